"""The money of decisions: counters, ceiling and appropriation, also when two sign at once, and superseding."""

import asyncio

import pytest
from tests.core.deciding import AFTERWARDS, SUM, Scene, bridges, set_scene

from avustin_core.appropriations.models import EntryKind
from avustin_core.appropriations.refusals import AppropriationExceeded, AppropriationExpired
from avustin_core.calls.refusals import AppropriationMissing, CallCeilingExceeded
from avustin_core.clock import SetClock
from avustin_core.decisions.models import DecisionKind, DecisionStatus
from avustin_core.registry import Registry
from avustin_core.work import Avustin

GRANT, PARTIAL, REFUSAL = DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT, DecisionKind.REFUSAL
COMMITTED, RELEASED = EntryKind.COMMITTED, EntryKind.RELEASED


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def committed(scene: Scene) -> int:
    """What the appropriation says is committed."""
    return (await scene.read(scene.appropriation)).committed


async def counters(scene: Scene) -> tuple[int, int, int, int]:
    """What the call counts."""
    call = await scene.read(scene.call)
    return call.decided, call.granted, call.refused, call.granted_total


async def test_a_signature_draws_the_grant_and_the_call_counts_it(avustin: Avustin) -> None:
    scene = await set_scene(avustin)

    await scene.signed(await scene.application())
    await scene.signed(await scene.application(), PARTIAL, amount=1_000_00)
    await scene.signed(await scene.application(), REFUSAL)
    await scene.signed(await scene.application(is_late=True), DecisionKind.NOT_EXAMINED)

    assert await committed(scene) == SUM + 1_000_00
    assert await scene.ledger() == [(COMMITTED, SUM), (COMMITTED, 1_000_00)]
    assert await counters(scene) == (4, 2, 1, SUM + 1_000_00)


async def test_a_proposal_draws_nothing(avustin: Avustin) -> None:
    scene = await set_scene(avustin)

    await scene.proposal(await scene.application())

    assert (await committed(scene), await counters(scene)) == (0, (0, 0, 0, 0))


async def test_a_signature_beyond_the_appropriation_is_refused_and_stays_a_proposal(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    for _ in range(3):
        await scene.signed(await scene.application())
    fourth = await scene.proposal(await scene.application())

    with pytest.raises(AppropriationExceeded):
        await scene.sign(fourth)

    assert (await scene.read(fourth)).status is DecisionStatus.PROPOSED
    assert (await committed(scene), await counters(scene)) == (3 * SUM, (3, 3, 0, 3 * SUM))


async def test_of_signatures_at_the_same_moment_only_those_that_fit_are_made(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    proposals = [await scene.proposal(await scene.application()) for _ in range(6)]

    outcomes = await asyncio.gather(*(scene.sign(each) for each in proposals), return_exceptions=True)

    refused = [each for each in outcomes if isinstance(each, AppropriationExceeded)]
    assert (len(refused), sum(not isinstance(each, BaseException) for each in outcomes)) == (3, 3)
    assert (await committed(scene), await counters(scene)) == (3 * SUM, (3, 3, 0, 3 * SUM))
    assert await scene.ledger() == [(COMMITTED, SUM)] * 3


async def test_of_two_that_together_pass_the_appropriation_one_is_refused(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    await scene.change(scene.appropriation, appropriated=2 * SUM - 1)
    first, second = [await scene.proposal(await scene.application()) for _ in range(2)]

    outcomes = await asyncio.gather(scene.sign(first), scene.sign(second), return_exceptions=True)

    assert sorted(type(each).__name__ for each in outcomes) == ["AppropriationExceeded", "Decision"]
    assert (await committed(scene), await counters(scene)) == (SUM, (1, 1, 0, SUM))


async def test_one_proposal_signed_twice_at_once_draws_once(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    proposal = await scene.proposal(await scene.application())

    outcomes = await asyncio.gather(scene.sign(proposal), scene.sign(proposal), return_exceptions=True)

    assert sorted(type(each).__name__ for each in outcomes) == ["Decision", "DecisionIsSigned"]
    assert (await committed(scene), await counters(scene)) == (SUM, (1, 1, 0, SUM))


async def test_the_ceiling_of_the_call_holds_when_two_sign_at_once(avustin: Avustin) -> None:
    scene = await set_scene(avustin, ceiling=2 * SUM - 1)
    first, second = [await scene.proposal(await scene.application()) for _ in range(2)]

    outcomes = await asyncio.gather(scene.sign(first), scene.sign(second), return_exceptions=True)

    assert sorted(type(each).__name__ for each in outcomes) == ["CallCeilingExceeded", "Decision"]
    with pytest.raises(CallCeilingExceeded):
        await scene.sign(await scene.read(second if isinstance(outcomes[1], CallCeilingExceeded) else first))
    assert await committed(scene) == SUM


async def test_nothing_is_granted_after_the_last_usable_year_or_without_an_appropriation(
    avustin: Avustin, clock: SetClock
) -> None:
    scene = await set_scene(avustin)
    first, second = [await scene.proposal(await scene.application()) for _ in range(2)]
    clock.set(AFTERWARDS.replace(year=2022))

    with pytest.raises(AppropriationExpired):
        await scene.sign(first)
    await scene.change(scene.call, appropriation_id=None)
    with pytest.raises(AppropriationMissing):
        await scene.sign(second)


async def test_a_new_decision_supersedes_the_one_in_force_and_moves_the_money(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    first = await scene.signed(application)

    second = await scene.signed(application, PARTIAL, amount=2_000_00)
    assert await committed(scene) == 2_000_00
    third = await scene.signed(application, REFUSAL)

    assert (second.supersedes_id, third.supersedes_id) == (first.id, second.id)
    assert [(await scene.read(each)).status.name for each in (first, second, third)] == [
        "SUPERSEDED", "SUPERSEDED", "SIGNED",
    ]  # fmt: skip
    assert (await scene.read(first)).superseded_at == AFTERWARDS
    assert (await scene.read(first)).amount == SUM
    assert await scene.ledger() == [
        (COMMITTED, SUM), (RELEASED, SUM), (COMMITTED, 2_000_00), (RELEASED, 2_000_00),
    ]  # fmt: skip
    assert (await committed(scene), await counters(scene)) == (0, (1, 0, 1, 0))


async def test_a_correction_that_leaves_the_sum_moves_no_money_and_the_next_finds_it(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    await scene.signed(application)
    await scene.signed(application, reasons="Kirjoitusvirhe korjattu.")
    assert await scene.ledger() == [(COMMITTED, SUM)]

    await scene.signed(application, PARTIAL, amount=1)

    assert await scene.ledger() == [(COMMITTED, SUM), (RELEASED, SUM), (COMMITTED, 1)]
    assert (await committed(scene), await counters(scene)) == (1, (1, 1, 0, 1))


async def test_a_correction_after_the_last_usable_year_may_leave_the_sum(avustin: Avustin, clock: SetClock) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    await scene.signed(application)
    clock.set(AFTERWARDS.replace(year=2022))

    corrected = await scene.signed(application, reasons="Kirjoitusvirhe korjattu.")

    assert (corrected.status, await committed(scene)) == (DecisionStatus.SIGNED, SUM)
