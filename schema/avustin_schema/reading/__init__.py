"""Reading: an operation's selection, with the sources' declarations, becomes one statement a relation."""

from avustin_schema.reading.executor.fallback import read_ids, read_many, read_one, read_page
from avustin_schema.reading.shared.rows import Reading, Row

__all__ = ["Reading", "Row", "read_ids", "read_many", "read_one", "read_page"]
