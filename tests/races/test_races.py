"""64 at the same moment, from four processes, on both databases: no cent too much, nothing twice, nothing lost."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial

import pytest
from sqlalchemy import func, select
from tests.core.applying import open_harbour
from tests.core.deciding import Scene, bridges, set_scene
from tests.core.ferries import ferries
from tests.races.conftest import Race
from tests.races.racers import CONFLICT, DONE, Job

from avustin_core.applications.models import Application
from avustin_core.applications.operations import submit_application
from avustin_core.applications.saving import save_application
from avustin_core.audit.verifying import verify
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.forms import Change
from avustin_core.once import Once
from avustin_core.outbox import OutboxMessage
from avustin_core.registry import Registry
from avustin_core.storage import Row
from avustin_core.work import Avustin, Work

CROWD = 64
THOUSAND = 1_000_00


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programmes of the core's own tests."""
    known = ferries()
    known.programmes |= bridges().programmes
    return known


async def number(avustin: Avustin, model: type[Row], **where: object) -> int:
    """How many rows there are with those values."""
    async with avustin.reading() as connection:
        statement = select(func.count()).select_from(model)
        found = await connection.scalar(
            statement.where(*(getattr(model, name) == each for name, each in where.items()))
        )
    return int(found or 0)


def signature(scene: Scene, decision: Decision, once: Once | None = None) -> Job:
    """The decider's."""
    return Job(scene.decider, partial(sign_decision, decision_id=decision.id, revision=decision.revision), once)


async def proposals(scene: Scene, many: int) -> list[Decision]:
    """Proposals of a thousand euros each, for one organisation."""
    town = await scene.organisation("Kunta")
    applied = [await scene.application(applicant=town) for _ in range(many)]
    contents = Contents(reasons="Hanke on hyvä.", amount=THOUSAND)

    async def propose(work: Work) -> list[Decision]:
        kind = DecisionKind.PARTIAL_GRANT
        return [
            await propose_decision(work, each.id, kind=kind, contents=contents, revision=each.revision)
            for each in applied
        ]

    return await scene.do(scene.rapporteur, propose)


async def test_neither_the_ceiling_nor_the_appropriation_gives_a_cent_too_much(
    avustin: Avustin, processes: ProcessPoolExecutor
) -> None:
    scene = await set_scene(avustin, ceiling=20 * THOUSAND)  # of an appropriation of 30,000 euros
    race = Race(processes, avustin, bridges)
    waiting = await proposals(scene, CROWD)

    under_the_ceiling = await race([signature(scene, each) for each in waiting])

    assert Counter(under_the_ceiling) == {DONE: 20, "CALL_CEILING_EXCEEDED": 44}
    await scene.change(scene.call, ceiling=None)
    left = [each for each, outcome in zip(waiting, under_the_ceiling, strict=True) if outcome != DONE]

    assert await race.counts([signature(scene, each) for each in left]) == {DONE: 10, "APPROPRIATION_EXCEEDED": 34}

    call, money = await scene.read(scene.call), await scene.read(scene.appropriation)
    assert (call.granted, call.decided, call.granted_total) == (30, 30, 30 * THOUSAND)
    assert (money.committed, money.available) == (30 * THOUSAND, 0)
    assert sum(amount for _, amount in await scene.ledger()) == money.committed
    assert await number(avustin, Decision, status=DecisionStatus.SIGNED) == 30
    assert (await verify(avustin.engine)).faults == []


async def test_a_signature_that_is_sent_64_times_is_made_once(avustin: Avustin, processes: ProcessPoolExecutor) -> None:
    scene = await set_scene(avustin)
    race = Race(processes, avustin, bridges)
    keyless, keyed = await proposals(scene, 2)
    once = Once("signDecision", "the same key", {"id": str(keyed.id)})

    assert (await race.counts([signature(scene, keyless)] * CROWD))[DONE] == 1
    assert await race.counts([signature(scene, keyed, once)] * CROWD) == {DONE: CROWD}

    assert [amount for _, amount in await scene.ledger()] == [THOUSAND, THOUSAND]
    assert (await scene.read(scene.call)).decided == 2


async def test_a_submission_that_is_sent_64_times_is_made_once(
    avustin: Avustin, processes: ProcessPoolExecutor
) -> None:
    harbour = await open_harbour(avustin)
    race = Race(processes, avustin, ferries)
    keyless, keyed = await harbour.draft(), await harbour.draft()
    once = Once("submitApplication", "the same key", {"id": str(keyed.id)})

    def sent(draft: Application, once: Once | None = None) -> list[Job]:
        return [Job(harbour.signatory, partial(submit_application, id=draft.id, revision=draft.revision), once)] * CROWD

    assert await race.counts(sent(keyless)) == {DONE: 1, "CONFLICT": CROWD - 1}
    assert await race.counts(sent(keyed, once)) == {DONE: CROWD}

    call = await harbour.read(harbour.call)
    assert (call.submitted, call.numbered) == (2, 2)
    assert await number(avustin, OutboxMessage, kind="application.received") == 2


async def test_editors_of_one_draft_lose_nothing(avustin: Avustin, processes: ProcessPoolExecutor) -> None:
    harbour = await open_harbour(avustin)
    race = Race(processes, avustin, ferries)
    costs = [{"key": f"k{each}", "name": "", "amount": "1.00"} for each in range(CROWD)]
    draft = await harbour.draft(costs=costs)

    def saves(changes: list[Change], base: int) -> list[Job]:
        people = [harbour.signatory, harbour.editor] * (CROWD // 2)
        return [
            Job(who, partial(save_application, id=draft.id, base_revision=base, changes=[change]))
            for who, change in zip(people, changes, strict=True)
        ]

    in_different_fields = [Change(("costs", f"k{each}", "name"), f"Kulu {each}") for each in range(CROWD)]
    assert await race.counts(saves(in_different_fields, draft.revision)) == {DONE: CROWD}

    draft = await harbour.read(draft)
    titles = [f"Lossi {each}" for each in range(CROWD)]
    in_the_same = await race(saves([Change(("title",), title) for title in titles], draft.revision))

    answers = await harbour.answers_of((await harbour.read(draft)).current_id)
    assert [row["name"] for row in answers["costs"]] == [f"Kulu {each}" for each in range(CROWD)]
    first = [set(in_the_same[::2]), set(in_the_same[1::2])]  # the signatory's outcomes, and the editor's
    assert sorted(first, key=str) == [{CONFLICT}, {DONE}]  # whoever was first; the other hears of both values
    assert answers["title"] in titles[first.index({DONE}) :: 2]
