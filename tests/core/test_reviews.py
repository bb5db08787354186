"""Requests for review: who makes them and by when, who decides on them and what, and what becomes of the decision."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.contesting import contest, service_of
from tests.core.deciding import AFTERWARDS, SUM, bridges
from tests.core.test_service import is_final, limit_of, served, services

from avustin_core.access import PUBLIC, Actor
from avustin_core.appropriations.models import EntryKind
from avustin_core.clock import SetClock
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.refusals import DecisionIsContested
from avustin_core.documents.models import Document, DocumentKind
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, NotFound
from avustin_core.matters.models import MatterKind
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.plugin import Language
from avustin_core.register.operations import publish_decisions
from avustin_core.registry import Registry
from avustin_core.reviews.deciding import Change, sign_review
from avustin_core.reviews.models import Review, ReviewOutcome, ReviewStatus
from avustin_core.reviews.operations import record_review_service, sent_by_mail
from avustin_core.reviews.refusals import (
    ChangeMissing,
    LateReviewIsNotExamined,
    NothingToReview,
    OutcomeNotProposed,
    OutcomeUnreasoned,
    ReviewedAlready,
    ReviewIsDecided,
    ReviewIsRequested,
)
from avustin_core.reviews.requesting import Sought, register_review
from avustin_core.reviews.texts import appeal_on
from avustin_core.service.models import ServiceWay
from avustin_core.service.recording import Sending
from avustin_core.time_limits.models import TimeLimitKind, TimeLimitState, state_of
from avustin_core.work import Avustin

COMMITTED, RELEASED = EntryKind.COMMITTED, EntryKind.RELEASED


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def test_a_request_is_a_matter_of_its_own_and_urgent_and_the_decision_is_not_final(
    avustin: Avustin, clock: SetClock
) -> None:
    """434/2003 49 d §: in writing, with the decision, the change sought and the grounds; 13/2003 12 §: acknowledged."""
    case = await contest(avustin)

    for path, sought in (("changeSought", Sought(" ", "x")), ("grounds", Sought("x", " "))):
        with pytest.raises(InvalidInput) as wrong:
            await case.requested(sought=sought)
        assert wrong.value.path == (path,)
    with pytest.raises(NotFound):
        await case.requested(by=case.scene.member((await case.scene.organisation("Vieras")).id))
    with pytest.raises(NotAllowed):
        await case.requested(by=case.scene.preparer)
    review = await case.requested()
    with pytest.raises(ReviewIsRequested):
        await case.requested()

    matter = await case.matter_of(review)
    assert (matter.kind, matter.parent_id, matter.party_id, matter.pending_at) == (
        MatterKind.REVIEW, case.decision.matter_id, case.decision.organisation_id, AFTERWARDS,
    )  # fmt: skip
    assert (await case.scene.read(case.decision)).contested_at == AFTERWARDS
    assert [each["review"] for each in await case.notices("review.received")] == [str(review.id)]
    (service,) = await services(case.scene, case.decision)
    assert state_of(await limit_of(case.scene, service), clock.now()) is TimeLimitState.MET
    clock.set(AFTERWARDS + timedelta(days=200))
    assert not await is_final(case.scene, case.decision)


async def test_the_party_and_officials_see_it_and_the_disqualified_of_either_matter_do_not(avustin: Avustin) -> None:
    """434/2003 27 §: a disqualified official takes no part in handling the matter, nor is present."""
    case = await contest(avustin)
    review = await case.requested()
    matter, sees = await case.matter_of(review), case.scene.sees
    await case.proposed(review, ReviewOutcome.REJECTED)

    for kept in (review.matter_id, case.decision.matter_id):
        away = replace(case.rapporteur, disqualified=frozenset({kept}), disqualified_in=frozenset({review.call_id}))
        assert not await sees(away, review)
        assert not await sees(away, matter)
        with pytest.raises(NotFound):
            await case.proposed(review, ReviewOutcome.REJECTED, by=away)
    assert [await sees(who, review) for who in (case.party, case.rapporteur, case.registrar)] == [True, True, True]
    assert [await sees(who, review) for who in (PUBLIC, case.scene.assessor)] == [False, False]


async def test_a_late_request_is_not_examined_and_that_is_decided_with_reasons(
    avustin: Avustin, clock: SetClock
) -> None:
    """434/2003 49 c §: within 30 days of service; a request that came later isn't examined."""
    case = await contest(avustin)
    clock.set(datetime(2019, 12, 30, 14, 15, tzinfo=UTC))  # the very end of office hours on the last day
    review = await case.requested()

    with pytest.raises(LateReviewIsNotExamined):
        await case.proposed(review, ReviewOutcome.REJECTED)
    decided = await case.decided(review, ReviewOutcome.NOT_EXAMINED)

    assert (decided.status, decided.outcome) == (ReviewStatus.DECIDED, ReviewOutcome.NOT_EXAMINED)
    assert "49 c" in decided.provisions
    assert (await case.scene.read(case.decision)).status is DecisionStatus.SIGNED


async def test_what_came_on_paper_in_time_is_registered_as_it_is(avustin: Avustin, clock: SetClock) -> None:
    """434/2003 22 §: a document that lacks something is completed later; 49 c §: what counts is when it came."""
    case = await contest(avustin)
    came, at = datetime(2019, 12, 30, 14, 14, tzinfo=UTC), datetime(2020, 1, 3, 9, tzinfo=UTC)
    clock.set(at)

    async def registered(by: Actor, arrived_at: datetime) -> Review:
        return await case.scene.do(
            by,
            lambda work: register_review(
                work, case.decision.id, case.decision.organisation_id, Sought("Muuttakaa.", ""), arrived_at=arrived_at,
                revision=case.decision.revision,
            ),
        )  # fmt: skip

    with pytest.raises(NotAllowed):
        await registered(case.rapporteur, came)
    with pytest.raises(InvalidInput):
        await registered(case.registrar, at + timedelta(minutes=1))
    review = await registered(case.registrar, came)

    assert (review.arrived_at, review.filed_by, review.registered_by) == (came, None, case.registrar.user_id)
    assert (await case.decided(review, ReviewOutcome.REJECTED)).outcome is ReviewOutcome.REJECTED


async def test_nobody_who_proposed_or_signed_the_decision_decides_on_the_request(avustin: Avustin) -> None:
    """434/2003 53 e §: decided by people, never by the system; here by others than those who decided."""
    case = await contest(avustin)
    review, scene = await case.requested(), case.scene

    with pytest.raises(SeparationOfDuties):
        await case.proposed(review, ReviewOutcome.REJECTED, by=scene.rapporteur)
    with pytest.raises(OutcomeNotProposed):
        await case.signed(review)
    review = await case.proposed(review, ReviewOutcome.REJECTED)
    with pytest.raises(SeparationOfDuties):
        await case.signed(review, by=scene.decider)
    both = replace(case.rapporteur, roles=case.rapporteur.roles | case.decider.roles)
    with pytest.raises(SeparationOfDuties):
        await case.signed(review, by=both)
    with pytest.raises(NotAllowed):
        await case.signed(review, by=case.party)
    decided = await case.signed(review)

    assert (decided.signed_by, decided.proposed_by) == (case.decider.user_id, case.rapporteur.user_id)
    for again in (case.proposed(review, ReviewOutcome.REJECTED), case.signed(review)):
        with pytest.raises(ReviewIsDecided):
            await again


async def test_a_rejection_is_reasoned_served_and_appealed_and_only_then_is_the_decision_final(
    avustin: Avustin, clock: SetClock
) -> None:
    """434/2003 49 g §: always with reasons; 47 §: with instructions for appeal; 808/2019 13 §: within 30 days of service."""
    case = await contest(avustin)
    review = await case.requested()
    with pytest.raises(OutcomeUnreasoned):
        await case.proposed(review, ReviewOutcome.REJECTED, reasons=" ")
    decided = await case.decided(review, ReviewOutcome.REJECTED)

    (letter,) = await case.notices("review.letter")
    document = await case.scene.get(Document, UUID(letter["documentId"]))
    assert (document.matter_id, document.kind) == (review.matter_id, DocumentKind.DECISION_LETTER)
    assert (await case.matter_of(review)).closed_at == AFTERWARDS
    assert (await case.scene.read(case.decision)).contested_at is None
    clock.set(AFTERWARDS + timedelta(days=50))
    assert not await is_final(case.scene, case.decision)  # nobody has shown that the party knows the outcome
    sending = Sending(ServiceWay.LETTER, AFTERWARDS + timedelta(days=1))
    await case.scene.do(
        case.registrar, lambda work: record_review_service(work, review.id, sending, revision=decided.revision)
    )
    service = await service_of(case, review)
    limit = await limit_of(case.scene, service)
    assert (service.deemed_on, service.last_day) == (date(2019, 11, 29), date(2019, 12, 30))
    assert (limit.kind, limit.matter_id, limit.basis) == (TimeLimitKind.APPEAL, review.matter_id, "808/2019 13 §")
    assert await is_final(case.scene, case.decision)
    await case.scene.do(PUBLIC, lambda work: sent_by_mail(work, review.id, [review.organisation_id], clock.now()))
    assert (await service_of(case, review)).id == service.id


async def test_a_changed_decision_takes_the_place_of_the_contested_one_with_its_money(avustin: Avustin) -> None:
    """434/2003 49 g §: the decision may be changed on the request; the new one is appealed, and not reviewed again."""
    case = await contest(avustin)
    scene, review = case.scene, await case.requested()
    less = Change(kind=DecisionKind.PARTIAL_GRANT, contents=Contents(amount=4_000_00))
    with pytest.raises(ChangeMissing):
        await case.proposed(review, ReviewOutcome.CHANGED)
    with pytest.raises(ChangeMissing):
        await case.proposed(review, ReviewOutcome.REJECTED, change=less)

    proposed = await case.proposed(review, ReviewOutcome.CHANGED, change=less)
    assert proposed.new_decision_id
    with pytest.raises(Conflict):
        await scene.do(case.decider, lambda work: sign_review(work, review.id, revision=proposed.revision))
    with pytest.raises(DecisionIsContested):
        await scene.sign(await case.decision_of(proposed.new_decision_id))
    decided = await case.signed(proposed)

    new, old = await case.decision_of(proposed.new_decision_id), await scene.read(case.decision)
    assert (old.status, old.contested_at, new.status, new.supersedes_id) == (
        DecisionStatus.SUPERSEDED, None, DecisionStatus.SIGNED, old.id,
    )  # fmt: skip
    assert new.review_instructions == decided.appeal_instructions == appeal_on(date(2019, 11, 21), Language.FI)
    assert await scene.ledger() == [(COMMITTED, SUM), (RELEASED, SUM), (COMMITTED, 4_000_00)]
    (service,) = await served(scene, new)
    assert (await limit_of(scene, service)).kind is TimeLimitKind.APPEAL
    with pytest.raises(ReviewedAlready):
        await replace(case, decision=new).requested()
    with pytest.raises(NothingToReview):
        await case.requested()


async def test_another_outcome_takes_back_the_proposed_change(avustin: Avustin) -> None:
    case = await contest(avustin)
    review = await case.requested()
    less = Change(kind=DecisionKind.PARTIAL_GRANT, contents=Contents(amount=4_000_00))
    await case.proposed(review, ReviewOutcome.CHANGED, change=less)

    await case.decided(review, ReviewOutcome.REJECTED)

    statement = select(col(Decision.status)).where(col(Decision.matter_id) == case.decision.matter_id)
    async with avustin.reading() as connection:
        assert list(await connection.scalars(statement)) == [DecisionStatus.SIGNED]


async def test_an_annulled_decision_is_over_its_money_usable_and_the_application_waits(avustin: Avustin) -> None:
    """434/2003 49 g §: the decision may be annulled on the request."""
    case = await contest(avustin)
    scene = case.scene
    await scene.do(scene.decider, lambda work: publish_decisions(work, scene.call.id))
    await case.decided(await case.requested(), ReviewOutcome.ANNULLED)

    decision, call, money = (
        await scene.read(case.decision),
        await scene.read(scene.call),
        await scene.read(scene.appropriation),
    )
    application = await case.application()
    assert (decision.status, decision.annulled_at) == (DecisionStatus.ANNULLED, AFTERWARDS)
    assert await scene.ledger() == [(COMMITTED, SUM), (RELEASED, SUM)]
    assert (money.committed, money.committed_told, call.granted, call.granted_total, call.decided, call.registered) == (
        0,
    ) * 6
    assert (application.decided_at, application.told_decided_at) == (None, None)
    await scene.signed(application)
    call = await scene.read(scene.call)
    assert (await scene.ledger())[-1] == (COMMITTED, SUM)
    assert (call.granted, call.decided, call.granted_total) == (1, 1, SUM)
