"""Workers: several at once send everything, and what one held when it died or was stopped is sent by another."""

import asyncio
import os
import random
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Sequence
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event
from tests.core.applying import Harbour
from tests.mail.peer import DROP, LOSE, TAKEN, Peer
from tests.mail.post import QUICK, all_done, mails, messages_of, notify, states, worker

from avustin_core.access import Membership
from avustin_core.applications.models import Application
from avustin_core.clock import SetClock, SystemClock
from avustin_core.messages.working import deliver_mail
from avustin_core.outbox import MessageFault, MessageState, OutboxMessage
from avustin_core.outbox.outcomes import Retries
from avustin_core.outbox.worker import Worker

MANY = 200
HOUR = timedelta(hours=1)


@pytest.fixture
async def application(harbour: Harbour) -> Application:
    """An application whose receipt was sent; from now on the clock goes on."""
    application = await harbour.submitted()
    for message in await messages_of(harbour.avustin):
        await harbour.change(message, state=MessageState.PASSED_ON)
    harbour.avustin.clock = SetClock(harbour.avustin.clock.now())
    return application


@pytest.fixture
async def alone(harbour: Harbour, application: Application) -> None:
    """One person of the applicant is told, and not two."""
    (membership,) = await harbour.rows(Membership, user_id=harbour.editor.user_id)
    await harbour.change(membership, organisation_id=harbour.third.id)


async def test_two_workers_send_everything_whatever_goes_wrong(
    harbour: Harbour, peer: Peer, application: Application
) -> None:
    luck = random.Random(7)
    peer.refuses = lambda attempt, recipient: "451 later" if luck.random() < 0.1 else "250 ok"
    peer.says = lambda attempt, recipient: luck.choices((TAKEN, "452 full", LOSE, DROP), (85, 6, 4, 5))[0]
    retries = Retries(most=50, first=QUICK.first, longest=QUICK.longest)
    await notify(harbour, application, MANY // 2)

    two = [worker(harbour.avustin, retries=retries, at_once=8) for _ in range(2)]
    await all_done(harbour.avustin, *two)

    sent = await states(harbour.avustin, MessageState.SENT)
    taken = Counter(peer.ids())
    assert len(sent) == MANY
    assert set(taken) == {f"<{each.id}@ministerio.example>" for each in sent}
    lost = sum(taken.values()) - MANY
    assert 0 < lost < MANY / 4  # exactly those that the server took without a word
    assert sum(each.attempts for each in sent) > MANY


async def test_nothing_goes_twice_where_nothing_goes_wrong(
    harbour: Harbour, peer: Peer, application: Application
) -> None:
    await notify(harbour, application, 6)

    await all_done(harbour.avustin, *(worker(harbour.avustin) for _ in range(3)))

    assert set(Counter(peer.ids()).values()) == {1}
    assert len(peer.mails) == 12
    assert {each.attempts for each in await mails(harbour.avustin)} == {1}


async def test_notices_that_are_claimed_together_are_looked_up_together(
    harbour: Harbour, peer: Peer, application: Application
) -> None:
    await notify(harbour, application)
    alone = await _looks(harbour, worker(harbour.avustin).step())
    await notify(harbour, application, 5)
    together = await _looks(harbour, worker(harbour.avustin).step())

    assert len(peer.mails) == 12
    assert together == alone > 0


async def test_one_that_cannot_be_looked_up_keeps_no_other_back(
    harbour: Harbour, peer: Peer, application: Application, caplog: pytest.LogCaptureFixture
) -> None:
    await notify(harbour, application, 2)
    broken, _ = await states(harbour.avustin, MessageState.PENDING)
    await harbour.change(broken, payload={"organisationId": str(application.organisation_id)})

    await worker(harbour.avustin).step()

    (waits,) = await states(harbour.avustin, MessageState.PENDING)
    assert (waits.id, waits.fault, waits.attempts) == (broken.id, MessageFault.FAILED, 1)
    assert len(peer.mails) == 2
    assert "failed: KeyError" in caplog.text


async def _looks(harbour: Harbour, going: Awaitable[object]) -> int:
    """How many statements looked something up meanwhile."""
    run: list[str] = []

    def note(connection: object, cursor: object, statement: str, *more: object) -> None:
        run.append(statement.split()[0])

    engine = harbour.avustin.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        await going
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return run.count("SELECT")


@pytest.mark.usefixtures("alone")
async def test_what_a_worker_held_too_long_is_another_ones(
    harbour: Harbour, peer: Peer, application: Application, caplog: pytest.LogCaptureFixture
) -> None:
    await notify(harbour, application)
    slow = worker(harbour.avustin, lease=timedelta(0), goes_on=False)
    await slow.step()
    (message,) = await slow._claimed(1)
    later = SetClock(SystemClock().now() + HOUR)

    await worker(harbour.avustin, wall=later).drain()
    (attempt,) = await slow._looked_up([message])
    assert callable(attempt)
    await slow._write([(message, await attempt())])

    assert len(peer.mails) == 2
    assert len(set(peer.ids())) == 1
    (sent,) = await states(harbour.avustin, MessageState.SENT)
    assert sent.attempts == 2
    assert "longer than its lease" in caplog.text


@pytest.mark.usefixtures("alone")
async def test_one_that_is_stopped_finishes_or_lets_go(harbour: Harbour, peer: Peer, application: Application) -> None:
    await notify(harbour, application, 2)
    going, stopping = asyncio.Event(), asyncio.Event()
    quick = worker(harbour.avustin, goes_on=False)
    await quick.step()

    async def attempt(message: OutboxMessage) -> Any:
        first, *_ = await states(harbour.avustin, MessageState.PENDING)
        going.set()
        return await (asyncio.sleep(0.05) if message.id == first.id else asyncio.Event().wait()) or _sent()

    async def handle(messages: Sequence[OutboxMessage]) -> list[Any]:
        return [partial(attempt, each) for each in messages]

    slow = Worker(harbour.avustin.engine, handle, clock=harbour.avustin.clock, retries=QUICK)
    run = asyncio.create_task(slow.run(stopping, grace=0.3))
    await going.wait()
    stopping.set()
    await asyncio.wait_for(run, 2)

    one, other = await mails(harbour.avustin)
    assert (one.state, one.attempts) == (MessageState.SENT, 1)
    assert (other.state, other.attempts, other.leased_until) == (MessageState.PENDING, 0, None)
    await quick.drain()
    assert len(peer.mails) == 1


def _sent() -> Any:
    from avustin_core.outbox.outcomes import SENT

    return SENT


@pytest.mark.usefixtures("alone")
async def test_a_commit_wakes_the_workers_of_its_process(
    harbour: Harbour, peer: Peer, application: Application
) -> None:
    harbour.avustin.settings = harbour.avustin.settings.model_copy(update={"mail_poll": 600})
    stopping = asyncio.Event()
    run = asyncio.create_task(deliver_mail(harbour.avustin, stopping))
    await asyncio.sleep(0.1)

    await notify(harbour, application)
    async with asyncio.timeout(5):
        while not peer.mails:  # noqa: ASYNC110 – the mail comes from another task
            await asyncio.sleep(0.01)
    stopping.set()
    await asyncio.wait_for(run, 2)

    assert len(peer.mails) == 1


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_one_that_is_killed_after_the_mail_was_taken_sends_it_again_with_the_same_id(
    harbour: Harbour, peer: Peer, application: Application, database: str, tmp_path: Path
) -> None:
    await notify(harbour, application)
    await worker(harbour.avustin, goes_on=False).step()
    settings = harbour.avustin.settings
    environment = os.environ | {
        "AVUSTIN_DATABASE": database, "AVUSTIN_DATA": str(tmp_path), "AVUSTIN_MAIL_HOST": settings.mail_host,
        "AVUSTIN_MAIL_PORT": str(peer.port), "AVUSTIN_MAIL_SECURITY": "none", "AVUSTIN_MAIL_FROM": settings.mail_from,
        "AVUSTIN_MAIL_TIMEOUT": "10",
    }  # fmt: skip
    program = "from avustin_schema.cli import main; main()"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", program, "work", env=environment)

    def kill(attempt: int, recipient: str) -> str:
        if attempt == 1 and recipient != "amid":
            os.kill(process.pid, signal.SIGKILL)
        return TAKEN

    peer.says = kill
    assert await asyncio.wait_for(process.wait(), 30) == -signal.SIGKILL
    assert len(peer.mails) == 1
    assert len(await states(harbour.avustin, MessageState.PENDING)) == 1

    await worker(harbour.avustin, wall=SetClock(SystemClock().now() + HOUR)).drain()

    assert len(peer.mails) == 2
    assert len(set(peer.ids())) == 1
    assert await states(harbour.avustin, MessageState.PENDING) == []
