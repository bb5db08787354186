"""A request for review lets what was found be found anew, by others and beside the old; and its party can take it back."""

from datetime import timedelta

import pytest
from tests.core.contesting import Contest, contest
from tests.core.deciding import AFTERWARDS, SUM, bridges
from tests.core.test_service import is_final, served

from avustin_core.access import PUBLIC, Actor
from avustin_core.applications.refusals import ApplicationIsDecided
from avustin_core.appropriations.models import EntryKind
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.queries import entries_of
from avustin_core.checks.operations import Answer, record_checks
from avustin_core.clock import SetClock
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import DecisionKind, DecisionStatus
from avustin_core.decisions.refusals import IneligibleGrant
from avustin_core.eligibility.models import AnswersNeverChange, FindingRow, OfficialAnswer
from avustin_core.eligibility.operations import record_finding
from avustin_core.errors import NotAllowed
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.plugin import Outcome, Role
from avustin_core.registry import Registry
from avustin_core.reviews.deciding import Change
from avustin_core.reviews.models import ExecutionOrder, Review, ReviewOutcome, ReviewStatus
from avustin_core.reviews.operations import order_execution
from avustin_core.reviews.refusals import ReviewIsDecided, ReviewIsWithdrawn
from avustin_core.reviews.withdrawing import withdraw_review
from avustin_core.work import Avustin, Work

GRANT = Change(kind=DecisionKind.GRANT, contents=Contents(amount=SUM))


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def refused(avustin: Avustin) -> tuple[Contest, FindingRow]:
    """An application that was refused since a hard rule isn't met, and that finding, which an official shared."""
    case = await contest(avustin)
    scene = case.scene
    application = await scene.application()
    finding = await found(case, await scene.finding(application), Outcome.NOT_MET, scene.rapporteur)
    case.decision = await scene.signed(application, DecisionKind.REFUSAL)
    await served(scene, case.decision)
    return case, finding


async def found(case: Contest, finding: FindingRow, outcome: Outcome, by: Actor) -> FindingRow:
    """An official's finding beside the rule's."""
    now = await case.scene.read(finding)
    return await case.scene.do(
        by, lambda work: record_finding(work, now.id, outcome=outcome, reason="Selvitetty.", revision=now.revision)
    )


async def checked(case: Contest, outcome: Outcome, by: Actor) -> None:
    """An official's answer to an item of the checklist."""
    application = await case.application()
    answer = Answer("necessary", outcome, "Syy.", revision=None)
    await case.scene.do(
        by, lambda work: record_checks(work, application.id, answers=[answer], revision=application.revision)
    )


async def withdrawn(case: Contest, review: Review, by: Actor | None = None) -> Review:
    """The party takes its request back."""
    now = await case.scene.read(review)
    return await case.scene.do(
        by or case.party, lambda work: withdraw_review(work, now.id, note="Asia selvisi.", revision=now.revision)
    )


async def test_a_hard_rule_is_found_anew_and_what_was_refused_is_granted(avustin: Avustin) -> None:
    """434/2003 49 g §: the decision may be changed on the request; 31 §: the matter is investigated for that."""
    case, finding = await refused(avustin)
    scene = case.scene
    for official in (case.rapporteur, scene.rapporteur):
        with pytest.raises(ApplicationIsDecided):
            await found(case, finding, Outcome.MET, official)
    review = await case.requested()

    for decided_it in (scene.rapporteur, scene.decider):
        with pytest.raises(SeparationOfDuties):
            await found(case, finding, Outcome.MET, decided_it)
    with pytest.raises(SeparationOfDuties):
        await checked(case, Outcome.MET, scene.rapporteur)
    with pytest.raises(NotAllowed):
        await found(case, finding, Outcome.MET, case.registrar)
    with pytest.raises(IneligibleGrant):
        await case.decided(review, ReviewOutcome.CHANGED, change=GRANT)
    again = await case.proposed(review, ReviewOutcome.REJECTED)
    await checked(case, Outcome.MET, case.decider)
    await found(case, finding, Outcome.MET, case.rapporteur)
    decided = await case.decided(again, ReviewOutcome.CHANGED, change=GRANT)

    assert decided.new_decision_id
    new = await case.decision_of(decided.new_decision_id)
    assert (new.kind, new.status, new.amount) == (DecisionKind.GRANT, DecisionStatus.SIGNED, SUM)
    assert (await scene.ledger())[-1] == (EntryKind.COMMITTED, SUM)
    entries = await file_of(avustin, case)
    assert [
        (each.kind, each.title.fi.partition(": ")[2], each.by)
        for each in entries
        if each.kind in (CaseEntryKind.FINDING, CaseEntryKind.OFFICIAL_FINDING, CaseEntryKind.CHECKED)
    ] == [
        (CaseEntryKind.FINDING, "Vähintään kaksi kuntaa, Ei täyty, haun ehdot", None),
        (CaseEntryKind.OFFICIAL_FINDING, "Vähintään kaksi kuntaa, Ei täyty", scene.rapporteur.user_id),
        (CaseEntryKind.OFFICIAL_FINDING, f"Vähintään kaksi kuntaa, Täyttyy, {ANEW}", case.rapporteur.user_id),
        (CaseEntryKind.CHECKED, f"{NECESSARY}, Täyttyy, {ANEW}", case.decider.user_id),
    ]  # fmt: skip
    with pytest.raises(ApplicationIsDecided):
        await found(case, finding, Outcome.NOT_MET, case.rapporteur)


async def test_what_an_official_said_is_never_changed(avustin: Avustin) -> None:
    case, finding = await refused(avustin)

    async def rewrite(work: Work) -> None:
        answer = await work.session.get_one(OfficialAnswer, said[0].of[1])
        answer.reason = "Toinen"
        await work.session.flush()

    said = [each for each in await file_of(avustin, case) if each.kind is CaseEntryKind.OFFICIAL_FINDING]
    assert [each.of for each in said] == [("Finding", finding.id)]
    said = [each.__class__(**{**vars(each), "of": ("OfficialAnswer", each.key)}) for each in said]
    with pytest.raises(AnswersNeverChange):
        await avustin.run(PUBLIC, rewrite)


async def test_a_party_takes_its_request_back_and_the_decision_stands(avustin: Avustin, clock: SetClock) -> None:
    case = await contest(avustin)
    scene, review = case.scene, await case.requested()
    less = Change(kind=DecisionKind.PARTIAL_GRANT, contents=Contents(amount=4_000_00))
    await case.proposed(review, ReviewOutcome.CHANGED, change=less)
    now = await scene.read(review)
    await scene.do(
        case.decider,
        lambda work: order_execution(
            work, now.id, order=ExecutionOrder.SUSPENDED, reasons="Kesken.", revision=now.revision
        ),
    )
    for other in (case.rapporteur, scene.preparer):
        with pytest.raises(NotAllowed):
            await withdrawn(case, review, by=other)

    taken = await withdrawn(case, review)

    assert (taken.status, taken.withdrawal_note, taken.new_decision_id) == (
        ReviewStatus.WITHDRAWN,
        "Asia selvisi.",
        None,
    )
    assert (await case.matter_of(taken)).closed_at == taken.withdrawn_at == AFTERWARDS
    decision = await scene.read(case.decision)
    assert (decision.status, decision.contested_at, decision.execution_stopped_at) == (
        DecisionStatus.SIGNED,
        None,
        None,
    )
    async with avustin.reading() as connection:
        (file,) = (await entries_of(connection, [review.matter_id], actor=case.registrar, now=AFTERWARDS)).values()
    assert [(each.kind.name, each.text) for each in file][-1] == ("REVIEW_WITHDRAWN", "Asia selvisi.")
    for again in (withdrawn(case, review), case.proposed(review, ReviewOutcome.REJECTED)):
        with pytest.raises(ReviewIsWithdrawn):
            await again
    anew = await case.requested()  # the time for review still runs
    await case.decided(anew, ReviewOutcome.REJECTED)
    with pytest.raises(ReviewIsDecided):
        await withdrawn(case, anew)


async def test_a_decision_whose_review_was_taken_back_becomes_final(avustin: Avustin, clock: SetClock) -> None:
    case = await contest(avustin)
    await withdrawn(case, await case.requested())
    clock.set(AFTERWARDS + timedelta(days=50))
    assert await is_final(case.scene, case.decision)


async def file_of(avustin: Avustin, case: Contest) -> list:  # type: ignore[type-arg]
    """The case file of the application's matter, as its decider sees it."""
    actor = Actor(case.scene.decider.user_id, roles=frozenset({(Role.DECIDER, case.scene.call.id)}))
    async with avustin.reading() as connection:
        files = await entries_of(connection, [case.decision.matter_id], actor=actor, now=AFTERWARDS)
    return files[case.decision.matter_id]


ANEW = "oikaisuvaatimusta käsiteltäessä"
NECESSARY = (
    "Avustuksen myöntäminen on tarpeellista hakijan saama muu julkinen tuki sekä hankkeen tai toiminnan laatu ja laajuus huomioon "
    "ottaen"
)
