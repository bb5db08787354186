"""Periods of days."""

from datetime import date
from typing import Any

import strawberry


@strawberry.type(description="From the first day to the last, both included.")
class Period:
    """A period of days."""

    starts: date | None = strawberry.field(description="The first day.")
    ends: date | None = strawberry.field(description="The last day.")


def period_of(values: Any, reading: Any) -> Period | None:
    """When an application's project runs; null where neither day is known."""
    starts, ends = values("period_starts"), values("period_ends")
    return Period(starts=starts, ends=ends) if starts or ends else None
