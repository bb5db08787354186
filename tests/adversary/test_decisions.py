"""Decisions that an official tries to make where there is nothing to decide so."""

import asyncio
from datetime import date

import pytest
from tests.core.deciding import CLOSES, Bridges, Scene
from tests.core.ferries import FerryReport

from avustin_core.calls.operations import cancel_call
from avustin_core.calls.refusals import CallIsCancelled, CallIsDecided
from avustin_core.decisions.models import DecisionKind
from avustin_core.decisions.operations import notify_parties
from avustin_core.decisions.refusals import DecisionIncomplete, DecisionIsSuperseded
from avustin_core.plugin import Text

REASON = {"fi": "Määräraha poistui", "sv": "Anslaget föll bort"}


async def test_nothing_is_granted_from_a_cancelled_call(scene: Scene) -> None:
    application = await scene.application()
    proposed = await scene.proposal(application)
    await scene.change(scene.call, cancelled_at=CLOSES, cancellation_reason=REASON)

    with pytest.raises(CallIsCancelled):
        await scene.sign(proposed)
    with pytest.raises(CallIsCancelled):
        await scene.proposal(await scene.application())


async def test_what_was_applied_for_in_a_cancelled_call_still_gets_its_decision(scene: Scene) -> None:
    application = await scene.application()
    await scene.change(scene.call, cancelled_at=CLOSES, cancellation_reason=REASON)

    decision = await scene.signed(application, DecisionKind.REFUSAL)

    assert decision.signed_at is not None


async def test_the_letter_of_a_superseded_decision_is_never_sent(scene: Scene) -> None:
    application = await scene.application()
    first = await scene.sign(await scene.proposal(application), holds_letter=True)
    await scene.signed(application, DecisionKind.PARTIAL_GRANT, amount=5_000_00)
    first = await scene.read(first)

    with pytest.raises(DecisionIsSuperseded):
        await scene.do(scene.preparer, lambda work: notify_parties(work, first.id, revision=first.revision))

    assert (await scene.read(first)).notified_at is None


@pytest.mark.parametrize("turn", range(4))
async def test_of_a_signature_and_a_cancellation_at_the_same_moment_one_is_refused(scene: Scene, turn: int) -> None:
    proposed = await scene.proposal(await scene.application())
    call = await scene.read(scene.call)

    signed, cancelled = await asyncio.gather(
        scene.sign(proposed),
        scene.do(
            scene.preparer, lambda work: cancel_call(work, call.id, revision=call.revision, reason=Text("a", "b"))
        ),
        return_exceptions=True,
    )

    assert [isinstance(each, CallIsCancelled | CallIsDecided) for each in (signed, cancelled)].count(True) == 1
    found = await scene.read(scene.call)
    assert (found.granted, found.cancelled_at is None) in ((1, True), (0, False))


@pytest.mark.parametrize("days", [60, 10**12])
async def test_a_day_beyond_the_calendar_leaves_the_reports_day_open_for_the_rapporteur(
    scene: Scene, days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Bridges, "report_forms", (FerryReport,))
    await scene.change(scene.call, settings={"report_due_in_days": days})
    application = await scene.application()

    proposed = await scene.proposal(application, period_ends=date(9999, 12, 31))

    assert proposed.report_due is None
    with pytest.raises(DecisionIncomplete) as refused:
        await scene.sign(proposed)
    assert refused.value.path == ("reportDue",)
