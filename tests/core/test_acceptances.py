"""A recipient takes a grant or leaves it, by a day if the call sets one; what is left, an official releases."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.core.deciding import AFTERWARDS, SUM, Scene, bridges, set_scene

from avustin_core.acceptances.models import Acceptance, AcceptanceAnswer
from avustin_core.acceptances.operations import Agreement, accept_grant, decline_grant, release_grant
from avustin_core.acceptances.refusals import (
    AcceptanceOverdue,
    AgreementMissing,
    GrantIsAnswered,
    GrantIsReleased,
    IbanUnreadable,
    NotDeclined,
    NothingToAccept,
)
from avustin_core.access import Actor
from avustin_core.appropriations.ledger import counted
from avustin_core.appropriations.models import EntryKind
from avustin_core.clock import SetClock
from avustin_core.decisions.models import Decision, DecisionKind, Liability
from avustin_core.errors import InvalidInput, NotAllowed, NotFound
from avustin_core.registry import Registry
from avustin_core.reports.operations import create_report
from avustin_core.reports.refusals import NoGrant
from avustin_core.work import Avustin

IBAN = "FI21 1234 5600 0007 85"
COMMITTED, RELEASED = EntryKind.COMMITTED, EntryKind.RELEASED


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def accepted(scene: Scene, decision: Decision, by: Actor | None = None, **how: Any) -> Acceptance:
    """The recipient's signatory accepts."""
    now = await scene.read(decision)
    return await scene.do(
        by or scene.member(now.organisation_id),
        lambda work: accept_grant(work, now.id, revision=now.revision, **{"iban": IBAN, **how}),
    )


async def declined(scene: Scene, decision: Decision) -> Acceptance:
    """The recipient's signatory declines."""
    now = await scene.read(decision)
    return await scene.do(
        scene.member(now.organisation_id),
        lambda work: decline_grant(work, now.id, reason="Ei omarahoitusta", revision=now.revision),
    )


async def released(scene: Scene, decision: Decision, by: Actor | None = None, reason: str = "Saaja luopui") -> Decision:
    """An official releases the money."""
    now = await scene.read(decision)
    return await scene.do(
        by or scene.rapporteur, lambda work: release_grant(work, now.id, reason=reason, revision=now.revision)
    )


async def test_a_grant_is_accepted_once_with_an_account(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())

    answer = await accepted(scene, decision)

    assert (answer.answer, answer.iban, answer.answered_at) == (
        AcceptanceAnswer.ACCEPTED,
        "FI2112345600000785",
        AFTERWARDS,
    )
    assert (await scene.read(decision)).accepted_at == AFTERWARDS
    for again in (accepted, declined):
        with pytest.raises(GrantIsAnswered):
            await again(scene, decision)
    with pytest.raises(NotDeclined):
        await released(scene, decision)


async def test_a_wrong_account_a_refusal_and_somebody_else_accept_nothing(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())
    refused = await scene.signed(await scene.application(), DecisionKind.REFUSAL)
    unsent = await scene.sign(await scene.proposal(await scene.application()), holds_letter=True)

    with pytest.raises(IbanUnreadable) as account:
        await accepted(scene, decision, iban="FI21 1234 5600 0007 86")
    with pytest.raises(NothingToAccept):
        await accepted(scene, refused)
    with pytest.raises(NotFound):
        await accepted(scene, unsent)
    with pytest.raises(NotAllowed):
        await accepted(scene, decision, by=scene.rapporteur)

    assert account.value.path == ("iban",)


async def test_a_lead_says_when_it_agreed_with_those_who_use_the_grant_too(avustin: Avustin) -> None:
    """688/2001 7 § 3 mom.: the recipient makes an agreement with those who carry out the project with it."""
    scene = await set_scene(avustin)
    partner = await scene.organisation("Kumppani")
    decision = await scene.signed(await scene.application(partners=(partner,)))

    with pytest.raises(AgreementMissing):
        await accepted(scene, decision)
    with pytest.raises(InvalidInput) as early:
        await accepted(scene, decision, agreement=Agreement(date(2019, 11, 22)))
    answer = await accepted(scene, decision, agreement=Agreement(date(2019, 11, 20)))

    assert early.value.path == ("agreement", "signedOn")
    assert answer.agreement_signed_on == date(2019, 11, 20)
    assert not await scene.sees(scene.member(partner.id), answer)


async def test_of_several_recipients_each_accepts_and_one_that_declines_leaves_it_for_all(avustin: Avustin) -> None:
    """688/2001 27 §: a grant made jointly to several makes each of them liable, so each says for itself that it takes it."""
    scene = await set_scene(avustin)
    partner, third = await scene.organisation("Kumppani"), await scene.organisation("Kolmas")

    async def joint() -> tuple[Decision, Actor, Actor]:
        application = await scene.application(partners=(partner, third))
        both = (application.organisation_id, partner.id)
        decision = await scene.signed(application, recipients=both, liability=Liability.JOINT_AND_SEVERAL)
        return decision, scene.member(application.organisation_id), scene.member(partner.id)

    decision, lead, other = await joint()
    with pytest.raises(AgreementMissing):  # the third uses the grant without being a recipient
        await accepted(scene, decision, by=lead)
    await accepted(scene, decision, by=lead, agreement=Agreement(date(2019, 11, 20)))
    first = (await scene.read(decision)).accepted_at
    with pytest.raises(GrantIsAnswered):
        await accepted(scene, decision, by=lead, agreement=Agreement(date(2019, 11, 20)))
    with pytest.raises(NotAllowed):
        await accepted(scene, decision, by=other, organisation_id=third.id)
    answer = await accepted(scene, decision, by=other)
    assert (first, answer.organisation_id, (await scene.read(decision)).accepted_at) == (None, partner.id, AFTERWARDS)

    decision, lead, other = await joint()
    await scene.do(other, lambda work: decline_grant(work, decision.id, revision=decision.revision))
    assert (await scene.read(decision)).declined_at == AFTERWARDS
    with pytest.raises(GrantIsAnswered):
        await accepted(scene, decision, by=lead, agreement=Agreement(date(2019, 11, 20)))
    await released(scene, decision)


async def test_what_is_declined_is_bound_until_an_official_releases_it(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())
    await declined(scene, decision)
    bound = (await scene.ledger(), (await scene.read(scene.call)).granted_total)

    with pytest.raises(InvalidInput):
        await released(scene, decision, reason=" ")
    with pytest.raises(NotAllowed):
        await released(scene, decision, by=scene.decider)
    await released(scene, decision)

    call, money = await scene.read(scene.call), await scene.read(scene.appropriation)
    assert bound == ([(COMMITTED, SUM)], SUM)
    assert await scene.ledger() == [(COMMITTED, SUM), (RELEASED, SUM)]
    assert (money.committed, money.committed_told, call.granted, call.granted_total, call.decided) == (0, 0, 0, 0, 1)
    with pytest.raises(GrantIsReleased):
        await released(scene, decision)
    with pytest.raises(NoGrant):
        await scene.do(
            scene.member(decision.organisation_id), lambda work: create_report(work, decision.application_id, "Report")
        )


async def test_a_new_decision_after_a_release_draws_its_money_anew(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    decision = await scene.signed(application)
    await declined(scene, decision)
    await released(scene, decision)

    await scene.signed(application, DecisionKind.PARTIAL_GRANT, amount=4_000_00)

    call, money = await scene.read(scene.call), await scene.read(scene.appropriation)
    assert await scene.ledger() == [(COMMITTED, SUM), (RELEASED, SUM), (COMMITTED, 4_000_00)]
    assert (money.committed, money.committed_told, call.granted, call.granted_total) == (
        4_000_00,
        4_000_00,
        1,
        4_000_00,
    )
    async with avustin._sessions() as session:
        assert (await counted(session, money.id))[1] == money.committed


async def test_the_time_to_answer_is_the_calls_and_passes(avustin: Avustin, clock: SetClock) -> None:
    scene = await set_scene(avustin, settings={"report_due_in_days": 60, "accept_in_days": 14})
    decision, late = await scene.signed(await scene.application()), await scene.signed(await scene.application())
    clock.set(AFTERWARDS + timedelta(days=14))  # 5.12.2019, the eve of Independence Day
    await accepted(scene, decision)
    clock.set(AFTERWARDS + timedelta(days=15))

    with pytest.raises(AcceptanceOverdue):
        await accepted(scene, late)
