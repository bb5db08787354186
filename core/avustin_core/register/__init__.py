"""Register: a slice of the core."""
