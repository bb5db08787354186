"""Users, the organisations that they act for, and the roles that they hold."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import Choice, Language, Role, option
from avustin_core.storage import Json, Names, Row, column_of
from avustin_core.storage.sorting import BYTEWISE, keep_keys


class Mandate(Choice):
    """What a member may do for an organisation."""

    EDITOR = option(fi="Muokkausoikeus", sv="Redigeringsrätt", en="May edit")
    SIGNATORY = option(fi="Allekirjoitusoikeus", sv="Namnteckningsrätt", en="May edit and sign")


class User(Row, table=True):
    """A person who signs in; `subject` is the identity provider's name for them."""

    __tablename__ = "users"

    subject: str = Field(unique=True)
    name: str
    name_key: str = Field(default=None, sa_column=column_of(BYTEWISE))
    email: str | None = None
    language: Language = Field(default=Language.FI, sa_column=column_of(Names(Language)))
    is_fictional: bool = False


keep_keys(User, name_key="name")


class Membership(Row, table=True):
    """A person acts for an organisation."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("user_id", "organisation_id"),)

    user_id: UUID = Field(foreign_key="users.id")
    organisation_id: UUID = Field(foreign_key="organisations.id", index=True)
    mandate: Mandate = Field(sa_column=column_of(Names(Mandate)))


class RoleGrant(Row, table=True):
    """A person holds a role, in one call or, without a call, in all."""

    __tablename__ = "role_grants"

    user_id: UUID = Field(foreign_key="users.id", index=True)
    role: Role = Field(sa_column=column_of(Names(Role)))
    call_id: UUID | None = Field(default=None, foreign_key="calls.id")


class SignIn(Row, table=True):
    """A browser that is signed in until a moment. It holds no rights of ours: those are looked up at each request."""

    __tablename__ = "sign_ins"

    digest: str = Field(unique=True)  #: SHA-256 of what the browser's cookie holds
    user_id: UUID = Field(foreign_key="users.id", index=True)
    asserted: dict[str, Any] = Field(sa_column=column_of(Json()))  #: what the provider asserted beside, for as long
    begun_at: datetime
    expires_at: datetime
