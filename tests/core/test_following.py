"""What waits once a decision is proposed: the step of each decision, and requests for review for those who may decide on them."""

from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.contesting import Contest, contest
from tests.core.deciding import AFTERWARDS, bridges
from tests.core.test_acceptances import accepted, declined, released
from tests.core.test_service import served

from avustin_core.access import Actor
from avustin_core.decisions.models import Decision, DecisionKind, Liability
from avustin_core.decisions.operations import notify_parties
from avustin_core.registry import Registry
from avustin_core.reviews.models import Review, ReviewOutcome
from avustin_core.reviews.operations import record_review_service
from avustin_core.service.models import ServiceWay
from avustin_core.service.operations import record_service
from avustin_core.service.recording import Sending
from avustin_core.work import Avustin
from avustin_core.worklists.following import STEPS, to_answer, to_decide, to_propose, to_serve

SENDING = Sending(ServiceWay.LETTER, AFTERWARDS, AFTERWARDS.date(), "Saantitodistus")


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def holds(avustin: Avustin, row: Decision | Review, condition: Any) -> bool:
    """Whether the condition holds of the row."""
    model = type(row)
    async with avustin.reading() as connection:
        found = await connection.scalar(select(col(model.id)).where(col(model.id) == row.id, condition(model)))
    return found is not None


async def steps(avustin: Avustin, decision: Decision) -> list[str]:
    """What it waits for."""
    return [step.name for step, waits in STEPS.items() if await holds(avustin, decision, waits)]


async def answers(avustin: Avustin, decision: Decision, actor: Actor) -> bool:
    """Whether it waits for that recipient."""
    return await holds(avustin, decision, lambda table: to_answer(table, actor))


async def known_to(case: Contest, decision: Decision, organisation: UUID) -> None:
    """A recipient is shown to have come to know it."""
    now = await case.scene.read(decision)
    await case.scene.do(
        case.registrar,
        lambda work: record_service(work, now.id, SENDING, organisation_ids=[organisation], revision=now.revision),
    )


async def test_a_decision_waits_for_one_step_after_the_other(avustin: Avustin) -> None:
    case = await contest(avustin)
    scene = case.scene
    partner = await scene.organisation("Kumppani")
    application = await scene.application(partners=(partner,))
    both = (application.organisation_id, partner.id)
    proposal = await scene.proposal(application, recipients=both, liability=Liability.JOINT_AND_SEVERAL)
    lead, other = scene.member(application.organisation_id), scene.member(partner.id)
    seen = [await steps(avustin, proposal)]
    decision = await scene.sign(proposal, holds_letter=True)
    seen.append(await steps(avustin, decision))
    decision = await scene.do(
        scene.rapporteur, lambda work: notify_parties(work, decision.id, revision=decision.revision)
    )
    seen.append(await steps(avustin, decision))
    for organisation in both:
        await known_to(case, decision, organisation)
        seen.append(await steps(avustin, decision))
    await accepted(scene, decision, by=lead)
    waits = [await answers(avustin, decision, each) for each in (lead, other, scene.decider)]
    seen.append(await steps(avustin, decision))
    await accepted(scene, decision, by=other)
    seen.append(await steps(avustin, decision))

    assert seen == [
        ["SIGNATURE"], ["NOTIFICATION"], ["SERVICE", "ANSWER"], ["SERVICE", "ANSWER"], ["ANSWER"], ["ANSWER"], [],
    ]  # fmt: skip
    assert waits == [False, True, False]
    left = await scene.signed(await scene.application())
    await declined(scene, left)
    assert await steps(avustin, left) == ["SERVICE", "RELEASE"]
    await released(scene, left)
    refused = await scene.signed(await scene.application(), DecisionKind.REFUSAL)
    assert [await steps(avustin, each) for each in (left, refused)] == [["SERVICE"], ["SERVICE"]]
    await served(scene, refused, received_on=AFTERWARDS.date(), evidence="Saantitodistus")
    assert await steps(avustin, refused) == []


async def test_a_request_waits_for_those_who_did_not_decide_what_is_contested(avustin: Avustin) -> None:
    case = await contest(avustin)

    async def waiting(case: Contest, review: Review) -> list[bool]:
        first = [await holds(avustin, review, lambda row, who=who: to_propose(row, who)) for who in people]
        then = [await holds(avustin, review, lambda row, who=who: to_decide(row, who)) for who in people]
        return [*first, *then, await holds(avustin, review, to_serve)]

    people = (case.rapporteur, case.scene.rapporteur, case.decider)
    review = await case.requested()
    seen = [await waiting(case, review)]
    review = await case.proposed(review, ReviewOutcome.REJECTED)
    seen.append(await waiting(case, review))
    review = await case.signed(review)
    seen.append(await waiting(case, review))
    await case.scene.do(
        case.registrar, lambda work: record_review_service(work, review.id, SENDING, revision=review.revision)
    )
    seen.append(await waiting(case, review))

    assert seen == [
        [True, False, True, False, False, False, False],
        [False, False, False, False, False, True, False],
        [False] * 6 + [True],
        [False] * 7,
    ]
