"""Worklists and many at once over the API: three assessors each, drawn at once; 184 of them cost as many statements."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update
from sqlmodel import col
from tests.schema.crowd import Crowd, gathered
from tests.schema.staging_assignments import person_named
from tests.schema.test_statements import cost, counted
from tests.walks.client import Json
from tests.walks.world import World

from avustin_core.access import PUBLIC, RoleGrant, User
from avustin_core.applications.models import Application
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.calls.models import Call
from avustin_core.matters.models import AssignedRole, Assignment, Matter
from avustin_core.plugin import Role
from avustin_core.storage import global_id
from avustin_core.work import Work

SIZE, ASSESSORS = 24, 12
WORKLIST = """
query ($first: Int!, $by: DateTime!) {
  mine: applications(filter: { mine: true }) { totalCount }
  due: applications(filter: { dueBy: $by }) { totalCount }
  blocked: applications(filter: { isBlocked: true }) { totalCount }
  unassessed: applications(filter: { blockedBy: ASSESSMENT_MISSING }) { totalCount }
  waiting: applications(first: $first, filter: { waitingForMe: true }) {
    totalCount
    nodes { id blockedBy matter { number assignments { role person { name } } notes { text } } timeLimits { dueAt } }
  }
}
"""
DRAW = """mutation ($input: DrawAssignmentsInput!) {
  drawAssignments(input: $input) {
    draw { seed outcome { matter person } comesOutAgain } errors { ... on UserError { code message path } }
  }
}"""
ASSIGN = """mutation ($input: AssignMattersInput!) {
  assignMatters(input: $input) {
    results { assignment { id role person { name } matter { id } } errors { ... on UserError { code path } } }
    errors { ... on UserError { code path } }
  }
}"""
BY = "2030-01-01T00:00:00Z"
LATER = datetime(2030, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
async def crowd(world: World) -> Crowd:
    """The applications, not decided yet, and a dozen assessors."""
    found = await gathered(world, SIZE)
    await world.avustin.run(PUBLIC, _undecided)
    return found


async def _undecided(work: Work) -> None:
    await work.session.execute(update(Application).values(decided_at=None, told_decided_at=None))
    await work.session.execute(update(Call).values(closes_at=work.now - timedelta(days=1)))
    for number in range(ASSESSORS):
        user = await work.add(User(subject=f"arvioija-{number}", name=f"Arvioija {number}"))
        await work.session.execute(insert(RoleGrant).values(id=user.id, user_id=user.id, role=Role.ASSESSOR))


def calls_are(state: Json) -> Callable[[Work], Awaitable[Any]]:
    """Sets it of all calls."""
    return lambda work: work.session.execute(update(Call).values(**state))


async def matters_of(world: World) -> list[str]:
    """The matters of the applications that were handed in."""

    async def find(work: Work) -> list[str]:
        pending = select(col(Matter.id)).where(col(Matter.pending_at).is_not(None)).order_by(col(Matter.id))
        return [global_id("Matter", id) for id in await work.session.scalars(pending)]

    return await world.avustin.run(PUBLIC, find)


async def drawn(crowd: Crowd, **how: Any) -> tuple[Json, int]:
    """A draw of all assessors for all matters, and the statements that it took."""
    people = [await person_named(crowd.world, f"arvioija-{number}") for number in range(ASSESSORS)]
    input = {
        "callId": crowd.calls[0], "role": "ASSESSOR", "matterIds": await matters_of(crowd.world), "personIds": people,
        "wanted": 3, **how,
    }  # fmt: skip
    with counted(crowd.world) as statements:
        answer = await crowd.world.registrar.send(DRAW, {"input": input})
    payload: Json = answer["data"]["drawAssignments"]
    return payload, len(statements)


@pytest.mark.parametrize(
    ("state", "waiting"),
    [
        ({"is_rolling": False}, (0, 0)),
        ({"is_rolling": True}, (SIZE, SIZE)),
        ({"is_rolling": True, "assessment_opens_at": LATER}, (SIZE, 0)),
    ],
)
async def test_what_came_waits_once_its_call_is_handled_and_for_assessors_once_they_may_begin(
    crowd: Crowd, state: Json, waiting: tuple[int, int]
) -> None:
    before = {
        "closes_at": crowd.world.avustin.clock.now() - timedelta(days=1),
        "is_rolling": False,
        "assessment_opens_at": None,
    }
    lists = "{ applications(filter: { waitingForMe: true }) { totalCount } }"

    await crowd.world.avustin.run(PUBLIC, calls_are({"closes_at": LATER} | state))
    people = crowd.world.preparer, crowd.world.assessor
    told = [(await each.send(lists))["data"]["applications"] for each in people]
    await crowd.world.avustin.run(PUBLIC, calls_are(before))

    assert tuple(each["totalCount"] for each in told) == waiting


async def test_three_assessors_each_are_drawn_and_worklists_cost_the_same_for_one_and_for_all(crowd: Crowd) -> None:
    world = crowd.world
    payload, statements = await drawn(crowd, seed="1.10.2019")

    pairs = payload["draw"]["outcome"]
    loads = Counter(pair["person"] for pair in pairs)
    assert payload["errors"] == []
    assert payload["draw"]["comesOutAgain"]
    assert (len(pairs), set(loads.values())) == (SIZE * 3, {SIZE * 3 // ASSESSORS})
    assert statements <= 30
    one, many = [await cost(world, world.preparer, WORKLIST, first=first, by=BY) for first in (1, 100)]
    assert one == many <= 12
    answer = (await world.preparer.send(WORKLIST, {"first": 100, "by": BY}))["data"]
    assert (answer["mine"]["totalCount"], answer["waiting"]["totalCount"]) == (0, SIZE)
    assert (answer["blocked"]["totalCount"], answer["unassessed"]["totalCount"]) == (SIZE, SIZE)
    assert {tuple(each["blockedBy"]) for each in answer["waiting"]["nodes"]} == {("ASSESSMENT_MISSING",)}
    assert {len(each["matter"]["assignments"]) for each in answer["waiting"]["nodes"]} == {3}
    others = "{ applications(filter: { waitingForMe: true }) { totalCount } }"
    assert (await world.assessor.send(others))["data"]["applications"]["totalCount"] == 0


async def test_what_an_assessor_handed_in_of_one_application_is_missing_of_another_all_the_same(crowd: Crowd) -> None:
    unassessed = "{ applications(first: 100, filter: { blockedBy: ASSESSMENT_MISSING }) { nodes { id } } }"

    assessed, other = await crowd.world.avustin.run(PUBLIC, _one_of_two_is_assessed)

    found = (await crowd.world.preparer.send(unassessed))["data"]["applications"]["nodes"]
    assert {assessed, other} & {each["id"] for each in found} == {other}


async def _one_of_two_is_assessed(work: Work) -> list[str]:
    """Both are assigned to the same assessor alone; the ids of the one that is assessed, and of the other."""
    two = (
        await work.session.scalars(select(Application).where(col(Application.submitted_at).is_not(None)).limit(2))
    ).all()
    user = await work.add(User(subject="arvioija", name="Arvioija"))
    for each in two:
        ended = update(Assignment).where(col(Assignment.matter_id) == each.matter_id).values(ended_at=work.now)
        await work.session.execute(ended)
        await work.add(Assignment(
            matter_id=each.matter_id, call_id=each.call_id, user_id=user.id, role=AssignedRole.ASSESSOR, assigned_at=work.now
        ))  # fmt: skip
    await work.add(Assessment(
        application_id=two[0].id, call_id=two[0].call_id, assessor_id=user.id, status=AssessmentStatus.SUBMITTED
    ))  # fmt: skip
    return [global_id("Application", each.id) for each in two]


async def test_many_are_assigned_each_with_its_result_and_once(crowd: Crowd) -> None:
    world = crowd.world
    matters = (await matters_of(world))[:3]
    rapporteur, checker = await person_named(world, "rapporteur"), await person_named(world, "checker")
    items = [{"matterId": each, "personId": rapporteur, "role": "RAPPORTEUR"} for each in matters]
    items[1] = items[1] | {"personId": checker}
    input = {"items": items, "idempotencyKey": "kolme"}

    first = (await world.preparer.send(ASSIGN, {"input": input}))["data"]["assignMatters"]
    again = (await world.preparer.send(ASSIGN, {"input": input}))["data"]["assignMatters"]
    empty = (await world.preparer.send(ASSIGN, {"input": {"items": []}}))["data"]["assignMatters"]
    mine = (await world.rapporteur.send("{ applications(filter: { mine: true }) { totalCount } }"))["data"]

    assert [each["assignment"] and each["assignment"]["matter"]["id"] for each in first["results"]] == [
        matters[0], None, matters[2],
    ]  # fmt: skip
    assert [each["errors"] for each in first["results"]] == [
        [], [{"code": "ASSIGNEE_UNFIT", "path": ["items", "1", "personId"]}], [],
    ]  # fmt: skip
    assert again == first
    assert (empty["results"], [each["code"] for each in empty["errors"]]) == ([], ["INVALID_INPUT"])
    assert mine["applications"]["totalCount"] == 2
