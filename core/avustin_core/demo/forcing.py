"""Forcing failures of a demonstration's mail and scanner: what a front end has to show then can be looked at."""

from avustin_core.demo.refusals import NotADemonstration
from avustin_core.demo.rights import FORCE_FAILURES
from avustin_core.outbox.forced import Forced, MailFailure, ScanFailure
from avustin_core.work import Work, operation


@operation(refuses=(NotADemonstration,))
async def force_failures(work: Work, mail: MailFailure | None, scan: ScanFailure | None) -> Forced:
    """From now on mail and scans fail so in this process; None lets them work again."""
    work.may(FORCE_FAILURES, work)
    work.forced.mail, work.forced.scan = mail, scan
    return work.forced
