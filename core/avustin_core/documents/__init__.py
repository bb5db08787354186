"""Documents: a slice of the core."""
