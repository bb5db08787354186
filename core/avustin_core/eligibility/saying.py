"""What officials say of an application, kept one after the other: what holds now stands with the thing itself."""

from typing import Any

from avustin_core.applications.models import Application
from avustin_core.eligibility.models import AnsweredAbout, FindingRow, OfficialAnswer
from avustin_core.matters.models import Matter
from avustin_core.work import Work


async def say(work: Work, application: Application, about: AnsweredAbout, **said: Any) -> None:
    """Keeps what the actor said now of what was handed in; it is written with the next flush."""
    matter = await work.session.get_one(Matter, application.matter_id)
    assert application.submitted_id
    answer = OfficialAnswer(
        application_id=application.id, version_id=application.submitted_id, about=about,
        in_review=matter.contested_deciders is not None, answered_by=work.actor.user_id, answered_at=work.now, **said,
    )  # fmt: skip
    work.session.add(answer)


async def say_of(work: Work, application: Application, finding: FindingRow) -> None:
    """The same, of a finding as it stands."""
    await say(
        work, application, AnsweredAbout.FINDING, finding_id=finding.id, subject=finding.rule,
        outcome=finding.official_outcome, reason=finding.official_reason or "", roles=finding.roles,
    )  # fmt: skip
