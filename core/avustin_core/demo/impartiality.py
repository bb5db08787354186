"""Disqualification in the story: assessors declare it, before the draw and after it, and substitutes are named."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from avustin_core.access import Declaration, Ground
from avustin_core.demo.applying import Story
from avustin_core.demo.people import ASSESSORS, REGISTRAR
from avustin_core.demo.plan import Case
from avustin_core.matters.declarations import declare, name_substitute

BY, INSTEAD = ASSESSORS[1], ASSESSORS[0]
ON_A_BOARD = "Olen hakijan toimielimen jäsen."
CLOSE_PERSON = "Puolisoni on hakijan palveluksessa hankkeen vastuuhenkilönä."
Drawn = Mapping[Case, list[str]]


def plan_disqualification(story: Story, case: Case, at: datetime) -> None:
    """One assessor sits on a body of the applicant; the registrar names another. The draw keeps them apart."""
    _plan(story, case, BY, INSTEAD, (Ground.BOARD, ON_A_BOARD), at)


def plan_late_disqualification(story: Story, case: Case, drawn: Drawn, at: datetime) -> None:
    """One finds it out when the matter was drawn for them: the one who was drawn for others only takes their place."""
    people = drawn[case]
    gone, instead = people[0], next(each for each in ASSESSORS if each not in people)
    people[0] = instead
    _plan(story, case, gone, instead, (Ground.BENEFIT, CLOSE_PERSON), at)


def _plan(story: Story, case: Case, by: str, instead: str, why: tuple[Ground, str], at: datetime) -> None:
    declared: list[Declaration] = []

    async def say(now: datetime) -> None:
        matters, (ground, text) = [(await story.application(case)).matter_id], why
        declared.append(
            await story.stage.do(by, now, lambda work: declare(work, matters, ground=ground, explanation=text))
        )
        await story.stage.enters(by)

    async def name(now: datetime) -> None:
        [made], other = declared, story.stage.person(instead)
        await story.stage.do(
            REGISTRAR, now, lambda work: name_substitute(work, made.id, substitute_id=other, revision=made.revision)
        )

    story.agenda.at(at, say)
    story.agenda.at(at + timedelta(hours=2), name)
