"""Eligibility: what the rules find of what was handed in, and what an official finds beside them."""
