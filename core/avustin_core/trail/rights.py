"""Who reads the trail, and who erases values from it."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers
from avustin_core.access.rights import Condition
from avustin_core.audit import AuditEvent
from avustin_core.organisations.rights import overseer
from avustin_core.plugin import Role

READ_SECRETS = "trail.record_reading"


def _untouched(row: Any, actor: Actor, now: datetime) -> Condition:
    """What is about a matter in which they are disqualified is kept from them, and readings that may be about it too."""
    if overseer.sees(row, actor, now) is not True:
        return False
    if not actor.disqualified:
        return True
    elsewhere = row.matter_id.not_in(actor.disqualified)
    return or_(elsewhere, and_(row.matter_id.is_(None), row.act != READ_SECRETS))


auditors = Audience("an auditor or an administrator of all calls, outside matters where disqualified", _untouched)

RIGHTS = Rights(
    AuditEvent,
    rows=auditors,
    fields=dict.fromkeys(
        (
            "id", "chain", "seq", "at", "actor", "roles", "act", "objectType", "objectIds", "matterId", "requestId",
            "digest", "changes",
        ),
        ROW,
    ),
)  # fmt: skip

ERASE: Guard[Any] = Guard("eraseAuditValues", doers.ADMINISTRATOR, lambda actor, state: actor.has(Role.ADMINISTRATOR))
