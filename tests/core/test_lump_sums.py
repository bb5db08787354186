"""Grants that aren't a share of costs, of a call that handles applications as they come, over the turn of a year."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from tests.core.deciding import SUM, Bridges, Scene, set_scene
from tests.core.ferries import FerryReport

from avustin_core.applications.models import Application
from avustin_core.appropriations.models import Appropriation, AppropriationType
from avustin_core.calls.models import Call
from avustin_core.calls.operations import update_call
from avustin_core.calls.refusals import CallIsPublished
from avustin_core.calls.values import CallValues
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.refusals import DecisionIncomplete, DecisionTooEarly, ShareExceeded
from avustin_core.errors import InvalidInput
from avustin_core.registry import Registry
from avustin_core.work import Avustin

NOTHING_OF_COSTS = {"total_costs": None, "eligible_costs": None, "period_starts": None, "period_ends": None}
NO_SHARE: Any = None
SETTINGS = {"use_in_days": 365, "report_due_in_days": 60}


class Sums(Bridges):
    """The bridges' programme, by lump sums."""

    maximum_share = NO_SHARE
    lump_sum = True


class Whole(Bridges):
    """It again, with grants that may cover all costs."""

    maximum_share = NO_SHARE


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The first of them, in the place of the bridges."""
    registry = Registry([])
    registry.programmes[Bridges.code] = Sums()
    return registry


async def rolling(avustin: Avustin) -> Scene:
    """A call that closes at the end of next year, and doesn't wait for that."""
    return await set_scene(avustin, settings=SETTINGS, closes_at=datetime(2022, 12, 31, tzinfo=UTC), is_rolling=True)


async def test_a_lump_sum_is_signed_while_the_call_is_open_and_says_nothing_of_costs(avustin: Avustin) -> None:
    scene = await rolling(avustin)

    signed = await scene.signed(await scene.application(NOTHING_OF_COSTS))

    assert (signed.amount, signed.eligible_costs, signed.maximum_share) == (SUM, None, None)
    assert (signed.period_starts, signed.period_ends) == (date(2019, 11, 21), date(2020, 11, 20))
    assert signed.report_due == date(2021, 1, 19)
    assert await scene.ledger() == [("COMMITTED", SUM)]


async def test_a_day_to_report_by_is_needed_where_there_is_a_form_to_report_on(
    avustin: Avustin, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = await set_scene(avustin, settings={"use_in_days": 365})
    signed = await scene.signed(await scene.application(NOTHING_OF_COSTS))
    monkeypatch.setattr(Bridges, "report_forms", (FerryReport,))

    with pytest.raises(DecisionIncomplete) as refused:
        await scene.signed(await scene.application(NOTHING_OF_COSTS))

    assert (signed.amount, signed.report_due) == (SUM, None)
    assert refused.value.path == ("reportDue",)


async def test_the_period_is_the_calls_where_it_is_set_and_the_officials_where_it_is_given(avustin: Avustin) -> None:
    scene = await set_scene(avustin, settings=SETTINGS | {"use_starts": "2020-01-01", "use_ends": "2020-12-31"})
    given: dict[str, Any] = {"period_starts": date(2020, 3, 1), "period_ends": date(2020, 4, 1)}

    as_set = await scene.proposal(await scene.application(NOTHING_OF_COSTS))
    as_given = await scene.proposal(await scene.application(NOTHING_OF_COSTS), **given)

    assert (as_set.period_starts, as_set.period_ends) == (date(2020, 1, 1), date(2020, 12, 31))
    assert {name: getattr(as_given, name) for name in given} == given


async def test_without_a_largest_share_a_grant_may_cover_all_costs_and_no_more(avustin: Avustin) -> None:
    avustin.registry.programmes[Bridges.code] = Whole()
    try:
        scene = await set_scene(avustin)
        whole = await scene.signed(await scene.application(amount_applied=10_000_00))
        more = await scene.application(amount_applied=10_000_01)

        with pytest.raises(ShareExceeded) as refused:
            await scene.proposal(more)
    finally:
        avustin.registry.programmes[Bridges.code] = Sums()

    assert (whole.amount, whole.eligible_costs, whole.maximum_share) == (10_000_00, 10_000_00, None)
    assert refused.value.values["share"] == Decimal(100)


async def test_later_grants_are_drawn_from_the_next_years_appropriation(avustin: Avustin) -> None:
    scene = await rolling(avustin)
    await scene.change(scene.call, is_rolling=False)
    with pytest.raises(DecisionTooEarly):
        await scene.proposal(await scene.application(NOTHING_OF_COSTS))
    await scene.change(scene.call, is_rolling=True)
    application = await scene.application(NOTHING_OF_COSTS)
    await scene.signed(application)
    following = await scene.add(_appropriation(2022))

    await _draws_on(scene, following)
    second = await scene.signed(await scene.application(NOTHING_OF_COSTS))
    smaller = await _signed_again(scene, application, 1_000_00)

    assert (await _committed(scene, scene.appropriation), await _committed(scene, following)) == (1_000_00, SUM)
    assert (await scene.read(following)).is_public
    assert (second.amount, smaller.amount) == (SUM, 1_000_00)


async def test_it_draws_on_no_appropriation_that_is_over_or_isnt_there(avustin: Avustin) -> None:
    scene = await rolling(avustin)
    over = await scene.add(_appropriation(2018))

    with pytest.raises(InvalidInput) as refused:
        await _draws_on(scene, over)
    with pytest.raises(CallIsPublished):
        await _draws_on(scene, None)

    assert refused.value.path == ("appropriationId",)
    assert (await scene.read(scene.call)).appropriation_id == scene.appropriation.id


def _appropriation(year: int) -> Appropriation:
    name = {"fi": "Siltamäärärahat", "sv": "Broanslag"}
    return Appropriation(
        budget_item="28.90.32", name=name, type=AppropriationType.FIXED, year=year, last_usable_year=year,
        appropriated=30_000_00,
    )  # fmt: skip


async def _draws_on(scene: Scene, appropriation: Appropriation | None) -> Call:
    call = await scene.read(scene.call)
    values = CallValues(appropriation_id=appropriation.id if appropriation else None)
    return await scene.do(
        scene.preparer, lambda work: update_call(work, call.id, revision=call.revision, values=values)
    )


async def _committed(scene: Scene, appropriation: Appropriation) -> int:
    return (await scene.read(appropriation)).committed


async def _signed_again(scene: Scene, application: Application, amount: int) -> Decision:
    return await scene.signed(application, DecisionKind.PARTIAL_GRANT, amount=amount)
