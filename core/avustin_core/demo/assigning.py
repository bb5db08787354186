"""Who works on what in the story: preparing officers and assessors are drawn, the rapporteur is assigned."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

from avustin_core.calls.models import Call
from avustin_core.demo.applying import Story
from avustin_core.demo.assessing import plan_assessing
from avustin_core.demo.calls import at_work
from avustin_core.demo.impartiality import plan_disqualification, plan_late_disqualification
from avustin_core.demo.people import ASSESSORS, PREPARERS, RAPPORTEUR, REGISTRAR
from avustin_core.demo.plan import Case
from avustin_core.matters.assignments import assign
from avustin_core.matters.draws import draw_assignments
from avustin_core.matters.models import AssignedRole, Draw

WANTED = 3  #: assessors of an application; how many there were isn't known


def plan_assigning(story: Story, call: Call, cases: Sequence[Case]) -> None:
    """Puts the draws on the agenda, and what follows from them: the assessments."""
    assert call.closes_at is not None
    assert call.assessment_opens_at is not None
    pending = [case for case in cases if not case.is_withdrawn]
    compared = [case for case in cases if case.is_compared]
    drawn = at_work(call.closes_at + timedelta(days=2))
    story.agenda.at(drawn, lambda at: _draw_preparers(story, pending, at))
    story.agenda.at(drawn + timedelta(minutes=10), lambda at: _assign_rapporteur(story, pending, at))
    opens = call.assessment_opens_at
    plan_disqualification(story, compared[-1], at_work(opens - timedelta(days=5), 10))

    async def draw(at: datetime) -> None:
        made = await _draw(story, AssignedRole.ASSESSOR, compared, ASSESSORS, WANTED, at)
        by_case = {case: _drawn_for(story, made, case) for case in compared}
        plan_late_disqualification(story, compared[-2], by_case, at_work(at + timedelta(days=1), 10))
        plan_assessing(story, call, by_case)

    story.agenda.at(at_work(opens - timedelta(days=4), 13), draw)


async def _draw_preparers(story: Story, cases: Sequence[Case], at: datetime) -> None:
    made = await _draw(story, AssignedRole.PREPARER, cases, PREPARERS, 1, at)
    for case in cases:
        [case.preparer] = _drawn_for(story, made, case)


async def _assign_rapporteur(story: Story, cases: Sequence[Case], at: datetime) -> None:
    person = story.stage.person(RAPPORTEUR)
    for case in cases:
        matter = (await story.application(case)).matter_id
        assigned = partial(assign, matter_id=matter, person_id=person, role=AssignedRole.RAPPORTEUR)
        await story.stage.do(REGISTRAR, at, assigned)


async def _draw(
    story: Story, role: AssignedRole, cases: Sequence[Case], people: Sequence[str], wanted: int, at: datetime
) -> Draw:
    matters = [(await story.application(case)).matter_id for case in cases]
    for case, id in zip(cases, matters, strict=True):
        case.matter_id = id
    persons = [story.stage.person(each) for each in people]
    return await story.stage.do(
        REGISTRAR,
        at,
        lambda work: draw_assignments(
            work, story.call_id, role=role, matter_ids=matters, person_ids=persons, wanted=wanted,
            seed=f"{at:%Y-%m-%d} {role.value}",
        ),
    )  # fmt: skip


def _drawn_for(story: Story, made: Draw, case: Case) -> list[str]:
    """The subjects of those who were drawn for the case, in the order of their names."""
    names = {str(actor.user_id): subject for subject, actor in story.stage.people.items()}
    return sorted(names[person] for matter, person in made.outcome if matter == str(case.matter_id))
