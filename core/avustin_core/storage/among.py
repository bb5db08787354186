"""A column's value among those of a subquery, said so that an index of the column serves it, also inside an OR."""

from typing import Any

from sqlalchemy import Boolean, ColumnElement, Select, select
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class Among(FunctionElement[bool]):
    """True where the column holds one of the values: they are looked up once, and then by the index."""

    name = "among"
    type = Boolean()
    inherit_cache = True

    def self_group(self, against: Any = None) -> "Among":
        """As it is: `= 1`, which SQLAlchemy puts behind functions on SQLite, would keep the index from it."""
        return self

    @property
    def values(self) -> Any:
        """The subquery."""
        return list(self.clauses)[1]


def among(column: Any, values: Select[Any]) -> ColumnElement[bool]:
    """Whether the column holds one of the values, which no row of the statement has a part in."""
    return Among(column, values.correlate(None).scalar_subquery())


def of_owner(key: Any, id: Any, condition: ColumnElement[bool]) -> ColumnElement[bool]:
    """Whether the row that a row belongs to fits: found by its key, one for each row that is looked at.

    An `exists` in an OR would make PostgreSQL gather all owners that fit beforehand.
    """
    looked: ColumnElement[bool] = select(condition).where(key == id).scalar_subquery()
    return looked


@compiles(Among)
def _in(element: Among, compiler: Any, **options: Any) -> str:
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN {values}"


@compiles(Among, "postgresql")
def _any(element: Among, compiler: Any, **options: Any) -> str:
    """PostgreSQL makes a set of an `IN` that stands in an OR, and reads all rows to hold them against it."""
    column, values = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY (ARRAY{values})"
