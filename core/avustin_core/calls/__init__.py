"""Calls: one opening of a programme, with its texts, window, ceiling, and what is pinned when it is published."""
