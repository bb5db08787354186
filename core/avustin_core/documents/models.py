"""Documents: attachments and officials' papers, with kind, class, ground and time; and to whom they were disclosed."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import BigInteger, Index
from sqlmodel import Field

from avustin_core.plugin import Choice, DocumentView, option
from avustin_core.storage import Json, Names, Row, column_of, global_id
from avustin_core.storage.sorting import BYTEWISE, keep_keys


class Publicity(Choice):
    """Who may see a document by the Act on the Openness of Government Activities (621/1999)."""

    PUBLIC = option(fi="Julkinen", sv="Offentlig", en="Public")
    PARTLY_SECRET = option(fi="Osittain salassa pidettävä", sv="Delvis sekretessbelagd", en="Partly secret")
    SECRET = option(fi="Salassa pidettävä", sv="Sekretessbelagd", en="Secret")
    UNDECIDED = option(fi="Luokittelematta", sv="Inte klassificerad", en="Not yet classified")

    @property
    def is_secret(self) -> bool:
        """Whether a part of it, or all, is kept secret."""
        return self in (Publicity.SECRET, Publicity.PARTLY_SECRET)


class DocumentKind(Choice):
    """What a document is in its matter: its time with the party and the public follows from that."""

    ATTACHMENT = option(fi="Liite", sv="Bilaga", en="Attachment")
    DRAFT = option(fi="Luonnos", sv="Utkast", en="Draft")
    NOTE = option(fi="Muistiinpano", sv="Anteckning", en="Note")
    MEMO = option(fi="Muistio", sv="Promemoria", en="Memo")
    PROPOSAL = option(fi="Päätösehdotus", sv="Förslag till beslut", en="Proposal for a decision")
    DECISION_LETTER = option(fi="Päätöskirje", sv="Beslutsbrev", en="Decision letter")
    LETTER = option(fi="Kirje", sv="Brev", en="Letter to a party")


class DisclosedCopy(Choice):
    """Which copy of a document is given."""

    ORIGINAL = option(fi="Alkuperäinen asiakirja", sv="Originalhandling", en="The original")
    REDACTED = option(
        fi="Kappale, josta salassa pidettävät osat on poistettu",
        sv="Exemplar från vilket de sekretessbelagda delarna har avlägsnats",
        en="The copy without its secret parts",
    )


class ScanState(Choice):
    """What a virus scanner said of a file. Where one is configured, nobody gets bytes that it didn't find clean."""

    SCANNING = option(fi="Odottaa virustarkistusta", sv="Väntar på virusgranskning", en="Waits for the virus scanner")
    CLEAN = option(
        fi="Tarkistettu, haittaohjelmia ei löytynyt",
        sv="Granskad, inga skadliga program hittades",
        en="Scanned, and nothing was found",
    )
    INFECTED = option(
        fi="Sisältää haittaohjelman, tiedosto on pidätetty",
        sv="Innehåller ett skadligt program, filen hålls inne",
        en="Infected: withheld from everybody",
    )
    NOT_SCANNED = option(
        fi="Virustarkistusta ei ole tehty", sv="Virusgranskning har inte gjorts", en="Not scanned, or not yet"
    )


class UploadState(Choice):
    """Where an upload is."""

    PENDING_UPLOAD = option(fi="Odottaa tiedostoa", sv="Väntar på filen", en="Waits for the bytes")
    UPLOADED = option(
        fi="Tiedosto vastaanotettu, ei vielä liitetty", sv="Filen mottagen, ännu inte bifogad", en="To be completed"
    )
    COMPLETED = option(fi="Liitetty asiaan", sv="Bifogad till ärendet", en="A document was made of it")
    EXPIRED = option(fi="Vanhentunut", sv="Föråldrad", en="Not completed in time: nothing is left of it")


class Document(Row, table=True):
    """A file of a matter: its name as given, type by content, size in bytes and SHA-256.

    A redacted copy names its original, is of the same kind, and has a class of its own.
    """

    __tablename__ = "documents"
    __table_args__ = (Index("ix_documents_scan_id", "scan", "id"), Index("ix_documents_kind_id", "kind", "id"))

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    name: str
    name_key: str = Field(default=None, sa_column=column_of(BYTEWISE))
    media_type: str
    size: int = Field(sa_type=BigInteger)
    sha256: str
    storage_key: str
    kind: DocumentKind = Field(default=DocumentKind.ATTACHMENT, sa_column=column_of(Names(DocumentKind)))
    redacted_copy_of_id: UUID | None = Field(default=None, foreign_key="documents.id", index=True)
    publicity: Publicity = Field(default=Publicity.UNDECIDED, sa_column=column_of(Names(Publicity)))
    grounds: list[str] = Field(default_factory=list, sa_column=column_of(Json()))  #: names of SecrecyGround
    other_ground: str | None = None  #: a provision of another act, where secrecy isn't by 24 § 1 mom.
    secret_until: date | None = None  #: the last day of secrecy (31 §)
    classified_by: UUID | None = Field(default=None, foreign_key="users.id")  #: nobody, where the form's field says it
    classified_at: datetime | None = None
    withheld_from_party: str | None = None  #: why (621/1999 11 § 2 mom.): an overriding interest; None: it isn't
    claimed_grounds: list[str] = Field(default_factory=list, sa_column=column_of(Json()))  #: what the party asks for
    claimed_reason: str | None = None
    roles: list[str] | None = Field(default=None, sa_column=column_of(Json(), null=True))  #: only these; None: all
    uploaded_by: UUID | None = Field(default=None, foreign_key="users.id")
    uploaded_at: datetime
    handed_in_at: datetime | None = None  #: when it came to the authority; what lies in a draft has not come
    scan: ScanState = Field(default=ScanState.NOT_SCANNED, sa_column=column_of(Names(ScanState)))
    scanned_at: datetime | None = None  #: the last attempt
    scanner: str | None = None  #: what scanned it, with the version of its signatures
    is_held: bool = False  #: a letter that the party isn't notified of yet
    presented_at: datetime | None = None  #: when an official's draft or note became a document of the authority

    def view(self) -> DocumentView:
        """What forms see of it."""
        infected = self.scan is ScanState.INFECTED
        return DocumentView(global_id("Document", self.id), self.name, self.media_type, self.size, infected)


keep_keys(Document, name_key="name")


class Disclosure(Row, table=True):
    """A document that an official gave to somebody after checking it: to whom, for what, on which ground."""

    __tablename__ = "disclosures"

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    document_id: UUID = Field(foreign_key="documents.id", index=True)  #: what was asked for
    given_id: UUID = Field(foreign_key="documents.id")  #: what was given: the same, or its redacted copy
    copy_given: DisclosedCopy = Field(sa_column=column_of(Names(DisclosedCopy)))
    publicity: Publicity = Field(sa_column=column_of(Names(Publicity)))  #: of what was asked for, at that time
    recipient: str
    purpose: str
    legal_basis: str | None = None  #: the provision by which something secret, or not yet public, was given
    reason: str
    disclosed_by: UUID | None = Field(default=None, foreign_key="users.id")
    disclosed_at: datetime


class FileUpload(Row, table=True):
    """A file that is on its way: what was said of it before it came, and what came. Its creator alone completes it."""

    __tablename__ = "file_uploads"

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    name: str
    size: int = Field(sa_type=BigInteger)  #: in bytes, as it was said
    sha256: str | None = None  #: as it was said, and of what came once it has come
    kind: DocumentKind = Field(default=DocumentKind.ATTACHMENT, sa_column=column_of(Names(DocumentKind)))
    redacted_copy_of_id: UUID | None = Field(default=None, foreign_key="documents.id")
    field: list[str] | None = Field(default=None, sa_column=column_of(Json(), null=True))  #: of the application's form
    accepts: list[str] = Field(
        default_factory=list, sa_column=column_of(Json())
    )  #: media types; empty: all that are taken
    created_by: UUID | None = Field(default=None, foreign_key="users.id")
    created_at: datetime
    expires_at: datetime
    state: UploadState = Field(default=UploadState.PENDING_UPLOAD, sa_column=column_of(Names(UploadState)))
    storage_key: str | None = None  #: while the bytes are the upload's, and not yet a document's
    media_type: str | None = None
    document_id: UUID | None = Field(default=None, foreign_key="documents.id")
