"""Calls: a slice of the core."""
