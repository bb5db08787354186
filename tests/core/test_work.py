"""One operation, one transaction: what is written, what is recorded, and what a repetition does."""

import pytest
from sqlalchemy import select
from sqlmodel import col

from avustin_core import audit
from avustin_core.access import PUBLIC, User
from avustin_core.errors import KeyReused
from avustin_core.once import Once
from avustin_core.work import Avustin, Work, operation


@operation()
async def register(work: Work, *, subject: str, fails: bool = False) -> User:
    """A user, for these tests."""
    user = await work.add(User(subject=subject, name=subject.title()))
    if fails:
        raise ValueError("a bug")
    return user


async def test_what_an_operation_wrote_is_there_afterwards_and_in_the_trail(avustin: Avustin) -> None:
    user = await avustin.run(PUBLIC, lambda work: register(work, subject="maija"))

    async with avustin.reading() as connection:
        names = (await connection.execute(select(col(User.name)))).scalars().all()
        event = (await connection.execute(select(audit.AuditEvent))).one()
    assert names == ["Maija"]
    assert (event.act, event.object_type, event.object_id, event.seq) == ("core.register", "User", str(user.id), 1)


async def test_a_bug_leaves_nothing_behind(avustin: Avustin) -> None:
    with pytest.raises(ValueError, match="a bug"):
        await avustin.run(PUBLIC, lambda work: register(work, subject="maija", fails=True))

    async with avustin.reading() as connection:
        assert (await connection.execute(select(User))).all() == []
        assert (await connection.execute(select(audit.AuditEvent))).all() == []


async def test_the_same_key_does_it_once_and_answers_with_what_was_made(avustin: Avustin) -> None:
    once = Once("register", "k1", {"subject": "maija"})

    first = await avustin.run(PUBLIC, lambda work: register(work, subject="maija"), once=once)
    second = await avustin.run(PUBLIC, lambda work: register(work, subject="maija"), once=once)

    assert first.id == second.id
    async with avustin.reading() as connection:
        assert len((await connection.execute(select(User))).all()) == 1


async def test_the_same_key_with_another_input_is_refused(avustin: Avustin) -> None:
    await avustin.run(PUBLIC, lambda work: register(work, subject="maija"), once=Once("register", "k1", "maija"))

    with pytest.raises(KeyReused):
        await avustin.run(PUBLIC, lambda work: register(work, subject="pekka"), once=Once("register", "k1", "pekka"))


async def test_each_event_of_the_trail_is_tied_to_the_one_before(avustin: Avustin) -> None:
    await avustin.run(PUBLIC, lambda work: register(work, subject="maija"))
    await avustin.run(PUBLIC, lambda work: register(work, subject="pekka"))

    async with avustin.reading() as connection:
        first, second = (await connection.execute(select(audit.AuditEvent).order_by(col(audit.AuditEvent.seq)))).all()
    assert (first.previous, second.previous) == ("", first.digest)
    assert [audit.link(each) for each in (first, second)] == [first.digest, second.digest]
