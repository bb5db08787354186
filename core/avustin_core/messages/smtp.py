"""SMTP: one connection for one mail, bounded in time; what goes wrong is told as an outcome, without addresses."""

import asyncio
import ssl
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP as POLICY
from email.utils import format_datetime, parseaddr

from aiosmtplib import (
    SMTP,
    SMTPDataError,
    SMTPException,
    SMTPRecipientRefused,
    SMTPRecipientsRefused,
    SMTPResponseException,
    SMTPServerDisconnected,
    SMTPTimeoutError,
)

from avustin_core.outbox import MessageFault, OutboxMessage
from avustin_core.outbox.outcomes import SENT, Outcome, again, dead
from avustin_core.settings import Settings
from avustin_core.settings_of_mail import MailSecurity

PERMANENT = 500


@dataclass(frozen=True)
class Attached:
    """A file that goes with a mail."""

    name: str
    media_type: str
    content: bytes


class Post:
    """The way to the mail server that the settings name."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        _, self._sender = parseaddr(settings.mail_from)
        self._domain = self._sender.rpartition("@")[2]
        encrypted = settings.mail_security is not MailSecurity.NONE
        self._tls = ssl.create_default_context(cafile=settings.mail_ca or None) if encrypted else None

    def letter(self, message: OutboxMessage, address: str, attached: Attached | None = None) -> EmailMessage | None:
        """The mail, the same at every attempt. None where the address is none."""
        letter = EmailMessage(policy=POLICY)
        try:
            letter["To"] = Address(addr_spec=address)
        except (MessageError, ValueError, IndexError):
            return None
        letter["From"] = self._settings.mail_from
        letter["Subject"] = message.subject or ""
        letter["Date"] = format_datetime(message.created_at)
        letter["Message-ID"] = f"<{message.id}@{self._domain}>"
        letter["Auto-Submitted"] = "auto-generated"
        if self._settings.mail_reply_to:
            letter["Reply-To"] = self._settings.mail_reply_to
        letter.set_content(message.body or "", cte="quoted-printable")
        if attached:
            kind, _, part = attached.media_type.partition("/")
            letter.add_attachment(attached.content, maintype=kind, subtype=part, filename=attached.name)
        if message.language:
            letter["Content-Language"] = (
                message.language.value
            )  # last: the content takes the headers of its own with it
        return letter

    async def send(self, letter: EmailMessage) -> Outcome:
        """Hands it to the server; only the server's word that it has taken it makes it SENT."""
        try:
            async with asyncio.timeout(self._settings.mail_timeout):
                return await self._hand_over(letter)
        except (SMTPException, OSError, TimeoutError) as error:
            return outcome_of(error)

    async def _hand_over(self, letter: EmailMessage) -> Outcome:
        client = self._client()
        try:
            await client.connect()
            await client.send_message(letter, sender=self._sender)
        except BaseException:
            client.close()
            raise
        await _bye(client)
        return SENT

    def _client(self) -> SMTP:
        settings = self._settings
        return SMTP(
            hostname=settings.mail_host,
            port=settings.mail_port,
            username=settings.mail_user or None,
            password=settings.mail_password.get_secret_value() or None,
            local_hostname=self._domain,
            timeout=settings.mail_timeout,
            use_tls=settings.mail_security is MailSecurity.TLS,
            start_tls=settings.mail_security is MailSecurity.STARTTLS,
            tls_context=self._tls,
        )


async def _bye(client: SMTP) -> None:
    """Ends the conversation; however that goes, the mail was taken."""
    try:
        await client.quit(timeout=1)
    except (SMTPException, OSError, TimeoutError):
        client.close()


def outcome_of(error: Exception) -> Outcome:
    """What an error means: refused for good is told from what may work later."""
    if isinstance(error, SMTPRecipientsRefused):
        error = error.recipients[0]
    if isinstance(error, SMTPResponseException):
        if error.code < PERMANENT:
            return again(MessageFault.REFUSED_FOR_NOW, error.code)
        about_this = isinstance(error, SMTPRecipientRefused | SMTPDataError)
        outcome = dead(MessageFault.REFUSED, error.code)
        return outcome if about_this else again(MessageFault.SERVER_REFUSES, error.code)
    if isinstance(error, TimeoutError | SMTPTimeoutError):
        return again(MessageFault.TIMED_OUT)
    if isinstance(error, SMTPServerDisconnected):
        return again(MessageFault.DROPPED)
    return again(MessageFault.NO_CONNECTION if isinstance(error, OSError) else MessageFault.SERVER_REFUSES)
