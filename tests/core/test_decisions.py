"""Decisions: proposed by one and signed by another, whole by law, seen by the parties, and never changed."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlmodel import col
from tests.core.deciding import AFTERWARDS, SUM, bridges, set_scene

from avustin_core.access import PUBLIC, Actor
from avustin_core.applications.models import Application
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.frozen import SignedNeverChanges
from avustin_core.decisions.loading import load
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus, Liability
from avustin_core.decisions.operations import notify_parties, propose_decision
from avustin_core.decisions.refusals import (
    DecisionIsSigned,
    DepartureUnreasoned,
    IneligibleGrant,
    PartiesAreNotified,
    ProposalOutdated,
)
from avustin_core.decisions.rights import SIGN
from avustin_core.decisions.signing import Departure, sign_decision
from avustin_core.errors import Conflict, NotAllowed, NotFound
from avustin_core.matters.models import Matter
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Language, Role
from avustin_core.registry import Registry
from avustin_core.storage import new_id
from avustin_core.work import Avustin, Work

GRANT, PARTIAL, REFUSAL = DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT, DecisionKind.REFUSAL
NOT_EXAMINED, LAPSED = DecisionKind.NOT_EXAMINED, DecisionKind.LAPSED


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def letters(avustin: Avustin) -> list[dict[str, Any]]:
    """What lies in the outbox."""
    async with avustin.reading() as connection:
        return list((await connection.execute(select(col(OutboxMessage.payload)))).scalars())


async def test_what_a_proposal_leaves_out_is_filled_from_application_call_and_programme(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application(language=Language.SV)

    proposal = await scene.proposal(application)

    assert (proposal.status, proposal.kind, proposal.amount) == (DecisionStatus.PROPOSED, GRANT, SUM)
    assert (proposal.eligible_costs, proposal.maximum_share, proposal.purpose) == (10_000_00, "85", "Sillan uusiminen")
    assert (proposal.period_ends, proposal.report_due) == (date(2021, 11, 30), date(2022, 1, 29))
    assert proposal.payment_plan == [{"ordinal": 1, "amount": SUM, "due": None, "condition": None}]
    assert (proposal.conditions, proposal.provisions) == ("Villkor", "Bestämmelser")
    assert proposal.contact == "Maja, a@b.example"
    assert (proposal.report_duty, proposal.audit_right) == ("Redovisningsskyldighet", "Granskningsrätt")
    assert proposal.review_instructions == "Anvisning om omprövning"
    assert (proposal.recipients, proposal.liability) == ([str(application.organisation_id)], Liability.RECIPIENT)
    assert (proposal.language, proposal.proposed_by) == (Language.SV, scene.rapporteur.user_id)


async def test_another_person_signs_and_the_matter_is_closed(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()

    decision = await scene.signed(application)

    assert (decision.status, decision.signed_by) == (DecisionStatus.SIGNED, scene.decider.user_id)
    assert (decision.signed_at, decision.notified_at) == (AFTERWARDS, AFTERWARDS)
    assert (await scene.read(application)).decided_at == AFTERWARDS
    matter = await scene.do(PUBLIC, lambda work: work.session.get_one(Matter, application.matter_id))
    assert matter.closed_at == AFTERWARDS
    assert [letter["language"] for letter in await letters(avustin)] == ["fi"]


async def test_nobody_signs_what_they_proposed_even_if_another_wrote_it_anew(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    both = Actor(scene.decider.user_id, roles=scene.decider.roles | {(Role.RAPPORTEUR, scene.call.id)})
    scene.rapporteur, other = both, scene.rapporteur
    first = await scene.proposal(application)

    second = await scene.do(
        other,
        lambda work: propose_decision(
            work, application.id, kind=REFUSAL, contents=Contents(reasons="Ei"), revision=application.revision,
            proposal_revision=first.revision,
        ),
    )  # fmt: skip

    assert second.id == first.id
    for who in (both, Actor(other.user_id, roles=both.roles)):
        with pytest.raises(SeparationOfDuties):
            await scene.do(who, lambda work: sign_decision(work, second.id, revision=second.revision))
    matter = await scene.do(PUBLIC, lambda work: load(work, application.id))
    assert isinstance(SIGN.refusal(both, matter.state(second), AFTERWARDS), SeparationOfDuties)
    assert (await scene.read(first)).status is DecisionStatus.PROPOSED


async def test_only_rapporteurs_propose_and_only_deciders_sign(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    proposal = await scene.proposal(application)

    with pytest.raises(NotAllowed):
        await scene.do(scene.preparer, lambda work: sign_decision(work, proposal.id, revision=1))
    with pytest.raises(NotAllowed):
        await scene.do(
            scene.decider,
            lambda work: propose_decision(work, application.id, kind=GRANT, revision=1, proposal_revision=1),
        )
    with pytest.raises(NotFound):
        await scene.do(PUBLIC, lambda work: sign_decision(work, proposal.id, revision=1))


async def test_one_signs_what_one_saw(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    seen = await scene.proposal(application)
    await scene.do(
        scene.rapporteur,
        lambda work: propose_decision(
            work, application.id, kind=GRANT, contents=Contents(reasons="Toisin"), revision=application.revision,
            proposal_revision=seen.revision,
        ),
    )  # fmt: skip

    with pytest.raises(Conflict):
        await scene.sign(seen)
    with pytest.raises(Conflict):
        await scene.proposal(application)


async def test_the_decider_decides_otherwise_with_reasons_and_the_proposal_is_kept(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    proposal = await scene.proposal(await scene.application())
    less = Departure("Kustannukset on arvioitu liian suuriksi.", PARTIAL, Contents(amount=5_000_00))

    with pytest.raises(DepartureUnreasoned):
        await scene.sign(proposal, departure=replace(less, why=" "))
    decision = await scene.sign(proposal, departure=less)

    assert (decision.kind, decision.amount, decision.departure) == (PARTIAL, 5_000_00, less.why)
    assert decision.payment_plan == [{"ordinal": 1, "amount": 5_000_00, "due": None, "condition": None}]
    assert (decision.proposal or {})["amount"] == SUM
    assert (decision.proposal or {})["kind"] == "GRANT"


async def test_a_grant_that_the_decider_refuses_is_filled_as_a_refusal(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    proposal = await scene.proposal(await scene.application())

    decision = await scene.sign(proposal, departure=Departure("Hanke ei uudista mitään.", REFUSAL))

    assert (decision.kind, decision.amount, decision.payment_plan, decision.conditions) == (REFUSAL, 0, [], "")
    assert (decision.reasons, decision.provisions) == ("Hanke ei uudista mitään.", "Hylkäyksen säännökset")


async def test_a_proposal_is_the_officials_and_a_decision_also_the_partys_once_notified(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    party, stranger = scene.member(application.organisation_id), scene.member(new_id())
    proposal = await scene.proposal(application)
    assert [await scene.sees(who, proposal) for who in (scene.preparer, party, PUBLIC)] == [True, False, False]

    held = await scene.sign(proposal, holds_letter=True)
    assert (held.notified_at, await scene.sees(party, held), await letters(avustin)) == (None, False, [])
    notified = await scene.do(scene.preparer, lambda work: notify_parties(work, held.id, revision=held.revision))

    assert [await scene.sees(who, notified) for who in (party, stranger, PUBLIC)] == [True, False, False]
    assert len(await letters(avustin)) == 1
    with pytest.raises(PartiesAreNotified):
        await scene.do(scene.preparer, lambda work: notify_parties(work, held.id, revision=notified.revision))


@pytest.mark.parametrize("values", [{"amount": 1}, {"reasons": "Toiset"}, {"status": DecisionStatus.PROPOSED}])
async def test_a_signed_decision_never_changes(avustin: Avustin, values: dict[str, Any]) -> None:
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())

    with pytest.raises(DecisionIsSigned):
        await scene.sign(decision)
    with pytest.raises(SignedNeverChanges):
        await scene.change(decision, **values)
    assert await scene.read(decision) == decision


async def test_neither_statements_nor_removal_go_past_that(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())

    async def change(work: Work) -> None:
        await work.session.execute(update(Decision).values(amount=1))

    async def remove(work: Work) -> None:
        await work.session.delete(await work.session.get_one(Decision, decision.id))
        await work.session.flush()

    for act in (change, remove):
        with pytest.raises(SignedNeverChanges):
            await scene.do(PUBLIC, act)
    assert (await scene.read(decision)).amount == SUM


async def test_what_was_proposed_of_an_earlier_version_isnt_signed(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    proposal = await scene.proposal(application)
    completed = await scene.hand_in(application, ordinal=2)

    with pytest.raises(ProposalOutdated):
        await scene.sign(proposal)
    anew = await scene.do(
        scene.rapporteur,
        lambda work: propose_decision(
            work, completed.id, kind=GRANT, contents=Contents(reasons="Täydennetty"), revision=completed.revision,
            proposal_revision=proposal.revision,
        ),
    )  # fmt: skip

    assert (await scene.sign(anew)).version_id == completed.submitted_id


async def test_a_refusal_rolls_everything_back(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application: Application = await scene.application()
    await scene.finding(application)
    proposal = await scene.proposal(application)

    with pytest.raises(IneligibleGrant):
        await scene.sign(proposal)

    assert await scene.read(proposal) == proposal
    assert (await scene.read(application)).decided_at is None
    assert (await scene.ledger(), await letters(avustin)) == ([], [])
