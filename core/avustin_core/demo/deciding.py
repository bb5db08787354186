"""Decisions of the story: some are proposed one by one, the others from the scenario; then they are signed and published."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from avustin_core.calls.models import Call
from avustin_core.clock import HELSINKI
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.dissent import record_dissent
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import Departure, sign_decision
from avustin_core.demo import sharing, words
from avustin_core.demo.applying import Story
from avustin_core.demo.calls import at_work
from avustin_core.demo.people import DECIDER, RAPPORTEUR
from avustin_core.demo.plan import Case
from avustin_core.plugin import Text
from avustin_core.register.operations import publish_decisions
from avustin_core.scenarios.models import Scenario

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


def plan_deciding(story: Story, call: Call, cases: Sequence[Case]) -> None:
    """Puts proposals, signatures and publication on the agenda."""
    decided = datetime.combine(story.demonstration.decided_on, time(9), HELSINKI)
    alone = [case for case in cases if not case.is_compared or _own_reasons(case)]
    for place, case in enumerate(alone):
        story.agenda.at(at_work(decided - 9 * DAY, 8) + 4 * place * MINUTE, partial(_propose, story, case))
    plan_sharing(story, call, cases, decided)
    for place, case in enumerate(cases):
        story.agenda.at(decided + place * MINUTE, partial(_sign, story, case))
    published = datetime.combine(story.demonstration.published_on, time(9), HELSINKI)
    story.agenda.at(published, partial(publish, story))


def plan_sharing(story: Story, call: Call, cases: Sequence[Case], decided: datetime) -> None:
    """Scenarios, the proposals that the chosen one makes, and what is then proposed in other words, or alone."""
    chosen: list[Scenario] = []

    async def compare(at: datetime) -> None:
        chosen.append(await sharing.compare(story, call, at))

    async def propose(at: datetime) -> None:
        by_application: dict[object, Case] = {case.application_id: case for case in cases}
        await sharing.propose(story, chosen[0], by_application, at)
        for place, case in enumerate(case for case in cases if case.decision_id is None or case.is_capped):
            story.agenda.at(at + (5 + place) * MINUTE, partial(_propose, story, case))

    if any(each["weight"] for each in call.criteria):
        story.agenda.at(at_work(decided - 8 * DAY, 10), compare)
        story.agenda.at(at_work(decided - 6 * DAY), propose)
    else:
        for case in cases:
            story.agenda.at(at_work(decided - 6 * DAY), partial(_propose, story, case))


async def _propose(story: Story, case: Case, at: datetime) -> None:
    application, open_one = await story.application(case), await _decision(story, case)
    kind = DecisionKind.GRANT if case.is_departed_from else case.outcome
    amount = case.applied if case.is_departed_from else case.granted
    contents = Contents(amount=amount * 100 or None, reasons=_reasons(story, case, kind))
    made = await story.stage.do(
        RAPPORTEUR,
        at,
        lambda work: propose_decision(
            work, application.id, kind=kind, contents=contents, revision=application.revision,
            proposal_revision=open_one.revision if open_one else None,
        ),
    )  # fmt: skip
    case.decision_id = made.id


async def _decision(story: Story, case: Case) -> Decision | None:
    return await story.stage.work.session.get(Decision, case.decision_id) if case.decision_id else None


async def decision_of(story: Story, case: Case) -> Decision:
    """The case's decision, as it is now."""
    found = await _decision(story, case)
    assert found is not None
    return found


async def _sign(story: Story, case: Case, at: datetime) -> None:
    decision = await decision_of(story, case)
    if not case.is_departed_from:
        await story.stage.do(DECIDER, at, lambda work: sign_decision(work, decision.id, revision=decision.revision))
        return
    why = story.demonstration.granted_in_part.get(case.language)
    departure = Departure(why, case.outcome, Contents(amount=case.granted * 100, reasons=why))
    signed = await story.stage.do(
        DECIDER,
        at,
        lambda work: sign_decision(work, decision.id, revision=decision.revision, departure=departure),
    )
    dissent = words.DISSENT.get(signed.language)
    await story.stage.do(
        RAPPORTEUR, at, lambda work: record_dissent(work, signed.id, text=dissent, revision=signed.revision)
    )


async def publish(story: Story, at: datetime, *, decisions: Sequence[UUID] | None = None) -> None:
    """These decisions, or all of the call."""
    await story.stage.do(DECIDER, at, lambda work: publish_decisions(work, story.call_id, decision_ids=decisions))


def _own_reasons(case: Case) -> Text | None:
    """Why it is refused, where it isn't compared with others."""
    if case.completion == "missed":
        return words.NOT_COMPLETED
    if case.hearing:
        return words.REFUSED_AS_HEARD if case.hearing == "answered" else words.REFUSED_UNHEARD
    return words.BELOW_THRESHOLD if case.is_below_threshold else None


def _reasons(story: Story, case: Case, kind: DecisionKind) -> str:
    given, language = story.demonstration, case.language
    if case.shortcoming is not None:
        return given.shortcomings[case.shortcoming].reasons.get(language)
    if own := _own_reasons(case):
        missing = given.missing.what.get(language)
        return f"{missing} {own.get(language)}" if own is words.NOT_COMPLETED else own.get(language)
    said = {
        DecisionKind.GRANT: given.granted,
        DecisionKind.PARTIAL_GRANT: words.LARGEST if case.is_capped else given.granted_in_part,
        DecisionKind.REFUSAL: given.refused,
        DecisionKind.NOT_EXAMINED: words.CAME_LATE,
        DecisionKind.LAPSED: words.WITHDRAWN,
    }
    return said[kind].get(language)
