"""Letters as they are kept: of which template, of what data, and what came of it."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import Language
from avustin_core.storage import Json, Names, Row, column_of


class KeptTemplate(Row, table=True):
    """A version of a template that a letter was made by: it stays, whatever becomes of the plugin that brought it."""

    __tablename__ = "letter_templates"
    __table_args__ = (UniqueConstraint("name", "version"),)

    name: str  #: such as core/DECISION, or a programme's code in the place of core
    version: str
    valid_from: date
    digest: str  #: SHA-256 of the sources, in hexadecimal
    sources: dict[str, str] = Field(sa_column=column_of(Json()))  #: Typst by the file's name; `main` is the template
    kept_at: datetime


class Letter(Row, table=True):
    """A letter. The same template, data, moment and typesetter give the same bytes; it never changes."""

    __tablename__ = "letters"
    __table_args__ = (UniqueConstraint("about_id", "ordinal"),)

    matter_id: UUID = Field(foreign_key="matters.id", index=True)
    document_id: UUID = Field(foreign_key="documents.id", unique=True)
    about_id: UUID  #: what it tells of, such as a decision
    ordinal: int = 1  #: among the letters about that: one that says more takes the place of the one before
    template_id: UUID = Field(foreign_key="letter_templates.id", index=True)
    language: Language = Field(sa_column=column_of(Names(Language)))
    data: dict[str, Any] = Field(sa_column=column_of(Json()))
    typesetter: str  #: what made it, with its version
    sha256: str  #: of its bytes, in hexadecimal
    made_at: datetime
