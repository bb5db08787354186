"""Dead letters: administrators see them and send them again, others see nothing; the words only of what was kept."""

from typing import Any

import pytest
from tests.core.applying import Harbour
from tests.mail.peer import Peer
from tests.mail.post import FINN, SWEDE, mails, settings_of, worker

from avustin_core.access import PUBLIC, Actor, User
from avustin_core.audit import AuditEvent, AuditValues
from avustin_core.outbox import MessageState
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.storage import global_id
from avustin_schema.build import build
from avustin_schema.context import Context

MESSAGES = """
query ($filter: OutboxMessageFilter) {
  outboxMessages(filter: $filter) {
    totalCount
    nodes { id kind about state attempts fault reply recipient { email } language subject body actions { name allowed } }
  }
}
"""
RETRY = """
mutation ($input: RetryMessageInput!) {
  retryMessage(input: $input) {
    outboxMessage { state attempts }
    errors { __typename ... on UserError { code path } }
  }
}
"""
pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


class Console:
    """The API of the harbour, as its administrator asks it unless another is named."""

    def __init__(self, harbour: Harbour, administrator: Actor, schema: Any) -> None:
        self.harbour, self.administrator, self.schema = harbour, administrator, schema

    async def ask(self, query: str, by: Actor | None = None, **variables: Any) -> Any:
        """The data of the answer."""
        context = Context(self.harbour.avustin, actor=by or self.administrator)
        answer = await self.schema.execute(query, variable_values=variables, context_value=context)
        assert answer.errors is None
        return answer.data


@pytest.fixture(scope="module")
def schema(registry: Registry) -> Any:
    """The schema of the tests' own programme."""
    return build(registry)


@pytest.fixture
async def console(harbour: Harbour, schema: Any) -> Console:
    """An administrator's."""
    user = await harbour.add(User(subject="admin", name="Admin"))
    return Console(harbour, Actor(user.id, roles=frozenset({(Role.ADMINISTRATOR, None)})), schema)


@pytest.fixture
async def dead(harbour: Harbour, peer: Peer) -> str:
    """The id of a message that was refused for good."""
    peer.refuses = lambda attempt, recipient: "550 unknown" if recipient == SWEDE and attempt == 1 else "250 ok"
    await harbour.submitted()
    await worker(harbour.avustin).drain()
    (message,) = [each for each in await mails(harbour.avustin) if each.state is MessageState.DEAD]
    return global_id("OutboxMessage", message.id)


async def test_an_administrator_sees_it_and_sends_it_again(
    harbour: Harbour, peer: Peer, console: Console, dead: str
) -> None:
    told = (await console.ask(MESSAGES, filter={"state": {"equals": "DEAD"}}))["outboxMessages"]
    (application,) = {each["about"] for each in (await console.ask(MESSAGES))["outboxMessages"]["nodes"]}

    assert told["totalCount"] == 1
    assert told["nodes"] == [
        {
            "id": dead, "kind": "application.received", "about": application, "state": "DEAD", "attempts": 1,
            "fault": "REFUSED", "reply": 550, "recipient": {"email": SWEDE}, "language": "SV", "subject": None,
            "body": None, "actions": [{"name": "retryMessage", "allowed": True}],
        }
    ]  # fmt: skip

    answer = await console.ask(RETRY, input={"id": dead, "reason": "Osoite on korjattu"})
    await worker(harbour.avustin).drain()

    assert answer["retryMessage"] == {"outboxMessage": {"state": "PENDING", "attempts": 0}, "errors": []}
    assert sorted(str(mail["To"]) for mail in peer.mails) == [FINN, SWEDE]
    (event,) = await harbour.rows(AuditEvent, act="messages.retry_message")
    (values,) = await harbour.rows(AuditValues, by="event_id", event_id=event.id)  # type: ignore[type-var]
    assert event.actor_id == console.administrator.user_id
    assert values.changes["reason"] == {"text": [None, "Osoite on korjattu"]}


@pytest.mark.parametrize(
    ("input", "error"),
    [
        ({"reason": " "}, {"__typename": "ReasonMissingError", "code": "REASON_MISSING", "path": ["reason"]}),
        ({}, {"__typename": "MessageNotDeadError", "code": "MESSAGE_NOT_DEAD", "path": []}),
    ],
)
async def test_it_needs_a_reason_and_to_be_dead(
    harbour: Harbour, console: Console, dead: str, input: dict[str, str], error: dict[str, Any]
) -> None:
    if not input:
        (sent,) = [each for each in await mails(harbour.avustin) if each.state is MessageState.SENT]
        input = {"id": global_id("OutboxMessage", sent.id), "reason": "Uudelleen"}

    answer = await console.ask(RETRY, input={"id": dead, **input})

    assert answer["retryMessage"] == {"outboxMessage": None, "errors": [error]}


async def test_nobody_else_sees_any_of_it(harbour: Harbour, console: Console, dead: str) -> None:
    for actor in (PUBLIC, harbour.signatory, harbour.preparer, harbour.registrar):
        told = await console.ask(MESSAGES, by=actor)
        answer = await console.ask(RETRY, by=actor, input={"id": dead, "reason": "Haluan"})

        assert told["outboxMessages"] == {"totalCount": 0, "nodes": []}
        assert [each["code"] for each in answer["retryMessage"]["errors"]] == ["NOT_FOUND"]
    assert [each.state for each in await mails(harbour.avustin)].count(MessageState.DEAD) == 1


async def test_what_was_kept_can_be_read(harbour: Harbour, peer: Peer, console: Console) -> None:
    harbour.avustin.settings = settings_of(harbour.avustin, peer, mail_kept=True)
    application = await harbour.submitted()
    await worker(harbour.avustin).drain()

    kept = (await console.ask(MESSAGES, filter={"state": {"equals": "KEPT"}}))["outboxMessages"]["nodes"]

    assert {each["subject"] for each in kept} == {
        f"Hakemus {application.reference} on vastaanotettu", f"Ansökan {application.reference} har tagits emot",
    }  # fmt: skip
    assert all("13/2003, 12 §" in each["body"] for each in kept)
    assert all(each["actions"] == [{"name": "retryMessage", "allowed": False}] for each in kept)
