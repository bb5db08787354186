"""Answers: as JSON for any front end, typed for those who know the programme, and the draft with its problems."""

from types import SimpleNamespace
from typing import Any

import strawberry
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.access import ROW
from avustin_core.answers.form import versions_of
from avustin_core.answers.kept import Kept, Unread, read_current
from avustin_core.answers.shapes import Shaped, in_newest_shape
from avustin_core.applications.visibility import ACCESS_COLUMNS, Access, Shown, access, visible_answers
from avustin_core.eligibility.rules import findings_of
from avustin_core.forms import FormSpec, read
from avustin_core.plugin import Programme
from avustin_core.trail.operations import SecretRead
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.scalars import JSON
from avustin_schema.secrets import Telling, Watched
from avustin_schema.sources import Values
from avustin_schema.types.common import LocalizedText, text_or_none
from avustin_schema.types.forms import FieldAccess, FormField, field_of
from avustin_schema.types.problems import DraftFinding, Problem, problems_of

STATE = ("organisation_id", "matter_id", "call_id", "submitted_at")


class Typed:
    """Answers for a generated type: its name, and what was answered."""

    __slots__ = ("answers", "form_version", "programme", "shape_version", "type")

    def __init__(
        self, type_name: str, programme: str, form_version: str, answers: dict[str, Any], shape_version: str = ""
    ) -> None:
        self.type, self.programme, self.form_version, self.answers = type_name, programme, form_version, answers
        self.shape_version = shape_version or form_version


SHAPE = (
    "The version whose questions the answers are given as: the newest. Answers to an earlier one are moved to it by the "
    "plugin's migration; what it doesn't ask stays in the fields that are deprecated."
)


@strawberry.interface(
    description="An application's answers, typed by its programme. New programmes bring new types: always ask for `__typename`."
)
class ApplicationData:
    """What every programme's answers tell."""

    programme: str = strawberry.field(description="The programme's code.")
    form_version: str = strawberry.field(description="The version of the form that was answered.")
    shape_version: str = strawberry.field(description=SHAPE)

    @classmethod
    def resolve_type(cls, value: Any, info: Any, abstract: Any) -> str:
        """The generated type's name."""
        name: str = value.type
        return name


@strawberry.type(description="Answers as this viewer may see them.")
class Answers:
    """A set of answers."""

    form_version: str = strawberry.field(description="The version of the form.")
    hidden: list[list[str]] = strawberry.field(description="Paths that this viewer may not see, answered or not.")
    all: strawberry.Private[dict[str, Any]]
    telling: strawberry.Private[Telling]

    @strawberry.field(
        description="By the names of the form's fields; rows carry their `key`. A form renderer's data as it is.",
        metadata={"audience": ROW},
    )
    def values(self) -> JSON:
        """All of them; that secrets among them are given is noted."""
        self.telling.all()
        return self.all


@strawberry.type(description="A value that the server computes from the answers.")
class ComputedValue:
    """A computed value."""

    path: list[str] = strawberry.field(description="Where it lies.")
    value: JSON | None = strawberry.field(
        description="The value, as it is written in answers; null while it can't be computed."
    )


@strawberry.type(description="What is being written: seen by those who may edit, and by nobody else.")
class Draft:
    """A draft or working copy."""

    values: JSON = strawberry.field(description="The answers as they were typed, right or wrong.")
    form_version: str = strawberry.field(description="The version of the form.")
    problems: list[Problem] = strawberry.field(
        description="All that stops handing in, or should be looked at, at once."
    )
    findings: list[DraftFinding] = strawberry.field(
        description="What the eligibility rules say of it now. They never stop handing in."
    )
    computed: list[ComputedValue] = strawberry.field(description="What the server computes from it.")
    hidden: list[list[str]] = strawberry.field(
        description="Fields that the answers don't show now: what stands there is kept and not handed in."
    )
    required: list[list[str]] = strawberry.field(description="Fields that must be answered now.")
    is_checked: bool = strawberry.field(
        description="Whether the programme's form and rules were asked. Not where its plugin is gone or disabled: what was "
        "typed is shown then, and nothing is said of it."
    )


def type_name(programme_code: str, part: str = "ApplicationData") -> str:
    """The name of a programme's generated type: digi2019_yhteishankkeet gives Digi2019YhteishankkeetApplicationData."""
    return "".join(word[:1].upper() + word[1:] for word in programme_code.split("_")) + part


def spec_in(reading: Reading, programme: str, name: str, version: str) -> FormSpec | None:
    """The form of stored answers: of its plugin, or as it was kept when that is gone."""
    return reading.registry.form(programme, name, version)


def needs(version: str, form: str, owner: str = "") -> tuple[str, ...]:
    """The columns that answers are shown from: of the version, its form, and the application that they belong to."""
    of_version = tuple(f"{version}{name}" for name in ("answers", "form_version"))
    of_form = tuple(f"{form}.{name}" for name in ("programme_code", "name", "version"))
    return (*of_version, *of_form, *(f"{owner}{name}" for name in (*STATE, "id")))


def shown(version: str, form: str, owner: str = "", *, of: str = "Application") -> Any:
    """The function that shows a version's answers to the viewer; `of` is the type of what they belong to."""

    def make(values: Values, reading: Reading) -> Answers | None:
        answers = values(f"{version}answers")
        spec = answers is not None and spec_in(
            reading, *(values(f"{form}.{name}") for name in ("programme_code", "name", "version"))
        )
        if answers is None or not spec:
            return None
        state = SimpleNamespace(**{name: values(f"{owner}{name}") for name in STATE})
        seen = visible_answers(spec, answers, reading.actor, state)
        read = SecretRead(of, values(f"{owner}id"), state.matter_id, seen.secrets, frozenset(map(str, seen.as_roles)))
        return Answers(
            form_version=values(f"{version}form_version"),
            hidden=[list(path) for path in seen.hidden],
            all=seen.answers,
            telling=Telling(reading.secrets, read),
        )

    return make


def typed(version: str, form: str, part: str = "ApplicationData", *, of: str = "Application") -> Any:
    """The function that gives the same answers to the programme's generated type; `{form}` in its name is the form's."""
    show = shown(version, form, of=of)

    def make(values: Values, reading: Reading) -> Typed | None:
        code = values(f"{form}.programme_code")
        programme = reading.registry.programmes.get(code)
        has_type = programme is not None and bool(versions_of(programme, values(f"{form}.name")))
        answers = show(values, reading) if has_type else None
        if answers is None:
            return None
        name = type_name(code, part.format(form=values(f"{form}.name")))
        spec = spec_in(reading, code, values(f"{form}.name"), values(f"{form}.version"))
        if spec and (newest := _newest(spec, reading.registry.programmes[code])) is not spec:
            moved = _moved(spec, reading.registry.programmes[code], values(f"{version}answers"), values, reading)
            if moved is not None:
                return Typed(name, code, answers.form_version, _watched(moved, answers.telling), newest.version)
        computed = _computed(spec, values(f"{version}answers"), answers.hidden) if spec else {}
        given = Shaped({**answers.all, **computed}, frozenset(answers.telling.of.paths), is_astray=False)
        return Typed(name, code, answers.form_version, _watched(given, answers.telling))

    return make


def _watched(given: Shaped, telling: Telling) -> dict[str, Any]:
    """The answers, of which it is noted when one that is for few is taken out; at once where it can't be told from others."""
    if given.is_astray:
        telling.all()
        return given.answers
    return Watched(given.answers, given.secrets, telling) if given.secrets else given.answers


def _newest(spec: FormSpec, programme: Programme) -> FormSpec:
    """The newest version of the form; itself where its plugin doesn't declare it any more."""
    specs = versions_of(programme, spec.name)
    return specs[-1] if spec in specs else spec


def _moved(
    spec: FormSpec, programme: Programme, answers: dict[str, Any], values: Values, reading: Reading
) -> Shaped | None:
    state = SimpleNamespace(**{name: values(name) for name in STATE})

    def see(form: FormSpec, given: Any) -> Shown:
        return visible_answers(form, given, reading.actor, state)

    return in_newest_shape(versions_of(programme, spec.name), programme.migrations, spec, answers, see)


def _computed(spec: FormSpec, answers: dict[str, Any], hidden: list[list[str]]) -> dict[str, Any]:
    """The form's own computed values, which aren't answers and so aren't stored with them."""
    if not any(each.computed for each in spec.fields):
        return {}
    kept = {path[0] for path in hidden if len(path) == 1}
    return {
        path[0]: value for path, value in read(spec, answers).computed.items() if len(path) == 1 and path[0] not in kept
    }


def accessible(version: str, form: str) -> tuple[tuple[str, ...], Any]:
    """The columns and the function of a form's fields with what the viewer may do with each."""
    columns = (f"{form}.descriptors", f"{version}answers", *needs(version, form), *ACCESS_COLUMNS.values())

    def make(values: Values, reading: Reading) -> list[FormField]:
        spec = spec_in(reading, *(values(f"{form}.{name}") for name in ("programme_code", "name", "version")))
        state = SimpleNamespace(**{name: values(path) for name, path in ACCESS_COLUMNS.items()})
        state.installed = reading.registry.programmes
        rights = access(spec, values(f"{version}answers") or {}, reading.actor, state, reading.now) if spec else {}
        return [
            field_of(each, FieldAccess[rights.get(tuple(each["path"]), Access.READ).name], reading.settings)
            for each in values(f"{form}.descriptors") or ()
        ]

    return tuple(dict.fromkeys(columns)), make


def drafts(owner: type, version: type, *, findings: bool) -> Any:
    """The function that loads the drafts of a level's objects, in as many statements for all as for one."""

    async def load(session: AsyncSession, reading: Reading, values: list[Values]) -> list[Draft | None]:
        ids = [value("id") for value in values]
        kept = await read_current(session, reading.registry, owner, version, ids, now=reading.now)
        return [draft_of(kept[id], reading, findings=findings) if id in kept else None for id in ids]

    return load


def draft_of(checked: Kept | Unread, reading: Reading, *, findings: bool) -> Draft:
    """A draft, as the reader sees it."""
    if isinstance(checked, Unread):
        return Draft(
            values=dict(checked.answers), form_version=checked.form_version, problems=[], findings=[], computed=[],
            hidden=[], required=[], is_checked=False,
        )  # fmt: skip
    read = checked.reading
    return Draft(
        values=dict(checked.answers),
        form_version=checked.form.spec.version,
        problems=problems_of(read.problems, reading.language),
        findings=[
            DraftFinding(
                rule_key=each.key,
                rule=LocalizedText.of(each.text),
                outcome=each.finding.outcome,
                reason=text_or_none(each.finding.reason),
                source=each.source or None,
                bars=each.bars,
                paths=[list(path) for path in each.paths],
            )
            for each in (findings_of(checked.form, read) if findings else ())
        ],
        computed=[ComputedValue(path=list(path), value=value) for path, value in read.computed.items()],
        hidden=[list(path) for path in sorted(read.hidden)],
        required=[list(path) for path in sorted(read.required)],
        is_checked=True,
    )
