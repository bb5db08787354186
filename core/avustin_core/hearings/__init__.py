"""Hearings: the party comments on what may affect the outcome before it is decided (434/2003 34 §)."""
