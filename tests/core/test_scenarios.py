"""Scenarios of a call: computed of what there is, kept, found outdated, and turned into proposals in one act."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.deciding import AFTERWARDS, CLOSES, SCALE, SUM, Scene, bridges, criterion, set_scene

from avustin_core.access import Actor
from avustin_core.applications.models import Application
from avustin_core.assessments.operations import save_assessment, submit_assessment
from avustin_core.assessments.scores import Score
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.refusals import DecisionTooEarly
from avustin_core.errors import Conflict, InvalidInput, NotAllowed
from avustin_core.plugin import Language, Text
from avustin_core.registry import Registry
from avustin_core.scenarios.models import Scenario
from avustin_core.scenarios.operations import create_scenario, delete_scenario, update_scenario
from avustin_core.scenarios.proposing import Proposed, propose_scenario
from avustin_core.scenarios.refusals import (
    FloorsExceedTheMoney,
    NoMoneyKnown,
    NotProposable,
    ScenarioHasTies,
    ScenarioIsOutdated,
    ScenarioNameTaken,
)
from avustin_core.scenarios.rules import Rules, Sharing, Shortfall
from avustin_core.work import Avustin, Work
from avustin_core.worklists.blocks import WorkBlock, blocked_by

ONE = [criterion("IMPACT", weight="1", scale=SCALE), criterion("RENEWS", threshold=True)]
GRANT, PART, REFUSAL = DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT, DecisionKind.REFUSAL
REASONS = {
    GRANT: Text("Paras vaikuttavuus.", "Bäst genomslag."),
    PART: Text("Määräraha ei riitä kokonaan.", "Anslaget räcker inte helt."),
    REFUSAL: Text("Määräraha ei riitä.", "Anslaget räcker inte."),
}


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def assessed(scene: Scene, points: str, *, renews: bool = True, **of_application: Any) -> Application:
    """An application with these points."""
    application = await scene.application(**of_application)
    scores = [Score("IMPACT", score=Decimal(points), reason="x"), Score("RENEWS", is_met=renews, reason="x")]
    saved = await scene.do(scene.assessor, lambda work: save_assessment(work, application.id, scores=scores))
    await scene.do(scene.assessor, lambda work: submit_assessment(work, saved.id, revision=saved.revision))
    return application


async def created(scene: Scene, name: str = "Kaikille", by: Actor | None = None, **rules: Any) -> Scenario:
    """A scenario of the scene's call."""
    return await scene.do(
        by or scene.rapporteur, lambda work: create_scenario(work, scene.call.id, name=name, rules=Rules(**rules))
    )


async def proposed(scene: Scene, scenario: Scenario, reasons: Any = REASONS) -> Proposed:
    """The proposals that the rapporteur makes of it."""
    return await scene.do(
        scene.rapporteur,
        lambda work: propose_scenario(work, scenario.id, reasons=reasons, revision=scenario.revision),
    )


async def tie_blocks(scene: Scene, application: Application, actor: Actor) -> bool:
    """Whether a tie stands in the way of its decision."""
    now = scene.avustin.clock.now()
    statement = select(blocked_by(Application, WorkBlock.TIE_UNBROKEN, actor, now)).where(
        col(Application.id) == application.id
    )
    async with scene.avustin.reading() as connection:
        return bool(await connection.scalar(statement))


async def proposals(scene: Scene) -> dict[str, tuple[DecisionKind, int, str]]:
    """Open proposals, by application."""

    async def read(work: Work) -> dict[str, tuple[DecisionKind, int, str]]:
        rows = await work.session.scalars(select(Decision).where(col(Decision.status) == DecisionStatus.PROPOSED))
        return {str(row.application_id): (row.kind, row.amount, row.reasons) for row in rows}

    return await scene.do(scene.rapporteur, read)


async def test_money_goes_by_the_ranking_and_one_act_makes_a_proposal_of_each(avustin: Avustin) -> None:
    scene = await set_scene(avustin, criteria=ONE)
    best, second = await assessed(scene, "5"), await assessed(scene, "4", language=Language.SV)
    third, barred = await assessed(scene, "3"), await assessed(scene, "5", renews=False)
    ineligible = await assessed(scene, "5")
    await scene.finding(ineligible)
    unassessed, decided = await scene.application(), await assessed(scene, "1")
    await scene.signed(decided)

    scenario = await created(scene, available=2_000_000 - 5_000_00, shortfall=Shortfall.PART)
    made = await proposed(scene, scenario)

    assert {row["application"]: (row["amount"], row["reasons"]) for row in scenario.shares} == {
        str(best.id): (SUM, ["WHOLE"]),
        str(second.id): (15_000_00 - SUM, ["PART"]),
        str(third.id): (0, ["NO_MONEY_LEFT"]),
        str(barred.id): (0, ["BARRED"]),
        str(ineligible.id): (0, ["BARRED"]),
        str(unassessed.id): (0, ["NOT_RANKED"]),
    }
    assert (scenario.used, scenario.unused, scenario.granted) == (15_000_00, 0, 2)
    assert scenario.by_region == {"01": 15_000_00}
    assert await proposals(scene) == {
        str(best.id): (GRANT, SUM, "Paras vaikuttavuus."),
        str(second.id): (PART, 15_000_00 - SUM, "Anslaget räcker inte helt."),
        str(third.id): (REFUSAL, 0, "Määräraha ei riitä."),
    }
    assert set(made.left_alone) == {barred.id, ineligible.id, unassessed.id}
    assert (len(made.decisions), made.row.proposed_at) == (3, AFTERWARDS)


async def test_what_is_left_of_the_appropriation_and_under_the_ceiling_is_shared(avustin: Avustin) -> None:
    scene = await set_scene(avustin, criteria=ONE, ceiling=20_000_00)
    await assessed(scene, "5")
    await scene.signed(await scene.application())

    within_ceiling = await created(scene, "katto")
    await scene.change(scene.call, ceiling=None)
    of_appropriation = await created(scene, "määräraha")
    await scene.change(scene.call, appropriation_id=None)

    assert within_ceiling.used + within_ceiling.unused == 20_000_00 - SUM
    assert of_appropriation.used + of_appropriation.unused == 30_000_00 - SUM
    with pytest.raises(NoMoneyKnown):
        await created(scene, "ei kumpaakaan")


async def test_what_changes_meanwhile_makes_it_outdated_until_it_is_computed_again(avustin: Avustin) -> None:
    scene = await set_scene(avustin, criteria=ONE)
    application = await assessed(scene, "5")
    scenario = await created(scene)
    await scene.change(application, amount_applied=4_000_00)

    with pytest.raises(ScenarioIsOutdated):
        await proposed(scene, scenario)
    again = await scene.do(
        scene.preparer,
        lambda work: update_scenario(work, scenario.id, name="Uusi", rules=Rules(), revision=scenario.revision),
    )

    assert ((await proposed(scene, again)).row.name, again.used) == ("Uusi", 4_000_00)
    with pytest.raises(Conflict):
        await scene.do(scene.preparer, lambda work: delete_scenario(work, scenario.id, revision=scenario.revision))


async def test_a_tie_and_what_stands_in_the_way_of_one_make_no_proposal_at_all(avustin: Avustin) -> None:
    scene = await set_scene(avustin, criteria=ONE)
    first, second = await assessed(scene, "4", reference="B/1"), await assessed(scene, "4", reference="B/2")
    tied = await created(scene, "tasan", most_grants=1)
    blocked = [await tie_blocks(scene, each, scene.decider) for each in (first, second)]
    away = replace(scene.decider, disqualified_in=frozenset({scene.call.id}))
    assert [*blocked, await tie_blocks(scene, first, away)] == [True, True, False]
    whole = await created(scene, "molemmat")
    assert not await tie_blocks(scene, first, scene.decider)  # in the scenario computed last nothing is to be chosen

    with pytest.raises(ScenarioHasTies) as tie:
        await proposed(scene, tied)
    with pytest.raises(InvalidInput) as unreasoned:
        await proposed(scene, whole, {GRANT: Text("Perustelu", "")})
    await scene.change(scene.call, requires_declarations=True)
    with pytest.raises(NotProposable) as undeclared:
        await proposed(scene, whole)

    assert tie.value.message(Language.EN) == "Break the tie before making proposals: B/1, B/2."
    assert unreasoned.value.path == ("reasons", "granted")
    named = undeclared.value.message(Language.FI)
    assert f"Hakemuksesta {min((first, second), key=lambda each: each.id).reference} ei voi tehdä ehdotusta" in named
    assert await proposals(scene) == {}


async def test_who_is_disqualified_in_one_matter_of_the_call_neither_sees_nor_makes_scenarios(avustin: Avustin) -> None:
    scene = await set_scene(avustin, criteria=ONE)
    application = await assessed(scene, "5")
    scenario = await created(scene)
    kept = Actor(
        scene.rapporteur.user_id, roles=scene.rapporteur.roles, disqualified=frozenset({application.matter_id}),
        disqualified_in=frozenset({scene.call.id}),
    )  # fmt: skip

    assert await scene.sees(scene.decider, scenario)
    assert not await scene.sees(kept, scenario)
    assert not await scene.sees(scene.assessor, scenario)
    assert not await scene.sees(scene.member(application.organisation_id), scenario)
    for actor in (kept, scene.assessor):
        with pytest.raises(NotAllowed):
            await created(scene, "toinen", by=actor)


async def test_rules_that_can_not_be_are_refused_with_the_field(avustin: Avustin) -> None:
    scene = await set_scene(avustin, criteria=ONE)
    await created(scene, "Sama")

    with pytest.raises(ScenarioNameTaken):
        await created(scene, " Sama ")
    with pytest.raises(FloorsExceedTheMoney) as floors:
        await created(scene, "alueet", available=100, floors={"01": 60, "19": 60})
    with pytest.raises(InvalidInput) as negative:
        await created(scene, "alle nollan", sharing=Sharing.PROPORTIONAL, cap_of_applicant=-1)
    with pytest.raises(InvalidInput) as unnamed:
        await created(scene, "  ")
    avustin.clock.set(CLOSES - timedelta(seconds=1))  # type: ignore[attr-defined]
    with pytest.raises(DecisionTooEarly):
        await created(scene, "liian aikaisin")

    assert floors.value.path == ("rules", "floors")
    assert negative.value.path == ("rules", "capOfApplicant")
    assert unnamed.value.path == ("name",)
