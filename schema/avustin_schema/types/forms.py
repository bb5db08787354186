"""Forms as data: all that a front end needs to draw and fill any programme's form."""

from typing import Any

import strawberry

from avustin_core.documents.kinds import taken
from avustin_core.documents.models import Publicity
from avustin_core.documents.secrecy import publicity_of_field
from avustin_core.plugin import Audience, Choice, Kind, Role, SecrecyGround, option
from avustin_core.programmes import rights
from avustin_core.settings import Settings
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.scalars import JSON
from avustin_schema.sources import column, computed, sourced
from avustin_schema.types.common import LocalizedText, Node, id_of, text_or_none
from avustin_schema.types.enums import publish


class FieldAccess(Choice):
    """What a viewer may do with an answer. Hidden is not the same as empty."""

    HIDDEN = option(fi="Ei näkyvissä", sv="Visas inte", en="The viewer may not see it")
    READ = option(fi="Luettavissa", sv="Kan läsas", en="The viewer may read it")
    WRITE = option(fi="Muokattavissa", sv="Kan ändras", en="The viewer may change it")


publish(FieldAccess)


@strawberry.type(description="One thing to choose.")
class FormOption:
    """An option of a choice."""

    value: str = strawberry.field(description="What is stored and sent.")
    label: LocalizedText = strawberry.field(description="What people read.")
    help: LocalizedText | None = strawberry.field(description="More about it.")
    deprecated: bool = strawberry.field(description="Whether it is only there for what was answered earlier.")


@strawberry.type(description="A heading that fields stand under, in the order of their first use.")
class FormStep:
    """A step of a form."""

    key: str = strawberry.field(description="Stable.")
    title: LocalizedText = strawberry.field(description="The heading.")
    help: LocalizedText | None = strawberry.field(description="What is asked under it.")


@strawberry.type(description="Limits of an answer, ends included; null where there is none.")
class FormBounds:
    """Bounds of a field."""

    at_least: int | None = strawberry.field(description="Fewest rows, choices or files.")
    at_most: int | None = strawberry.field(description="Most rows, choices or files.")
    minimum: str | None = strawberry.field(description="The least number, sum or day, as it is written in answers.")
    maximum: str | None = strawberry.field(description="The greatest number, sum or day, as it is written in answers.")
    limit: int | None = strawberry.field(description="Most characters.")


@strawberry.type(description="Who will see an answer, in words for the one who answers.")
class FormVisibility:
    """The circle of readers."""

    audience: str = strawberry.field(
        description="REGISTER, RECIPIENT, PARTICIPANTS, PARTIES, OFFICIALS, NAMED_ROLES or SECRET."
    )
    description: LocalizedText = strawberry.field(description="The circle in words.")
    roles: list[Role] = strawberry.field(description="The only roles that see it, for NAMED_ROLES and SECRET.")
    ground: str | None = strawberry.field(description="The item of the Openness Act (621/1999 24 §), for SECRET.")


@strawberry.type(
    description="What an answer is as a part of a document of the authority (621/1999): its class, ground and time."
)
class FormPublicity:
    """Class, ground and time."""

    publicity: Publicity = strawberry.field(name="class", description="UNDECIDED: an official says it when asked.")
    ground: list[SecrecyGround] = strawberry.field(description="The items of 24 § 1 mom., for what is secret.")
    secret_for_years: int | None = strawberry.field(
        description="How long it is secret from its own day, in years (31 §); null for what isn't secret."
    )
    is_published: bool = strawberry.field(description="Whether it goes on the web by itself, in the public register.")
    is_exported: bool = strawberry.field(description="Whether it goes into exports; what is for named roles doesn't.")


@strawberry.type(description="What a field takes of files; what comes is refused by its content, whatever its name.")
class FormFiles:
    """Limits of the field's files, and of all files in the matter."""

    media_types: list[str] = strawberry.field(description="The media types that are taken.")
    largest: int = strawberry.field(description="The largest file, in bytes.")
    at_most: int | None = strawberry.field(
        description="How many files the field may have; null: as many as the matter."
    )
    most_files: int = strawberry.field(description="How many files the party may have in the matter.")
    most_bytes: int = strawberry.field(description="How many bytes these may be together.")


@strawberry.type(
    description="One field of a form. Fields within sections and rows follow their parent; `*` stands for a row's key."
)
class FormField:
    """A descriptor."""

    path: list[str] = strawberry.field(description="Where its answer lies: names, and `*` for the key of a row.")
    name: str = strawberry.field(description="The last part of the path: the name in answers, JSON Schema and GraphQL.")
    order: int = strawberry.field(description="Its place in the form.")
    step: FormStep | None = strawberry.field(description="The heading that it stands under.")
    kind: Kind = strawberry.field(description="What it holds, and how it is drawn.")
    label: LocalizedText = strawberry.field(description="The question.")
    help: LocalizedText | None = strawberry.field(description="Help for the one who answers.")
    unit: LocalizedText | None = strawberry.field(description="The unit of a number.")
    required: bool = strawberry.field(description="Whether it must be answered before handing in, when it is shown.")
    repeats: bool = strawberry.field(description="Whether it holds rows, each with a stable `key`.")
    options: list[FormOption] = strawberry.field(description="What can be chosen.")
    bounds: FormBounds = strawberry.field(description="Limits of the answer.")
    must_be: bool | None = strawberry.field(description="The only answer that can be handed in, for a commitment.")
    accepts: list[str] = strawberry.field(description="Media types of files, as the form says them.")
    files: FormFiles | None = strawberry.field(description="Limits of files; null for a field that takes none.")
    computed: bool = strawberry.field(description="Whether the server computes it; it can't be saved.")
    formula: JSON | None = strawberry.field(
        description="How it is computed, as an expression (docs/reference/expressions.md)."
    )
    visible_when: JSON | None = strawberry.field(description="When it is shown, as an expression; null: always.")
    required_when: JSON | None = strawberry.field(
        description="When it must be answered though `required` is false, as an expression."
    )
    visible_to: FormVisibility | None = strawberry.field(description="Who will see the answer.")
    publicity: FormPublicity | None = strawberry.field(
        description="What the answer is as a document: public, or secret with its ground and time."
    )
    source: str | None = strawberry.field(description="Where the question comes from, such as 893/2019 6 §.")
    deprecated: bool = strawberry.field(description="Whether it is only there for what was answered earlier.")
    access: FieldAccess = strawberry.field(description="What this viewer may do with the answer here and now.")


def field_of(stored: dict[str, Any], access: Any, settings: Settings) -> FormField:
    """A descriptor from its stored form."""
    bounds, visible, step = stored["bounds"], stored["visibleTo"], stored["step"]
    return FormField(
        path=stored["path"],
        name=stored["name"],
        order=stored["order"],
        step=step and FormStep(key=step["key"], title=LocalizedText.of(step["title"]), help=text_or_none(step["help"])),
        kind=Kind(stored["kind"]),
        label=LocalizedText.of(stored["label"]),
        help=text_or_none(stored["help"]),
        unit=text_or_none(stored["unit"]),
        required=stored["required"],
        repeats=stored["repeats"],
        options=[
            FormOption(
                value=each["name"], label=LocalizedText.of(each["label"]), help=text_or_none(each["help"]),
                deprecated=each["deprecated"],
            )
            for each in stored["options"]
        ],
        bounds=FormBounds(
            at_least=bounds["atLeast"],
            at_most=bounds["atMost"],
            minimum=None if bounds["minimum"] is None else str(bounds["minimum"]),
            maximum=None if bounds["maximum"] is None else str(bounds["maximum"]),
            limit=bounds["limit"],
        ),
        must_be=stored["mustBe"],
        accepts=stored["accepts"],
        files=_files(stored, settings) if Kind(stored["kind"]) in (Kind.ATTACHMENT, Kind.ATTACHMENTS) else None,
        computed=stored["computed"],
        formula=stored["formula"],
        visible_when=stored["visibleWhen"],
        required_when=stored["requiredWhen"],
        visible_to=visible and FormVisibility(
            audience=visible["audience"], description=LocalizedText.of(visible["description"]),
            roles=[Role(role) for role in visible["roles"]], ground=visible["ground"],
        ),
        publicity=visible and _publicity(visible),
        source=stored["source"],
        deprecated=stored["deprecated"],
        access=access,
    )  # fmt: skip


def _files(stored: dict[str, Any], settings: Settings) -> FormFiles:
    one = Kind(stored["kind"]) is Kind.ATTACHMENT
    return FormFiles(
        media_types=taken(stored["accepts"]),
        largest=min(settings.largest_file, stored.get("largest") or settings.largest_file),
        at_most=1 if one else stored["bounds"]["atMost"],
        most_files=settings.most_files,
        most_bytes=settings.most_bytes,
    )


def _publicity(visible: dict[str, Any]) -> FormPublicity:
    said = publicity_of_field(Audience(visible["audience"]), visible["ground"])
    return FormPublicity(
        publicity=said.publicity, ground=list(said.grounds), secret_for_years=said.secret_for,
        is_published=said.is_published, is_exported=said.is_exported,
    )  # fmt: skip


def _fields(values: Any, reading: Reading) -> list[FormField]:
    return [
        field_of(each, FieldAccess.READ if each["computed"] else FieldAccess.WRITE, reading.settings)
        for each in values("descriptors")
    ]


def _in_language(column_name: str, description: str) -> Any:
    def make(values: Any, reading: Reading) -> Any:
        return values(column_name)[reading.language.value]

    return computed((column_name,), make, description)


def _title(values: Any, reading: Reading) -> LocalizedText | None:
    spec = reading.registry.form(*(values(name) for name in ("programme_code", "name", "version")))
    return LocalizedText.of(spec.title) if spec and spec.title else None


@sourced(rights.FORM_RELEASES)
class Form(Node):
    """A released version of a form: it never changes."""

    id: strawberry.ID = id_of("Form")
    name: str = column("name", "The form's name within its programme.")
    title: LocalizedText | None = computed(
        ("programme_code", "name", "version"), _title, "What people call it; null when its plugin is gone."
    )
    version: str = column("version", "The form's version.")
    fields: list[FormField] = computed(("descriptors",), _fields, "Every field, each before those within it.")
    json_schema: JSON = _in_language(
        "json_schema",
        "JSON Schema 2020-12 with titles in the request's language. It never refuses what the server accepts.",
    )
    ui_schema: JSON = _in_language(
        "ui_schema", "Order, widgets, help and sections for @rjsf, in the request's language."
    )
    structure_digest: str = column(
        "structure_digest", "SHA-256 over structure and conditions: the lock of the version."
    )
    texts_digest: str = column("texts_digest", "SHA-256 over the texts, which may be corrected.")
