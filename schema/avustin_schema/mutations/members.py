"""People: entering them, and giving and taking mandates and roles."""

from typing import Any

import strawberry

from avustin_core.access import Mandate
from avustin_core.organisations import members, rights
from avustin_core.plugin import Language, Role
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.values import id_or_none
from avustin_schema.types.common import row_id

REASON = "Why, in a sentence; it stays in the audit trail."


@input_type(description="Somebody who will sign in.")
class AddUserInput(MutationInput):
    """A new person."""

    subject: str = argument(
        "What the identity provider calls the person: the claim `sub`, unless configured otherwise."
    )
    name: str = argument("The person's name.")
    email: str | None = argument("E-mail address.", default=None)
    language: Language = argument("The language to write to the person in.", default=Language.FI)
    is_fictional: bool = argument("Whether the person was invented for demonstration.", default=False)


@input_type(description="A person's mandate for an organisation.")
class GiveMandateInput(MutationInput):
    """A mandate to give."""

    organisation_id: strawberry.ID = argument("The organisation.")
    user_id: strawberry.ID = argument("The person.")
    mandate: Mandate = argument("What the person may do for it; it replaces the mandate that there is.")
    reason: str = argument(REASON)


@input_type(description="A person's mandate for an organisation, to be taken.")
class TakeMandateInput(MutationInput):
    """A mandate to take."""

    organisation_id: strawberry.ID = argument("The organisation.")
    user_id: strawberry.ID = argument("The person.")
    reason: str = argument(REASON)


@input_type(description="An official's role, in one call or in all.")
class GiveRoleInput(MutationInput):
    """A role to give."""

    user_id: strawberry.ID = argument("The person.")
    role: Role = argument("The role.")
    call_id: strawberry.ID | None = argument("The call in which it is held; left out, in all.", default=None)
    reason: str = argument(REASON)


@input_type(description="An official's role, to be taken as it was given: in one call or in all.")
class TakeRoleInput(MutationInput):
    """A role to take."""

    user_id: strawberry.ID = argument("The person.")
    role: Role = argument("The role.")
    call_id: strawberry.ID | None = argument("The call in which it is held; left out, in all.", default=None)
    reason: str = argument(REASON)


async def _add_user(work: Work, input: AddUserInput) -> Any:
    return await members.add_user(
        work, subject=input.subject, name=input.name, email=input.email, language=input.language,
        is_fictional=input.is_fictional,
    )  # fmt: skip


async def _give_mandate(work: Work, input: GiveMandateInput) -> Any:
    organisation, user = _organisation(input), _user(input)
    return await members.give_mandate(work, organisation, user, input.mandate, reason=input.reason)


async def _take_mandate(work: Work, input: TakeMandateInput) -> Any:
    return await members.take_mandate(work, _organisation(input), _user(input), reason=input.reason)


async def _give_role(work: Work, input: GiveRoleInput) -> Any:
    call_id = id_or_none(input.call_id, "Call", "callId")
    return await members.give_role(work, _user(input), input.role, call_id=call_id, reason=input.reason)


async def _take_role(work: Work, input: TakeRoleInput) -> Any:
    call_id = id_or_none(input.call_id, "Call", "callId")
    return await members.take_role(work, _user(input), input.role, call_id=call_id, reason=input.reason)


def _user(input: Any) -> Any:
    return row_id(input.user_id, "Person", "userId")


def _organisation(input: Any) -> Any:
    return row_id(input.organisation_id, "Organisation", "organisationId")


MUTATIONS = (
    Mutation(
        "addUser", members.add_user, AddUserInput, _add_user,
        "Enter a person before the first sign-in; whoever signs in is entered then. It gives no rights.",
        {"user": "Person"}, guard=rights.ADD_USER,
    ),
    Mutation(
        "giveMandate", members.give_mandate, GiveMandateInput, _give_mandate,
        "Let a person act for an organisation.", {"member": "Member"}, guard=rights.GIVE_MANDATE,
    ),
    Mutation(
        "takeMandate", members.take_mandate, TakeMandateInput, _take_mandate,
        "Take a person's mandate for an organisation.", {"organisation": "Organisation"}, guard=rights.TAKE_MANDATE,
    ),
    Mutation(
        "giveRole", members.give_role, GiveRoleInput, _give_role,
        "Give an official's role, in one call or in all. What is held already stays as it is.",
        {"holding": "RoleHolding"}, guard=rights.GIVE_ROLE,
    ),
    Mutation(
        "takeRole", members.take_role, TakeRoleInput, _take_role,
        "Take an official's role, as it was given: in one call or in all. The last administrator keeps theirs.",
        {"user": "Person"}, guard=rights.TAKE_ROLE,
    ),
)  # fmt: skip
