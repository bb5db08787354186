"""Texts of mail: the core has one for each, and a programme may say its own."""

from dataclasses import dataclass
from enum import StrEnum

from avustin_core.plugin.texts import Text


class Mail(StrEnum):
    """What is told by mail."""

    RECEIPT = "RECEIPT"
    LATE_RECEIPT = "LATE_RECEIPT"
    COMPLETION_REQUEST = "COMPLETION_REQUEST"
    FORM_CHANGED = "FORM_CHANGED"
    DECISION = "DECISION"
    REPORT_REMINDER = "REPORT_REMINDER"
    REPORT_OVERDUE = "REPORT_OVERDUE"
    REPORT_RECEIPT = "REPORT_RECEIPT"
    REPORT_RETURNED = "REPORT_RETURNED"
    REPORT_APPROVED = "REPORT_APPROVED"

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What its text may name in braces."""
        return (*COMMON, *OWN.get(self, ()))


COMMON = ("reference", "title", "call", "programme", "organisation", "link", "contact")
OWN = {
    Mail.RECEIPT: ("arrived",),
    Mail.LATE_RECEIPT: ("arrived",),
    Mail.COMPLETION_REQUEST: ("what", "how", "due"),
    Mail.FORM_CHANGED: ("reason", "lost"),
    Mail.REPORT_REMINDER: ("report", "due"),
    Mail.REPORT_OVERDUE: ("report", "due"),
    Mail.REPORT_RECEIPT: ("report", "arrived"),
    Mail.REPORT_RETURNED: ("report", "reason"),
    Mail.REPORT_APPROVED: ("report",),
}


@dataclass(frozen=True)
class MailText:
    """A mail's subject and plain text. `{reference}` and the like stand for facts; `Mail.placeholders` lists them.

    >>> MailText(Text(fi="Hakemus {reference}", sv="Ansökan {reference}"), Text(fi="Saapui {arrived}.", sv="Kom {arrived}."))
    """

    subject: Text
    body: Text
