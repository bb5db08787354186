"""The one who asks or acts: nobody in particular, or a user with organisations and roles."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CompoundSelect,
    ScalarSelect,
    Select,
    String,
    Text,
    Uuid,
    bindparam,
    cast,
    column,
    false,
    func,
    literal,
    literal_column,
    null,
    select,
    table,
    true,
    union_all,
)
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlmodel import col

from avustin_core.access.disqualification import Declaration, MatterOrganisation
from avustin_core.access.identity import Identity, best
from avustin_core.access.models import Mandate, Membership, RoleGrant, User
from avustin_core.plugin import Role

EVERY_CALL = None


@dataclass(frozen=True)
class Actor:
    """Who it is, for which organisations with which mandate, which roles in which calls, and what keeps them from it."""

    user_id: UUID | None = None
    name: str = ""
    mandates: Mapping[UUID, Mandate] = field(default_factory=dict)
    roles: frozenset[tuple[Role, UUID | None]] = frozenset()
    disqualified: frozenset[UUID] = frozenset()  #: matters in which no role gives anything
    disqualified_in: frozenset[UUID] = frozenset()  #: the calls of these matters
    declared: frozenset[UUID] = frozenset()  #: matters in which the person has declared, to be impartial or not

    def has(self, *roles: Role, call_id: UUID | None = None) -> bool:
        """Holds one of the roles in that call, or in every call."""
        return any((role, call_id) in self.roles or (role, EVERY_CALL) in self.roles for role in roles)

    def handles(self, matter_id: UUID | None, *roles: Role, call_id: UUID | None) -> bool:
        """Holds one of the roles in the call of a matter, and isn't disqualified in it."""
        return matter_id not in self.disqualified and self.has(*roles, call_id=call_id)

    def oversees(self, call_id: UUID | None, *roles: Role) -> bool:
        """Holds one of the roles in that call, and is disqualified in no matter of it: for what tells of all of them."""
        return call_id not in self.disqualified_in and self.has(*roles, call_id=call_id)

    def has_somewhere(self, *roles: Role) -> bool:
        """Holds one of the roles in some call, or in all."""
        return any(role in roles for role, _ in self.roles)

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
ORGANISATIONS = table("organisations", column("id", Uuid()), column("business_id", String()))
HELD: tuple[Any, ...] = (Membership.organisation_id, Membership.mandate, RoleGrant.role, RoleGrant.call_id)


def _nothing(column: Any) -> Any:
    """A null of the column's type, which PostgreSQL asks for in a union."""
    return cast(null(), column.type)


NO_MATTER = (
    _nothing(Declaration.matter_id).label("matter_id"),
    _nothing(Declaration.call_id).label("matters_call_id"),
    false().label("is_kept_away"),
    false().label("is_declared"),
)


async def find_actor(
    session: AsyncSession | AsyncConnection, subject: str, *, asserted: Identity | None = None
) -> Actor | None:
    """The user of that subject, with organisations, roles and what keeps them from matters, in one statement.

    What a provider asserts of roles and mandates comes beside what is kept, and disqualifies alike.
    """
    if asserted is None:
        return actor_from((await session.execute(_of_subject(), {"subject": subject})).all())
    rows = (await session.execute(_statement(col(User.subject) == subject, asserted))).all()
    return actor_from(rows, asserted)


async def actor_of(session: AsyncSession | AsyncConnection, user_id: UUID) -> Actor | None:
    """The same, of a user who is known by id, with what is kept of them."""
    return (await actors_of(session, [user_id])).get(user_id)


async def actors_of(session: AsyncSession | AsyncConnection, user_ids: Collection[UUID]) -> dict[UUID, Actor]:
    """The same, of several users by their ids, in one statement."""
    rows: dict[UUID, list[Any]] = {}
    for row in await session.execute(_of_users(), {"ids": list(user_ids)}) if user_ids else ():
        rows.setdefault(row.id, []).append(row)
    return {id: actor for id, theirs in rows.items() if (actor := actor_from(theirs))}


@cache
def _of_subject() -> CompoundSelect[Any]:
    return statement_of(bindparam("subject"))


@cache
def _of_users() -> CompoundSelect[Any]:
    return _statement(col(User.id).in_(bindparam("ids", expanding=True)), Identity(""))


def statement_of(subject: Any) -> CompoundSelect[Any]:
    """What is kept of the user of that subject; its rows make an actor."""
    return _statement(col(User.subject) == subject, Identity(""))


def kept_of(subject: Any, dialect: str) -> ScalarSelect[Any]:
    """What is kept of the user of that subject as one text: another one as soon as anything of it is another."""
    rows = statement_of(subject)
    kept = rows.order_by(*(literal_column(str(place + 1)) for place in range(len(rows.selected_columns)))).subquery()
    if dialect == "sqlite":
        return select(func.json_group_array(func.json_array(*kept.c))).scalar_subquery()
    told = cast(func.json_agg(func.json_build_array(*kept.c)), Text)
    return select(
        func.encode(func.sha256(func.convert_to(told, literal_column("'UTF8'"))), literal_column("'hex'"))
    ).scalar_subquery()


def _statement(who: Any, asserted: Identity) -> CompoundSelect[Any]:
    return union_all(_held(who), *_asserted(who, asserted), _declared(who), *_taking_part(who, asserted))


def actor_from(rows: Sequence[Any], asserted: Identity | None = None) -> Actor | None:
    """The actor of the statement's rows; None of none."""
    if not rows:
        return None
    kept = [row for row in rows if row.matter_id and row.is_kept_away]
    return Actor(
        user_id=rows[0].id,
        name=rows[0].name,
        mandates=_mandates((row.organisation_id, row.mandate) for row in rows if row.organisation_id),
        roles=frozenset((row.role, row.call_id) for row in rows if row.role)
        | (asserted.roles if asserted else frozenset()),
        disqualified=frozenset(row.matter_id for row in kept),
        disqualified_in=frozenset(row.matters_call_id for row in kept),
        declared=frozenset(row.matter_id for row in rows if row.is_declared),
    )


def _mandates(held: Iterable[tuple[UUID, Mandate]]) -> dict[UUID, Mandate]:
    mandates: dict[UUID, Mandate] = {}
    for organisation_id, mandate in held:
        mandates[organisation_id] = best((mandate, mandates.get(organisation_id, mandate)))
    return mandates


def _row(*given: Any, matter: tuple[Any, ...] = NO_MATTER) -> Select[Any]:
    """One part of the union: what is held, or nothing, and what keeps from a matter, or nothing."""
    held = given or tuple(map(_nothing, HELD))
    return select(col(User.id), col(User.name), *held, *matter)


def _held(who: Any) -> Select[Any]:
    return (
        _row(*map(col, HELD))
        .outerjoin(Membership, col(Membership.user_id) == col(User.id))
        .outerjoin(RoleGrant, col(RoleGrant.user_id) == col(User.id))
        .where(who)
    )


def _asserted(who: Any, asserted: Identity) -> Iterator[Select[Any]]:
    _, mandate_of, *role = HELD
    for mandate in Mandate:
        if ids := [id for id, given in asserted.mandates.items() if given is mandate]:
            held = (ORGANISATIONS.c.id, literal(mandate, mandate_of.type), *map(_nothing, role))
            yield _row(*held).join(ORGANISATIONS, ORGANISATIONS.c.business_id.in_(ids)).where(who)


def _declared(who: Any) -> Select[Any]:
    matter = (Declaration.matter_id, Declaration.call_id, col(Declaration.ground).is_not(None), true())
    return (
        _row(matter=matter)
        .join(Declaration, col(Declaration.user_id) == col(User.id))
        .where(who, col(Declaration.ended_at).is_(None))
    )


def _taking_part(who: Any, asserted: Identity) -> Iterator[Select[Any]]:
    """Matters of the person's organisations; for officials only, since others have nothing that could be taken."""
    part = col(MatterOrganisation.organisation_id)
    matter = (MatterOrganisation.matter_id, MatterOrganisation.call_id, true(), false())
    holds = select(col(RoleGrant.id)).where(col(RoleGrant.user_id) == col(User.id)).exists()
    is_official = true() if asserted.roles else holds
    yield (
        _row(matter=matter)
        .join(Membership, col(Membership.user_id) == col(User.id))
        .join(MatterOrganisation, part == col(Membership.organisation_id))
        .where(who, is_official)
    )
    if asserted.mandates:
        theirs = select(ORGANISATIONS.c.id).where(ORGANISATIONS.c.business_id.in_(list(asserted.mandates)))
        yield _row(matter=matter).join(MatterOrganisation, part.in_(theirs)).where(who, is_official)
