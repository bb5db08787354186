"""Trying a form out: problems, findings and computed values, without saving and without signing in."""

from typing import Annotated

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.access import everyone
from avustin_core.answers.kept import Kept
from avustin_core.applications.checking import check_answers as check
from avustin_core.errors import InvalidInput, NotFound
from avustin_core.plugin import Language, Text
from avustin_core.programmes.refusals import UNUSABLE
from avustin_schema.context import Info
from avustin_schema.mutations.values import id_or_none
from avustin_schema.roots import asked
from avustin_schema.scalars import JSON
from avustin_schema.types.answers import Draft, draft_of


async def check_answers(
    info: Info,
    values: Annotated[JSON, strawberry.argument(description="Answers, by the names of the form's fields.")],
    call_id: Annotated[
        strawberry.ID | None,
        strawberry.argument(
            description="A call that the viewer sees: its settings count, and its form, which before it is published "
            "is the programme's present one."
        ),
    ] = None,
    programme: Annotated[
        str | None, strawberry.argument(description="A programme's code, when there is no call yet.")
    ] = None,
    form_name: Annotated[
        str | None, strawberry.argument(description="A form of `Programme.forms`; the application form without it.")
    ] = None,
    form_version: Annotated[
        str | None, strawberry.argument(description="Its version; the present one, or the call's, without it.")
    ] = None,
    organisation_id: Annotated[
        strawberry.ID | None, strawberry.argument(description="The applicant, for rules that ask.")
    ] = None,
) -> Draft:
    """Reads the answers as they would be read if they were saved."""
    context = info.context
    await context.settle()
    async with context.connection() as connection, AsyncSession(bind=connection) as session:
        try:
            checked = await check(
                session,
                context.avustin.registry,
                answers=values,
                now=context.now,
                actor=context.actor,
                call_id=id_or_none(call_id, "Call", "callId"),
                programme_code=programme,
                form_name=form_name,
                form_version=form_version,
                organisation_id=id_or_none(organisation_id, "Organisation", "organisationId"),
            )
        except (NotFound, *UNUSABLE) as refusal:  # nothing is done here: it is an argument that leads nowhere
            said = Text(*(refusal.message(language) for language in (Language.FI, Language.SV, Language.EN)))
            raise InvalidInput(*refusal.path, reason=said) from refusal
    return draft_of(
        Kept(checked.form, checked.answers, checked.reading), context.reading(), findings=checked.form.is_application
    )


QUERIES = {
    "checkAnswers": asked(
        everyone,
        check_answers,
        "What would be said of these answers: problems, findings, computed values. Nothing is saved.",
    ),
}
