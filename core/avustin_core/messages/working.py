"""What goes on by itself: mail is delivered, and reports are reminded of."""

import asyncio
from datetime import timedelta

from avustin_core.messages.delivering import Delivery, is_kept
from avustin_core.messages.reminders import remind
from avustin_core.outbox import SCAN
from avustin_core.outbox.claiming import Kinds
from avustin_core.outbox.outcomes import Retries
from avustin_core.outbox.worker import Worker
from avustin_core.work import Avustin

HOUR = timedelta(hours=1)
GRACE = 4.0  #: seconds that a mail on its way gets when it is time to stop


def delivers(avustin: Avustin) -> bool:
    """Whether this process does it, and mail goes anywhere or is kept; else it waits."""
    return avustin.settings.mail_worker and (is_kept(avustin) or bool(avustin.settings.mail_host))


def worker_of(avustin: Avustin, *, retries: Retries | None = None) -> Worker:
    """A worker of the installation; its lease outlasts whatever one mail may take."""
    settings = avustin.settings
    return Worker(
        avustin.engine,
        Delivery(avustin),
        clock=avustin.clock,
        retries=retries or Retries(most=settings.mail_attempts),
        lease=timedelta(seconds=2 * settings.mail_timeout + 30),
        kinds=Kinds((SCAN,)),
    )


async def deliver_mail(avustin: Avustin, stopping: asyncio.Event) -> None:
    """Sends what is due, until it is time to stop."""
    if delivers(avustin):
        await worker_of(avustin).run(stopping, poll=avustin.settings.mail_poll, grace=GRACE)


async def remind_of_reports(avustin: Avustin, stopping: asyncio.Event) -> None:
    """Looks for reports to remind of, every hour by the installation's clock, also when that was set."""
    looked = None
    while delivers(avustin) and not stopping.is_set():
        now = avustin.clock.now()
        if looked is None or not looked <= now < looked + HOUR:
            await remind(avustin)
            looked = now
        try:
            await asyncio.wait_for(stopping.wait(), avustin.settings.mail_poll)
        except TimeoutError:
            continue
