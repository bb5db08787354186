"""What scenarios start from: the undecided applications of a call with rank, sum and region, and the money left for them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, select
from sqlmodel import col

from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.appropriations.models import Appropriation
from avustin_core.assessments.queries import Reader, rankings_of
from avustin_core.assessments.ranking import Ranked
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


async def ground_of(reader: Reader, registry: Registry, call_id: UUID) -> Ground:
    """What the scenarios of one call start from."""
    return (await grounds_of(reader, registry, [call_id]))[call_id]


async def grounds_of(reader: Reader, registry: Registry, call_ids: Collection[UUID]) -> Mapping[UUID, Ground]:
    """All that is handed in, in time, and not decided. Asks nobody's rights; six statements, however many there are."""
    money = await _money(reader, call_ids)
    codes = {id: code for id, (code, _) in money.items()}
    rankings = await rankings_of(reader, call_ids)
    ranked = {row.application_id: row for rows in rankings.values() for row in rows}
    barred = await barred_in(reader, call_ids) | await unmet_in(reader, registry, codes)
    shares = {id: programme.maximum_share for id, code in codes.items() if (programme := registry.programmes.get(code))}
    found: dict[UUID, list[Candidate]] = {id: [] for id in codes}
    for row in (await reader.execute(_applications(call_ids))).all():
        found[row.call_id].append(_candidate(row, ranked[row.id], shares.get(row.call_id), row.id in barred))
    return {id: Ground(found[id], available) for id, (_, available) in money.items()}


def _candidate(row: Any, ranked: Ranked, share: Decimal | None, is_barred: bool) -> Candidate:
    return Candidate(
        row.id, row.organisation_id, _most(row, share), ranked.rank, ranked.total, row.region_code,
        is_barred=bool(ranked.unmet) or ranked.is_below_least or is_barred,
    )  # fmt: skip


def _most(row: Any, share: Decimal | None) -> int:
    """What is applied for, and no more than the programme's greatest share of the costs accepted, or eligible."""
    applied: int = row.amount_applied or 0
    if share is None or row.eligible_costs is None:
        return applied
    return min(applied, largest_grant(row.eligible_costs, share))


def _applications(call_ids: Collection[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Application.id), col(Application.call_id), col(Application.organisation_id), col(Application.amount_applied),
            func.coalesce(col(AcceptedCosts.total), col(Application.eligible_costs)).label("eligible_costs"),
            col(Organisation.region_code),
        )
        .outerjoin(AcceptedCosts, STANDS)
        .join(Organisation, col(Organisation.id) == col(Application.organisation_id))
        .where(
            col(Application.call_id).in_(call_ids), col(Application.status) == ApplicationStatus.SUBMITTED,
            col(Application.decided_at).is_(None), col(Application.is_late).is_(False),
        )
        .order_by(col(Application.id))
    )  # fmt: skip


async def _money(reader: Reader, call_ids: Collection[UUID]) -> dict[UUID, tuple[str, int | None]]:
    """The code of each call's programme, and what is left of the appropriation and under the ceiling, whichever is less."""
    statement = (
        select(
            col(Call.id), col(Call.programme_code), col(Call.ceiling), col(Call.granted_total),
            col(Appropriation.appropriated), col(Appropriation.committed),
        )
        .outerjoin(Appropriation, col(Appropriation.id) == col(Call.appropriation_id))
        .where(col(Call.id).in_(call_ids))
    )  # fmt: skip
    return {row.id: (row.programme_code, _left(row)) for row in (await reader.execute(statement)).all()}


def _left(row: Any) -> int | None:
    under_ceiling = None if row.ceiling is None else max(row.ceiling - row.granted_total, 0)
    left = None if row.appropriated is None else row.appropriated - row.committed
    known = [each for each in (under_ceiling, left) if each is not None]
    return min(known) if known else None
