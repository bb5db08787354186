"""Many applications, granted and published, made by the operations themselves: what tests of reading look at."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.world import World

from avustin_core.access import Actor, find_actor
from avustin_core.applications.operations import create_application, save_application, submit_application
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.work import Work
from avustin_schema.types.common import global_id, row_id
from digi2019_yhteishankkeet.testing import application_answers

CODE = "digi2019_yhteishankkeet"
BOTH = [
    {"key": "p1", "organisation": "o-1", "role": "LEAD", "share": "10.00", "committed": True},
    {"key": "p2", "organisation": "o-2", "role": "PARTNER", "share": "5.00", "committed": True},
]
COST = {
    "key": "c1",
    "category": "PERSONNEL",
    "participant": "o-1",
    "description": "Työ",
    "year": 2020,
    "amount": "100.00",
}


@dataclass(frozen=True)
class Crowd:
    """A world with many applications, of which all are decided and published."""

    world: World
    calls: list[str]
    applications: list[str]


async def gathered(world: World, size: int) -> Crowd:
    """Two open calls; in the first so many applications, each handed in, granted and published."""
    appropriation = await opening.appropriate(world, "30000000.00")
    calls = [await _call(world, appropriation) for _ in range(2)]
    actors = {name: await _actor(world, name) for name in ("signatory", "rapporteur", "decider")}
    ids = await world.avustin.run(actors["signatory"], lambda work: _granted(work, world, calls[0], actors, size))
    await world.decider.do("PublishDecisions", callId=calls[0])
    return Crowd(world, calls, [global_id("Application", id) for id in ids])


async def _actor(world: World, name: str) -> Actor:
    async with world.avustin.reading() as connection:
        actor = await find_actor(connection, name)
    assert actor
    return actor


async def _call(world: World, appropriation: str) -> str:
    now: dict[str, Any] = {"opensAt": None, "closesAt": None, "contact": opening.CONTACT}
    draft = await opening.draft(world, CODE, appropriation=appropriation, criteria={}, **now)
    made = await world.preparer.do("PublishCall", id=draft["id"], revision=draft["revision"])
    id: str = made["call"]["id"]
    return id


async def _granted(work: Work, world: World, call: str, actors: dict[str, Actor], size: int) -> list[UUID]:
    """All of them in one transaction, by the operations of the core."""
    made = []
    call_id = row_id(call, "Call")
    organisation_id = row_id(world.organisations["esimerkkila"], "Organisation")
    for number in range(size):
        work.actor = actors["signatory"]
        application = await create_application(work, call_id, organisation_id)
        values = world.known(answers(number))
        await save_application(work, application.id, base_revision=application.revision, values=values)
        await submit_application(work, application.id, revision=application.revision)
        work.actor = actors["rapporteur"]
        decision = await propose_decision(
            work, application.id, kind=DecisionKind.GRANT, revision=application.revision,
            contents=Contents(reasons="Myönnetään."),
        )  # fmt: skip
        work.actor = actors["decider"]
        await sign_decision(work, decision.id, revision=decision.revision)
        made.append(application.id)
    return made


def answers(number: int) -> Json:
    """Answers of a small project."""
    return application_answers(
        title={"fi": f"Hanke {number}", "sv": f"Projekt {number}"},
        participants=BOTH, costs=[COST], appliedGrant="85.00",
    )  # fmt: skip
