"""Users, the organisations that they act for, and the roles that they hold."""

from uuid import UUID

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from avustin_core.plugin import Choice, Language, Role, option
from avustin_core.storage import Names, Row, column_of


class Mandate(Choice):
    """What a member may do for an organisation."""

    EDITOR = option(fi="Muokkausoikeus", sv="Redigeringsrätt", en="May edit")
    SIGNATORY = option(fi="Allekirjoitusoikeus", sv="Namnteckningsrätt", en="May edit and sign")


class User(Row, table=True):
    """A person who signs in; `subject` is the identity provider's name for them."""

    __tablename__ = "users"

    subject: str = Field(unique=True)
    name: str
    email: str | None = None
    language: Language = Field(default=Language.FI, sa_column=column_of(Names(Language)))
    is_fictional: bool = False


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
