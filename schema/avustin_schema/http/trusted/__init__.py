"""Documents that front ends were built with, and those that are asked by their hash."""
