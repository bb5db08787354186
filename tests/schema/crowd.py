"""Many applications, granted and published, as the operations make them: what tests of reading look at."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlmodel import col
from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.world import World

from avustin_core.access import PUBLIC, Actor, find_actor
from avustin_core.applications.models import Application, ApplicationVersion, Participant
from avustin_core.applications.operations import create_application, save_application, submit_application
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.eligibility.models import FindingRow
from avustin_core.matters.models import Matter
from avustin_core.register.models import RegisterEntry
from avustin_core.storage import new_id
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
    """A world with many applications, all decided and published."""

    world: World
    calls: list[str]
    applications: list[str]


async def gathered(world: World, size: int) -> Crowd:
    """Two open calls; in the first so many applications, each handed in, granted and published.

    Two are made by the operations themselves, the others are copies of the second.
    """
    appropriation = await opening.appropriate(world, "30000000.00")
    calls = [await _call(world, appropriation) for _ in range(2)]
    actors = {name: await _actor(world, name) for name in ("signatory", "rapporteur", "decider")}
    ids = await world.avustin.run(actors["signatory"], lambda work: _granted(work, world, calls[0], actors, 2))
    await world.decider.do("PublishDecisions", callId=calls[0])
    ids += await world.avustin.run(PUBLIC, lambda work: _copied(work, ids[-1], size - 2))
    return Crowd(world, calls, [global_id("Application", id) for id in ids])


def table(model: Any) -> Any:
    """A model's table."""
    return model.__table__


async def _copied(work: Work, prototype: UUID, times: int) -> list[UUID]:
    """So many copies of an application, with all that hangs on it."""
    session = work.session
    application = (await session.execute(select(table(Application)).where(col(Application.id) == prototype))).one()
    kept = [(Matter, Matter.id == application.matter_id), (Application, Application.id == prototype)]
    kept += [
        (model, model.application_id == prototype) for model in (ApplicationVersion, Participant, FindingRow, Decision)
    ]
    decided = select(col(Decision.id)).where(col(Decision.application_id) == prototype)
    kept += [(RegisterEntry, col(RegisterEntry.decision_id).in_(decided))]
    found = [
        (model, (await session.execute(select(table(model)).where(which))).mappings().all()) for model, which in kept
    ]
    return [await _copy(work, found, prototype, number) for number in range(times)]


async def _copy(work: Work, found: list[Any], prototype: UUID, number: int) -> UUID:
    new = {row["id"]: new_id() for _, rows in found for row in rows}
    later = {}
    for model, rows in found:
        for row in rows:
            values = {name: new.get(value, value) if isinstance(value, UUID) else value for name, value in row.items()}
            if model is Application:
                later = {name: values.pop(name) for name in ("current_id", "submitted_id")}
                values["reference"] = f"{values['reference']}/{number}"
            await work.session.execute(insert(table(model)).values(**values))
    await work.session.execute(update(table(Application)).where(col(Application.id) == new[prototype]).values(**later))
    return new[prototype]


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
