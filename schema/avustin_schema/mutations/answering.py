"""Answers as inputs: the three roads of a save, and what a save answers."""

from collections.abc import Sequence
from typing import Any

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.answers.edits import AnswerConflict
from avustin_core.answers.kept import Kept, read_current
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.forms import Change
from avustin_core.reports.models import Report, ReportVersion
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Extra, argument
from avustin_schema.scalars import JSON
from avustin_schema.types.common import global_id
from avustin_schema.types.problems import Problem, problems_of


@input_type(description="One change of the answers, for autosave.")
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


VERSIONS: dict[type, type] = {Application: ApplicationVersion, Report: ReportVersion}


def _conflicts(made: Any, info: Any) -> list[SaveConflict]:
    found: Sequence[AnswerConflict] = getattr(made, "conflicts", ())  # a repeated save answers with the row alone
    return [
        SaveConflict(
            path=list(each.path),
            yours=each.yours,
            theirs=each.theirs,
            changed_by=global_id("Person", each.changed_by) if each.changed_by else None,
        )
        for each in found
    ]


async def _problems(made: Any, info: Any) -> list[Problem]:
    context = info.context
    if hasattr(made, "problems"):
        return problems_of(made.problems, context.language)
    owner, version = type(made), VERSIONS[type(made)]
    async with context.connection() as connection, AsyncSession(bind=connection) as session:
        kept = await read_current(session, context.avustin.registry, owner, version, [made.id], now=context.now)
    found = kept.get(made.id)
    return problems_of(found.reading.problems, context.language) if isinstance(found, Kept) else []


SAVED = {
    "problems": Extra(
        list[Problem], "What stops handing in, or should be looked at. It was saved all the same.", _problems, ()
    ),
    "conflicts": Extra(
        list[SaveConflict], "Answers that somebody else changed meanwhile. The rest was saved.", _conflicts, ()
    ),
    "meanwhile": Extra(
        list[list[str]],
        "Answers that others changed since your base revision. Read them before you go on from the new revision.",
        lambda made, info: [list(path) for path in getattr(made, "meanwhile", ())],
        (),
    ),
}
MOVED = {
    "moved_from": Extra(
        str | None,
        "The version of the form that you had read, when the draft was moved to another one since: what you sent was "
        "taken into that. Ask for `application.form` and `formMoves`, and show the form anew. Null otherwise.",
        lambda made, info: getattr(made, "moved_from", None),
    )
}
