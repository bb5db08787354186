"""What an event changed, as a reader of the trail may see it: nothing that the reader couldn't read where it lies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel.main import default_registry

from avustin_core.access import Actor, Audience, Rights
from avustin_core.storage import Row

FACTS = frozenset(
    ("title", "purpose", "language", "amount_applied", "total_costs", "eligible_costs", "period_starts", "period_ends")
)
WITHHELD: Mapping[str, frozenset[str]] = {
    "application_versions": frozenset(("answers",)),
    "report_versions": frozenset(("answers",)),
    "applications": FACTS,
}  #: answers are read by their version, field by field; an application's facts are answers too, a draft's among them
Columns = Mapping[str, list[Any]]  #: by name: before and after


@dataclass(frozen=True)
class Change:
    """One column, or one thing that an operation told: what was there before and after, unless it is kept from the reader."""

    table: str
    id: str
    column: str
    before: Any
    after: Any
    is_hidden: bool


class Seen:
    """Which columns of which rows the reader may see now, by the rights of their slices."""

    def __init__(self, actor: Actor, now: datetime) -> None:
        self.actor, self.now = actor, now
        self._rows: dict[tuple[str, str], set[str]] = {}
        self._always: dict[str, set[str]] = {}
        self._models = {mapper.class_.__tablename__: mapper.class_ for mapper in default_registry.mappers}

    async def load(
        self, session: AsyncSession | AsyncConnection, keys: Iterable[str], columns: Mapping[str, set[str]]
    ) -> None:
        """Asks for rows by their keys, `table:id`, one statement for each table that needs one."""
        ids: dict[str, list[UUID]] = {}
        for table, _, id in (key.partition(":") for key in keys):
            if (key := _uuid(id)) is not None:
                ids.setdefault(table, []).append(key)
        for table, wanted in ids.items():
            model = self._models.get(table)
            if model is not None and model in Rights.declared and issubclass(model, Row):
                await self._ask(session, model, wanted, columns[table])

    async def _ask(
        self, session: AsyncSession | AsyncConnection, model: Any, ids: list[UUID], columns: set[str]
    ) -> None:
        rights, table = Rights.declared[model], model.__tablename__
        audiences = {name: found for name in columns if (found := _audience(rights, table, name))}
        answers = {name: each.sees(model, self.actor, self.now) for name, each in audiences.items()}
        rows = rights.rows.sees(model, self.actor, self.now)
        always = {name for name, answer in answers.items() if answer is True}
        if rows is True:
            self._always[table] = always
        asked = [(name, answer) for name, answer in answers.items() if not isinstance(answer, bool)]
        if rows is False or (rows is True and not asked):
            return
        statement = select(model.id, *(answer.label(name) for name, answer in asked)).where(
            model.id.in_(ids), rights.rows.predicate(model, self.actor, self.now)
        )
        for row in await session.execute(statement):
            self._rows[table, str(row[0])] = always | {
                name for (name, _), sees in zip(asked, row[1:], strict=True) if sees
            }

    def sees(self, table: str, id: str, column: str) -> bool:
        """Whether that column of that row is for them."""
        return column in self._always.get(table, ()) or column in self._rows.get((table, id), ())


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _audience(rights: Rights, table: str, column: str) -> Audience | None:
    """Whom the slice shows the field of that column; a column without a field is nobody's."""
    if column in WITHHELD.get(table, ()):
        return None
    names = (_field(column), _field(column.removesuffix("_id")))
    return next((rights.fields[name] for name in names if name in rights.fields), None)


def _field(column: str) -> str:
    first, *rest = column.split("_")
    return first + "".join(part.title() for part in rest)


async def seen_changes(
    session: AsyncSession | AsyncConnection, events: Mapping[UUID, Mapping[str, Columns]], actor: Actor, now: datetime
) -> dict[UUID, list[Change]]:
    """The changes of several events, in as many statements for all as for one."""
    columns: dict[str, set[str]] = {}
    for rows in events.values():
        for key, changed in rows.items():
            columns.setdefault(key.partition(":")[0], set()).update(changed)
    seen = Seen(actor, now)
    await seen.load(session, {key for rows in events.values() for key in rows if ":" in key}, columns)
    return {id: list(_told(rows, seen)) for id, rows in events.items()}


def _told(rows: Mapping[str, Columns], seen: Seen) -> Iterable[Change]:
    for key, changed in sorted(rows.items()):
        table, is_row, id = key.partition(":")
        for column, (before, after) in sorted(changed.items()) if is_row else _noted(changed):
            hidden = bool(is_row) and not seen.sees(table, id, column)
            yield Change(table, id, column, None if hidden else before, None if hidden else after, hidden)


def _noted(changed: Mapping[str, Any]) -> list[tuple[str, list[Any]]]:
    """What an operation told beside its rows: a reason, the secrets that were read, the numbers that were erased."""
    return [(name, value if len(value) == 2 and value[0] is None else [None, value]) for name, value in changed.items()]
