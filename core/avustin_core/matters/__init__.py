"""Matters: a slice of the core."""
