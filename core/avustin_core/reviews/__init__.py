"""Reviews: a party requests that a decision be corrected (oikaisuvaatimus), and somebody else decides on that."""
