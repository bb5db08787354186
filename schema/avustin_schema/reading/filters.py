"""The conditions of a connection's filter."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import false

from avustin_core.access import ROW
from avustin_core.answers.storable import is_text
from avustin_schema.reading.rows import Reading
from avustin_schema.sources import ByViewer, Source


def filter_conditions(source: Source, table: Any, given: Any, reading: Reading) -> Iterable[Any]:
    """Over what the viewer may see, so that a filter tells nothing that a field wouldn't."""
    for name, condition in source.filters.items():
        value = getattr(given, name, None) if given is not None else None
        if value is None:
            continue
        if isinstance(value, str) and not is_text(value):
            yield false()  # no database keeps such text, so nothing has it
            continue
        if isinstance(condition, ByViewer):
            yield condition.fits(condition.seen(table, reading), value)
        else:
            yield condition(table, value)
        audience = source.audience_of(name)
        if audience is not ROW:
            yield audience.predicate(table, reading.actor, reading.now)
