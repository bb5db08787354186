"""What the checks say to those who decide: items that aren't met, items that nobody answered, and the costs accepted."""

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import and_, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.applications.models import Application
from avustin_core.checks.items import items_of
from avustin_core.checks.models import AcceptedCosts, Check
from avustin_core.plugin import CheckItem, Outcome
from avustin_core.registry import Registry

STANDS = and_(
    col(AcceptedCosts.application_id) == col(Application.id),
    col(AcceptedCosts.version_id) == col(Application.submitted_id),
)  #: joins an application to the costs accepted of what stands


async def outcomes_of(session: AsyncSession, application_id: UUID) -> Mapping[str, Outcome]:
    """What officials found, by the item."""
    statement = select(col(Check.item), col(Check.outcome)).where(col(Check.application_id) == application_id)
    return {row.item: row.outcome for row in (await session.execute(statement)).all()}


async def unmet(session: AsyncSession, registry: Registry, application_id: UUID, code: str) -> list[CheckItem]:
    """The items that an official found not met; they bar a grant."""
    outcomes = await outcomes_of(session, application_id)
    return [item for item in items_of(registry, code) if outcomes.get(item.key) is Outcome.NOT_MET]


async def unanswered(session: AsyncSession, registry: Registry, application_id: UUID, code: str) -> list[CheckItem]:
    """The items that nobody has answered, or that couldn't be determined."""
    outcomes = await outcomes_of(session, application_id)
    settled = (Outcome.MET, Outcome.NOT_MET)
    return [item for item in items_of(registry, code) if outcomes.get(item.key) not in settled]


async def unmet_in(reader: AsyncConnection | AsyncSession, registry: Registry, codes: Mapping[UUID, str]) -> set[UUID]:
    """The applications of the calls of which an item isn't met; `codes` are those of the calls' programmes."""
    keys = {call_id: {item.key for item in items_of(registry, code)} for call_id, code in codes.items()}
    statement = (
        select(col(Check.application_id), col(Check.item), col(Application.call_id))
        .join(Application, col(Application.id) == col(Check.application_id))
        .where(col(Application.call_id).in_(codes), col(Check.outcome) == Outcome.NOT_MET)
    )
    return {id for id, item, call_id in (await reader.execute(statement)).all() if item in keys[call_id]}


async def accepted_total(session: AsyncSession, application: Application) -> int | None:
    """The costs that officials accept of what stands, in cents; None where they have said nothing of them."""
    found: int | None = await session.scalar(
        select(col(AcceptedCosts.total)).where(
            col(AcceptedCosts.application_id) == application.id,
            col(AcceptedCosts.version_id) == application.submitted_id,
        )
    )
    return found
