"""Decisions: a slice of the core."""
