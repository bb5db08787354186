"""The moment of notification: before it neither the parties nor the public can tell that a decision was signed."""

from typing import Any

import pytest
from tests.core.deciding import AFTERWARDS, SUM, Scene, bridges
from tests.core.handling import Office, id_of

from avustin_core.access import PUBLIC, acts, gather
from avustin_core.applications.models import Application
from avustin_core.applications.operations import withdraw_application
from avustin_core.applications.refusals import MatterIsBeingDecided
from avustin_core.applications.rights import COLUMNS, GUARDS
from avustin_core.appropriations import ledger
from avustin_core.appropriations.models import Appropriation
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import notify_parties
from avustin_core.matters.models import Matter
from avustin_core.registry import Registry
from avustin_core.work import Avustin

LESS = 5_000_00


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def known(scene: Scene, application: Application) -> dict[str, Any]:
    """All that the party, or anyone, can tell of how far the matter is."""
    now = await scene.read(application)
    matter = await scene.do(PUBLIC, lambda work: work.session.get_one(Matter, application.matter_id))
    appropriation: Appropriation = await scene.read(scene.appropriation)
    member = scene.member(application.organisation_id)
    state = gather(COLUMNS, now, call=await scene.read(scene.call))
    blocked = {
        each.name: each.blocked_by[0].code for each in acts(GUARDS, member, state, AFTERWARDS) if each.blocked_by
    }
    return {
        "revision": now.revision, "decided": now.told_decided_at, "closed": matter.closed_at, "blocked": blocked,
        "committed": appropriation.committed_told, "outcome": (await scene.read(scene.call)).outcome,
        "decisions": [
            row.id for row in await Office(scene).rows(Decision, application_id=application.id)
            if await scene.sees(member, row)
        ],
        "assessments": [
            row.id for row in await Office(scene).rows(Assessment, application_id=application.id)
            if await scene.sees(member, row)
        ],
    }  # fmt: skip


async def notify(scene: Scene, decision: Decision) -> Decision:
    """Sends the letter that was held."""
    return await scene.do(
        scene.preparer, lambda work: notify_parties(work, decision.id, revision=decision.revision)
    )  # fmt: skip


async def test_a_held_letter_tells_nothing_until_it_is_sent(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    await scene.add(
        Assessment(
            application_id=application.id, call_id=office.call.id, assessor_id=id_of(scene.assessor),
            status=AssessmentStatus.SUBMITTED,
        )
    )  # fmt: skip
    proposal = await scene.proposal(application)
    before = await known(scene, application)

    signed = await scene.sign(proposal, holds_letter=True)

    held = await known(scene, application)
    assert held["blocked"].pop("withdrawApplication") == "MATTER_IS_BEING_DECIDED"
    assert held == before
    assert before["blocked"]["saveApplication"] == "CALL_CLOSED"
    with pytest.raises(MatterIsBeingDecided):
        await scene.do(
            scene.member(application.organisation_id),
            lambda work: withdraw_application(work, application.id, revision=before["revision"]),
        )

    await notify(scene, signed)

    after = await known(scene, application)
    assert (after["decided"], after["closed"], after["committed"]) == (AFTERWARDS, AFTERWARDS, SUM)
    assert after["decisions"] == [signed.id]
    assert len(after["assessments"]) == 1
    assert after["blocked"]["withdrawApplication"] == "APPLICATION_IS_DECIDED"


async def test_until_a_new_decision_is_told_the_one_before_is_what_is_known(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    first = await scene.signed(application)
    before = await known(scene, application)

    second = await scene.sign(
        await scene.proposal(application, DecisionKind.PARTIAL_GRANT, amount=LESS), holds_letter=True
    )  # fmt: skip

    assert await known(scene, application) == before
    appropriation = await scene.read(scene.appropriation)
    assert (appropriation.committed, appropriation.committed_told) == (LESS, SUM)

    await notify(scene, second)

    after = await known(scene, application)
    assert (after["committed"], after["decisions"]) == (LESS, [first.id, second.id])


async def test_what_was_never_told_counts_for_nothing(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    await scene.sign(await scene.proposal(application), holds_letter=True)
    await scene.sign(await scene.proposal(application, DecisionKind.REFUSAL), holds_letter=False)

    appropriation = await scene.read(scene.appropriation)
    assert (appropriation.committed, appropriation.committed_told) == (0, 0)
    entries = await scene.do(PUBLIC, lambda work: ledger.counted(work.session, appropriation.id))
    assert entries[1] == 0
