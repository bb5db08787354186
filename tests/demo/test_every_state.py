"""A front end can see every state of the demonstration: it fails when it is told to, and goes back to its beginning."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy import select, update
from sqlmodel import col

from avustin_core.demo.people import USERS
from avustin_core.demo.resetting import forget, keep
from avustin_core.documents.models import Document, ScanState
from avustin_core.documents.scans import scan_of, scan_worker
from avustin_core.messages.working import worker_of
from avustin_core.outbox import MessageFault, MessageState, OutboxMessage
from avustin_core.settings_of_files import DEMONSTRATION
from avustin_core.work import Avustin
from avustin_schema.app import make_app

ADMINISTRATOR = next(user.token for user in USERS if user.group == "administrator")
RESET = "mutation { resetDemo(input: {}) { serverTime errors { ... on UserError { code } } } }"
FORCE = """mutation($mail: MailFailure, $scan: ScanFailure) {
  forceFailures(input: { mail: $mail, scan: $scan }) { mail scan errors { ... on UserError { code } } }
}"""
ADD = """mutation { addUser(input: { subject: "uusi", name: "Uuno Uusi", email: "uuno@kunta.example" }) {
  user { id } errors { ... on UserError { code message } } } }"""


@pytest.fixture
async def http(trial: Avustin) -> AsyncIterator[AsyncClient]:
    """A client of a copy of the demonstration."""
    app, headers = make_app(trial), {"authorization": f"Bearer {ADMINISTRATOR}"}
    transport = ASGITransport(app=app)
    async with AsyncClient(transport=transport, base_url="http://localhost:8000", headers=headers) as client:
        yield client


async def ask(http: AsyncClient, query: str, **variables: Any) -> Any:
    answer = (await http.post("/graphql", json={"query": query, "variables": variables})).json()
    assert "errors" not in answer, answer
    return answer["data"]


async def test_what_was_done_is_thrown_away_and_the_clock_goes_back(http: AsyncClient, trial: Avustin) -> None:
    await keep(trial.settings)
    before = await ask(http, "{ users(first: 100) { nodes { id name } } serverTime }")
    await ask(http, 'mutation { setClock(input: {at: "2031-01-01T12:00:00Z"}) { serverTime } }')
    added = await ask(http, ADD)
    await ask(http, FORCE, mail="REFUSED", scan="INFECTED")

    reset = await ask(http, RESET)
    after = await ask(http, "{ users(first: 100) { nodes { id name } } serverTime }")
    again = await ask(http, ADD)

    assert added["addUser"]["errors"] == again["addUser"]["errors"] == reset["resetDemo"]["errors"] == []
    assert after["users"] == before["users"]
    assert after["serverTime"][:16] == before["serverTime"][:16] == reset["resetDemo"]["serverTime"][:16]
    assert (trial.forced.mail, trial.forced.scan) == (None, None)


async def test_a_demonstration_that_was_not_kept_is_not_thrown_away(http: AsyncClient, trial: Avustin) -> None:
    await keep(trial.settings)
    await forget(trial.settings)

    assert (await ask(http, RESET))["resetDemo"]["errors"] == [{"code": "NOTHING_KEPT"}]


async def test_mail_fails_as_it_is_told_to_and_works_again(http: AsyncClient, trial: Avustin) -> None:
    await _due_again(trial, is_mail=False)
    worker = worker_of(trial)

    forced = await ask(http, FORCE, mail="NO_CONNECTION")
    await worker.drain()
    tried = await _mails(trial)
    await _due_again(trial, is_mail=True)
    await ask(http, FORCE, mail="REFUSED")
    await worker.drain()
    refused = await _mails(trial)
    await _due_again(trial, is_mail=True)
    await ask(http, FORCE)
    await worker.drain()

    assert forced["forceFailures"] == {"mail": "NO_CONNECTION", "scan": None, "errors": []}
    assert tried == {(MessageState.PENDING, MessageFault.NO_CONNECTION)}
    assert refused == {(MessageState.DEAD, MessageFault.REFUSED)}
    assert await _mails(trial) == {(MessageState.KEPT, None)}


async def test_scans_fail_as_they_are_told_to(http: AsyncClient, trial: Avustin) -> None:
    trial.settings = trial.settings.model_copy(update={"clamd": DEMONSTRATION})
    worker = scan_worker(trial)
    assert worker is not None

    await ask(http, FORCE, scan="UNREACHABLE")
    document = await _scanned_anew(trial)
    await worker.drain()
    unreachable = await _scan(trial, document)
    await ask(http, FORCE, scan="INFECTED")
    await _scanned_anew(trial)
    await worker.drain()

    assert unreachable is ScanState.NOT_SCANNED
    assert await _scan(trial, document) is ScanState.INFECTED


async def _due_again(avustin: Avustin, *, is_mail: bool) -> None:
    """Some mails, or else the notices that mails are made of, as if they hadn't been tried."""
    async with avustin.engine.begin() as connection:
        asked = select(col(OutboxMessage.id)).where(col(OutboxMessage.recipient_id).is_not(None).is_(is_mail))
        ids = list(
            await connection.scalars(asked.order_by(col(OutboxMessage.created_at).desc()).limit(200 if is_mail else 5))
        )
        fresh = {"state": MessageState.PENDING, "attempts": 0, "fault": None, "reply": None}
        due = update(OutboxMessage).where(col(OutboxMessage.id).in_(ids))
        await connection.execute(due.values(due_at=avustin.clock.now(), **fresh))


async def _mails(avustin: Avustin) -> set[Any]:
    async with avustin.reading() as connection:
        asked = select(col(OutboxMessage.state), col(OutboxMessage.fault))
        return {
            tuple(row) for row in await connection.execute(asked.where(col(OutboxMessage.recipient_id).is_not(None)))
        }


async def _scanned_anew(avustin: Avustin) -> Any:
    """A document of the demonstration whose scan is asked for as if it had just come."""
    async with avustin.engine.begin() as connection:
        id = (await connection.scalars(select(col(Document.id)).order_by(col(Document.id)).limit(1))).one()
        await connection.execute(update(Document).where(col(Document.id) == id).values(scan=ScanState.SCANNING))
        scan = scan_of(id, at=avustin.clock.now())
        await connection.execute(OutboxMessage.__table__.delete().where(col(OutboxMessage.key) == scan.key))  # type: ignore[attr-defined]
        values = {"id": scan.id, "kind": scan.kind, "payload": scan.payload, "key": scan.key}
        at = {"created_at": scan.created_at, "due_at": scan.due_at}
        await connection.execute(OutboxMessage.__table__.insert().values(**values, **at))  # type: ignore[attr-defined]
    return id


async def _scan(avustin: Avustin, id: Any) -> Any:
    async with avustin.reading() as connection:
        return await connection.scalar(select(col(Document.scan)).where(col(Document.id) == id))
