"""While a request for review is pending: execution may be stopped, and nothing else changes the decision."""

from datetime import UTC, date, datetime

import pytest
from tests.core.contesting import contest
from tests.core.deciding import AFTERWARDS, bridges

from avustin_core.access import Actor
from avustin_core.clock import SetClock
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.correcting import Correction, CorrectionGround
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.refusals import DecisionIsContested, NoReviewPending, TextsOutdated
from avustin_core.errors import InvalidInput
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.plugin import Language
from avustin_core.registry import Registry
from avustin_core.reviews.models import ExecutionOrder, Review, ReviewOutcome
from avustin_core.reviews.operations import lift_execution_order, order_execution
from avustin_core.reviews.texts import appeal_on
from avustin_core.work import Avustin


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def test_execution_is_stopped_with_reasons_until_the_request_is_decided(avustin: Avustin) -> None:
    """434/2003 49 f §: the authority may forbid or suspend the execution of the decision."""
    case = await contest(avustin)
    scene, review = case.scene, await case.requested()

    async def ordered(by: Actor, reasons: str = "Maksatus olisi peruuttamaton.") -> Review:
        now = await scene.read(review)
        return await scene.do(
            by,
            lambda work: order_execution(
                work, now.id, order=ExecutionOrder.SUSPENDED, reasons=reasons, revision=now.revision
            ),
        )

    with pytest.raises(InvalidInput):
        await ordered(case.decider, " ")
    with pytest.raises(SeparationOfDuties):
        await ordered(scene.decider)
    await ordered(case.decider)
    assert (await scene.read(case.decision)).execution_stopped_at == AFTERWARDS
    now = await scene.read(review)
    await scene.do(
        case.decider, lambda work: lift_execution_order(work, now.id, reasons="Ei tarpeen", revision=now.revision)
    )
    assert (await scene.read(case.decision)).execution_stopped_at is None
    await ordered(case.decider)
    await case.decided(review, ReviewOutcome.REJECTED)

    assert (await scene.read(case.decision)).execution_stopped_at is None


async def test_a_contested_decision_is_corrected_by_deciding_on_the_request_only(avustin: Avustin) -> None:
    case = await contest(avustin)
    scene, application = case.scene, await case.application()

    async def proposal(ground: CorrectionGround) -> Decision:
        return await scene.do(
            scene.rapporteur,
            lambda work: propose_decision(
                work, application.id, kind=DecisionKind.GRANT, contents=Contents(reasons="x"),
                correction=Correction(ground=ground, why="x"), revision=application.revision,
            ),
        )  # fmt: skip

    with pytest.raises(NoReviewPending):
        await proposal(CorrectionGround.REVIEW)
    clerical = await proposal(CorrectionGround.CLERICAL)
    await case.requested()

    with pytest.raises(DecisionIsContested):
        await scene.sign(clerical)


async def test_instructions_that_the_law_changed_meanwhile_are_proposed_anew(avustin: Avustin, clock: SetClock) -> None:
    """434/2003 47 §: the instructions for appeal are those in force when the decision is given."""
    case = await contest(avustin)
    review = await case.proposed(await case.requested(), ReviewOutcome.REJECTED)
    clock.set(datetime(2020, 1, 2, 10, tzinfo=UTC))

    with pytest.raises(TextsOutdated):
        await case.signed(review)
    signed = await case.decided(review, ReviewOutcome.REJECTED)

    assert "808/2019" in signed.appeal_instructions


@pytest.mark.parametrize(
    ("day", "act"),
    [
        (date(2019, 12, 31), "586/1996"), (date(2020, 1, 1), "808/2019"), (date(2022, 6, 15), "952/2015"),
        (date(2022, 6, 16), "430/2022"),
    ],
)  # fmt: skip
def test_how_to_appeal_follows_the_law_of_the_day(day: date, act: str) -> None:
    """688/2001 34 § (952/2015, and from 16.6.2022 430/2022); 808/2019 in force from 1.1.2020, before it 586/1996."""
    assert all(act in appeal_on(day, language) for language in (Language.FI, Language.SV))
