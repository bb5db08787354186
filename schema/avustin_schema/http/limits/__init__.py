"""What a request may ask: how deep, how wide, how dear, and how much over time; refused before anything is run."""
