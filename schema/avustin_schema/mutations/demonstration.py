"""The demonstration: its clock, its beginning, and what is to fail in it."""

from datetime import datetime
from typing import Any

from avustin_core.demo import clock, forcing, resetting, rights
from avustin_core.outbox.forced import MailFailure, ScanFailure
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Extra, Mutation, MutationInput, argument

OUTSIDE = "Refused outside demonstration mode."


@input_type(description="A moment to go to.")
class SetClockInput(MutationInput):
    """A moment."""

    at: datetime = argument("The moment, with its time zone, such as 2019-09-19T16:14:00+03:00.")


@input_type(description="Back to the beginning; there is nothing to choose.")
class ResetDemoInput(MutationInput):
    """Nothing."""


@input_type(description="What is to fail from now on.")
class ForceFailuresInput(MutationInput):
    """What fails."""

    mail: MailFailure | None = argument("How each mail fails; null lets mail work again.", default=None)
    scan: ScanFailure | None = argument("How the scan of each attachment fails; null lets it work again.", default=None)


async def _set(work: Work, input: SetClockInput) -> Any:
    return await clock.set_clock(work, input.at)


async def _reset(work: Work, input: ResetDemoInput) -> Any:
    return await resetting.reset_demo(work)


async def _force(work: Work, input: ForceFailuresInput) -> Any:
    return await forcing.force_failures(work, input.mail, input.scan)


MUTATIONS = (
    Mutation(
        "setClock", clock.set_clock, SetClockInput, _set,
        f"Set the server's clock, for everyone; it goes on from there. {OUTSIDE}",
        extras={"serverTime": Extra(datetime | None, "The clock as it is now.", lambda made, info: made)},
        guard=rights.SET_CLOCK,
    ),
    Mutation(
        "resetDemo", resetting.reset_demo, ResetDemoInput, _reset,
        "Throw away, for everyone, what was done since the demonstration was made: rows, files, forced failures, and the "
        f"clock goes back to that moment. Ids stay the same. {OUTSIDE}",
        extras={"serverTime": Extra(datetime | None, "The clock as it is now.", lambda made, info: made)},
        guard=rights.RESET_DEMO,
    ),
    Mutation(
        "forceFailures", forcing.force_failures, ForceFailuresInput, _force,
        "Let mail and scans of attachments fail from now on, or work again, so that a front end can show what it shows "
        f"then. `setClock` brings the next attempt. {OUTSIDE}",
        extras={
            "mail": Extra(MailFailure | None, "How mail fails now.", lambda made, info: made.mail),
            "scan": Extra(ScanFailure | None, "How scans fail now.", lambda made, info: made.scan),
        },
        guard=rights.FORCE_FAILURES,
    ),
)  # fmt: skip
