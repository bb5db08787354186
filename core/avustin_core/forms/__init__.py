"""The form engine: from one declaration to reading, descriptors, JSON Schema and locks."""
