"""Scenarios: ways to share a call's money, kept side by side."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.access import User
from avustin_core.assessments.ranking import decimal_of
from avustin_core.calls.models import Call as CallRow
from avustin_core.scenarios import rights
from avustin_core.scenarios.candidates import ShareReason
from avustin_core.scenarios.queries import grounds_of
from avustin_core.scenarios.rules import Sharing, Shortfall
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.roots import by_id
from avustin_schema.scalars import euros
from avustin_schema.sources import Join, Values, batched, column, one, sourced
from avustin_schema.types.calls import Call
from avustin_schema.types.common import Action, Node, actions, global_id, id_of
from avustin_schema.types.organisations import Person


@strawberry.type(description="A sum of a region.")
class RegionSum:
    """A sum."""

    region: str = strawberry.field(description="The region's code, such as 01.")
    amount: Decimal = strawberry.field(description="In euros.")


@strawberry.type(description="How a scenario shares.")
class ScenarioRules:
    """The rules."""

    available: Decimal | None = strawberry.field(
        description="What is shared, in euros; null: what was left of the appropriation and under the call's ceiling."
    )
    sharing: Sharing = strawberry.field(description="How it is shared among those above the cut line.")
    shortfall: Shortfall = strawberry.field(description="What happens in order to the first that doesn't fit.")
    most_grants: int | None = strawberry.field(description="The cut line by place: so many of the best at most.")
    least_total: Decimal | None = strawberry.field(description="The cut line by points: those with so many at least.")
    least_sum: Decimal = strawberry.field(description="A smaller grant isn't made; in euros.")
    cap: Decimal | None = strawberry.field(description="The most that one application gets, in euros.")
    cap_of_applicant: Decimal | None = strawberry.field(
        description="The most that all applications of one applicant get together, in euros."
    )
    floors: list[RegionSum] = strawberry.field(
        description="What applications of a region get before others, as far as they ask for so much."
    )
    rounds_to: Decimal = strawberry.field(description="Sums are rounded down to this, in euros.")


@strawberry.type(description="What an application gets in a scenario, and why.")
class ScenarioShare:
    """A share."""

    application_id: strawberry.ID = strawberry.field(description="The application's global id.")
    most: Decimal = strawberry.field(
        description="What can be granted at all, in euros: what is applied for, within the share of the eligible costs."
    )
    amount: Decimal = strawberry.field(description="What it gets, in euros.")
    reasons: list[ShareReason] = strawberry.field(description="Why, in the order in which the rules were applied.")


def _euros(amount: int | None) -> Decimal | None:
    return None if amount is None else euros(amount)


def _sums(kept: Mapping[str, int]) -> list[RegionSum]:
    return [RegionSum(region=code, amount=euros(amount)) for code, amount in sorted(kept.items())]


def _rules(kept: dict[str, Any]) -> ScenarioRules:
    least = kept["least_total"]
    return ScenarioRules(
        available=_euros(kept["available"]),
        sharing=Sharing(kept["sharing"]),
        shortfall=Shortfall(kept["shortfall"]),
        most_grants=kept["most_grants"],
        least_total=None if least is None else decimal_of(Fraction(least)),
        least_sum=euros(kept["least_sum"]),
        cap=_euros(kept["cap"]),
        cap_of_applicant=_euros(kept["cap_of_applicant"]),
        floors=_sums(kept["floors"]),
        rounds_to=euros(kept["rounds_to"]),
    )


def _shares(kept: list[dict[str, Any]]) -> list[ScenarioShare]:
    return [
        ScenarioShare(
            application_id=global_id("Application", UUID(each["application"])),
            most=euros(each["most"]),
            amount=euros(each["amount"]),
            reasons=[ShareReason(reason) for reason in each["reasons"]],
        )
        for each in kept
    ]


async def _outdated(session: AsyncSession, reading: Reading, values: list[Values]) -> list[bool]:
    """One look at all calls, however many of their scenarios are asked."""
    now = await grounds_of(session, reading.registry, {value("call_id") for value in values})
    return [value("basis") != now[value("call_id")].basis for value in values]


@sourced(
    rights.RIGHTS,
    joins={
        "call": Join("call_id", CallRow, "Call"),
        "computed_by": Join("computed_by", User, "Person"),
        "proposed_by": Join("proposed_by", User, "Person"),
    },
)
class Scenario(Node):
    """One way to share a call's money. It decides nothing: a rapporteur may make proposals of it, and people sign them."""

    id: strawberry.ID = id_of("Scenario")
    call: Call | None = one("call", "The call.")
    name: str = column("name", "Its name among the call's scenarios.")
    rules: ScenarioRules = column("rules", "How it shares.", _rules)
    shares: list[ScenarioShare] = column("shares", "What each application gets, the best first.", _shares)
    by_region: list[RegionSum] = column("by_region", "What the applicants of each region get together.", _sums)
    short_of_floor: list[RegionSum] = column("short_of_floor", "What regions' applications lack of a floor.", _sums)
    used: Decimal = column("used", "What is shared, in euros.", euros)
    unused: Decimal = column("unused", "What is left, in euros.", euros)
    granted: int = column("granted", "How many applications get something.")
    is_outdated: bool = batched(
        ("call_id", "basis"), _outdated,
        "Whether assessments, applications, decisions or money have changed since it was computed.",
    )  # fmt: skip
    computed_at: datetime = column("computed_at", "When it was computed.")
    computed_by: Person | None = one("computed_by", "Who computed it.")
    proposed_at: datetime | None = column("proposed_at", "When proposals were made of it, as it is.")
    proposed_by: Person | None = one("proposed_by", "Who made them.")
    revision: int = column("revision", "The lock: give it back when it is changed.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


QUERIES = {"scenario": by_id(Scenario, "A scenario by its id.")}
