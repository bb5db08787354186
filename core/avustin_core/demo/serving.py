"""Service in the story: by mail to those who have consented to it, to the others by letter, whose arrival is shown."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial

from avustin_core import calendar
from avustin_core.clock import HELSINKI
from avustin_core.decisions.models import Decision
from avustin_core.demo import words
from avustin_core.demo.applying import Story
from avustin_core.demo.calls import at_work
from avustin_core.demo.deciding import decision_of
from avustin_core.demo.people import NOBODY, REGISTRAR
from avustin_core.demo.plan import Case
from avustin_core.service.models import ServiceWay
from avustin_core.service.operations import addressees, record_service, sent_by_mail
from avustin_core.service.recording import Sending

ON_ITS_WAY = timedelta(days=4)
EVERY = 9  #: so many letters have come to one whose arrival isn't shown yet, in a round of today


def plan_serving(story: Story, cases: Sequence[Case], *, are_shown: bool) -> None:
    """Puts it on the agenda: mail goes out on the day of the decisions, and letters are recorded when they have come."""
    sent = datetime.combine(story.demonstration.decided_on, time(15), HELSINKI)
    for place, case in enumerate(cases):
        is_shown = are_shown or place % EVERY != 0
        story.agenda.at(sent + timedelta(seconds=place), partial(_mail, story, case))
        recorded = at_work(sent + ON_ITS_WAY + timedelta(days=1), 10) + timedelta(minutes=place)
        story.agenda.at(recorded, partial(_letter, story, case, sent, is_shown=is_shown))


async def _mail(story: Story, case: Case, at: datetime) -> None:
    decision = await decision_of(story, case)
    if consents(story, decision):
        await story.stage.do(NOBODY, at, lambda work: sent_by_mail(work, decision.id, addressees(decision), at))


async def _letter(story: Story, case: Case, sent: datetime, at: datetime, *, is_shown: bool) -> None:
    decision = await decision_of(story, case)
    if consents(story, decision):
        return
    sending = letter(sent) if is_shown else Sending(ServiceWay.LETTER, sent)
    await story.stage.do(
        REGISTRAR, at, lambda work: record_service(work, decision.id, sending, revision=decision.revision)
    )


def letter(sent: datetime) -> Sending:
    """An ordinary letter to an authority: it is served on the day when it came (434/2003 59 § 2 mom.)."""
    return Sending(
        ServiceWay.LETTER, sent, received_on=calendar.moved(calendar.day_of(sent + ON_ITS_WAY)), evidence=words.STAMP
    )


def consents(story: Story, decision: Decision) -> bool:
    """Whether the applicant takes decisions as electronic messages."""
    return decision.organisation_id in story.stage.consenting
