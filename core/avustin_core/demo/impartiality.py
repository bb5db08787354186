"""Disqualification in the story: an assessor declares it, and a substitute is named."""

from datetime import datetime, timedelta

from avustin_core.access import Declaration, Ground
from avustin_core.demo.applying import Story
from avustin_core.demo.people import ASSESSORS, REGISTRAR
from avustin_core.demo.plan import Case
from avustin_core.matters.declarations import declare, name_substitute

BY, INSTEAD = ASSESSORS[1], ASSESSORS[0]
WHY = "Olen hakijan toimielimen jäsen."


def plan_disqualification(story: Story, case: Case, at: datetime) -> None:
    """One assessor sits on a body of the applicant; the registrar names the other one."""
    declared: list[Declaration] = []

    async def say(now: datetime) -> None:
        application = await story.application(case)
        matters = [application.matter_id]
        declared.append(
            await story.stage.do(BY, now, lambda work: declare(work, matters, ground=Ground.BOARD, explanation=WHY))
        )
        await story.stage.enters(BY)

    async def name(now: datetime) -> None:
        [made], other = declared, story.stage.people[INSTEAD].user_id
        assert other
        await story.stage.do(
            REGISTRAR, now, lambda work: name_substitute(work, made.id, substitute_id=other, revision=made.revision)
        )

    story.agenda.at(at, say)
    story.agenda.at(at + timedelta(hours=2), name)
