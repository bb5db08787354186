"""Writes of a transaction that go to PostgreSQL as one statement."""

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import col
from tests.listening import ran

from avustin_core.access import PUBLIC, User
from avustin_core.audit.following import ends_of
from avustin_core.outbox import OutboxMessage
from avustin_core.storage.together import unnested
from avustin_core.work import Avustin, Work

NOW = datetime(2021, 3, 1, tzinfo=UTC)


def user(name: str) -> User:
    return User(subject=f"{name} {uuid4()}", name=name)


class TestTexts:
    def test_an_insert_of_one_row_is_one_of_many_by_arrays(self) -> None:
        one = 'INSERT INTO t (a, b) VALUES ($1::TIMESTAMP WITH TIME ZONE, $2::VARCHAR COLLATE "C")'

        assert unnested(one) == (
            'INSERT INTO t (a, b) SELECT many.c1, many.c2 COLLATE "C" '
            "FROM unnest($1::TIMESTAMP WITH TIME ZONE[], $2::VARCHAR[]) AS many(c1, c2)"
        )

    @pytest.mark.parametrize("text", ["INSERT INTO t (a) VALUES ($1)", "UPDATE t SET a = $1::VARCHAR"])
    def test_without_a_type_or_an_insert_there_is_none(self, text: str) -> None:
        assert unnested(text) is None


#: On SQLite nothing waits.
on_postgresql = pytest.mark.parametrize("database", ["postgresql"], indirect=True)


@pytest.fixture
def said(avustin: Avustin) -> Iterator[list[str]]:
    """The statements of several parts that reach the database, and those that tie an event."""
    with ran(avustin.engine, "part0", "moved") as texts:
        yield texts


class TestTransactions:
    @on_postgresql
    async def test_all_that_is_written_goes_in_one_statement_with_the_event_of_the_trail(
        self, avustin: Avustin, said: list[str]
    ) -> None:
        async def act(work: Work) -> User:
            work.session.add_all([user("A"), user("B")])
            work.send("nothing", {"a": [1]})
            return await work.add(user("C"))

        await avustin.run(PUBLIC, act)
        said.clear()
        made = await avustin.run(PUBLIC, act)

        assert len(said) == 1
        assert [said[0].count(f"INSERT INTO {table} ") for table in ("users", "outbox_messages", "audit_events")] == [
            1,
            1,
            1,
        ]
        async with avustin.reading() as connection:
            found = await connection.exec_driver_sql("select name from users order by id")
            assert [name for (name,) in found] == ["A", "B", "C"] * 2
            assert (await connection.exec_driver_sql("select count(*) from outbox_messages")).scalar_one() == 2
        assert made.name == "C"

    @on_postgresql
    async def test_where_another_wrote_the_event_is_tied_to_theirs(self, avustin: Avustin, said: list[str]) -> None:
        async def act(work: Work) -> User:
            return await work.add(user("A"))

        await avustin.run(PUBLIC, act)
        ends_of(avustin.engine.sync_engine)["core"] = (99, "of somebody else")
        said.clear()

        await avustin.run(PUBLIC, act)

        assert len(said) == 2
        assert "INSERT INTO users" not in said[1]

    @on_postgresql
    async def test_what_a_statement_looks_for_was_written_before_it(self, avustin: Avustin, said: list[str]) -> None:
        async def act(work: Work) -> User:
            made = await work.add(user("A"))
            changed = update(User).where(col(User.id) == made.id).values(name="B").returning(col(User.name))
            assert await work.session.scalar(changed) == "B"
            return made

        await avustin.run(PUBLIC, act)

        assert len(said) == 2

    @on_postgresql
    async def test_a_row_that_is_written_twice_has_what_was_written_last(
        self, avustin: Avustin, said: list[str]
    ) -> None:
        async def act(work: Work) -> User:
            made = await work.add(user("A"))
            for name in ("B", "C"):
                made.name = name
                await work.session.flush()
            return made

        made = await avustin.run(PUBLIC, act)

        async with avustin.reading() as connection:
            found = await connection.exec_driver_sql("select name from users where id = $1", (made.id,))
            assert found.scalar_one() == "C"

    @on_postgresql
    async def test_what_is_refused_at_the_end_leaves_nothing(self, avustin: Avustin, said: list[str]) -> None:
        async def act(work: Work) -> None:
            work.session.add_all([user("A"), OutboxMessage(kind="k", payload={}, created_at=NOW, due_at=NOW, key="k")])
            await work.session.flush()
            await work.add(OutboxMessage(kind="k", payload={}, created_at=NOW, due_at=NOW, key="k"))

        with pytest.raises(IntegrityError):
            await avustin.run(PUBLIC, act)

        async with avustin.reading() as connection:
            assert (await connection.exec_driver_sql("select count(*) from users")).scalar_one() == 0

    @on_postgresql
    async def test_a_row_that_another_changed_is_found_out(self, avustin: Avustin, said: list[str]) -> None:
        tries = []

        async def act(work: Work) -> None:
            made = await work.add(user("A"))
            tries.append(made)
            if len(tries) == 1:
                await work.session.execute(delete(User), execution_options={"synchronize_session": False})
                made.name = "B"

        await avustin.run(PUBLIC, act)

        assert len(tries) == 2
