"""Rights as the schema shows them: in descriptions, in the build that refuses what has none, and in the matrix."""
