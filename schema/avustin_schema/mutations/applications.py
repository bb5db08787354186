"""Applying: beginning, saving, handing in and withdrawing."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from avustin_core.applications import late, operations, rights, saving
from avustin_core.work import Work
from avustin_schema.form_inputs import answers_of
from avustin_schema.inputs import given_in, input_type
from avustin_schema.mutations.answering import MOVED, SAVED, ChangeInput, changes_of
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.scalars import JSON
from avustin_schema.types.common import row_id


@input_type(description="An application to begin.")
class CreateApplicationInput(MutationInput):
    """A new draft."""

    call_id: strawberry.ID = argument("The open call.")
    organisation_id: strawberry.ID = argument("The applicant: an organisation that you act for.")


@input_type(description="An application to hand in.")
class SubmitApplicationInput(MutationInput):
    """A submission."""

    id: strawberry.ID = argument("The application.")
    revision: int = argument("The revision that was read: one hands in what one saw.")


@input_type(description="An application to withdraw.")
class WithdrawApplicationInput(MutationInput):
    """A withdrawal."""

    id: strawberry.ID = argument("The application.")
    revision: int = argument("The revision that was read.")


@input_type(description="An application that came too late, to be decided as not examined.")
class RegisterLateApplicationInput(MutationInput):
    """A late application."""

    call_id: strawberry.ID = argument("The closed call.")
    organisation_id: strawberry.ID = argument("The applicant.")
    values: JSON = argument("What it says, by the names of the form's fields, right or wrong.")
    reason: str = argument("Why it is registered.")
    arrived_at: datetime = argument("When it arrived: after the closing.")


MAYBE: Any = strawberry.Maybe
ROADS = (
    "Exactly one of the roads: changes by path for autosave, values as a form renderer gives them, "
    "or a programme's typed answers."
)


def answers_input(name: str, typed: Mapping[str, Any]) -> Any:
    """The @oneOf input of a save: the two generic roads, and a member for each programme's form."""
    namespace: dict[str, Any] = {
        "changes": strawberry.field(default=None, description="Changes by path."),
        "values": strawberry.field(default=None, description="All answers at once: what isn't in them is cleared."),
    }
    annotations: dict[str, Any] = {"changes": MAYBE[list[ChangeInput]], "values": MAYBE[JSON]}
    for member, kind in typed.items():
        namespace[member] = strawberry.field(default=None, description=f"Typed answers: {kind.__name__}.")
        annotations[member] = MAYBE[kind]
    namespace |= {"__module__": __name__, "__annotations__": annotations, "keeps_unreadable": True}
    return input_type(description=ROADS, one_of=True)(type(name, (), namespace))


def road(answers: Any) -> dict[str, Any]:
    """The road that was taken, as the core's operations take it."""
    for name, given in given_in(answers):
        if given is None:
            continue
        if name == "changes":
            return {"changes": changes_of(given.value)}
        return {"values": given.value} if name == "values" else {"typed": answers_of(given.value)}
    return {}


def save_input(name: str, answers: Any) -> Any:
    """The input of a save."""
    namespace: dict[str, Any] = {
        "id": argument("What is written."),
        "base_revision": argument("The revision that was read before typing: what others changed since is kept."),
        "answers": argument(ROADS),
        "__module__": __name__,
        "__annotations__": {"id": strawberry.ID, "base_revision": int, "answers": answers},
    }
    return input_type(description="Answers to save, right or wrong.")(type(name, (MutationInput,), namespace))


async def _create(work: Work, input: CreateApplicationInput) -> Any:
    call_id, organisation_id = (
        row_id(input.call_id, "Call", "callId"),
        row_id(input.organisation_id, "Organisation", "organisationId"),
    )
    return await operations.create_application(work, call_id, organisation_id)


async def _save(work: Work, input: Any) -> Any:
    id = row_id(input.id, "Application", "id")
    return await saving.save_application(work, id, base_revision=input.base_revision, **road(input.answers))


async def _submit(work: Work, input: SubmitApplicationInput) -> Any:
    return await operations.submit_application(work, row_id(input.id, "Application", "id"), revision=input.revision)


async def _withdraw(work: Work, input: WithdrawApplicationInput) -> Any:
    return await operations.withdraw_application(work, row_id(input.id, "Application", "id"), revision=input.revision)


async def _register_late(work: Work, input: RegisterLateApplicationInput) -> Any:
    return await late.register_late_application(
        work,
        row_id(input.call_id, "Call", "callId"),
        row_id(input.organisation_id, "Organisation", "organisationId"),
        values=input.values,
        reason=input.reason,
        arrived_at=input.arrived_at,
    )


APPLICATION = {"application": "Application"}


def mutations(typed: Mapping[str, Any]) -> tuple[Mutation, ...]:
    """The mutations, with the typed inputs of the installed programmes."""
    save = save_input("SaveApplicationInput", answers_input("ApplicationAnswersInput", typed))
    return (
        Mutation(
            "createApplication", operations.create_application, CreateApplicationInput, _create,
            "Begin an application in an open call.", APPLICATION, guard=rights.CREATE,
        ),
        Mutation(
            "saveApplication", saving.save_application, save, _save,
            "Save what was typed, right or wrong; what others changed meanwhile is kept.", APPLICATION, extras=SAVED | MOVED,
            guard=rights.SAVE,
        ),
        Mutation(
            "submitApplication", operations.submit_application, SubmitApplicationInput, _submit,
            "Hand an application in. Refused outside the call's window and while answers have problems; "
            "findings never refuse.", APPLICATION, guard=rights.SUBMIT,
        ),
        Mutation(
            "withdrawApplication", operations.withdraw_application, WithdrawApplicationInput, _withdraw,
            "Withdraw an application before it is decided.", APPLICATION, guard=rights.WITHDRAW,
        ),
        Mutation(
            "registerLateApplication", late.register_late_application, RegisterLateApplicationInput, _register_late,
            "Register an application that came too late.", APPLICATION, guard=rights.REGISTER_LATE,
        ),
    )  # fmt: skip
