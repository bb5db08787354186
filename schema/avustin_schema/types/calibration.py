"""How alike the assessors of a call assess."""

from decimal import Decimal
from fractions import Fraction

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.assessments.calibration import Calibrated
from avustin_core.assessments.calibration import Calibration as Found
from avustin_core.assessments.queries import calibrations_of
from avustin_core.assessments.ranking import decimal_of
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Values
from avustin_schema.types.common import global_id


@strawberry.type(description="An application whose rank is another one without an assessor.")
class MovedApplication:
    """A move."""

    application_id: strawberry.ID = strawberry.field(description="The application's global id.")
    rank: int | None = strawberry.field(description="Its rank as it is.")
    without: int | None = strawberry.field(
        description="Its rank without the assessor; null where nobody else scored it."
    )


@strawberry.type(
    description="How one assessor scores. Points are in parts of the scale: 0 is its lowest, 1 its highest."
)
class CalibratedAssessor:
    """An assessor among the others."""

    assessor_id: strawberry.ID = strawberry.field(description="The person's global id.")
    name: str = strawberry.field(description="The person's name.")
    assessments: int = strawberry.field(description="How many were handed in.")
    mean: Decimal | None = strawberry.field(description="The mean of all points; null without points.")
    spread: Decimal | None = strawberry.field(description="Their standard deviation around the mean.")
    leaning: Decimal | None = strawberry.field(
        description="By how much the points are above those of others for the same; null where nobody else scored the same."
    )
    moved: list[MovedApplication] = strawberry.field(
        description="The applications that have another rank without this assessor, the best first."
    )


@strawberry.type(description="How alike the assessors of a call assess, by the assessments that were handed in.")
class Calibration:
    """All assessors of a call."""

    assessors: list[CalibratedAssessor] = strawberry.field(description="Each of them.")
    mean_difference: Decimal | None = strawberry.field(
        description="The mean difference of two assessors' points for the same, in parts of the scale."
    )
    alpha: Decimal | None = strawberry.field(
        description="Krippendorff's alpha of interval data: 1 is full agreement, 0 what chance would give. Null while no two "
        "scored the same, or all points are equal."
    )


def _shown(value: Fraction | None) -> Decimal | None:
    return None if value is None else decimal_of(value)


def _spread(variance: Fraction | None) -> Decimal | None:
    return None if variance is None else decimal_of(Fraction(decimal_of(variance, 12).sqrt()))


def _assessor(row: Calibrated, name: str) -> CalibratedAssessor:
    return CalibratedAssessor(
        assessor_id=global_id("Person", row.assessor_id),
        name=name,
        assessments=row.assessments,
        mean=_shown(row.mean),
        spread=_spread(row.variance),
        leaning=_shown(row.leaning),
        moved=[
            MovedApplication(
                application_id=global_id("Application", each.application_id), rank=each.rank, without=each.without
            )
            for each in row.moved
        ],
    )


def _of(found: Found, names: dict[object, str]) -> Calibration:
    return Calibration(
        assessors=[_assessor(row, names.get(row.assessor_id, "")) for row in found.assessors],
        mean_difference=_shown(found.mean_difference),
        alpha=_shown(found.alpha),
    )


async def load_calibrations(session: AsyncSession, reading: Reading, values: list[Values]) -> list[Calibration]:
    """The calibrations of a level's calls."""
    found = await calibrations_of(session, [value("id") for value in values], actor=reading.actor)
    return [_of(*found[value("id")]) for value in values]
