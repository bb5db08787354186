"""What a plan is made of: statements with what lies below them, and the marks for what is given when they run."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from avustin_schema.paging import Page
from avustin_schema.reading.plans.emitter import Emit
from avustin_schema.reading.plans.prepared import Prepared
from avustin_schema.reading.plans.written import Rows
from avustin_schema.reading.shared.marks import Origin
from avustin_schema.sources import Batched

VALUE = Origin("value")


class Given:
    """Stands for the value or the ids by which objects are looked up."""

    origin = VALUE


KEYS = Origin("keys")


class Key:
    """Stands for the keys of the records above."""

    origin = KEYS


class Size(int):
    """Stands for one more than the size of a page."""

    origin = Origin("size")


class CursorKey:
    """Stands for a key of a cursor."""

    def __init__(self, index: int) -> None:
        self.origin = Origin("cursor key", index)


class Filtered:
    """Stands for a value of a filter: of which field of the operation, and which of its values."""

    def __init__(self, field: int, index: int) -> None:
        self.origin = Origin("filter", (field, index))


@dataclass
class FacetPlan:
    """The facets that are asked for under one key, with their statements."""

    key: str
    emit: Emit
    counted: list[tuple[Any, Prepared]]


@dataclass
class ObjectsPlan:
    """Objects of one type: one or several, in order."""

    prepared: Prepared
    rows: Rows
    branches: list[Any]
    id_place: int
    at_once: Prepared | None = None  #: the statement of one object by its id, with the records below it in arrays

    def id_of(self, record: Any) -> UUID:
        """The id of a record's object."""
        found: UUID = self.prepared.read(record, self.id_place)
        return found


@dataclass
class BatchBranch:
    """What is loaded at once for all records of a statement."""

    source: Batched
    key_place: int
    places: dict[str, int]
    arguments: dict[str, Any]
    emit: Emit
    reads: dict[str, Callable[[Any], Any]] = field(default_factory=dict)
    gathered: Prepared | None = None  #: where one statement gives all of it


@dataclass
class ListBranch:
    """The objects that point to the records above: one statement, grouped by what they point to."""

    prepared: Prepared
    rows: Rows
    by_place: int
    branches: list[Any]
    key_place: int = -1


@dataclass
class PagePlan:
    """A page of a connection: its statement, and how its records become edges, nodes and cursors."""

    ordering: Any
    prepared: Prepared | None = None
    count: Prepared | None = None
    count_place: int | None = None  #: where the records hold it too: counters that are kept, which cost no counting
    parts: list[tuple[str, str, Any]] = field(default_factory=list)  #: (response key, field, what makes it)
    key_place: int = -1
    by_place: int = -1
    places: list[int] = field(default_factory=list)  #: of the keys of its order
    facets: list[FacetPlan] = field(default_factory=list)
    branches: list[Any] = field(default_factory=list)
    page: Page | None = None  #: of a page below the root, whose arguments are constants
