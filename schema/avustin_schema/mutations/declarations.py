"""Declaring disqualification, ending what was declared, and naming substitutes."""

from typing import Any
from uuid import UUID

import strawberry

from avustin_core.access import Ground
from avustin_core.matters import declarations
from avustin_core.matters.rights import DECLARE, END, NAME_SUBSTITUTE, RECORD
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@input_type(description="What you declare of your own impartiality, in one matter or several.")
class DeclareDisqualificationInput(MutationInput):
    """A declaration."""

    matter_ids: list[strawberry.ID] = argument("The matters, 100 at most.")
    ground: Ground | None = argument(
        "Why you are disqualified (434/2003 28 §); null declares that you are impartial.", default=None
    )
    explanation: str = argument("In your own words; required with OTHER.", default="")


@input_type(description="That somebody else is disqualified, in one matter or several.")
class RecordDisqualificationInput(MutationInput):
    """A record."""

    matter_ids: list[strawberry.ID] = argument("The matters, 100 at most.")
    person_id: strawberry.ID = argument("The global id of a person who holds a role in the call.")
    ground: Ground = argument("Why the person is disqualified (434/2003 28 §).")
    explanation: str = argument("What it comes from, such as the organisation and the person's post in it.")


@input_type(description="A declaration to end.")
class EndDeclarationInput(MutationInput):
    """An ending."""

    id: strawberry.ID = argument("The declaration.")
    reason: str = argument("Why it was wrong, or isn't true any more.")
    revision: int = argument("The revision that was read.")


@input_type(description="Who acts in the place of somebody disqualified.")
class NameSubstituteInput(MutationInput):
    """A substitute."""

    id: strawberry.ID = argument("The declaration of the disqualified.")
    substitute_id: strawberry.ID = argument("The global id of a person who holds the same role in the call.")
    revision: int = argument("The revision that was read.")


def _matters(input: DeclareDisqualificationInput | RecordDisqualificationInput) -> list[UUID]:
    return [row_id(each, "Matter", "matterIds", str(place)) for place, each in enumerate(input.matter_ids)]


async def _declare(work: Work, input: DeclareDisqualificationInput) -> Any:
    return await declarations.declare(work, _matters(input), ground=input.ground, explanation=input.explanation)


async def _record(work: Work, input: RecordDisqualificationInput) -> Any:
    person = row_id(input.person_id, "Person", "personId")
    return await declarations.record_disqualification(
        work, _matters(input), person, ground=input.ground, explanation=input.explanation
    )


async def _end(work: Work, input: EndDeclarationInput) -> Any:
    id = row_id(input.id, "Declaration", "id")
    return await declarations.end_declaration(work, id, reason=input.reason, revision=input.revision)


async def _name(work: Work, input: NameSubstituteInput) -> Any:
    substitute = row_id(input.substitute_id, "Person", "substituteId")
    id = row_id(input.id, "Declaration", "id")
    return await declarations.name_substitute(work, id, substitute_id=substitute, revision=input.revision)


MUTATIONS = (
    Mutation(
        "declareDisqualification", declarations.declare, DeclareDisqualificationInput, _declare,
        "Declare on which ground you are disqualified in matters, or that you are impartial. A ground closes the matter "
        "to you at once, beyond what anyone sees",
        {"declaration": "Declaration"}, guard=DECLARE,
    ),
    Mutation(
        "recordDisqualification", declarations.record_disqualification, RecordDisqualificationInput, _record,
        "Record that somebody else is disqualified in matters: one whose own organisation is in them, or who can't declare "
        "it. It closes the matter to the person, and a substitute is to be named",
        {"declaration": "Declaration"}, guard=RECORD,
    ),
    Mutation(
        "endDeclaration", declarations.end_declaration, EndDeclarationInput, _end,
        "End a declaration that was wrong, or isn't true any more", {"declaration": "Declaration"}, guard=END,
    ),
    Mutation(
        "nameSubstitute", declarations.name_substitute, NameSubstituteInput, _name,
        "Name who acts in the place of somebody disqualified: another person of the same role in the call",
        {"declaration": "Declaration"}, guard=NAME_SUBSTITUTE,
    ),
)  # fmt: skip
