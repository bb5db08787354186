"""What the parties have to do after a decision, and by when; and what they needn't do any more."""

from datetime import datetime

from avustin_core import calendar
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision
from avustin_core.plugin.settings import ACCEPT_IN_DAYS
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.work import Work

OF_HANDLING = (TimeLimitKind.COMPLETION, TimeLimitKind.HEARING, TimeLimitKind.ASSESSMENT)


async def of_notification(work: Work, decision: Decision, call: Call) -> None:
    """With the notification the handling ends, and a grant's report is due on its day (688/2001 11 §).

    A decision that takes the place of another sets the day anew, or asks for no report any more.
    """
    await time_limits.cancel_running(work, decision.matter_id, OF_HANDLING)
    await _acceptance(work, decision, call)
    if await time_limits.is_met(work, decision.matter_id, TimeLimitKind.REPORT, about=decision.application_id):
        return
    if not (decision.kind.grants and decision.report_due):
        await time_limits.cancel(work, decision.matter_id, TimeLimitKind.REPORT, about=decision.application_id)
        return
    await time_limits.set(
        work, decision.matter_id, TimeLimitKind.REPORT, about=decision.application_id, basis="688/2001 11 §",
        due_at=calendar.end_of(decision.report_due, work.settings.office_hours_end),
    )  # fmt: skip


async def _acceptance(work: Work, decision: Decision, call: Call) -> None:
    if until := acceptance_until(work, decision, call):
        await time_limits.set(
            work, decision.matter_id, TimeLimitKind.ACCEPTANCE, about=decision.id, basis="688/2001 11 §", due_at=until,
            organisation_id=decision.organisation_id,
        )  # fmt: skip


def acceptance_until(work: Work, decision: Decision, call: Call) -> datetime | None:
    """Until when the grant is accepted or declined, notified as it was or now; None where the call doesn't say so."""
    days = call.settings.get(ACCEPT_IN_DAYS)
    if not decision.kind.grants or days is None:
        return None
    last = calendar.last_day(calendar.day_of(decision.notified_at or work.now), days=days)
    return calendar.end_of(last, work.settings.office_hours_end)
