"""Independent scoring: others' scores, and all that comes of them, are hidden until one's own are handed in; and when."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from tests.core.deciding import AFTERWARDS, Scene, bridges, set_scene
from tests.core.test_assessments import WHOLE, hand_in, save

from avustin_core.access import Actor
from avustin_core.assessments.queries import calibration_of, ranking_of
from avustin_core.assessments.refusals import AssessmentTooEarly, AssessmentWindowClosed
from avustin_core.assessments.scores import Score
from avustin_core.calls.operations import update_call
from avustin_core.clock import SetClock
from avustin_core.errors import InvalidInput
from avustin_core.plugin import PriorityPlace, Role
from avustin_core.registry import Registry
from avustin_core.scenarios.operations import create_scenario
from avustin_core.scenarios.rules import Rules
from avustin_core.work import Avustin

OTHER = (Score("IMPACT", Decimal(1), reason="x"), *WHOLE[1:])


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def ranked(scene: Scene, actor: Actor) -> list[UUID]:
    """What the actor's ranking holds."""
    async with scene.avustin.reading() as connection:
        return [row.application_id for row in await ranking_of(connection, scene.call.id, actor=actor)]


async def test_an_assessor_sees_others_of_an_application_when_the_own_is_handed_in(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application, elsewhere = await scene.application(), await scene.application()
    first = await hand_in(scene, await save(scene, application))
    other = await hand_in(scene, await save(scene, elsewhere))
    before = await scene.sees(scene.second_assessor, first)
    draft = await save(scene, application, OTHER, by=scene.second_assessor)
    begun = await scene.sees(scene.second_assessor, first)

    await hand_in(scene, draft, by=scene.second_assessor)

    assert (before, begun) == (False, False)
    assert await scene.sees(scene.second_assessor, first)
    assert not await scene.sees(scene.second_assessor, other)


async def test_an_official_who_assesses_too_is_as_blind_until_then(avustin: Avustin) -> None:
    """`model.md` 6: aggregates of blind scores are blind too."""
    scene = await set_scene(avustin)
    application, elsewhere = await scene.application(), await scene.application()
    first = await hand_in(scene, await save(scene, application))
    both = replace(scene.preparer, roles=scene.preparer.roles | {(Role.ASSESSOR, scene.call.id)})
    scenario = await scene.do(
        scene.preparer, lambda work: create_scenario(work, scene.call.id, name="S", rules=Rules())
    )
    seen = await scene.sees(both, first)
    draft = await save(scene, application, OTHER, by=both)

    begun = (await scene.sees(both, first), await scene.sees(both, scenario), await ranked(scene, both))
    await hand_in(scene, draft, by=both)

    assert seen
    assert begun == (False, False, [elsewhere.id])
    assert (await scene.sees(both, first), await scene.sees(both, scenario)) == (True, True)
    assert await ranked(scene, both) == await ranked(scene, scene.decider) == [application.id, elsewhere.id]


async def test_a_call_tells_how_alike_its_assessors_are(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    await hand_in(scene, await save(scene, application))
    await hand_in(scene, await save(scene, application, OTHER, by=scene.second_assessor), by=scene.second_assessor)

    async with avustin.reading() as connection:
        found, names = await calibration_of(connection, scene.call.id, actor=scene.decider)

    leanings = {each.assessor_id: each.leaning for each in found.assessors}
    assert names == {scene.assessor.user_id: "ASSESSOR", scene.second_assessor.user_id: "ASSESSOR"}
    assert leanings[scene.assessor.user_id] == -leanings[scene.second_assessor.user_id] > 0  # type: ignore[index,operator]


async def test_the_time_for_assessing_is_the_calls(avustin: Avustin, clock: SetClock) -> None:
    scene = await set_scene(
        avustin, assessment_opens_at=AFTERWARDS, assessment_closes_at=AFTERWARDS + timedelta(days=7)
    )
    application = await scene.application()
    clock.set(AFTERWARDS - timedelta(seconds=1))
    with pytest.raises(AssessmentTooEarly):
        await save(scene, application)
    clock.set(AFTERWARDS)
    draft = await save(scene, application)
    clock.set(AFTERWARDS + timedelta(days=7))

    with pytest.raises(AssessmentWindowClosed):
        await hand_in(scene, draft)


async def test_a_ranking_by_what_the_call_has_not_is_refused_with_the_field(avustin: Avustin) -> None:
    scene = await set_scene(avustin, published_at=None)

    async def rank(**values: object) -> None:
        call = await scene.read(scene.call)
        given = {"ranking": values}
        await scene.do(
            scene.preparer, lambda work: update_call(work, call.id, revision=call.revision, values=given)  # type: ignore[arg-type]
        )  # fmt: skip

    with pytest.raises(InvalidInput) as unknown:
        await rank(ties=["RENEWS"])
    await rank(ties=["PLAN"], priority=PriorityPlace.BREAKS_TIES, least_total=Decimal("5.50"))

    assert unknown.value.path == ("ranking", "ties")
    assert (await scene.read(scene.call)).ranking_rules == {
        "ties": ["PLAN"], "priority": "BREAKS_TIES", "leastTotal": "5.50",
    }  # fmt: skip
