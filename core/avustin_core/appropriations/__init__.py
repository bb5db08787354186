"""Appropriations: a slice of the core."""
