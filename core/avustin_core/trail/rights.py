"""Who reads the trail, and who erases values from it."""

from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_
from sqlalchemy.orm import aliased
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers
from avustin_core.access.rights import Condition
from avustin_core.audit import AuditEvent
from avustin_core.matters.models import Matter
from avustin_core.organisations.rights import overseer
from avustin_core.plugin import Role
from avustin_core.storage import of_owner

READ_SECRETS = "trail.record_reading"


def _untouched(row: Any, actor: Actor, now: datetime) -> Condition:
    """What is about a matter in which they are disqualified is kept from them, and readings that may be about it too."""
    if overseer.sees(row, actor, now) is not True:
        return _of_call(row, actor)
    if not actor.disqualified:
        return True
    elsewhere = row.matter_id.not_in(actor.disqualified)
    return or_(elsewhere, and_(row.matter_id.is_(None), row.act != READ_SECRETS))


def _of_call(row: Any, actor: Actor) -> Condition:
    """To an auditor of one call what was done in its matters."""
    calls = actor.calls(Role.AUDITOR)
    if not calls:
        return False
    matter = aliased(Matter)
    theirs = of_owner(col(matter.id), row.matter_id, col(matter.call_id).in_(calls))
    return and_(theirs, row.matter_id.not_in(actor.disqualified)) if actor.disqualified else theirs


auditors = Audience(
    "an auditor or an administrator of all calls, an auditor of one call of its matters; outside matters where disqualified",
    _untouched,
)

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
