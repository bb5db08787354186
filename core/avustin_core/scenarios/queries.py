"""What scenarios start from: the undecided applications of a call with rank, sum and region, and the money left for them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.appropriations.models import Appropriation
from avustin_core.assessments.queries import ranking_of
from avustin_core.calls.models import Call
from avustin_core.checks.models import AcceptedCosts
from avustin_core.checks.queries import STANDS, unmet_in
from avustin_core.decisions.requirements import largest_grant
from avustin_core.eligibility.queries import barred_in
from avustin_core.organisations.models import Organisation
from avustin_core.registry import Registry
from avustin_core.scenarios.candidates import Candidate
from avustin_core.scenarios.stored import basis_of


@dataclass(frozen=True)
class Ground:
    """The candidates, and what of the appropriation and under the ceiling there is for them; None where neither is set."""

    candidates: list[Candidate]
    available: int | None

    @property
    def basis(self) -> str:
        """Changes with any of it."""
        return basis_of(self.candidates, self.available)


async def ground_of(reader: AsyncConnection | AsyncSession, registry: Registry, call_id: UUID) -> Ground:
    """All that is handed in, in time, and not decided. Asks nobody's rights; six statements, however many there are."""
    code, available = await _money(reader, call_id)
    programme = registry.programmes.get(code)
    share = programme.maximum_share if programme else None
    ranked = {row.application_id: row for row in await ranking_of(reader, call_id)}
    barred = await barred_in(reader, call_id) | await unmet_in(reader, registry, call_id, code)
    found = [
        Candidate(
            row.id, row.organisation_id, _most(row, share), ranked[row.id].rank, ranked[row.id].total, row.region_code,
            is_barred=bool(ranked[row.id].unmet) or ranked[row.id].is_below_least or row.id in barred,
        )
        for row in (await reader.execute(_applications(call_id))).all()
    ]  # fmt: skip
    return Ground(found, available)


def _most(row: Any, share: Decimal | None) -> int:
    """What is applied for, and no more than the programme's greatest share of the costs accepted, or eligible."""
    applied: int = row.amount_applied or 0
    if share is None or row.eligible_costs is None:
        return applied
    return min(applied, largest_grant(row.eligible_costs, share))


def _applications(call_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Application.id), col(Application.organisation_id), col(Application.amount_applied),
            func.coalesce(col(AcceptedCosts.total), col(Application.eligible_costs)).label("eligible_costs"),
            col(Organisation.region_code),
        )
        .outerjoin(AcceptedCosts, STANDS)
        .join(Organisation, col(Organisation.id) == col(Application.organisation_id))
        .where(
            col(Application.call_id) == call_id, col(Application.status) == ApplicationStatus.SUBMITTED,
            col(Application.decided_at).is_(None), col(Application.is_late).is_(False),
        )
        .order_by(col(Application.id))
    )  # fmt: skip


async def _money(reader: AsyncConnection | AsyncSession, call_id: UUID) -> tuple[str, int | None]:
    """The programme's code, and what is left of the appropriation and under the ceiling, whichever is less."""
    statement = (
        select(
            col(Call.programme_code), col(Call.ceiling), col(Call.granted_total),
            col(Appropriation.appropriated), col(Appropriation.committed),
        )
        .outerjoin(Appropriation, col(Appropriation.id) == col(Call.appropriation_id))
        .where(col(Call.id) == call_id)
    )  # fmt: skip
    row = (await reader.execute(statement)).one()
    under_ceiling = None if row.ceiling is None else max(row.ceiling - row.granted_total, 0)
    left = None if row.appropriated is None else row.appropriated - row.committed
    known = [each for each in (under_ceiling, left) if each is not None]
    return row.programme_code, min(known) if known else None
