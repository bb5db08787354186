"""Assessments, and the ranking of a call that follows from them."""

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.access import User
from avustin_core.applications.models import Application as ApplicationRow
from avustin_core.assessments import rights
from avustin_core.assessments.models import AssessmentStatus
from avustin_core.assessments.queries import rankings_of
from avustin_core.assessments.ranking import Part, Ranked, decimal_of
from avustin_core.calls.models import Call as CallRow
from avustin_core.matters.models import Matter as MatterRow
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Join, Values, column, one, sourced
from avustin_schema.types.common import Action, Node, actions, global_id, id_of
from avustin_schema.types.organisations import Person

if TYPE_CHECKING:
    from avustin_schema.types.applications import Application

ApplicationLater = Annotated["Application", strawberry.lazy("avustin_schema.types.applications")]


@strawberry.type(description="What an assessor says by one criterion.")
class CriterionScore:
    """A score with its reason."""

    criterion: str = strawberry.field(description="The criterion's key.")
    score: Decimal | None = strawberry.field(description="The score; null where the criterion takes none.")
    is_met: bool | None = strawberry.field(description="The answer to a threshold or a priority; null for others.")
    reason: str = strawberry.field(description="The reason.")


def _scores(stored: list[dict[str, Any]]) -> list[CriterionScore]:
    return [
        CriterionScore(
            criterion=each["criterion"],
            score=None if each.get("score") is None else Decimal(each["score"]),
            is_met=each.get("isMet"),
            reason=each.get("reason") or "",
        )
        for each in stored
    ]


@sourced(
    rights.RIGHTS,
    joins={
        "application": Join("application_id", ApplicationRow, "Application"),
        "call": Join("call_id", CallRow, "Call"),
        "assessor": Join("assessor_id", User, "Person"),
        "matter": Join("matter_id", MatterRow, "Matter", via="application"),
    },
)
class Assessment(Node):
    """One assessor's scores and reasons. Scores never decide (434/2003 53 e §)."""

    id: strawberry.ID = id_of("Assessment")
    application: ApplicationLater | None = one("application", "The application.")
    assessor: Person | None = one("assessor", "Who assessed.")
    status: AssessmentStatus = column("status", "Whether it was handed in.")
    scores: list[CriterionScore] = column("scores", "Scores and reasons by criterion.", _scores)
    comment: str = column("comment", "On the whole.")
    submitted_at: datetime | None = column("submitted_at", "When it was handed in.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


@strawberry.type(description="The average of one criterion.")
class CriterionAverage:
    """An average."""

    criterion: str = strawberry.field(description="The criterion's key.")
    average: Decimal = strawberry.field(description="Over the assessments handed in, rounded to four decimals.")


@strawberry.type(description="What a criterion brings to a total: the average of its scores, times its weight.")
class TotalPart:
    """A part of a total."""

    criterion: str = strawberry.field(description="The criterion's key.")
    scores: list[Decimal] = strawberry.field(description="Each score that was handed in.")
    average: str = strawberry.field(description="Their average, exact, as a fraction such as 13/3.")
    weight: Decimal | None = strawberry.field(description="The weight; null while it isn't set.")
    product: str | None = strawberry.field(description="Weight times average, exact; null without a weight.")


@strawberry.type(description="One application's place in the ranking.")
class RankedApplication:
    """A place. Totals are exact; what is shown is rounded to four decimals."""

    application_id: strawberry.ID = strawberry.field(description="The application's global id.")
    assessments: int = strawberry.field(description="How many assessments were handed in.")
    averages: list[CriterionAverage] = strawberry.field(description="By criterion.")
    total: Decimal | None = strawberry.field(
        description="Weights times averages; null while a weight or scale isn't set, or a score is missing."
    )
    exact_total: str | None = strawberry.field(description="The total as a fraction, such as 295/24; ranks go by it.")
    parts: list[TotalPart] = strawberry.field(description="How the total comes about, down to scores and weights.")
    is_below_least: bool = strawberry.field(description="Whether the total is less than the call asks for.")
    rank: int | None = strawberry.field(
        description="From one; those that nothing tells apart share it. Null without a total."
    )
    has_priority: bool = strawberry.field(
        description="Whether more than half of the answers to a priority criterion are yes."
    )
    unmet_thresholds: list[str] = strawberry.field(
        description="Keys of thresholds that an assessor found not met, and of criteria whose average is lower than asked for."
    )


def _part(part: Part) -> TotalPart:
    return TotalPart(
        criterion=part.criterion,
        scores=[decimal_of(each, 2) for each in part.scores],
        average=str(part.average),
        weight=None if part.weight is None else decimal_of(part.weight, 6).normalize(),
        product=None if part.product is None else str(part.product),
    )


def _ranked(row: Ranked) -> RankedApplication:
    return RankedApplication(
        application_id=global_id("Application", row.application_id),
        assessments=row.assessments,
        averages=[CriterionAverage(criterion=key, average=decimal_of(value)) for key, value in row.averages.items()],
        total=None if row.total is None else decimal_of(row.total),
        exact_total=None if row.total is None else str(row.total),
        parts=[_part(each) for each in row.parts],
        is_below_least=row.is_below_least,
        rank=row.rank,
        has_priority=row.has_priority,
        unmet_thresholds=list(row.unmet),
    )


async def load_rankings(session: AsyncSession, reading: Reading, values: list[Values]) -> list[list[RankedApplication]]:
    """The rankings of a level's calls."""
    found = await rankings_of(session, [value("id") for value in values], actor=reading.actor)
    return [[_ranked(row) for row in found[value("id")]] for value in values]
