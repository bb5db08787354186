"""A post office of tests: the harbour's people with addresses, notices, and workers that send them."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col
from tests.core.applying import Harbour
from tests.mail.peer import Peer

from avustin_core.access import Mandate, Membership, User
from avustin_core.applications.models import Application
from avustin_core.clock import Clock
from avustin_core.messages.delivering import Delivery
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.outbox.outcomes import Retries
from avustin_core.outbox.worker import Worker
from avustin_core.plugin import Language
from avustin_core.settings import Settings
from avustin_core.settings_of_mail import MailSecurity
from avustin_core.work import Avustin, Work

QUICK = Retries(most=12, first=timedelta(milliseconds=2), longest=timedelta(milliseconds=40))
FINN, SWEDE, PARTNER = "aino@saari.example", "bodil@saari.example", "lumi@lahti.example"


def settings_of(avustin: Avustin, peer: Peer, **others: Any) -> Settings:
    """The installation's, with mail that goes to the peer."""
    to_peer: dict[str, Any] = {
        "mail_host": "127.0.0.1", "mail_port": peer.port, "mail_security": MailSecurity.NONE, "mail_timeout": 10,
        "mail_from": "Avustukset <avustukset@ministerio.example>",
        "portal_application": "https://asiointi.example/{language}/hakemus?numero={reference}",
    }  # fmt: skip
    return avustin.settings.model_copy(update=to_peer | others)


async def people(harbour: Harbour) -> None:
    """The signatory reads Finnish, the editor Swedish; both have an address, and so has the partner's member."""
    told = (
        (harbour.signatory, harbour.applicant, Mandate.SIGNATORY, FINN, Language.FI),
        (harbour.editor, harbour.applicant, Mandate.EDITOR, SWEDE, Language.SV),
        (harbour.member, harbour.partner, Mandate.SIGNATORY, PARTNER, Language.FI),
    )
    for actor, organisation, mandate, email, language in told:
        assert actor.user_id
        user = await harbour.read(User(id=actor.user_id, subject="", name=""))
        await harbour.change(user, email=email, language=language)
        await harbour.add(Membership(user_id=actor.user_id, organisation_id=organisation.id, mandate=mandate))


def worker(avustin: Avustin, *, retries: Retries = QUICK, wall: Clock | None = None, **more: Any) -> Worker:
    """One that loses no time."""
    return Worker(avustin.engine, Delivery(avustin), clock=avustin.clock, retries=retries, wall=wall, **more)


async def all_done(avustin: Avustin, *workers: Worker, within: float = 60) -> None:
    """Lets the workers go on until nothing waits any more; the installation's clock must run."""
    stopping = asyncio.Event()
    going = [asyncio.create_task(each.run(stopping, poll=0.01)) for each in workers]
    try:
        async with asyncio.timeout(within):
            while await waiting(avustin):  # noqa: ASYNC110 – other workers may be processes
                await asyncio.sleep(0.05)
    finally:
        stopping.set()
        await asyncio.gather(*going)


async def waiting(avustin: Avustin) -> int:
    """How many messages wait."""
    pending = select(func.count()).where(col(OutboxMessage.state) == MessageState.PENDING)
    async with avustin.reading() as connection:
        return await connection.scalar(pending) or 0


async def states(avustin: Avustin, *wanted: MessageState) -> list[OutboxMessage]:
    """The messages in one of the states, or all; the oldest first."""
    messages = await messages_of(avustin)
    return [each for each in messages if not wanted or each.state in wanted]


async def messages_of(
    avustin: Avustin, where: Callable[[OutboxMessage], bool] = lambda message: True
) -> list[OutboxMessage]:
    """All messages that fit."""
    async with avustin.reading() as connection, AsyncSession(connection) as session:
        found = await session.scalars(select(OutboxMessage).order_by(col(OutboxMessage.id)))
        return [each for each in found if where(each)]


async def mails(avustin: Avustin) -> list[OutboxMessage]:
    """The messages to a recipient."""
    return await messages_of(avustin, lambda message: message.recipient_id is not None)


async def notify(harbour: Harbour, application: Application, number: int = 1, to: UUID | None = None) -> None:
    """So many receipts of one application."""
    at: datetime = harbour.avustin.clock.now()

    async def send(work: Work) -> None:
        for _ in range(number):
            work.send(
                "application.received",
                {
                    "applicationId": str(application.id), "organisationId": str(to or application.organisation_id),
                    "reference": application.reference, "arrivedAt": at.isoformat(), "language": "fi", "isLate": False,
                },
            )  # fmt: skip

    await harbour.do(harbour.signatory, send)
