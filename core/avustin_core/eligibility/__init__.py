"""Eligibility: a slice of the core."""
