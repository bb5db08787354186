"""Matters: what has a number, a party, handling, decisions and retention."""
