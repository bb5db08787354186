"""What a decision that goes against its party rests on, and of which the party wasn't heard (434/2003 34 §).

It is a warning. The law has exceptions (34 § 2 mom.) that an official weighs, so nothing is refused because of it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import Actor
from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.checks.items import items_of
from avustin_core.checks.models import Check
from avustin_core.checks.rights import is_for
from avustin_core.decisions.models import DecisionKind
from avustin_core.eligibility.models import FindingRow
from avustin_core.eligibility.rights import RIGHTS as FINDINGS
from avustin_core.hearings.models import Hearing
from avustin_core.plugin import CheckItem, Outcome
from avustin_core.registry import Registry

AGAINST = (DecisionKind.REFUSAL, DecisionKind.PARTIAL_GRANT)  #: what isn't examined needs no hearing (34 § 2 mom. 1)


@dataclass(frozen=True)
class Unheard:
    """A finding, or an item of the checklist, that an official found not met, and how it stands with hearing the party of it."""

    text: Mapping[str, str]
    finding_id: UUID | None = None
    check: str | None = None
    is_pending: bool = False  #: it was asked, and its time still runs


@dataclass(frozen=True)
class Viewing:
    """Who looks, with what, and when."""

    actor: Actor
    registry: Registry
    now: datetime


async def unheard_of(
    session: AsyncSession, viewing: Viewing, application_ids: Collection[UUID]
) -> dict[UUID, list[Unheard]]:
    """What officials found against each application and its party wasn't heard of, as far as the viewer sees it.

    Three statements, however many there are. What the application's own answers show by a rule isn't others' evidence.
    """
    ids = sorted(application_ids)
    hearings: defaultdict[UUID, list[Hearing]] = defaultdict(list)
    for hearing in await session.scalars(select(Hearing).where(col(Hearing.application_id).in_(ids))):
        hearings[hearing.application_id].append(hearing)
    found: defaultdict[UUID, list[Unheard]] = defaultdict(list)
    for row in await _findings(session, viewing, ids):
        asked = [each for each in hearings[row.application_id] if row.rule_key in each.findings]
        if not _is_heard(asked, viewing.now):
            found[row.application_id].append(Unheard(row.rule, finding_id=row.id, is_pending=bool(asked)))
    for application_id, item in await _checks(session, viewing, ids):
        asked = [each for each in hearings[application_id] if item.key in each.checks]
        if not _is_heard(asked, viewing.now):
            found[application_id].append(Unheard(item.text.to_json(), check=item.key, is_pending=bool(asked)))
    return found


def _is_heard(asked: Sequence[Hearing], now: datetime) -> bool:
    """Whether the party answered, or had its time to (34 and 33 §)."""
    return any(each.answered_at or each.due_at <= now for each in asked)


async def _findings(session: AsyncSession, viewing: Viewing, ids: Sequence[UUID]) -> list[FindingRow]:
    seen = FINDINGS.rows.predicate(FindingRow, viewing.actor, viewing.now)
    statement = (
        select(FindingRow)
        .join(Application, col(Application.submitted_id) == col(FindingRow.version_id))
        .where(col(FindingRow.application_id).in_(ids), seen, col(FindingRow.official_outcome) == Outcome.NOT_MET)
        .order_by(col(FindingRow.position))
    )
    return list(await session.scalars(statement))


async def _checks(session: AsyncSession, viewing: Viewing, ids: Sequence[UUID]) -> list[tuple[UUID, CheckItem]]:
    statement = (
        select(Application, col(Call.programme_code), col(Check.item))
        .join(Check, col(Check.application_id) == col(Application.id))
        .join(Call, col(Call.id) == col(Application.call_id))
        .where(col(Check.application_id).in_(ids), col(Check.outcome) == Outcome.NOT_MET)
        .order_by(col(Check.id))
    )
    return [
        (application.id, item)
        for application, code, key in (await session.execute(statement)).all()
        for item in items_of(viewing.registry, code)
        if item.key == key and is_for(item, viewing.actor, matter_id=application.matter_id, call_id=application.call_id)
    ]
