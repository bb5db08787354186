"""Assessments: a slice of the core."""
