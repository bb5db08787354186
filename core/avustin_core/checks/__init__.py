"""Checks: what officials look at before a decision, item by item, and the costs that they accept, row by row."""
