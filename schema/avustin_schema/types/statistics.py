"""What is published of outcomes: of a call, and of all calls of a programme together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import strawberry
from sqlalchemy import Select, select
from sqlmodel import col

from avustin_core.calls.models import NOTHING_TOLD, Call
from avustin_core.calls.rights import DECIDING
from avustin_schema.gathering import Gathered, Record
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.scalars import euros

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


def _published_of(codes: Any) -> Select[*tuple[Any, ...]]:
    columns = [col(Call.programme_code), *(getattr(Call, name) for name in TOLD)]
    return select(*columns).where(col(Call.programme_code).in_(codes), col(Call.published_at).is_not(None))


def _summed(records: Sequence[Record], reading: Reading, codes: list[str]) -> list[ProgrammeStatistics]:
    sums: dict[str, Counter[str]] = {code: Counter() for code in codes}
    for code, *record in records:
        row = dict(zip(TOLD, record, strict=True))
        sums[code].update({"calls": 1, "submitted": row["submitted"], **outcome_of(row.__getitem__, reading)})
    return [ProgrammeStatistics(calls=sums[code]["calls"], **_told(sums[code])) for code in codes]


#: those of programmes: a few rows of calls, whose counters are kept in the transactions that change them
OF_PROGRAMMES = Gathered("code", _published_of, _summed)


def _told(counts: Mapping[str, int]) -> dict[str, Any]:
    whole = {name: counts[name] for name in ("submitted", "decided", "granted", "refused")}
    return {**whole, "granted_total": euros(counts["granted_total"])}
