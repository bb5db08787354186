"""Transactions in each other's way: tried again by themselves, and after that refused with a code, never a masked error."""

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import event, select, text, update
from sqlmodel import col
from tests.walks.serving import in_process
from tests.walks.world import inhabited

from avustin_core import work as working
from avustin_core.access import PUBLIC, User
from avustin_core.appropriations.models import Appropriation
from avustin_core.counts import RETRIES
from avustin_core.errors import Busy
from avustin_core.plugin import Language
from avustin_core.storage import make_engine
from avustin_core.work import Avustin, Work

ON_POSTGRESQL = pytest.mark.parametrize("database", ["postgresql"], indirect=True)
SAVE = """mutation ($input: CreateAppropriationInput!) {
  createAppropriation(input: $input) { appropriation { id } errors { __typename ... on UserError { code message path } } }
}"""
MONEY: dict[str, Any] = {
    "budgetItem": "28.90.32", "name": {"fi": "Raha", "sv": "Pengar"}, "type": "TRANSFERABLE", "year": 2019,
    "lastUsableYear": 2021, "appropriated": "100.00",
}  # fmt: skip


def retries() -> float:
    """How many transactions were tried again so far."""
    return float(RETRIES._value.get())


async def two_users(avustin: Avustin) -> list[UUID]:
    """Two rows to fight over."""

    async def make(work: Work) -> list[UUID]:
        return [(await work.add(User(subject=name, name=name))).id for name in ("a", "b")]

    return await avustin.run(PUBLIC, make)


async def names(avustin: Avustin) -> list[str]:
    """What came of them."""
    async with avustin.reading() as connection:
        return list((await connection.scalars(select(col(User.name)).order_by(col(User.subject)))).all())


def renames(ids: list[UUID], suffix: str, both_began: asyncio.Barrier) -> Callable[[Work], Any]:
    """Changes one row, waits until the other one began too, and changes the second."""
    waited: list[bool] = []

    async def act(work: Work) -> None:
        for place, id in enumerate(ids):
            row = await work.session.get(User, id, with_for_update=True)
            assert row
            row.name += suffix
            await work.session.flush()
            if place == 0 and not waited:
                waited.append(True)  # the next try waits for nobody
                await both_began.wait()

    return act


@ON_POSTGRESQL
async def test_of_two_that_lock_each_other_out_one_is_tried_again_and_both_are_done(avustin: Avustin) -> None:
    ids, began, barrier = await two_users(avustin), retries(), asyncio.Barrier(2)

    await asyncio.gather(
        avustin.run(PUBLIC, renames(ids, "1", barrier)), avustin.run(PUBLIC, renames(ids[::-1], "2", barrier))
    )

    assert retries() > began
    assert [set(name) for name in await names(avustin)] == [{"a", "1", "2"}, {"b", "1", "2"}]


def overtaken(avustin: Avustin, id: UUID, times: int) -> Callable[[Work], Any]:
    """A change of a row that others change first, so many times, by transactions that can't be put in an order."""
    left = [times]

    async def act(work: Work) -> None:
        await work.session.connection(execution_options={"isolation_level": "SERIALIZABLE"})
        row = await work.session.get(User, id)
        assert row
        if left[0]:
            left[0] -= 1
            async with avustin.engine.begin() as other:
                await other.execute(update(User).where(col(User.id) == id).values(name=col(User.name) + "x"))
        row.name = f"{row.name}!"

    return act


@ON_POSTGRESQL
async def test_what_cant_be_put_in_an_order_is_tried_again(avustin: Avustin) -> None:
    ids = await two_users(avustin)

    await avustin.run(PUBLIC, overtaken(avustin, ids[0], times=2))

    assert (await names(avustin))[0] == "axx!"


@ON_POSTGRESQL
async def test_after_so_many_tries_it_is_refused_as_busy(avustin: Avustin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "TRIES", 3)
    ids = await two_users(avustin)

    with pytest.raises(Busy) as refused:
        await avustin.run(PUBLIC, overtaken(avustin, ids[0], times=99))

    assert (await names(avustin))[0] == "axxx"
    assert len({refused.value.message(language) for language in Language}) == 3


def impatient(avustin: Avustin) -> Avustin:
    """The same installation with connections that wait a twentieth of a second for others."""
    engine = make_engine(avustin.settings.database_url)
    wait = "PRAGMA busy_timeout=50" if engine.dialect.name == "sqlite" else "set lock_timeout = '50ms'"

    @event.listens_for(engine.sync_engine, "connect")
    def connect(connection: Any, record: Any) -> None:
        cursor = connection.cursor()
        cursor.execute(wait)
        cursor.close()

    return Avustin(avustin.settings, avustin.registry, clock=avustin.clock, engine=engine)


async def test_a_client_hears_that_the_service_is_busy(avustin: Avustin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(working, "PATIENCE", 0.2)
    hurried = impatient(avustin)
    async with inhabited(hurried, serve=in_process) as world:
        asking = world.administrator.speaking("sv")
        async with avustin.engine.begin() as holder:
            if holder.dialect.name == "postgresql":  # on SQLite the transaction itself holds it all
                await holder.execute(text("lock table audit_heads in share mode"))
            busy = (await asking.send(SAVE, {"input": MONEY}))["data"]["createAppropriation"]
        done = (await asking.send(SAVE, {"input": MONEY}))["data"]["createAppropriation"]
    await hurried.close()

    message = "Tjänsten är överbelastad och ingenting sparades. Försök igen om en stund."
    error = {"__typename": "BusyError", "code": "BUSY", "path": [], "message": message}
    assert busy == {"appropriation": None, "errors": [error]}
    assert done["errors"] == []
    async with avustin.reading() as connection:
        assert len((await connection.execute(select(Appropriation))).all()) == 1
