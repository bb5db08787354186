"""How the schema may change: files to compare with, breaking changes that are named, deprecations that end on a day."""
