"""What is committed is heard in other processes, what is taken back isn't; a lost ear hears that it missed something."""

import asyncio
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from uuid import uuid4

import pytest
from sqlalchemy import text
from tests.core.entering import INVENTED, make

from avustin_core import live
from avustin_core.access import PUBLIC
from avustin_core.live import EVERYTHING, Kind, Thing
from avustin_core.live.hearing import Hearing
from avustin_core.live.things import LONGEST, read, spelt, things_of
from avustin_core.storage import make_engine
from avustin_core.work import Avustin, Work

CALL = Thing(Kind.CALL, uuid4())
LISTENERS = """
select pg_terminate_backend(pid) from pg_stat_activity
where pid <> pg_backend_pid() and datname = current_database() and (query ilike 'listen%' or query like '%pg_notify%')
"""


class Ear:
    """What was heard."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[set[Thing]] = asyncio.Queue()

    def __call__(self, things: Collection[Thing]) -> None:
        self.heard.put_nowait(set(things))

    async def until(self, thing: Thing) -> None:
        """Waits for it."""
        async with asyncio.timeout(8):
            while thing not in await self.heard.get():
                pass


@asynccontextmanager
async def listening(avustin: Avustin) -> AsyncIterator[tuple[Ear, Hearing]]:
    """An ear at an engine of its own, as in another process."""
    ear, stopping = Ear(), asyncio.Event()
    engine = make_engine(avustin.settings.database_url)
    hearing = Hearing(engine, ear)
    running = asyncio.create_task(hearing.run(stopping))
    if engine.dialect.name == "postgresql":
        await ear.until(EVERYTHING)
    else:
        await asyncio.sleep(0.2)
    yield ear, hearing
    stopping.set()
    await running
    await engine.dispose()


async def _told(hearing: Hearing) -> None:
    async with asyncio.timeout(8):
        while not hearing.is_told:  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_other_processes_hear_what_is_committed_and_nothing_that_is_taken_back(avustin: Avustin) -> None:
    async def change(work: Work) -> None:
        await live.tell(work.session, {CALL})

    async def fail(work: Work) -> None:
        await live.tell(work.session, {Thing(Kind.CALL, uuid4())})
        raise RuntimeError("taken back")

    async with listening(avustin) as (ear, _):
        with pytest.raises(RuntimeError):
            await avustin.run(PUBLIC, fail)
        await avustin.run(PUBLIC, change)
        if avustin.engine.dialect.name == "postgresql":
            assert await asyncio.wait_for(ear.heard.get(), 5) == {CALL}
        else:
            await ear.until(EVERYTHING)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_an_ear_that_was_killed_comes_again_and_says_that_it_missed_something(avustin: Avustin) -> None:
    async with listening(avustin) as (ear, hearing):
        await _told(hearing)
        async with avustin.engine.begin() as connection:
            assert (await connection.execute(text(LISTENERS))).all()

        await ear.until(EVERYTHING)
        await _told(hearing)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
async def test_where_postgresql_doesnt_tell_the_trail_is_looked_at(
    avustin: Avustin, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(self: Hearing, stopping: asyncio.Event) -> None:
        await stopping.wait()

    monkeypatch.setattr(Hearing, "_listening", never)
    ear, stopping = Ear(), asyncio.Event()
    engine = make_engine(avustin.settings.database_url)
    running = asyncio.create_task(Hearing(engine, ear).run(stopping))
    await ear.until(Thing(Kind.OUTBOX))

    await make(avustin, **INVENTED)

    await ear.until(EVERYTHING)
    stopping.set()
    await running
    await engine.dispose()


def test_what_is_told_holds_kinds_and_ids_and_fits() -> None:
    matter, call, appropriation = uuid4(), uuid4(), uuid4()
    changes = {
        f"applications:{uuid4()}": {"title": [None, "Salainen"]}, f"calls:{call}": {"submitted": [1, 2]},
        f"ledger_entries:{uuid4()}": {"appropriation_id": [None, str(appropriation)], "reason": [None, "Salaista"]},
        f"role_grants:{uuid4()}": {"role": ["PREPARER", None]}, f"sign_ins:{uuid4()}": {"digest": [None, "x"]},
    }  # fmt: skip
    things = things_of(changes, {matter})
    assert things == {
        Thing(Kind.MATTER, matter), Thing(Kind.CALL, call), Thing(Kind.APPROPRIATION, appropriation), Thing(Kind.RIGHTS),
    }  # fmt: skip
    assert "Sala" not in spelt(things)
    assert read(spelt(things)) == things
    assert things_of({}, {matter}) == set()
    many = {Thing(Kind.MATTER, uuid4()) for _ in range(1000)}
    assert len(spelt(many)) <= LONGEST
    assert read(spelt(many)) == read("nonsense") == {EVERYTHING}
