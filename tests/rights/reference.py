"""Who sees what, worked out without the reading: each declared predicate asked of its table, row by row."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from tests.rights.scene import Scene

from avustin_core.access import ROW, Actor
from avustin_schema.context import Context
from avustin_schema.sources import Join, Many, One, Paged, Source

Ids = frozenset[UUID]


@dataclass
class Rows:
    """Every row of every table that is read, past all rights."""

    by_id: dict[str, dict[UUID, Any]] = field(default_factory=dict)  #: by type

    async def load(self, scene: Scene) -> None:
        """Reads them all."""
        async with scene.avustin.reading() as connection:
            for name, source in Source.known.items():
                found = (await connection.execute(select(source.model.__table__))).mappings().all()
                self.by_id[name] = {row["id"]: row for row in found}


@dataclass
class Seen:
    """What one viewer may see: rows by type, and of each narrower audience the rows whose fields are theirs."""

    rows: dict[str, Ids] = field(default_factory=dict)
    fields: dict[tuple[str, str], Ids] = field(default_factory=dict)

    def within(self, rows: Rows) -> "Seen":
        """The same, of rows that there were: reads of secrets add to the trail."""
        return Seen({kind: ids & rows.by_id[kind].keys() for kind, ids in self.rows.items()}, self.fields)

    def may(self, kind: str, name: str, id: UUID) -> bool:
        """Whether the field of that row is for the viewer."""
        return id in self.rows[kind] and id in self.fields.get((kind, name), self.rows[kind])


async def seen_by(scene: Scene, actor: Actor) -> Seen:
    """Asks the database each declared predicate by itself."""
    seen, now = Seen(), scene.avustin.clock.now()
    async with scene.avustin.reading() as connection:
        for kind, source in Source.known.items():
            table, rights = source.model, source.rights

            async def ids(*conditions: Any, table: Any = table) -> Ids:
                return frozenset((await connection.execute(select(table.id).where(*conditions))).scalars())

            rows = rights.rows.predicate(table, actor, now)
            seen.rows[kind] = await ids(rows)
            narrower = {audience for audience in rights.fields.values() if audience not in (ROW, rights.rows)}
            of = {audience: await ids(rows, audience.predicate(table, actor, now)) for audience in narrower}
            for name, audience in rights.fields.items():
                if audience in of:
                    seen.fields[kind, name] = of[audience]
    return seen


async def matched(scene: Scene, actor: Actor, source: Source, name: str, value: Any) -> Ids:
    """The rows that a condition fits, whoever may see them: of a field with that value, or a condition of its own name."""
    table, reading = source.model, Context(scene.avustin, actor).reading()
    if name in source.asked.conditions:
        condition = source.asked.conditions[name].fits(table, value, reading)
    else:
        columns = source.asked.fields[name].asks.of(table, reading)
        columns = columns if isinstance(columns, tuple) else (columns,)
        condition = or_(*(column == value for column in columns))
    async with scene.avustin.reading() as connection:
        return frozenset((await connection.execute(select(table.id).where(condition))).scalars())


async def values_in(scene: Scene, actor: Actor, source: Source, name: str) -> list[Any]:
    """Two of the values that there are in a field, whoever may see them."""
    columns = source.asked.fields[name].asks.of(source.model, Context(scene.avustin, actor).reading())
    column = columns[0] if isinstance(columns, tuple) else columns
    async with scene.avustin.reading() as connection:
        found = await connection.execute(select(column).where(column.is_not(None)).distinct().order_by(column).limit(2))
        return list(found.scalars())


def related(rows: Rows, seen: Seen, source: Source, name: str, id: UUID) -> Ids:
    """The things that a field leads to, of those that the viewer sees."""
    row, declared = rows.by_id[source.name][id], source.fields[name]
    if isinstance(declared, One):
        join = source.joins[declared.join]
        targets = [join.target] if (value := _here(rows, source, row, join)) is not None else []
        found = {other for target in targets for other, each in rows.by_id[target].items() if each[join.there] == value}
        return frozenset(found) & seen.rows[join.target]
    assert isinstance(declared, Many | Paged)
    key = row[declared.key]
    found = {
        other for other, each in rows.by_id[declared.target].items() if key is not None and each[declared.by] == key
    }
    return frozenset(found) & seen.rows[declared.target]


def _here(rows: Rows, source: Source, row: Any, join: Join) -> Any:
    if join.via is None:
        return row[join.here]
    middle = source.joins[join.via]
    between = _here(rows, source, row, middle)
    found = [each for each in rows.by_id[middle.target].values() if each[middle.there] == between]
    return found[0][join.here] if found else None
