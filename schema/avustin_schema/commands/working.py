"""`avustin work`: mail, reminders, scans and sweeping, as a process of its own; any number of them share the work."""

import asyncio
from signal import SIGINT, SIGTERM

from avustin_core.settings import Settings
from avustin_schema.commands.migrating import refuse_other
from avustin_schema.refused import Refused


def work() -> None:
    """Send mail and reminders, scan and sweep files until it is stopped."""
    from avustin_schema.serving import tell_logs

    settings = Settings().model_copy(update={"mail_worker": True})
    refuse_other(settings.database_url)
    tell_logs(settings)
    asyncio.run(_work(settings))


async def _work(settings: Settings) -> None:
    from avustin_core import slices
    from avustin_core.documents.scans import scan_files
    from avustin_core.documents.sweeping import sweep_files
    from avustin_core.messages.working import deliver_mail, delivers, remind_of_reports
    from avustin_core.storage.holding import in_use
    from avustin_core.work import Avustin
    from avustin_schema.background import running
    from avustin_schema.installing import registry_of

    assert slices.TABLES
    avustin = Avustin(settings, registry_of(settings))
    if not delivers(avustin) and not settings.clamd:
        raise Refused(
            "there is no mail server and no scanner: set AVUSTIN_MAIL_HOST or AVUSTIN_CLAMD, or AVUSTIN_MAIL_KEPT for a trial"
        )
    stopped = asyncio.Event()
    for number in (SIGINT, SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    with in_use(settings.database_url):
        async with running(avustin, (deliver_mail, remind_of_reports, scan_files, sweep_files)):
            await stopped.wait()
    await avustin.close()
