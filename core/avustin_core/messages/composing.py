"""Composing: the programme's words or the core's, filled in, and marked where they are of fiction."""

import re
from collections.abc import Mapping

from avustin_core.messages.facts import Told
from avustin_core.messages.kinds import Kind, mail_of
from avustin_core.messages.texts import FICTION
from avustin_core.messages.texts import TEXTS as OF_APPLICATIONS
from avustin_core.messages.texts_of_hearings import TEXTS as OF_HEARINGS
from avustin_core.messages.texts_of_limits import TEXTS as OF_LIMITS
from avustin_core.messages.texts_of_reports import TEXTS as OF_REPORTS
from avustin_core.messages.texts_of_reviews import TEXTS as OF_REVIEWS
from avustin_core.plugin import Language, Mail, MailText, Programme
from avustin_core.settings import Settings

CORE: Mapping[Mail, MailText] = {**OF_APPLICATIONS, **OF_HEARINGS, **OF_LIMITS, **OF_REPORTS, **OF_REVIEWS}
LONGEST_SUBJECT = 200


def text_of(mail: Mail, programme: Programme | None) -> MailText:
    """The programme's own text, or the core's."""
    own = programme.mail_texts if programme else {}
    return own.get(mail) or CORE[mail]


def compose(kind: Kind, told: Told, language: Language, settings: Settings) -> tuple[str, str]:
    """The subject and the body of a mail."""
    mail = mail_of(kind, told.payload)
    text, values = text_of(mail, told.programme), told.placeholders(mail, language, settings)
    subject = " ".join(text.subject.get(language).format(**values).split())
    body = re.sub(r"\n{3,}", "\n\n", text.body.get(language).format(**values)).strip() + "\n"
    if told.application.is_fictional:
        subject, body = f"{FICTION}: {subject}", f"{FICTION}\n\n{body}"
    return subject[:LONGEST_SUBJECT], body
