"""Texts of mail: the core has one for each, and a programme may say its own.

`mail_texts = {Mail.RECEIPT: MailText(subject=Text(fi=…, sv=…), body=Text(fi=…, sv=…))}` in the programme; the others stay
the core's. In a text `{reference}` stands for the reference number; every mail also knows `{title}`, `{call}`, `{programme}`,
`{organisation}`, `{link}` and `{contact}` (whole sentences, empty where there is none). A brace is written twice. An unknown name,
or a text in one language only, stops the start.
"""

from dataclasses import dataclass
from enum import StrEnum

from avustin_core.plugin.texts import Text


class Mail(StrEnum):
    """What is told by mail."""

    RECEIPT = "RECEIPT"  #: an application arrived; knows {arrived}
    LATE_RECEIPT = "LATE_RECEIPT"  #: one that came too late was registered; knows {arrived}
    COMPLETION_REQUEST = "COMPLETION_REQUEST"  #: something is to be completed; knows {what}, {how} and {due}
    HEARING = "HEARING"  #: the party is asked to comment; knows {subject} and {due}
    FORM_CHANGED = "FORM_CHANGED"  #: the form of a draft changed while its call was running
    TIME_LIMIT_REMINDER = "TIME_LIMIT_REMINDER"  #: a time ends soon; knows {task}, {due} and {consequence}
    TIME_LIMIT_EXTENDED = "TIME_LIMIT_EXTENDED"  #: more time was given; knows {task}, {due}, {reason} and {consequence}
    MORE_TIME_REFUSED = "MORE_TIME_REFUSED"  #: it wasn't; knows {task}, {due}, {reason} and {consequence}
    DECISION = "DECISION"  #: a decision is served
    REVIEW_RECEIPT = "REVIEW_RECEIPT"  #: a request for review arrived; knows {arrived}
    REVIEW = "REVIEW"  #: what was decided on one is served
    REPORT_REMINDER = "REPORT_REMINDER"  #: a report is due soon; knows {report} and {due}
    REPORT_OVERDUE = "REPORT_OVERDUE"  #: a report is late; knows {report} and {due}
    REPORT_RECEIPT = "REPORT_RECEIPT"  #: a report arrived; knows {report} and {arrived}
    REPORT_RETURNED = "REPORT_RETURNED"  #: a report is to be mended; knows {report} and {reason}
    REPORT_APPROVED = "REPORT_APPROVED"  #: a report is in order; knows {report}

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What its text may name in braces."""
        return (*COMMON, *OWN.get(self, ()))


COMMON = ("reference", "title", "call", "programme", "organisation", "link", "contact")
OWN = {
    Mail.RECEIPT: ("arrived",),
    Mail.LATE_RECEIPT: ("arrived",),
    Mail.COMPLETION_REQUEST: ("what", "how", "due"),
    Mail.HEARING: ("subject", "due"),
    Mail.FORM_CHANGED: ("reason", "lost"),
    Mail.TIME_LIMIT_REMINDER: ("task", "due", "consequence"),
    Mail.TIME_LIMIT_EXTENDED: ("task", "due", "reason", "consequence"),
    Mail.MORE_TIME_REFUSED: ("task", "due", "reason", "consequence"),
    Mail.REVIEW_RECEIPT: ("arrived",),
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

    subject: Text  #: one line
    body: Text  #: plain text
