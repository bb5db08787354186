"""Messages: a notice that something happened, and of each notice one message for every recipient."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Index
from sqlmodel import Field

from avustin_core.plugin import Choice, Language, option
from avustin_core.storage import Json, Names, Row, column_of


class MessageState(Choice):
    """Where a message is."""

    PENDING = option(fi="Odottaa lähettämistä", sv="Väntar på att sändas", en="Waits, or is being sent")
    PASSED_ON = option(
        fi="Jaettu vastaanottajille", sv="Fördelat på mottagarna", en="A message for each recipient was made of it"
    )
    SENT = option(fi="Lähetetty", sv="Sänt", en="Taken by the mail server; of a file: scanned")
    KEPT = option(
        fi="Säilytetty, ei lähetetty",
        sv="Bevarat, inte sänt",
        en="Kept here instead of sent, to be read in the console",
    )
    WITHHELD = option(
        fi="Jätetty lähettämättä",
        sv="Inte sänt",
        en="Not sent: it no longer concerns the recipient, or isn't so any more",
    )
    DEAD = option(fi="Ei voitu lähettää", sv="Kunde inte sändas", en="Couldn't be sent, and waits for an administrator")


class MessageFault(Choice):
    """Why a message wasn't sent, this time or at all."""

    REFUSED = option(
        fi="Sähköpostipalvelin ei ota viestiä vastaan",
        sv="E-postservern tar inte emot meddelandet",
        en="Refused for good",
    )
    REFUSED_FOR_NOW = option(
        fi="Sähköpostipalvelin ei ota viestiä vastaan juuri nyt",
        sv="E-postservern tar inte emot meddelandet just nu",
        en="Refused for now",
    )
    SERVER_REFUSES = option(
        fi="Sähköpostipalvelin ei hyväksy lähettäjää tai kirjautumista",
        sv="E-postservern godkänner inte avsändaren eller inloggningen",
        en="The server refuses the sender, the login or the encryption",
    )
    NO_CONNECTION = option(
        fi="Sähköpostipalvelimeen ei saada yhteyttä",
        sv="Ingen kontakt med e-postservern",
        en="The server can't be reached",
    )
    DROPPED = option(fi="Yhteys katkesi", sv="Förbindelsen bröts", en="The connection broke")
    TIMED_OUT = option(
        fi="Sähköpostipalvelin ei vastannut ajoissa", sv="E-postservern svarade inte i tid", en="Timed out"
    )
    NO_RECIPIENT = option(
        fi="Organisaatiolla ei ole edustajaa, jolle viesti voidaan lähettää",
        sv="Organisationen har ingen företrädare som meddelandet kan sändas till",
        en="The organisation has no member with an address",
    )
    NO_ADDRESS = option(
        fi="Vastaanottajalla ei ole sähköpostiosoitetta", sv="Mottagaren har ingen e-postadress", en="No address"
    )
    NOT_SEEN = option(
        fi="Vastaanottajalla ei enää ole oikeutta asiaan",
        sv="Mottagaren har inte längre rätt till ärendet",
        en="The recipient may no longer see what it is about",
    )
    OUTDATED = option(fi="Ei enää ajankohtainen", sv="Inte längre aktuellt", en="No longer so")
    NO_TEXT = option(
        fi="Viestille ei ole tekstiä", sv="Det finns ingen text för meddelandet", en="Nothing says its text"
    )
    NOT_SCANNED = option(
        fi="Tiedoston virustarkistus ei onnistunut",
        sv="Virusgranskningen av filen lyckades inte",
        en="The file couldn't be scanned",
    )
    FAILED = option(fi="Ohjelmavirhe, katso loki", sv="Programfel, se loggen", en="A bug; the log tells")


SCAN = "document.scan"  #: a file to be scanned: what no mail is made of


class OutboxMessage(Row, table=True):
    """One message to send: its id is stable over retries. One without a recipient is a notice for all whom it concerns."""

    __tablename__ = "outbox_messages"
    __table_args__ = (
        Index("ix_outbox_messages_state_due_at", "state", "due_at"),
        Index("ix_outbox_messages_state_id", "state", "id"),
        Index("ix_outbox_messages_kind_id", "kind", "id"),
        Index("ix_outbox_messages_fault_id", "fault", "id"),
    )

    kind: str
    payload: Any = Field(sa_column=column_of(Json()))
    created_at: datetime
    due_at: datetime
    sent_at: datetime | None = None
    attempts: int = 0
    state: MessageState = Field(default=MessageState.PENDING, sa_column=column_of(Names(MessageState)))
    leased_until: datetime | None = None  #: by the machine's clock; a worker holds it until then
    fault: MessageFault | None = Field(default=None, sa_column=column_of(Names(MessageFault), null=True))
    reply: int | None = None  #: the mail server's last code
    key: str | None = Field(default=None, unique=True)  #: of what is said once, whoever comes to say it
    notice_id: UUID | None = Field(default=None, foreign_key="outbox_messages.id", index=True)
    about_id: UUID | None = Field(default=None, index=True)  #: of a recipient's message: the row that it tells of
    recipient_id: UUID | None = Field(default=None, foreign_key="users.id", index=True)
    language: Language | None = Field(default=None, sa_column=column_of(Names(Language), null=True))
    subject: str | None = None  #: it and the body: from when the recipient is known until the message is sent
    body: str | None = None
    is_fictional: bool = False
