"""Who acts for organisations, who is an official, and who sees them: mandates and roles are given and taken with reasons."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col
from tests.core.entering import AUTHORITY, SYSTEM, make

from avustin_core import audit
from avustin_core.access import PUBLIC, Actor, Mandate, Membership, RoleGrant, User, find_actor, rights_of
from avustin_core.errors import InvalidInput, NotAllowed, NotFound, Refusal
from avustin_core.organisations.members import add_user, give_mandate, give_role, take_mandate, take_role
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.refusals import ReasonMissing
from avustin_core.plugin import OrganisationKind, Role, Text
from avustin_core.work import Avustin, Work

T = TypeVar("T")
Act = Callable[[Work], Awaitable[T]]
Someone = Callable[..., Awaitable[Actor]]


def adding(name: str) -> Act[User]:
    """Adds a user of that name."""
    return lambda work: add_user(work, subject=name, name=name)


def mandating(organisation_id: UUID, user_id: UUID) -> Act[Membership]:
    """Lets the user edit what is the organisation's."""
    return lambda work: give_mandate(work, organisation_id, user_id, Mandate.EDITOR, reason="valtakirja")


def giving(user_id: UUID, role: Role, call_id: UUID | None, reason: str) -> Act[RoleGrant]:
    """Gives the role."""
    return lambda work: give_role(work, user_id, role, call_id=call_id, reason=reason)


class TestThoseWhoAct:
    async def test_a_mandate_is_given_changed_and_taken_with_reasons_that_stay_in_the_trail(
        self, avustin: Avustin
    ) -> None:
        organisation = await make(avustin, **AUTHORITY)
        user = await avustin.run(SYSTEM, lambda work: add_user(work, subject="maija", name="Maija"))

        given = await avustin.run(
            SYSTEM, lambda work: give_mandate(work, organisation.id, user.id, Mandate.EDITOR, reason="valtakirja 1")
        )
        changed = await avustin.run(
            SYSTEM, lambda work: give_mandate(work, organisation.id, user.id, Mandate.SIGNATORY, reason="valtakirja 2")
        )
        assert changed.id == given.id
        async with avustin.reading() as connection:
            actor = await find_actor(connection, "maija")
        assert actor is not None
        assert actor.signs_for(organisation.id)
        await avustin.run(SYSTEM, lambda work: take_mandate(work, organisation.id, user.id, reason="päättyi"))

        async with avustin.reading() as connection:
            assert (await connection.execute(select(Membership))).all() == []
            statement = select(audit.AuditValues.changes).join(
                audit.AuditEvent, col(audit.AuditEvent.id) == col(audit.AuditValues.event_id)
            )
            trail = (await connection.execute(statement.order_by(col(audit.AuditEvent.seq)))).scalars().all()
        reasons = [changes["reason"]["text"][1] for changes in trail if "reason" in changes]
        assert reasons == ["valtakirja 1", "valtakirja 2", "päättyi"]
        assert trail[-1][f"memberships:{given.id}"]["mandate"] == ["SIGNATORY", None]

    async def test_a_role_is_given_once_and_taken(self, avustin: Avustin) -> None:
        user = await avustin.run(SYSTEM, lambda work: add_user(work, subject="olli", name="Olli"))

        first = await avustin.run(SYSTEM, lambda work: give_role(work, user.id, Role.DECIDER, reason="työjärjestys"))
        second = await avustin.run(SYSTEM, lambda work: give_role(work, user.id, Role.DECIDER, reason="työjärjestys"))

        assert first.id == second.id
        await avustin.run(SYSTEM, lambda work: take_role(work, user.id, Role.DECIDER, reason="eläke"))
        async with avustin.reading() as connection:
            assert (await connection.execute(select(RoleGrant))).all() == []
            assert await find_actor(connection, "olli") == Actor(user.id, "Olli")

    async def test_giving_is_refused_without_a_reason_without_the_right_and_for_what_is_no_officials_role(
        self, avustin: Avustin, someone: Someone
    ) -> None:
        user = await avustin.run(SYSTEM, lambda work: add_user(work, subject="olli", name="Olli"))
        preparer = await someone("preparer", Role.PREPARER)

        attempts: list[tuple[Actor, Role, Any, str, type[Refusal]]] = [
            (SYSTEM, Role.DECIDER, None, " ", ReasonMissing),
            (SYSTEM, Role.SIGNATORY, None, "syy", InvalidInput),
            (SYSTEM, Role.DECIDER, user.id, "syy", NotFound),
            (preparer, Role.DECIDER, None, "syy", NotAllowed),
        ]
        for actor, role, call_id, reason, refusal in attempts:
            with pytest.raises(refusal):
                await avustin.run(actor, giving(user.id, role, call_id, reason))
        async with avustin.reading() as connection:
            assert (await connection.execute(select(RoleGrant))).all() == []


class TestWhoSees:
    async def test_organisations_are_public_but_private_persons_are_not(
        self, avustin: Avustin, someone: Someone
    ) -> None:
        await make(avustin, **AUTHORITY)
        private = await make(
            avustin, kind=OrganisationKind.PRIVATE_PERSON, name=Text(fi="Yksityishenkilö", sv="Privatperson")
        )
        oneself = Actor(user_id=private.id, mandates={private.id: Mandate.SIGNATORY})

        assert await self.seen(avustin, Organisation, PUBLIC) == 1
        assert await self.seen(avustin, Organisation, oneself) == 2
        assert await self.seen(avustin, Organisation, await someone("official", Role.AUDITOR)) == 2

    async def test_members_are_seen_by_officials_and_by_the_members_themselves(
        self, avustin: Avustin, someone: Someone
    ) -> None:
        organisation = await make(avustin, **AUTHORITY)
        users = [
            await avustin.run(SYSTEM, adding("maija")),
            await avustin.run(SYSTEM, adding("pekka")),
        ]
        stranger = await someone("ulla")
        for user in users:
            await avustin.run(SYSTEM, mandating(organisation.id, user.id))
        member = Actor(users[0].id, "maija", {organisation.id: Mandate.EDITOR})
        official = await someone("official", Role.PREPARER)

        for actor, members, people in ((PUBLIC, 0, 0), (stranger, 0, 1), (member, 2, 2), (official, 2, 4)):
            assert await self.seen(avustin, Membership, actor) == members
            assert await self.seen(avustin, User, actor) == people

    async def seen(self, avustin: Avustin, model: type[Any], actor: Actor) -> int:
        """How many rows of the table the actor sees."""
        rows = rights_of(model).rows.predicate(model, actor, avustin.clock.now())
        async with avustin.reading() as connection:
            return await connection.scalar(select(func.count()).select_from(model).where(rows)) or 0
