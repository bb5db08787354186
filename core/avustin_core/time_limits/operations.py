"""Setting, meeting, extending and cancelling time limits: the slices above do it, in their own transactions and rights.

They hold the matter locked, or what the time limit is about.
"""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core import calendar
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.matters.models import Matter
from avustin_core.plugin import Text
from avustin_core.time_limits.models import OF_AUTHORITY, TimeLimit, TimeLimitKind
from avustin_core.time_limits.states import ended
from avustin_core.work import Work

AS_NEW = (
    "extended_from", "extended_at", "extended_by", "extension_reason", "met_at", "cancelled_at", "asked_at", "asked_by",
    "asked_until", "asked_because", "answered_at", "refused_by", "refused_because",
)  # fmt: skip


async def set(
    work: Work,
    matter_id: UUID,
    kind: TimeLimitKind,
    *,
    due_at: datetime,
    basis: str,
    about: UUID,
    starts_at: datetime | None = None,
    organisation_id: UUID | None = None,
) -> TimeLimit:
    """Sets a time limit, or sets it anew. It begins now, and is the matter's party's, where nothing else is said.

    A party's that would end on a Saturday or a holiday ends with the next working day (150/1930 5 §): what is answered
    says when.
    """
    matter = await work.session.get(Matter, matter_id)
    if matter is None:
        raise NotFound()
    limit = await _find(work, matter_id, kind, about) or TimeLimit(
        matter_id=matter_id, call_id=matter.call_id, kind=kind, about_id=about, basis=basis, starts_at=work.now,
        due_at=due_at,
    )  # fmt: skip
    limit.organisation_id = None if kind in OF_AUTHORITY else organisation_id or matter.party_id
    limit.basis, limit.starts_at, limit.due_at = basis, starts_at or work.now, _due(work, kind, due_at)
    for name in AS_NEW:
        setattr(limit, name, None)
    return await work.add(limit)


def to_come(work: Work, due_at: datetime) -> datetime:
    """Until when an official asks something of a party: to come, and the end of a working day where its own is none."""
    if due_at.tzinfo is None or due_at <= work.now:
        raise InvalidInput("dueAt", reason=IN_THE_FUTURE)
    return calendar.due(due_at, work.settings.office_hours_end)


async def meet(work: Work, matter_id: UUID, kind: TimeLimitKind, *, about: UUID) -> TimeLimit | None:
    """What was asked was done now, in time or not; doing it again changes nothing. None where no time was set."""
    limit = await _find(work, matter_id, kind, about)
    if limit and limit.met_at is None and limit.cancelled_at is None:
        limit.met_at = work.now
    return limit


async def is_met(work: Work, matter_id: UUID, kind: TimeLimitKind, *, about: UUID) -> bool:
    """Whether what was asked was done."""
    limit = await _find(work, matter_id, kind, about)
    return limit is not None and limit.met_at is not None


async def extend(
    work: Work, matter_id: UUID, kind: TimeLimitKind, *, about: UUID, due_at: datetime, reason: str
) -> TimeLimit:
    """Gives more time, with the reason, which the party is told. Refused without a later moment, and of what has ended."""
    limit = await _find(work, matter_id, kind, about)
    if limit is None:
        raise NotFound()
    if refusal := ended(limit, work.now):
        raise refusal
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY)
    if due_at.tzinfo is None or due_at <= limit.due_at:
        raise InvalidInput("dueAt", reason=LATER)
    limit.extended_from, limit.due_at = limit.due_at, _due(work, kind, due_at)
    limit.extended_at, limit.extended_by, limit.extension_reason = work.now, work.actor.user_id, reason.strip()
    if limit.asked_at:
        limit.answered_at, limit.refused_by, limit.refused_because = work.now, None, None
    await work.session.flush()
    tell(work, "timeLimit.extended", limit, reason=limit.extension_reason)
    return limit


def tell(work: Work, what: str, limit: TimeLimit, *, reason: str) -> None:
    """Lets the party know what became of its time; the authority's own limits are nobody else's."""
    if limit.organisation_id:
        work.send(what, notice_of(limit) | {"reason": reason})


def notice_of(limit: TimeLimit) -> dict[str, Any]:
    """What a notice says of a time limit."""
    return {
        "timeLimitId": str(limit.id),
        "organisationId": str(limit.organisation_id),
        "dueAt": limit.due_at.isoformat(),
    }


async def cancel(work: Work, matter_id: UUID, kind: TimeLimitKind, *, about: UUID) -> TimeLimit | None:
    """Nothing is asked any more, whether the time has passed or not; what was met stays met."""
    limit = await _find(work, matter_id, kind, about)
    if limit and limit.met_at is None and limit.cancelled_at is None:
        limit.cancelled_at = work.now
    return limit


async def cancel_running(work: Work, matter_id: UUID, kinds: Collection[TimeLimitKind]) -> None:
    """The same of all of these kinds that still run in the matter; what was missed stays missed."""
    statement = select(TimeLimit).where(
        col(TimeLimit.matter_id) == matter_id, col(TimeLimit.kind).in_(kinds), col(TimeLimit.met_at).is_(None),
        col(TimeLimit.cancelled_at).is_(None), col(TimeLimit.due_at) > work.now,
    )  # fmt: skip
    for limit in await work.session.scalars(statement):
        limit.cancelled_at = work.now


async def _find(work: Work, matter_id: UUID, kind: TimeLimitKind, about: UUID) -> TimeLimit | None:
    statement = (
        select(TimeLimit)
        .where(
            col(TimeLimit.kind) == kind, col(TimeLimit.about_id) == about, col(TimeLimit.matter_id) == matter_id
        )
        .with_for_update()
        .execution_options(populate_existing=True)
    )  # fmt: skip
    found: TimeLimit | None = await work.session.scalar(statement)
    return found


def _due(work: Work, kind: TimeLimitKind, due_at: datetime) -> datetime:
    return due_at if kind in OF_AUTHORITY else calendar.due(due_at, work.settings.office_hours_end)


IN_THE_FUTURE = Text(
    fi="Määräajan on oltava tulevaisuudessa.",
    sv="Tidsfristen ska ligga i framtiden.",
    en="The due time must be in the future.",
)
SAY_WHY = Text(
    fi="Kirjoita, miksi määräaikaa pidennetään.",
    sv="Skriv varför tidsfristen förlängs.",
    en="Write why the time is extended.",
)
LATER = Text(
    fi="Uuden määräajan on päätyttävä nykyistä myöhemmin.",
    sv="Den nya tidsfristen ska gå ut senare än den nuvarande.",
    en="The new time must end later than the present one.",
)
