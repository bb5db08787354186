"""What can be told to have changed: a kind and an id, and nothing of what it became."""

from collections.abc import Collection, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple
from uuid import UUID

LONGEST = 7_000  #: bytes of what is told at once; PostgreSQL takes fewer than 8,000


class Kind(StrEnum):
    """Of what."""

    CALL = "c"
    MATTER = "m"  #: an application, or anything that belongs to it
    APPROPRIATION = "a"
    OUTBOX = "o"
    RIGHTS = "r"  #: who may what
    EVERYTHING = "e"  #: it isn't known what


class Thing(NamedTuple):
    """One thing that changed; without an id, any of its kind."""

    kind: Kind
    id: UUID | None = None


EVERYTHING = Thing(Kind.EVERYTHING)
RIGHTS = Thing(Kind.RIGHTS)
ROWS = {
    "calls": Kind.CALL,
    "appropriations": Kind.APPROPRIATION,
    "matters": Kind.MATTER,
    "outbox_messages": Kind.OUTBOX,
}
OF_RIGHTS = {"memberships", "role_grants", "declarations"}
SIGN_INS, LEDGER = "sign_ins", "ledger_entries"


def things_of(changes: Mapping[str, Any], matters: Iterable[UUID]) -> set[Thing]:
    """What the changes of a transaction are about, by the tables and keys of its rows."""
    if not changes:
        return set()
    things = {Thing(Kind.MATTER, matter) for matter in matters}
    for place, columns in changes.items():
        table, _, key = place.partition(":")
        if table in ROWS:
            things.add(Thing(ROWS[table], UUID(key)))
        elif table in OF_RIGHTS or (table == SIGN_INS and _is_gone(columns)):
            things.add(RIGHTS)
        elif table == LEDGER:
            things.add(Thing(Kind.APPROPRIATION, UUID(columns["appropriation_id"][1])))
    return things


def _is_gone(columns: Mapping[str, Any]) -> bool:
    return all(after is None for _, after in columns.values())


def spelt(things: Collection[Thing]) -> str:
    """The things in a few bytes; too many of them are everything."""
    text = ",".join(sorted(f"{each.kind}{each.id.hex if each.id else ''}" for each in things))
    return text if len(text) <= LONGEST else EVERYTHING.kind.value


def read(text: str) -> set[Thing]:
    """The things that were spelt so; what can't be read is everything."""
    try:
        return {Thing(Kind(each[:1]), UUID(each[1:]) if each[1:] else None) for each in text.split(",")}
    except ValueError:
        return {EVERYTHING}
