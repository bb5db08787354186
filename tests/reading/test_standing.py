"""Who asks is known from the request before; what was taken from them meanwhile is gone all the same."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import delete, update
from sqlmodel import col, select
from tests.registries import installed
from tests.walks.client import Client
from tests.walks.scenes import opening
from tests.walks.serving import in_process
from tests.walks.village_grants import CODE, VILLAGES
from tests.walks.world import World, inhabited

from avustin_core.access import PUBLIC
from avustin_core.access.models import RoleGrant, User
from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.reading.drivers.lending import Noted, noting
from avustin_schema.reading.plans.prepared import Prepared

CALL = "query Seen($id: ID!) { call(id: $id) { state } }"
ALL = "{ calls { nodes { id } } }"
BOTH = "query Both($id: ID!) { one: call(id: $id) { state } two: call(id: $id) { state } }"
ME = "{ viewer { name } }"


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed, and a programme of the tests."""
    return installed(VILLAGES)


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """Past no middleware."""
    async with inhabited(avustin, serve=in_process) as running:
        yield running


async def change(world: World, *statements: Any) -> None:
    """As another process would, of which this one hears nothing."""

    async def act(work: Any) -> None:
        for each in statements:
            await work.session.execute(each)

    await world.avustin.run(PUBLIC, act)


def _after_one(act: Callable[[], Awaitable[None]]) -> Any:
    """Reads, and does something behind the first statement that looks who asks."""
    fetch, acts = Noted.fetch, [act]

    async def fetching(connection: Noted, prepared: Prepared, values: Sequence[Any]) -> Sequence[Any]:
        found = await fetch(connection, prepared, values)
        if prepared.is_guarded and acts:
            await acts.pop()()
        return found

    return fetching


async def test_what_is_taken_between_two_requests_or_two_statements_is_gone_in_the_second(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    money = await opening.appropriate(world, "10000.00")
    call = (await opening.draft(world, CODE, template="rolling", appropriation=money, criteria={}, settings=[]))["id"]
    preparer: Client = world.preparer
    mine = select(col(User.id)).where(col(User.subject) == "preparer").scalar_subquery()
    await preparer.send(CALL, {"id": call})

    texts: list[str] = []
    with noting(texts.append):
        assert (await preparer.send(CALL, {"id": call}))["data"]["call"] == {"state": "DRAFT"}
    assert len(texts) == 1, "who asks was looked up by a statement of its own"

    async with world.avustin.reading() as connection:
        held = (await connection.execute(select(RoleGrant.id, RoleGrant.role, RoleGrant.user_id).where(
            col(RoleGrant.user_id) == mine
        ))).all()  # fmt: skip
    assert held
    await change(world, delete(RoleGrant).where(col(RoleGrant.user_id) == mine))
    assert (await preparer.send(CALL, {"id": call}))["data"]["call"] is None
    assert (await preparer.send(ALL))["data"]["calls"]["nodes"] == []

    await change(world, *(RoleGrant.__table__.insert().values(**row._mapping) for row in held))  # type: ignore[attr-defined]
    assert (await preparer.send(CALL, {"id": call}))["data"]["call"] == {"state": "DRAFT"}
    assert (await preparer.send(ALL))["data"]["calls"]["nodes"] == [{"id": call}]

    await preparer.send(BOTH, {"id": call})
    taken = delete(RoleGrant).where(col(RoleGrant.user_id) == mine)
    with monkeypatch.context() as patched:
        patched.setattr(Noted, "fetch", _after_one(lambda: change(world, taken)))
        assert (await preparer.send(BOTH, {"id": call}))["data"] == {"one": None, "two": None}, "of two moments"
    await change(world, *(RoleGrant.__table__.insert().values(**row._mapping) for row in held))  # type: ignore[attr-defined]

    await preparer.send(ME)
    await change(world, update(User).where(col(User.subject) == "preparer").values(name="Toinen"))
    assert (await preparer.send(ME))["data"]["viewer"]["name"] == "Toinen"

    await change(world, update(User).where(col(User.subject) == "preparer").values(subject="gone"))
    answer = await preparer.send(CALL, {"id": call})
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
