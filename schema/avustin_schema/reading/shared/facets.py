"""Counts by value, over what the viewer sees of a field."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy import and_, case, false, select, true
from sqlalchemy.orm import aliased

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.storage import among, global_id
from avustin_schema.lists.connections import Facet, FacetValue
from avustin_schema.reading.shared.conditions import Conditions
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Source
from avustin_schema.types.enums import label_of

MOST_VALUES, MOST_FACETS = 100, 10


@dataclass(frozen=True)
class Counted:
    """A field that is counted by, and the expression of what the viewer sees of it."""

    name: str
    column: Any
    target: str | None = None  #: the type of the objects that it leads to

    def facet(self, records: Iterable[Sequence[Any]], reading: Reading) -> Facet:
        """The facet of what was counted: the most frequent first."""
        values = [
            FacetValue(value=self._value(value), label=_label(value, reading), count=count) for value, count in records
        ]
        values.sort(key=lambda each: (-each.count, each.value is None, each.value or ""))
        return Facet(field=self.name, values=values[:MOST_VALUES])

    def _value(self, value: Any) -> str | None:
        if isinstance(value, bool | int):
            return "true" if value else "false"
        if isinstance(value, Enum):
            return value.name
        return None if value is None else global_id(self.target or "", value) if isinstance(value, UUID) else str(value)


def _label(value: Any, reading: Reading) -> str | None:
    return label_of(value).get(reading.language) if isinstance(value, Enum) else None


def facets_of(source: Source, table: Any, wanted: Sequence[Any], reading: Reading) -> list[Counted]:
    """What is counted by."""
    if len(wanted) > MOST_FACETS:
        raise InvalidInput("by", reason=TOO_MANY)
    return [_counted(source, table, each.value, reading) for each in wanted]


def _counted(source: Source, table: Any, name: str, reading: Reading) -> Counted:
    conditions = Conditions(reading)
    ask = source.asked.where(reading.registry).all.get(name)
    seen = conditions.seen(source, table, ask.seen_as if ask else name)
    seen = true() if seen is True else false() if seen is False else seen
    if ask:
        return Counted(name, case((seen, ask.asks.of(table, reading)), else_=None))
    join = source.joins[source.asked.links[name][0]]
    target = Source.known[join.target]
    other: Any = aliased(join.model)
    policy = target.rights.rows.predicate(other, reading.actor, reading.now)
    here = getattr(table, join.here)
    shown = among(here, select(getattr(other, join.there)).where(policy))
    if join.there == "id":
        return Counted(name, case((and_(seen, shown), here), else_=None), join.target)
    found: Any = aliased(join.model)
    id = select(found.id).where(getattr(found, join.there) == here).scalar_subquery()
    return Counted(name, case((and_(seen, shown), id), else_=None), join.target)


TOO_MANY = Text(
    fi=f"by: anna enintään {MOST_FACETS} kenttää.",
    sv=f"by: ange högst {MOST_FACETS} fält.",
    en=f"by: give {MOST_FACETS} fields at most.",
)
