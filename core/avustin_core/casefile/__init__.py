"""The case file: everything of a matter in the order of time, as far as its reader may see each thing where it lies."""
