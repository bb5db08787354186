"""Decisions: proposed by one and signed by another, whole by law, drawn from the appropriation, never changed."""
