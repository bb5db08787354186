"""Applications: a slice of the core."""
