"""Forms as a programme declares them now, before any call has released them: for a look at them, and for trying them out."""

from functools import cache
from typing import Any

import strawberry

from avustin_core.forms import json_schema, spec_of, ui_schema
from avustin_core.plugin import Form as FormClass
from avustin_core.plugin import Language, Programme
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.scalars import JSON
from avustin_schema.types.common import LocalizedText


@strawberry.type(description="A form as the programme declares it now. `Call.form` is what a call has released of it.")
class DeclaredForm:
    """A form of a programme."""

    name: str = strawberry.field(description="The form's name. Give it to checkAnswers as `formName`.")
    title: LocalizedText | None = strawberry.field(
        description="What people call it; null where the plugin doesn't say."
    )
    version: str = strawberry.field(description="Its version. Give it to checkAnswers as `formVersion`.")
    is_present: bool = strawberry.field(
        description="Whether it is the latest of its name; earlier ones are for what was begun on them."
    )
    is_report: bool = strawberry.field(description="Whether a recipient reports on it; otherwise one applies on it.")
    json_schema: JSON = strawberry.field(
        description="JSON Schema 2020-12 with titles in the request's language. It never refuses what the server accepts."
    )
    ui_schema: JSON = strawberry.field(
        description="Order, widgets, help and sections for @rjsf, in the request's language."
    )


def forms_of(programme: Programme | None, reading: Reading) -> list[DeclaredForm]:
    """All versions of the application form, and the report forms; none when the plugin is gone."""
    if programme is None:
        return []
    declared = (*programme.released_forms(), *programme.report_forms)
    present = {spec_of(form).name: form for form in (*declared, programme.application_form)}
    return [
        DeclaredForm(
            name=spec_of(form).name, version=spec_of(form).version, is_present=present[spec_of(form).name] is form,
            title=LocalizedText.of(title) if (title := spec_of(form).title) else None,
            is_report=form in programme.report_forms, **_schemas(form, reading.language),
        )
        for form in declared
    ]  # fmt: skip


@cache
def _schemas(form: type[FormClass], language: Language) -> dict[str, Any]:
    spec = spec_of(form)
    return {"json_schema": json_schema(spec, language), "ui_schema": ui_schema(spec, language)}
