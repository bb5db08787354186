"""Kinds of notices: what each is about, to whom it goes, and in whose language it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from avustin_core.applications.models import Application, Completion
from avustin_core.decisions.models import Decision
from avustin_core.hearings.models import Hearing
from avustin_core.plugin import Language, Mail
from avustin_core.reports.models import Report
from avustin_core.reviews.models import Review
from avustin_core.time_limits.models import TimeLimit


@dataclass(frozen=True)
class Kind:
    """A kind of notice. `key` names the payload's id of the row that it is about: who doesn't see the row gets no mail.

    A formal one is written in the language of the matter (423/2003 12 and 19 §), others in that of each recipient.
    """

    mail: Mail
    about: type
    key: str
    is_formal: bool = False

    def row(self, payload: Mapping[str, Any]) -> UUID:
        """The id of the row that it is about."""
        return UUID(payload[self.key])


FORM_CHANGED = "application.formChanged"
REMINDER, OVERDUE, LIMIT_REMINDER = "report.reminder", "report.overdue", "timeLimit.reminder"
KINDS = {
    "application.received": Kind(Mail.RECEIPT, Application, "applicationId"),
    "application.completionRequested": Kind(Mail.COMPLETION_REQUEST, Completion, "completionId", is_formal=True),
    "hearing.requested": Kind(Mail.HEARING, Hearing, "hearingId", is_formal=True),
    FORM_CHANGED: Kind(Mail.FORM_CHANGED, Application, "applicationId"),
    LIMIT_REMINDER: Kind(Mail.TIME_LIMIT_REMINDER, TimeLimit, "timeLimitId"),
    "timeLimit.extended": Kind(Mail.TIME_LIMIT_EXTENDED, TimeLimit, "timeLimitId", is_formal=True),
    "timeLimit.moreTimeRefused": Kind(Mail.MORE_TIME_REFUSED, TimeLimit, "timeLimitId", is_formal=True),
    "decision.letter": Kind(Mail.DECISION, Decision, "decision", is_formal=True),
    "review.received": Kind(Mail.REVIEW_RECEIPT, Review, "review"),
    "review.letter": Kind(Mail.REVIEW, Review, "review", is_formal=True),
    "report.received": Kind(Mail.REPORT_RECEIPT, Report, "reportId"),
    "report.approved": Kind(Mail.REPORT_APPROVED, Report, "reportId"),
    "report.returned": Kind(Mail.REPORT_RETURNED, Report, "reportId", is_formal=True),
    REMINDER: Kind(Mail.REPORT_REMINDER, Decision, "decisionId"),
    OVERDUE: Kind(Mail.REPORT_OVERDUE, Decision, "decisionId"),
}


def organisations_of(payload: Mapping[str, Any]) -> list[UUID]:
    """The organisations whose members are told."""
    named = payload.get("recipients") or [payload["organisationId"]]
    return [UUID(each) for each in named]


def mail_of(kind: Kind, payload: Mapping[str, Any]) -> Mail:
    """Which mail it is."""
    return Mail.LATE_RECEIPT if kind.mail is Mail.RECEIPT and payload.get("isLate") else kind.mail


def written_in(wanted: Language | None, otherwise: Language | None) -> Language:
    """Finnish or Swedish: what is wanted, or else the other, or else Finnish."""
    return next((each for each in (wanted, otherwise) if each in (Language.FI, Language.SV)), Language.FI)
