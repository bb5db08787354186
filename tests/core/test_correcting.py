"""What its party knows is replaced on a ground of law only, and to its detriment as the law lets; rapporteurs may dissent."""

from typing import Any

import pytest
from tests.core.deciding import AFTERWARDS, SUM, Scene, bridges, set_scene

from avustin_core.access import PUBLIC
from avustin_core.applications.models import Application
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.correcting import Correction, CorrectionGround
from avustin_core.decisions.dissent import record_dissent
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.refusals import (
    ConsentMissing,
    CorrectionOnlyInFavour,
    CorrectionUnreasoned,
    DissentIsRecorded,
    NothingToDissentFrom,
)
from avustin_core.decisions.signing import Departure
from avustin_core.errors import NotAllowed
from avustin_core.letters.operations import letter_about
from avustin_core.registry import Registry
from avustin_core.work import Avustin

GRANT, PART = DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT
LESS = {"kind": PART, "contents": Contents(amount=1_000_00, reasons="Vähemmän")}


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def replaced(scene: Scene, decision: Decision, correction: Correction | None, **how: Any) -> Decision:
    """A proposal in the place of the decision."""
    application = await scene.get(Application, decision.application_id)
    given = {"kind": GRANT, "contents": Contents(reasons="Uudet perustelut"), **how}
    return await scene.do(
        scene.rapporteur,
        lambda work: propose_decision(
            work, application.id, revision=application.revision, correction=correction, **given
        ),
    )


def on(ground: CorrectionGround, **more: bool) -> Correction:
    """A correction on that ground."""
    return Correction(ground=ground, why="Summa oli väärin", **more)


async def test_a_notified_decision_is_replaced_on_a_ground_and_one_that_nobody_knows_without(avustin: Avustin) -> None:
    """434/2003 50 § 1 mom.: the authority may remove its faulty decision and decide anew on the grounds that it lists."""
    scene = await set_scene(avustin)
    known = await scene.signed(await scene.application())
    unknown = await scene.sign(await scene.proposal(await scene.application()), holds_letter=True)

    with pytest.raises(CorrectionUnreasoned):
        await replaced(scene, known, None)
    with pytest.raises(CorrectionUnreasoned):
        await replaced(scene, known, Correction(ground=CorrectionGround.WRONG_FACTS, why=" "))
    await replaced(scene, unknown, None)
    proposal = await scene.sign(await replaced(scene, known, on(CorrectionGround.WRONG_FACTS)))

    assert proposal.correction == {
        "ground": "WRONG_FACTS", "why": "Summa oli väärin", "party_consents": False, "caused_by_party": False,
    }  # fmt: skip
    assert (await scene.read(known)).status is DecisionStatus.SUPERSEDED


async def test_an_error_is_corrected_to_the_partys_detriment_with_its_consent_or_by_its_own_fault(
    avustin: Avustin,
) -> None:
    """434/2003 50 § 2 mom.: to the detriment of a party its consent is needed, unless it caused an obvious error."""
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())

    with pytest.raises(ConsentMissing):
        await replaced(scene, decision, on(CorrectionGround.WRONG_LAW), **LESS)
    with pytest.raises(CorrectionOnlyInFavour):
        await replaced(scene, decision, on(CorrectionGround.NEW_FACTS, party_consents=True), **LESS)
    proposal = await replaced(scene, decision, on(CorrectionGround.WRONG_LAW, party_consents=True), **LESS)
    corrected = await scene.sign(proposal)

    assert (corrected.amount, corrected.supersedes_id) == (1_000_00, decision.id)


async def test_a_decider_cannot_lower_by_a_departure_what_only_consent_lets(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())
    proposal = await replaced(scene, decision, on(CorrectionGround.WRONG_FACTS))

    with pytest.raises(ConsentMissing):
        await scene.sign(proposal, departure=Departure("Vähemmän", PART, Contents(amount=1_000_00)))

    assert (await scene.read(decision)).status is DecisionStatus.SIGNED
    assert (await scene.read(scene.appropriation)).committed == SUM


async def test_a_clerical_error_is_corrected_either_way(avustin: Avustin) -> None:
    """434/2003 51 §: an obvious clerical error or miscalculation is corrected."""
    scene = await set_scene(avustin)
    decision = await scene.signed(await scene.application())

    corrected = await scene.sign(await replaced(scene, decision, on(CorrectionGround.CLERICAL), **LESS))

    assert corrected.amount == 1_000_00


async def test_the_rapporteur_dissents_once_where_the_decider_decided_otherwise(avustin: Avustin) -> None:
    """731/1999 118 § 2 mom.: a rapporteur answers for what was decided upon the proposal, unless a dissent is left."""
    scene = await set_scene(avustin)
    agreed = await scene.signed(await scene.application())
    proposal = await scene.proposal(await scene.application())
    departed = await scene.sign(proposal, departure=Departure("Vähemmän", PART, Contents(amount=1_000_00)))

    async def dissent(decision: Decision, by: Any = None) -> Decision:
        now = await scene.read(decision)
        return await scene.do(
            by or scene.rapporteur,
            lambda work: record_dissent(work, now.id, text="Hanke ansaitsi koko summan.", revision=now.revision),
        )

    with pytest.raises(NothingToDissentFrom):
        await dissent(agreed)
    with pytest.raises(NotAllowed):
        await dissent(departed, by=scene.decider)
    left = await dissent(departed)
    with pytest.raises(DissentIsRecorded):
        await dissent(departed)

    assert (left.dissent, left.dissent_at) == ("Hanke ansaitsi koko summan.", AFTERWARDS)
    letter = await scene.do(PUBLIC, lambda work: letter_about(work, departed.id))
    assert letter
    assert (letter.ordinal, "koko summan" in str(letter.data["dissent"])) == (2, True)
    assert await scene.sees(scene.member(departed.organisation_id), letter)
