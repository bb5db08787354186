"""Reminders of the story: the mail worker would have found them on these days."""

from datetime import datetime, time, timedelta

from sqlalchemy import select
from sqlmodel import col

from avustin_core.calls.models import Call
from avustin_core.clock import HELSINKI
from avustin_core.demo.applying import Story
from avustin_core.demo.people import NOBODY
from avustin_core.messages.reminders import enter
from avustin_core.messages.reminders_of_limits import due_limits
from avustin_core.outbox import OutboxMessage
from avustin_core.work import Work


def plan_reminding(story: Story, call: Call) -> None:
    """Shortly before completions, hearings and acceptances end."""
    assert call.closes_at is not None
    decided = datetime.combine(story.demonstration.decided_on, time(7), HELSINKI)
    for moment in (
        call.closes_at + timedelta(days=20), call.closes_at + timedelta(days=30), decided + timedelta(days=28)
    ):  # fmt: skip
        story.agenda.at(moment, lambda at: _remind(story, at))


async def _remind(story: Story, at: datetime) -> None:
    async def act(work: Work) -> None:
        due = [each async for each in due_limits(work.session, work.settings, work.now)]
        told = select(col(OutboxMessage.key)).where(col(OutboxMessage.key).in_([each.key for each in due]))
        known = set(await work.session.scalars(told))
        await enter(work, [each for each in due if each.key not in known])

    await story.stage.do(NOBODY, at, act)
