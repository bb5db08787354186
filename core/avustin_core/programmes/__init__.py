"""Programmes: a slice of the core."""
