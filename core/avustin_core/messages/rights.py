"""Administrators see what waits, what went and what couldn't be sent; the words only of what was kept here."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, not_, select
from sqlmodel import col

from avustin_core.access import ROW, Actor, Audience, Guard, Rights, doers
from avustin_core.access.rights import Condition
from avustin_core.applications.models import Application, Completion
from avustin_core.decisions.models import Decision
from avustin_core.documents.models import Document
from avustin_core.errors import Refusal
from avustin_core.hearings.models import Hearing
from avustin_core.messages.refusals import MessageNotDead
from avustin_core.organisations.rights import administrator
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.plugin import Role
from avustin_core.reports.models import Report
from avustin_core.reviews.models import Review
from avustin_core.time_limits.models import TimeLimit

OF_MATTERS: tuple[Any, ...] = (
    Application,
    Decision,
    Report,
    Document,
    TimeLimit,
    Review,
    Hearing,
)  #: what notices are about, with its matter


def _untouched(row: Any, actor: Actor, now: datetime) -> Condition:
    """What tells of a matter in which they are disqualified is kept from them."""
    if administrator.sees(row, actor, now) is not True:
        return False
    if not actor.disqualified:
        return True
    told = func.replace(cast(row.payload, String), "-", "")
    completions = select(col(Completion.id)).join(Application, col(Application.id) == col(Completion.application_id))
    kept_from = [select(model.id).where(model.matter_id.in_(actor.disqualified)) for model in OF_MATTERS]
    reviews = select(col(Review.id)).join(Application, col(Application.id) == col(Review.application_id))
    kept_from.append(reviews.where(col(Application.matter_id).in_(actor.disqualified)))
    kept_from.append(completions.where(col(Application.matter_id).in_(actor.disqualified)))
    return and_(*(not_(_names(told, each)) for each in kept_from))


def _names(told: ColumnElement[str], rows: Select[Any]) -> ColumnElement[bool]:
    id = func.replace(cast(rows.selected_columns[0], String), "-", "")
    return rows.where(told.contains(id)).exists()


outside = Audience("an administrator, outside matters where disqualified", _untouched)
kept = Audience(
    "an administrator, of a message that was kept instead of sent",
    lambda row, actor, now: row.state == MessageState.KEPT,
)

RIGHTS = Rights(
    OutboxMessage,
    rows=outside,
    fields=dict.fromkeys(
        (
            "id", "kind", "about", "state", "attempts", "fault", "reply", "recipient", "language", "createdAt", "dueAt",
            "sentAt", "isFictional", "actions",
        ),
        ROW,
    )
    | dict.fromkeys(("subject", "body"), kept),
)  # fmt: skip


def _not_dead(state: Any, now: datetime) -> Refusal | None:
    return None if state.state is MessageState.DEAD else MessageNotDead()


RETRY: Guard[Any] = Guard(
    "retryMessage", doers.ADMINISTRATOR, lambda actor, state: actor.has(Role.ADMINISTRATOR), _not_dead
)
GUARDS = (RETRY,)
COLUMNS = {"state": "state"}
