"""The one who asks or acts: nobody in particular, or a user with organisations and roles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.access.models import Mandate, Membership, RoleGrant, User
from avustin_core.plugin import Role

EVERY_CALL = None


@dataclass(frozen=True)
class Actor:
    """Who it is, for which organisations with which mandate, and which roles in which calls."""

    user_id: UUID | None = None
    name: str = ""
    mandates: Mapping[UUID, Mandate] = field(default_factory=dict)
    roles: frozenset[tuple[Role, UUID | None]] = frozenset()

    def has(self, *roles: Role, call_id: UUID | None = None) -> bool:
        """Holds one of the roles in that call, or in every call."""
        return any((role, call_id) in self.roles or (role, EVERY_CALL) in self.roles for role in roles)

    def calls(self, *roles: Role) -> frozenset[UUID]:
        """The calls in which one of the roles is held; a role in every call isn't listed here."""
        return frozenset(call for role, call in self.roles if role in roles and call is not None)

    def edits_for(self, organisation_id: UUID) -> bool:
        """May edit what is that organisation's."""
        return organisation_id in self.mandates

    def signs_for(self, organisation_id: UUID) -> bool:
        """May hand in and withdraw for that organisation."""
        return self.mandates.get(organisation_id) is Mandate.SIGNATORY


PUBLIC = Actor()
MANDATE: tuple[Any, ...] = (Membership.organisation_id, Membership.mandate)
ROLE: tuple[Any, ...] = (RoleGrant.role, RoleGrant.call_id)


async def find_actor(session: AsyncSession | AsyncConnection, subject: str) -> Actor | None:
    """The user of that subject, with organisations and roles, in one statement."""
    statement = (
        select(*(col(each) for each in (User.id, User.name, *MANDATE, *ROLE)))
        .outerjoin(Membership, col(Membership.user_id) == col(User.id))
        .outerjoin(RoleGrant, col(RoleGrant.user_id) == col(User.id))
        .where(col(User.subject) == subject)
    )
    rows = (await session.execute(statement)).all()
    if not rows:
        return None
    return Actor(
        user_id=rows[0].id,
        name=rows[0].name,
        mandates={row.organisation_id: row.mandate for row in rows if row.organisation_id},
        roles=frozenset((row.role, row.call_id) for row in rows if row.role),
    )
