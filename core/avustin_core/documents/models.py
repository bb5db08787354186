"""Documents: attachments with their publicity class; the bytes lie in the file store."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field

from avustin_core.plugin import Choice, DocumentView, option
from avustin_core.storage import Names, Row, column_of, global_id


class Publicity(Choice):
    """Who may see a document by the Act on the Openness of Government Activities (621/1999)."""

    PUBLIC = option(fi="Julkinen", sv="Offentlig", en="Public")
    PARTLY_SECRET = option(fi="Osittain salassa pidettävä", sv="Delvis sekretessbelagd", en="Partly secret")
    SECRET = option(fi="Salassa pidettävä", sv="Sekretessbelagd", en="Secret")
    UNDECIDED = option(fi="Luokittelematta", sv="Inte klassificerad", en="Not yet classified")


class Document(Row, table=True):
    """A file of a matter: its name as given, type by content, size in bytes and SHA-256."""

    __tablename__ = "documents"

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    name: str
    media_type: str
    size: int = Field(sa_type=BigInteger)
    sha256: str
    storage_key: str
    publicity: Publicity = Field(default=Publicity.UNDECIDED, sa_column=column_of(Names(Publicity)))
    ground: str | None = None
    uploaded_by: UUID | None = Field(default=None, foreign_key="users.id")
    uploaded_at: datetime
    handed_in_at: datetime | None = None  #: when it came to the authority; what lies in a draft has not come
    is_internal: bool = False  #: an official's own paper, which the party sees when the matter is closed

    def view(self) -> DocumentView:
        """What forms see of it."""
        return DocumentView(global_id("Document", self.id), self.name, self.media_type, self.size)
