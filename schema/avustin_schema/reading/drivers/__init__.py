"""The shortest way to each database, for prepared text that only reads."""
