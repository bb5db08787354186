"""Reports: a slice of the core."""
