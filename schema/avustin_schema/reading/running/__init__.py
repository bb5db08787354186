"""Plans as they are kept and run: which one fits, for whom it holds, and what its statements give."""
