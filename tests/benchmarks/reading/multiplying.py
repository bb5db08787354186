"""Many applications out of a few: those of the demonstration again and again, with ids and moments of their own."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle, islice
from typing import Any, Protocol
from uuid import UUID

from uuid_utils.compat import uuid7

OWN = {  #: the tables of an application, and how their rows are found: a column, and of whose ids
    "applications": ("id", "applications"),
    "matters": ("id", "matters"),
    "application_versions": ("application_id", "applications"),
    "participants": ("application_id", "applications"),
    "findings": ("application_id", "applications"),
    "assessments": ("application_id", "applications"),
    "decisions": ("application_id", "applications"),
    "register_entries": ("decision_id", "decisions"),
    "reports": ("application_id", "applications"),
    "report_versions": ("report_id", "reports"),
    "matter_organisations": ("matter_id", "matters"),
}
UNIQUE = {("applications", "reference"), ("matters", "number")}
MOMENTS = {("applications", "submitted_at"), ("applications", "listed_at")}
LONGEST = 24  #: of a text in the answers, so that they are about 1.5 kB
FINDINGS = 3  #: of an application
SHARES = {"granted": 45, "refused": 15, "submitted": 34, "draft": 4, "withdrawn": 2}  #: of a hundred applications
Row = tuple[Any, ...]


class Raw(Protocol):
    """A database in its driver's own values."""

    async def columns(self, table: str) -> list[str]:
        """The names of a table's columns."""

    async def rows(self, table: str, columns: Sequence[str]) -> list[Row]:
        """All of its rows."""

    async def add(self, table: str, columns: Sequence[str], rows: Sequence[Row]) -> None:
        """Adds rows, without a look at references."""

    async def run(self, statement: str) -> None:
        """Runs a statement."""

    def id(self, id: UUID) -> Any:
        """An id as the driver gives it."""

    def later(self, moment: Any, seconds: int) -> Any:
        """A moment as the driver gives it, so much later."""


@dataclass
class Case:
    """One application with all that is its own: its rows by table."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def kind(self, columns: Mapping[str, Sequence[str]]) -> str:
        """What became of it."""
        status = _value(columns, self.rows, "applications", "status")
        if status != "SUBMITTED":
            return str(status).lower()
        if not self.rows["decisions"]:
            return "submitted"
        return "granted" if self.rows["register_entries"] else "refused"


def _value(columns: Mapping[str, Sequence[str]], rows: Mapping[str, list[Row]], table: str, name: str) -> Any:
    return rows[table][0][list(columns[table]).index(name)]


async def multiply(database: Raw, many: int, told: Callable[[int], None] = lambda done: None) -> None:
    """Adds so many applications, a part of each kind, and counts them."""
    columns = {table: await database.columns(table) for table in OWN}
    kinds = await _cases(database, columns)
    chosen = [cycle(kinds[kind]) for kind, share in SHARES.items() for _ in range(share)]
    order = [chosen[(number * 37) % len(chosen)] for number in range(100)]  # mixed, the same each time
    cases = (next(order[number % 100]) for number in range(many))
    done = 0
    while batch := list(islice(cases, 2_000)):
        copies = _Copies(database, columns, done)
        for case in batch:
            copies.take(case)
        for table, rows in copies.rows.items():
            await database.add(table, columns[table], rows)
        done += len(batch)
        told(done)
    await _count(database)


async def _cases(database: Raw, columns: Mapping[str, Sequence[str]]) -> dict[str, list[Case]]:
    rows = {table: [_short(columns[table], row) for row in await database.rows(table, columns[table])] for table in OWN}
    found: dict[str, list[Case]] = {}
    for application in rows["applications"]:
        ids = {"applications": {application[columns["applications"].index("id")]}}
        ids["matters"] = {application[columns["applications"].index("matter_id")]}
        case = Case()
        for table, (column, owner) in OWN.items():
            place = columns[table].index(column)
            case.rows[table] = [row for row in rows[table] if row[place] in ids[owner]]
            if table == "findings":
                del case.rows[table][FINDINGS:]
            ids[table] = {row[columns[table].index("id")] for row in case.rows[table]}
        found.setdefault(case.kind(columns), []).append(case)
    return {kind: _of_several(cases) for kind, cases in found.items()}


def _of_several(cases: list[Case]) -> list[Case]:
    """Without the quarter in which fewest organisations take part: about three are left on average."""
    return sorted(cases, key=lambda case: -len(case.rows["participants"]))[: 3 * len(cases) // 4 + 1]


def _short(columns: Sequence[str], row: Row) -> Row:
    if "answers" not in columns:
        return row
    place = columns.index("answers")
    answers = json.dumps(_shortened(json.loads(row[place])), ensure_ascii=False)
    return (*row[:place], answers, *row[place + 1 :])


def _shortened(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shortened(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_shortened(each) for each in value]
    return value[:LONGEST] if isinstance(value, str) and " " in value else value


@dataclass
class _Copies:
    """Copies of cases, in which each row has an id of its own, and refers to the others by theirs."""

    database: Raw
    columns: Mapping[str, Sequence[str]]
    number: int
    rows: dict[str, list[Row]] = field(default_factory=lambda: {table: [] for table in OWN})

    def take(self, case: Case) -> None:
        self.number += 1
        ids = {
            row[self.columns[table].index("id")]: self.database.id(uuid7())
            for table, rows in case.rows.items()
            for row in rows
        }
        for table, rows in case.rows.items():
            names = self.columns[table]
            self.rows[table] += [tuple(self._values(table, names, row, ids)) for row in rows]

    def _values(self, table: str, names: Sequence[str], row: Row, ids: Mapping[Any, Any]) -> Iterator[Any]:
        for name, value in zip(names, row, strict=True):
            if value is None:
                yield None
            elif name == "id" or name.endswith("_id"):
                yield ids.get(value, value)
            elif (table, name) in UNIQUE:
                yield f"{value}/{self.number}"
            elif (table, name) in MOMENTS:
                yield self.database.later(value, self.number)
            else:
                yield value


COUNTED = "coalesce((select {what} from {table} where {table}.call_id = calls.id{where}), 0)"
GRANTS = " and status = 'SIGNED' and kind in ('GRANT', 'PARTIAL_GRANT')"
COUNTS = {
    "numbered": ("count(*)", "applications", " and reference is not null"),
    "submitted": ("count(*)", "applications", " and status = 'SUBMITTED'"),
    "decided": ("count(*)", "decisions", " and status = 'SIGNED'"),
    "granted": ("count(*)", "decisions", GRANTS),
    "refused": ("count(*)", "decisions", " and status = 'SIGNED' and kind = 'REFUSAL'"),
    "registered": ("count(*)", "register_entries", ""),
    "granted_total": ("sum(amount)", "decisions", GRANTS),
}


async def _count(database: Raw) -> None:
    """The counters of the calls, as the operations would have kept them, and what is published of them."""
    for name, (what, table, where) in COUNTS.items():
        await database.run(f"update calls set {name} = {COUNTED.format(what=what, table=table, where=where)}")
    told = ("decided", "granted", "refused", "granted_total")
    for id, *counts in await database.rows("calls", ("id", *told)):
        outcome = json.dumps(dict(zip(told, map(int, counts), strict=True)))
        await database.run(f"update calls set outcome = '{outcome}' where id = '{id}' and outcome is not null")


def later(moment: datetime, seconds: int) -> datetime:
    """So many seconds later."""
    return moment + timedelta(seconds=seconds)
