"""A statement ready to run: its text for the driver, where each parameter comes from, and how a column is read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

import orjson
from sqlalchemy import CompoundSelect, Select
from sqlalchemy.dialects.postgresql.asyncpg import PGDialect_asyncpg
from sqlalchemy.dialects.sqlite.aiosqlite import SQLiteDialect_aiosqlite
from sqlalchemy.engine import Dialect
from sqlmodel.sql.sqltypes import UTCDateTime

from avustin_core.access import Actor
from avustin_schema.reading.shared.marks import NotPlanned, Origin, origins_of, values_of

Read = Callable[[Any], Any]
DIALECTS: dict[str, Dialect] = {
    "postgresql": PGDialect_asyncpg(paramstyle="named"),  # type: ignore[no-untyped-call]
    "sqlite": SQLiteDialect_aiosqlite(paramstyle="named", json_deserializer=orjson.loads),
}
SETS = {
    "postgresql": (r"= ANY (:\1)", r"<> ALL (:\1)"),
    "sqlite": (r"IN (SELECT value FROM json_each(:\1))", r"NOT IN (SELECT value FROM json_each(:\1))"),
}
LITERAL = re.compile(r"__\[POSTCOMPILE_(\w+)\]")
NUMBERED = re.compile(r"\$(\d+)")
PARAMETER = re.compile(r"(?<!:):([A-Za-z_]\w*)")


@dataclass(frozen=True)
class Parameter:
    """One place of the text: a constant, or what its origins give when it runs; a set of them, or one."""

    origins: tuple[Origin, ...]
    constant: Any
    write: Read | None
    is_set: bool


@dataclass(frozen=True)
class Prepared:
    """The text, its parameters in the order of the text, and for each column how the driver's value is read (None: as is)."""

    text: str
    parameters: tuple[Parameter, ...]
    reads: tuple[Read | None, ...]
    types: tuple[Any, ...]
    dialect: str

    @cached_property
    def is_guarded(self) -> bool:
        """Whether it gives records only if who asks stands as they did."""
        return any(origin.kind == "standing" for each in self.parameters for origin in each.origins)

    def read(self, record: Any, place: int) -> Any:
        """The value of a column of a record."""
        read = self.reads[place]
        return read(record[place]) if read else record[place]

    def values(self, actor: Actor, now: datetime, given: dict[Origin, Any]) -> list[Any]:
        """The parameters' values: `given` are the arguments, and the keys of the rows above."""
        return [self._value(each, actor, now, given) for each in self.parameters]

    def _value(self, each: Parameter, actor: Actor, now: datetime, given: dict[Origin, Any]) -> Any:
        if not each.origins:
            return each.constant
        first = each.origins[0]
        if first.kind == "keys":  # as the driver gave them
            found = given[first]
        else:
            found = [value for origin in each.origins for value in _found(origin, actor, now, given)]
            if each.write:
                found = [each.write(value) for value in found]
        if not each.is_set:
            return found[0]
        return _json(found) if self.dialect == "sqlite" else found


def _found(origin: Origin, actor: Actor, now: datetime, given: dict[Origin, Any]) -> list[Any]:
    if origin not in given:
        return values_of(origin, actor, now)
    value = given[origin]
    return value if isinstance(value, list) else [value]


def prepare(statement: Select[Any] | CompoundSelect[Any], dialect_name: str) -> Prepared:
    """Compiles the statement once; refuses one in which a mark was made into something else."""
    dialect = DIALECTS[dialect_name]
    compiled: Any = statement.compile(dialect=dialect)
    binds = {name: bind for name, bind in compiled.binds.items() if name.isidentifier()}
    within, without = SETS[dialect_name]
    text = re.sub(
        r"\((\S+) NOT IN \(__\[POSTCOMPILE_(\w+)\]\)\)", rf"(\1 {without})".replace(r":\1", r":\2"), str(compiled)
    )
    text = re.sub(r"IN \(__\[POSTCOMPILE_(\w+)\]\)", within, text)
    for name in set(LITERAL.findall(text)):
        text = text.replace(f"__[POSTCOMPILE_{name}]", _literal(binds[name], dialect))
    order: list[str] = []

    def place(match: re.Match[str]) -> str:
        name = match[1]
        if dialect_name == "sqlite":
            order.append(name)
            return "?"
        if name not in order:
            order.append(name)
        return f"${order.index(name) + 1}"

    text = PARAMETER.sub(place, text)
    return Prepared(
        text,
        tuple(_parameter(binds[name], dialect) for name in order),
        tuple(_read(column.type, dialect) for column in compiled._result_columns),
        tuple(column.type for column in compiled._result_columns),
        dialect_name,
    )


def together(above: Prepared, below: Sequence[Prepared]) -> Prepared | None:
    """One statement for PostgreSQL: the record of one object, and behind its columns those of the others as arrays.

    Their key is that of the object, said so that a plan for all keys knows that there is one. None where the statement asks
    for no key, since this viewer sees no such object at all.
    """
    arrays: list[str] = []
    parameters = above.parameters
    keyed = [place for place, each in enumerate(parameters, 1) if any(of.kind == "value" for of in each.origins)]
    if not keyed:
        return None
    for each in below:
        places = {}
        for place, parameter in enumerate(each.parameters, 1):
            if any(origin.kind == "keys" for origin in parameter.origins):
                places[str(place)] = f"ARRAY[${keyed[0]}]"
            else:
                parameters = (*parameters, parameter)
                places[str(place)] = f"${len(parameters)}"
        text = NUMBERED.sub(lambda match, places=places: places[match[1]], each.text)  # type: ignore[misc]
        arrays.append(f"ARRAY(SELECT b FROM ({text}) AS b) AS b{len(arrays)}")
    return replace(above, text=f"SELECT a.*, {', '.join(arrays)} FROM ({above.text}) AS a", parameters=parameters)


def _read(type_: Any, dialect: Dialect) -> Read | None:
    """How a column's values are read; moments come in UTC from asyncpg, and without a zone from SQLite."""
    if isinstance(type_, UTCDateTime):
        return None if dialect.name == "postgresql" else _moment
    read: Read | None = type_._cached_result_processor(dialect, None)
    return read


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(f"{text}+00:00")


def _literal(bind: Any, dialect: Dialect) -> str:
    if origins_of(bind.effective_value):
        raise NotPlanned("a mark in a literal")
    written: str = bind.type.dialect_impl(dialect).literal_processor(dialect)(bind.effective_value)
    return written


def _parameter(bind: Any, dialect: Dialect) -> Parameter:
    value = bind.effective_value
    write = bind.type._cached_bind_processor(dialect)
    origins = origins_of(value)
    if origins:
        return Parameter(origins, None, write, bind.expanding or origins[0].kind == "keys")
    if not bind.expanding:
        return Parameter((), write(value) if write else value, None, False)
    values = [write(each) for each in value] if write else list(value)
    return Parameter((), _json(values) if dialect.name == "sqlite" else values, None, True)


def _json(values: Sequence[Any]) -> str:
    return orjson.dumps(values).decode()
