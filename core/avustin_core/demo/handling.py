"""What officials do in the story: they ask for completion, assess, propose, sign and publish."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

from avustin_core.applications.completion import answer_completion, request_completion
from avustin_core.applications.saving import save_application
from avustin_core.assessments.models import Assessment
from avustin_core.assessments.operations import save_assessment, submit_assessment
from avustin_core.assessments.scores import Score
from avustin_core.calls.models import Call
from avustin_core.clock import HELSINKI
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import Departure, sign_decision
from avustin_core.demo.applying import Story, editor_of, signatory_of, told_of
from avustin_core.demo.impartiality import plan_disqualification
from avustin_core.demo.people import ASSESSORS, DECIDER, PREPARER, RAPPORTEUR
from avustin_core.demo.plan import Case
from avustin_core.forms import Change
from avustin_core.plugin import Language, Text
from avustin_core.register.operations import publish_decisions

ASSESSED = 30  #: so many by one assessor at least
TWICE = 10  #: and so many of them by the other one too
REPORT_TIME = timedelta(days=90)


def plan_handling(story: Story, call: Call, cases: Sequence[Case]) -> None:
    """Puts the handling of a call on the agenda: completion, assessment, proposals, signatures, publication."""
    assert call.closes_at is not None
    decided = datetime.combine(story.demonstration.decided_on, time(9), HELSINKI)
    for case in cases:
        if case.completion:
            plan_completion(story, case, call.closes_at + timedelta(days=8, minutes=case.ordinal))
    examined = [case for case in cases if not (case.is_late or case.is_withdrawn)]
    for place, case in enumerate(examined[:ASSESSED]):
        at = call.closes_at + timedelta(days=15, minutes=11 * place)
        _plan_assessment(story, call, case, ASSESSORS[0], at)
        if place < TWICE:
            _plan_assessment(story, call, case, ASSESSORS[1], at + timedelta(minutes=5))
    plan_disqualification(story, examined[TWICE], call.closes_at + timedelta(days=14))
    for place, case in enumerate(cases):
        _plan_decision(story, case, decided - timedelta(days=3) + timedelta(minutes=place), decided + place * MINUTE)
    published = datetime.combine(story.demonstration.published_on, time(9), HELSINKI)
    story.agenda.at(published, lambda at: _publish(story, at))


MINUTE = timedelta(minutes=1)


def plan_completion(story: Story, case: Case, at: datetime) -> None:
    """A request, and its answer if one comes in time."""
    due = at + timedelta(days=14)
    story.agenda.at(at, lambda now: request(story, case, now, due))
    if case.completion == "answered":
        story.agenda.at(due - timedelta(days=2), lambda now: fill_in(story, case, now))
        story.agenda.at(due - timedelta(days=2, hours=-2), lambda now: _complete(story, case, now))


async def request(story: Story, case: Case, at: datetime, due: datetime) -> None:
    """Asks for the field that is missing."""
    application, missing = await story.application(case), story.demonstration.missing
    made = await story.stage.do(
        PREPARER,
        at,
        lambda work: request_completion(
            work, application.id, what=missing.what.get(case.language), how=missing.how.get(case.language),
            paths=[[missing.field]], due_at=due, revision=application.revision,
        ),
    )  # fmt: skip
    case.completion_id = made.id


async def _complete(story: Story, case: Case, at: datetime) -> None:
    application, id = await story.application(case), case.completion_id
    assert id is not None
    await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: answer_completion(work, id, revision=application.revision),
    )


async def fill_in(story: Story, case: Case, at: datetime) -> None:
    """Writes what was missing, and doesn't hand it in yet."""
    application, field = await story.application(case), story.demonstration.missing.field
    value = story.demonstration.answers(told_of(case, amount=case.applied))[field]
    await story.stage.do(
        editor_of(case.applicant),
        at,
        lambda work: save_application(
            work, application.id, base_revision=application.revision, changes=[Change((field,), value)]
        ),
    )


def _plan_assessment(story: Story, call: Call, case: Case, who: str, at: datetime) -> None:
    reason = story.demonstration.assessed.get(Language.FI)
    scores = [
        Score(each["key"], is_met=_is_met(each, case), reason=reason)
        for each in call.criteria
    ]  # fmt: skip

    made: list[Assessment] = []

    async def save(now: datetime) -> None:
        application = await story.application(case)
        made.append(await story.stage.do(who, now, lambda work: save_assessment(work, application.id, scores=scores)))

    async def hand_in(now: datetime) -> None:
        [saved] = made
        await story.stage.do(who, now, lambda work: submit_assessment(work, saved.id, revision=saved.revision))

    story.agenda.at(at, save)
    story.agenda.at(at + MINUTE, hand_in)


def _is_met(criterion: dict[str, object], case: Case) -> bool | None:
    if not (criterion["threshold"] or criterion["priority"]):
        return None
    return case.outcome in (DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT) or case.ordinal % 2 == 0


def _plan_decision(story: Story, case: Case, proposed: datetime, signed: datetime) -> None:
    story.agenda.at(proposed, lambda at: _propose(story, case, at))
    story.agenda.at(signed, lambda at: _sign(story, case, at))


async def _propose(story: Story, case: Case, at: datetime) -> None:
    application = await story.application(case)
    kind = DecisionKind.GRANT if case.is_departed_from else case.outcome
    amount = case.applied if case.is_departed_from else case.granted
    due = case.ends + REPORT_TIME if case.granted else None
    contents = Contents(amount=amount * 100 or None, reasons=_reasons(story, case, kind), report_due=due)
    made = await story.stage.do(
        RAPPORTEUR,
        at,
        lambda work: propose_decision(
            work, application.id, kind=kind, contents=contents, revision=application.revision
        ),
    )
    case.decision_id = made.id


async def _sign(story: Story, case: Case, at: datetime) -> None:
    decision = await story.stage.work.session.get(Decision, case.decision_id)
    assert decision is not None
    departure = None
    if case.is_departed_from:
        why = story.demonstration.granted_in_part.get(case.language)
        departure = Departure(why, case.outcome, Contents(amount=case.granted * 100, reasons=why))
    await story.stage.do(
        DECIDER,
        at,
        lambda work: sign_decision(work, decision.id, revision=decision.revision, departure=departure),
    )


async def _publish(story: Story, at: datetime) -> None:
    await story.stage.do(DECIDER, at, lambda work: publish_decisions(work, story.call_id))


def _reasons(story: Story, case: Case, kind: DecisionKind) -> str:
    given = story.demonstration
    if kind is DecisionKind.REFUSAL and case.shortcoming is not None:
        return given.shortcomings[case.shortcoming].reasons.get(case.language)
    if kind is DecisionKind.REFUSAL and case.completion == "missed":
        return f"{given.missing.what.get(case.language)} {NOT_COMPLETED.get(case.language)}"
    said = {
        DecisionKind.GRANT: given.granted,
        DecisionKind.PARTIAL_GRANT: given.granted_in_part,
        DecisionKind.REFUSAL: given.refused,
        DecisionKind.NOT_EXAMINED: CAME_LATE,
        DecisionKind.LAPSED: WITHDRAWN,
    }
    return said[kind].get(case.language)


NOT_COMPLETED = Text(
    fi="Hakijalta pyydettiin täydennystä, jota ei toimitettu määräajassa.",
    sv="Sökanden ombads komplettera ansökan, men kompletteringen lämnades inte in inom utsatt tid.",
)
CAME_LATE = Text(
    fi="Hakemus saapui hakuajan päättymisen jälkeen. Myöhästynyt hakemus jätetään tutkimatta.",
    sv="Ansökan kom in efter ansökningstidens slut. En ansökan som kommit in för sent avvisas.",
)
WITHDRAWN = Text(
    fi="Hakija on perunut hakemuksensa, joten asia raukeaa.",
    sv="Sökanden har återkallat sin ansökan, och ärendet förfaller därför.",
)
