"""Answers as inputs: the three roads of a save, and what a save answers."""

from collections.abc import Sequence
from typing import Any

import strawberry

from avustin_core.answers.edits import AnswerConflict
from avustin_core.forms import Change
from avustin_schema.mutations.building import Extra, argument
from avustin_schema.scalars import JSON
from avustin_schema.types.common import global_id
from avustin_schema.types.problems import Problem, problems_of


@strawberry.input(description="One change of the answers, for autosave.")
class ChangeInput:
    """A change."""

    path: list[str] = argument('Names and row keys, such as ["costs", "k7", "amount"]. A new key makes a row.')
    value: JSON | None = argument("The answer as it was typed; null clears it, and takes a row away.", default=None)


@strawberry.type(
    description="Somebody else changed the same answer since you read it. Theirs stands; the rest was saved."
)
class SaveConflict:
    """A conflict."""

    path: list[str] = strawberry.field(description="The answer.")
    yours: JSON | None = strawberry.field(description="What you sent.")
    theirs: JSON | None = strawberry.field(description="What stands.")
    changed_by: strawberry.ID | None = strawberry.field(description="The global id of the person who changed it.")


def changes_of(inputs: Sequence[ChangeInput]) -> list[Change]:
    """The core's changes."""
    return [Change(tuple(each.path), each.value) for each in inputs]


def _conflicts(made: Any, info: Any) -> list[SaveConflict]:
    found: Sequence[AnswerConflict] = made.conflicts
    return [
        SaveConflict(
            path=list(each.path),
            yours=each.yours,
            theirs=each.theirs,
            changed_by=global_id("Person", each.changed_by) if each.changed_by else None,
        )
        for each in found
    ]


def _problems(made: Any, info: Any) -> list[Problem]:
    return problems_of(made.problems, info.context.language)


SAVED = {
    "problems": Extra(
        list[Problem], "What stops handing in, or should be looked at. It was saved all the same.", _problems, ()
    ),
    "conflicts": Extra(
        list[SaveConflict], "Answers that somebody else changed meanwhile. The rest was saved.", _conflicts, ()
    ),
}
