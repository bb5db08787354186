"""Messages that were sent about a matter, each to one recipient."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select, union_all
from sqlmodel import col

from avustin_core.applications.models import Application, Completion
from avustin_core.casefile.entries import Entry, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Source, Way
from avustin_core.decisions.models import Decision
from avustin_core.hearings.models import Hearing
from avustin_core.messages.kinds import KINDS
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.plugin import Mail, Text
from avustin_core.reports.models import Report
from avustin_core.reviews.models import Review
from avustin_core.storage import among
from avustin_core.time_limits.models import TimeLimit

ABOUT: tuple[Any, ...] = (
    Application,
    Decision,
    Hearing,
    Report,
    Review,
    TimeLimit,
)  #: what they tell of, beside completions
MAILS = {
    Mail.RECEIPT: Text(
        fi="hakemuksen vastaanottoilmoitus", sv="bekräftelse på ansökan", en="receipt of an application"
    ),
    Mail.LATE_RECEIPT: Text(
        fi="ilmoitus myöhässä saapuneesta hakemuksesta", sv="meddelande om försenad ansökan", en="receipt of a late one"
    ),
    Mail.COMPLETION_REQUEST: Text(fi="täydennyspyyntö", sv="begäran om komplettering", en="request for completion"),
    Mail.FORM_CHANGED: Text(fi="lomakkeen muutos", sv="ändring av blanketten", en="change of a form"),
    Mail.TIME_LIMIT_REMINDER: Text(
        fi="muistutus määräajasta", sv="påminnelse om tidsfrist", en="reminder of a time limit"
    ),
    Mail.TIME_LIMIT_EXTENDED: Text(
        fi="määräajan pidentäminen", sv="förlängning av tidsfrist", en="extension of a time limit"
    ),
    Mail.MORE_TIME_REFUSED: Text(
        fi="lisäajan epääminen", sv="avslag på begäran om förlängning", en="refusal of more time"
    ),
    Mail.HEARING: Text(fi="kuulemispyyntö", sv="begäran om hörande", en="hearing"),
    Mail.DECISION: Text(fi="päätös", sv="beslut", en="decision"),
    Mail.REVIEW_RECEIPT: Text(
        fi="oikaisuvaatimuksen vastaanottoilmoitus",
        sv="bekräftelse på begäran om omprövning",
        en="receipt of a request for review",
    ),
    Mail.REVIEW: Text(
        fi="päätös oikaisuvaatimukseen", sv="beslut om begäran om omprövning", en="decision on a request for review"
    ),
    Mail.REPORT_REMINDER: Text(fi="muistutus selvityksestä", sv="påminnelse om redogörelse", en="reminder of a report"),
    Mail.REPORT_OVERDUE: Text(
        fi="ilmoitus myöhässä olevasta selvityksestä", sv="meddelande om försenad redogörelse", en="a report is late"
    ),
    Mail.REPORT_RECEIPT: Text(
        fi="selvityksen vastaanottoilmoitus", sv="bekräftelse på redogörelse", en="receipt of a report"
    ),
    Mail.REPORT_RETURNED: Text(
        fi="selvityksen palauttaminen", sv="återsändning av redogörelse", en="return of a report"
    ),
    Mail.REPORT_APPROVED: Text(
        fi="selvityksen hyväksyminen", sv="godkännande av redogörelse", en="approval of a report"
    ),
}


def _matter(table: Any) -> ColumnElement[UUID]:
    ways: list[Any] = [
        select(col(model.matter_id)).where(col(model.id) == table.about_id).scalar_subquery() for model in ABOUT
    ]
    completion = (
        select(col(Application.matter_id))
        .join(Completion, col(Completion.application_id) == col(Application.id))
        .where(col(Completion.id) == table.about_id)
    )
    return func.coalesce(*ways, completion.scalar_subquery())


def _of(table: Any, ids: Sequence[UUID]) -> ColumnElement[bool]:
    theirs: list[Any] = [select(col(model.id).label("id")).where(col(model.matter_id).in_(ids)) for model in ABOUT]
    completions: Any = (
        select(col(Completion.id).label("id"))
        .join(Application, col(Application.id) == col(Completion.application_id))
        .where(col(Application.matter_id).in_(ids))
    )
    every = union_all(*theirs, completions).subquery("told of")
    return among(table.about_id, select(every.c.id))


def _message(row: Any) -> Iterable[Entry | None]:
    kind = KINDS.get(row.kind)
    kept_at = row.created_at if row.state is MessageState.KEPT else None
    yield entry(
        row.sent_at or kept_at, CaseEntryKind.MAIL_SENT, ("OutboxMessage", row.id), whom=row.recipient_id,
        detail=MAILS.get(kind.mail) if kind else None,
    )  # fmt: skip


SOURCES = (
    Source(OutboxMessage, ("kind", "state", "recipient_id", "created_at", "sent_at"), _message, Way(_matter, _of)),
)
