"""Organisations: a slice of the core."""
