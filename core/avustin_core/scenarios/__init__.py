"""Scenarios: from the ranking, what was applied for and the money that there is, to sums that may be proposed."""
