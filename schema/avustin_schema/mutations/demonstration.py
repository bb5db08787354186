"""The demonstration: its clock."""

from datetime import datetime
from typing import Any

import strawberry

from avustin_core.demo import clock, rights
from avustin_core.work import Work
from avustin_schema.mutations.building import Extra, Mutation, MutationInput, argument


@strawberry.input(description="A moment to go to.")
class SetClockInput(MutationInput):
    """A moment."""

    at: datetime = argument("The moment, with its time zone, such as 2019-09-19T16:14:00+03:00.")


async def _set(work: Work, input: SetClockInput) -> Any:
    return await clock.set_clock(work, input.at)


MUTATIONS = (
    Mutation(
        "setClock", clock.set_clock, SetClockInput, _set,
        "Set the server's clock, for everyone; it goes on from there. Refused outside demonstration mode.",
        extras={"serverTime": Extra(datetime | None, "The clock as it is now.", lambda made, info: made)},
        guard=rights.SET_CLOCK,
    ),
)  # fmt: skip
