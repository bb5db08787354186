"""What assessors say in the story: each scores on their own, some more strictly than others, with a reason for each score."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import partial
from random import Random
from typing import Any

from avustin_core.assessments.models import Assessment
from avustin_core.assessments.operations import save_assessment, submit_assessment
from avustin_core.assessments.scores import Score
from avustin_core.calls.models import Call
from avustin_core.clock import HELSINKI
from avustin_core.demo.applying import Story
from avustin_core.demo.calls import HIGHEST, LOWEST, working_days
from avustin_core.demo.people import ASSESSORS, language_of
from avustin_core.demo.plan import GRANTING, Case
from avustin_core.demo.words import OF_SCORES, THRESHOLD_MET, THRESHOLD_NOT_MET
from avustin_core.plugin import Language

LINE = Fraction(33, 10)  #: those that get a grant have a better weighted average than this, and the others don't
BIAS = dict(zip(ASSESSORS, (-0.3, 0.25, 0.0, 0.1), strict=True))
QUALITY = {True: (3.9, 0.3), False: (2.6, 0.45)}  #: mean and spread, of those that get a grant and of the others
A_DAY = 6  #: assessments that somebody does on a day

Points = dict[str, list[int]]  #: by criterion, in the order of the assessors


def plan_assessing(story: Story, call: Call, drawn: Mapping[Case, Sequence[str]]) -> None:
    """Puts each one's assessments on the agenda, over the working days of the window."""
    assert call.assessment_opens_at is not None
    assert call.assessment_closes_at is not None
    days = list(working_days(call.assessment_opens_at, call.assessment_closes_at))
    random = Random(call.programme_code)
    points = {case: _points(call, case, people, random) for case, people in drawn.items()}
    for who in ASSESSORS:
        theirs = [case for case, people in drawn.items() if who in people]
        for place, case in enumerate(theirs):
            day = days[place * len(days) // len(theirs)]
            at = datetime.combine(day, time(9), HELSINKI) + timedelta(minutes=47 * (place % A_DAY))
            _plan(story, case, who, _scores(call, case, points[case], drawn[case].index(who), language_of(who)), at)


def _plan(story: Story, case: Case, who: str, scores: Sequence[Score], at: datetime) -> None:
    made: list[Assessment] = []
    comment = story.demonstration.assessed.get(language_of(who)) if case.outcome in GRANTING else ""

    async def save(now: datetime) -> None:
        application = await story.application(case)
        made.append(
            await story.stage.do(
                who, now, lambda work: save_assessment(work, application.id, scores=scores, comment=comment)
            )
        )

    async def hand_in(now: datetime) -> None:
        for saved in made:
            done = partial(submit_assessment, assessment_id=saved.id, revision=saved.revision)
            await story.stage.do(who, now, done)

    story.agenda.at(at, save)
    story.agenda.at(at + timedelta(minutes=25), hand_in)


def _points(call: Call, case: Case, people: Sequence[str], random: Random) -> Points:
    """Scores about the case's quality, moved one by one to the side of the line on which it belongs."""
    is_good = case.outcome in GRANTING
    quality = random.gauss(*QUALITY[is_good])
    weights = {each["key"]: Fraction(each["weight"]) for each in call.criteria if each["weight"]}
    points = {key: [_near(quality + BIAS[who] + random.gauss(0, 0.6)) for who in people] for key in weights}
    while points and (_average(points, weights) > LINE) is not is_good:
        keys = sorted(points, key=lambda key: (sum(points[key]), key))
        key = keys[0] if is_good else keys[-1]
        place = points[key].index((min if is_good else max)(points[key]))
        points[key][place] += 1 if is_good else -1
    return points


def _near(value: float) -> int:
    return min(max(round(value), LOWEST), HIGHEST)


def _average(points: Points, weights: Mapping[str, Fraction]) -> Fraction:
    return sum((weights[key] * Fraction(sum(given), len(given)) for key, given in points.items()), Fraction()) / sum(
        weights.values()
    )


def _scores(call: Call, case: Case, points: Points, place: int, language: Language) -> list[Score]:
    return [_score(each, case, points, place, language) for each in call.criteria]


def _score(criterion: Mapping[str, Any], case: Case, points: Points, place: int, language: Language) -> Score:
    key = criterion["key"]
    if key in points:
        given = points[key][place]
        return Score(key, score=Decimal(given), reason=OF_SCORES[given].get(language))
    is_met = not (case.is_below_threshold and place) if criterion["threshold"] else case.ordinal % 2 == 0
    if not (criterion["threshold"] or criterion["priority"]):
        return Score(key, reason=OF_SCORES[3].get(language))
    return Score(key, is_met=is_met, reason=(THRESHOLD_MET if is_met else THRESHOLD_NOT_MET).get(language))
