"""The audit trail, for those who oversee: who did what to what, when, in which role, and what it changed."""

from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import User
from avustin_core.audit import AuditValues
from avustin_core.plugin import Role
from avustin_core.trail import rights
from avustin_core.trail.changes import Change, seen_changes
from avustin_schema.lists.asks import Asks
from avustin_schema.lists.kinds import id_of_a
from avustin_schema.paging import Order
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.roots import by_id, page
from avustin_schema.scalars import JSON
from avustin_schema.sources import Join, Source, Values, batched, column, computed, one, sourced
from avustin_schema.types.asked import EVENTS
from avustin_schema.types.common import Node, global_id, id_of
from avustin_schema.types.organisations import Person


@strawberry.type(description="One value that an act changed, or that it noted: before and after.")
class AuditChange:
    """A change."""

    table: str = strawberry.field(
        description="The table; or `reason`, `secrets` (which were read, by thing) and `erased` (numbers by chain)."
    )
    key: str = strawberry.field(description="The row's key in the table; empty for what isn't a row.")
    column: str = strawberry.field(description="The column.")
    before: JSON | None = strawberry.field(description="What was there; null when it is new, or hidden.")
    after: JSON | None = strawberry.field(description="What is there now; null when it is gone, or hidden.")
    is_hidden: bool = strawberry.field(
        description="Whether the values are kept from this viewer, who can't read them where they lie either. Answers "
        "always are: read them by their application."
    )

    @classmethod
    def of(cls, change: Change) -> "AuditChange":
        """From the core's."""
        return cls(
            table=change.table, key=change.id, column=change.column, before=change.before, after=change.after,
            is_hidden=change.is_hidden,
        )  # fmt: skip


async def _changes(session: AsyncSession, reading: Reading, values: list[Values]) -> list[list[AuditChange] | None]:
    ids = [value("id") for value in values]
    statement = select(col(AuditValues.event_id), col(AuditValues.changes)).where(col(AuditValues.event_id).in_(ids))
    kept = {row.event_id: row.changes for row in await session.execute(statement)}
    seen = await seen_changes(session, kept, reading.actor, reading.now)
    return [[AuditChange.of(each) for each in seen[id]] if id in seen else None for id in ids]


def _roles(values: Any, reading: Reading) -> list[Role]:
    return [Role[name] for name in values("role").split(",") if name in Role.__members__]


def _objects(values: Any, reading: Reading) -> list[strawberry.ID]:
    ids, types = values("object_id").split(","), values("object_type").split(",")
    named = {source.model.__name__: name for name, source in Source.known.items()}
    pairs = zip(ids, types * len(ids) if len(types) == 1 else types, strict=False)
    return [global_id(named.get(kind, kind), UUID(id)) for id, kind in pairs if id]


@sourced(
    rights.RIGHTS,
    joins={"actor": Join("actor_id", User, "Person")},
    conditions=EVENTS,
    default_order=Order("at", descending=True),
)
class AuditEvent(Node):
    """One act in the audit trail. Whether the trail is whole is checked by `avustin audit verify`, not here."""

    id: strawberry.ID = id_of("AuditEvent")
    chain: str = column("chain", "The chain: `core`, or that of an appropriation whose money moved.")
    seq: int = column("seq", "Its number in the chain, from one.")
    at: datetime = column("at", "When it was done.")
    actor: Person | None = one("actor", "Who did it; null for the system itself, and for whoever wasn't signed in.")
    roles: list[Role] = computed(
        ("role",), _roles, "The roles and mandates by which the actor might do it; empty where none is needed."
    )
    act: str = column("act", "What was done: the slice and the operation, such as `applications.submit_application`.")
    object_type: str = column("object_type", "What it was done to, by kind; empty where it is no one thing.")
    object_ids: list[strawberry.ID] = computed(
        ("object_id", "object_type"), _objects, "The global ids of what it was done to; several when secrets were read."
    )
    matter_id: strawberry.ID | None = column(
        "matter_id",
        "The matter that it was about; null where it was none, or several.",
        lambda id: global_id("Matter", id),
        asks=Asks(id_of_a("Matter"), lambda table, reading: table.matter_id),
    )
    request_id: str | None = column("request_id", "The request in which it was done; null for the system's own acts.")
    digest: str = column("digest", "SHA-256 of all of it with the event before it.")
    changes: list[AuditChange] | None = batched(
        ("id",), _changes, "What it changed, as this viewer may see it; null when the values have been erased."
    )


QUERIES = {
    "auditEvents": page(AuditEvent, "The audit trail, the newest first."),
    "auditEvent": by_id(AuditEvent, "One event of the trail by its id."),
}
