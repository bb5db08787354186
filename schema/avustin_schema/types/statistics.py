"""What is published of outcomes: of a call, and of all calls of a programme together."""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import strawberry
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.calls.models import NOTHING_TOLD, Call
from avustin_core.calls.rights import DECIDING
from avustin_schema.reading.rows import Reading
from avustin_schema.scalars import euros
from avustin_schema.sources import Values

TOLD = ("id", "submitted", "outcome", *NOTHING_TOLD)  #: what the outcome of a call is told from


@strawberry.type(
    description="What is published of a call's outcome: a fact of its own, not a count of what the viewer may see."
)
class CallStatistics:
    """Counts and sums."""

    submitted: int = strawberry.field(description="Applications handed in and not withdrawn.")
    decided: int = strawberry.field(description="Of them, those decided.")
    granted: int = strawberry.field(description="Grants decided, partial ones included.")
    refused: int = strawberry.field(description="Refusals decided.")
    granted_total: Decimal = strawberry.field(description="The sum of the grants, in euros.")


@strawberry.type(description="The same of all published calls of a programme together.")
class ProgrammeStatistics(CallStatistics):
    """Counts and sums over calls."""

    calls: int = strawberry.field(description="How many published calls these are.")


def outcome_of(values: Any, reading: Reading) -> dict[str, int]:
    """A call's counters as they are for officials who see all decisions, else as they were published with the decisions."""
    if reading.actor.oversees(values("id"), *DECIDING):
        return {name: values(name) for name in NOTHING_TOLD}
    return values("outcome") or NOTHING_TOLD


def statistics_of(values: Any, reading: Reading) -> CallStatistics:
    """Those of a call."""
    return CallStatistics(**_told({"submitted": values("submitted"), **outcome_of(values, reading)}))


async def load_statistics(session: AsyncSession, reading: Reading, values: list[Values]) -> list[ProgrammeStatistics]:
    """Those of programmes: a few rows of calls, whose counters are kept in the transactions that change them."""
    codes = [value("code") for value in values]
    columns = [col(Call.programme_code), *(getattr(Call, name) for name in TOLD)]
    statement = select(*columns).where(col(Call.programme_code).in_(codes), col(Call.published_at).is_not(None))
    sums: dict[str, Counter[str]] = {code: Counter() for code in codes}
    for row in (await session.execute(statement)).mappings():
        told = outcome_of(row.__getitem__, reading)
        sums[row["programme_code"]].update({"calls": 1, "submitted": row["submitted"], **told})
    return [ProgrammeStatistics(calls=sums[code]["calls"], **_told(sums[code])) for code in codes]


def _told(counts: Mapping[str, int]) -> dict[str, Any]:
    whole = {name: counts[name] for name in ("submitted", "decided", "granted", "refused")}
    return {**whole, "granted_total": euros(counts["granted_total"])}
