"""What stands at the head of a case file: the matter, its parties, its call; and how a matter is found."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlmodel import col

from avustin_core.access import Actor, Capacity, rights_of
from avustin_core.applications.models import Application, Participant
from avustin_core.calls.models import Call
from avustin_core.casefile.reading import Reader
from avustin_core.errors import NotFound
from avustin_core.matters.models import Matter, MatterKind
from avustin_core.organisations.models import Organisation
from avustin_core.storage import parse_id


@dataclass(frozen=True)
class Party:
    """An organisation of the matter, and what it is to it."""

    capacity: Capacity
    name: dict[str, str]
    business_id: str | None
    municipality_code: str | None


@dataclass(frozen=True)
class Head:
    """A matter as its case file begins. What the reader doesn't see is None."""

    id: UUID
    kind: MatterKind
    number: str | None
    parent_id: UUID | None
    pending_at: datetime | None
    closed_at: datetime | None
    call_title: dict[str, str]
    programme_code: str
    is_fictional: bool
    reference: str | None
    title: str | None
    parties: tuple[Party, ...] = ()


async def head_of(reader: Reader, which: str, *, actor: Actor, now: datetime) -> Head:
    """The head of the matter that is named: by its global id or number, or by its application's id or reference.

    NotFound where there is none, or the actor doesn't see it.
    """
    applied = rights_of(Application).rows.predicate(Application, actor, now)
    statement = (
        select(
            *map(col, (Matter.id, Matter.kind, Matter.number, Matter.parent_id, Matter.pending_at, Matter.closed_at)),
            col(Call.title).label("call_title"), col(Call.programme_code), col(Call.is_fictional),
            col(Application.id).label("application_id"), col(Application.reference), col(Application.title),
        )
        .join(Call, col(Call.id) == col(Matter.call_id))
        .outerjoin(Application, and_(col(Application.matter_id) == col(Matter.id), applied))
        .where(_named(which), rights_of(Matter).rows.predicate(Matter, actor, now))
    )  # fmt: skip
    found = (await reader.execute(statement)).mappings().first()
    if found is None:
        raise NotFound()
    values = {name: value for name, value in found.items() if name != "application_id"}
    parties = await _parties(reader, found["id"], found["application_id"], actor, now)
    return Head(**values, parties=parties)


def _named(which: str) -> ColumnElement[bool]:
    kind, id = parse_id(which) or ("", None)
    if kind == "Matter":
        return col(Matter.id) == id
    if kind == "Application":
        return col(Application.id) == id
    return func.coalesce(col(Matter.number) == which, False) | func.coalesce(col(Application.reference) == which, False)


async def _parties(
    reader: Reader, matter_id: UUID, application_id: UUID | None, actor: Actor, now: datetime
) -> tuple[Party, ...]:
    seen = rights_of(Organisation).rows.predicate(Organisation, actor, now)
    party = (
        select(*COLUMNS).join(Matter, col(Matter.party_id) == col(Organisation.id)).where(col(Matter.id) == matter_id)
    )
    taking_part = (
        select(*COLUMNS)
        .join(Participant, col(Participant.organisation_id) == col(Organisation.id))
        .where(
            col(Participant.application_id) == application_id,
            rights_of(Participant).rows.predicate(Participant, actor, now),
        )
        .order_by(col(Participant.key))
    )
    first = (await reader.execute(party.where(seen))).all()
    others = (await reader.execute(taking_part.where(seen))).all() if application_id else []
    known = {row.id for row in first}
    return (
        *(_party(Capacity.PARTY, row) for row in first),
        *(_party(Capacity.PARTICIPANT, row) for row in others if row.id not in known),
    )


COLUMNS: tuple[Any, ...] = (
    col(Organisation.id), col(Organisation.name_fi), col(Organisation.name_sv), col(Organisation.business_id),
    col(Organisation.municipality_code),
)  # fmt: skip


def _party(capacity: Capacity, row: Any) -> Party:
    return Party(capacity, {"fi": row.name_fi, "sv": row.name_sv}, row.business_id, row.municipality_code)
