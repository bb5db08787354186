"""Programmes as they were last seen, and their released forms: readable also when the plugin is gone."""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from avustin_core.storage import Json, Row, column_of


class ProgrammeRow(Row, table=True):
    """What is known of a programme without its plugin; brought up to date at every start."""

    __tablename__ = "programmes"

    code: str = Field(unique=True)
    name: dict[str, str] = Field(sa_column=column_of(Json()))
    purpose: dict[str, str] = Field(sa_column=column_of(Json()))
    legal_basis: dict[str, Any] = Field(sa_column=column_of(Json()))
    distribution: str
    version: str
    is_installed: bool = True
    disabled_at: datetime | None = None  #: by an administrator, in all its calls
    disabled_reason: dict[str, str] | None = Field(default=None, sa_column=column_of(Json(), null=True))


class FormRelease(Row, table=True):
    """A released version of a form: what was asked, in which words, and the digests that lock it."""

    __tablename__ = "form_releases"
    __table_args__ = (UniqueConstraint("programme_code", "name", "version", "structure_digest"),)

    programme_code: str = Field(foreign_key="programmes.code")
    name: str
    version: str
    structure_digest: str
    texts_digest: str
    descriptors: Any = Field(sa_column=column_of(Json()))
    json_schema: Any = Field(sa_column=column_of(Json()))  #: by language
    ui_schema: Any = Field(sa_column=column_of(Json()))  #: by language
    released_at: datetime
