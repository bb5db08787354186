"""Worklists: what is whose to do, what is due, and what stands in its way. It only reads, and has no tables."""
