"""A programme's own types, generated from its forms: output and input, the union of the released versions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

import strawberry

from avustin_core.forms import FieldSpec, FormSpec, spec_of
from avustin_core.plugin import Form, Kind, Language, Programme, Visibility
from avustin_core.registry import Registry
from avustin_schema.assembled import assemble
from avustin_schema.form_inputs import InputMaker
from avustin_schema.form_lists import answers_asked
from avustin_schema.form_values import AnsweredPeriod, AnsweredText, Groups, fields_by_name
from avustin_schema.lists.asked import OfAnswers
from avustin_schema.types.answers import ApplicationData, Typed, type_name
from avustin_schema.types.reports import ReportData

LIST: Any = list
PLAIN: dict[Kind, Any] = {
    Kind.SHORT_TEXT: str, Kind.LONG_TEXT: str, Kind.EMAIL: str, Kind.PHONE: str, Kind.BUSINESS_ID: str, Kind.IBAN: str,
    Kind.INTEGER: int, Kind.MONEY: Decimal, Kind.PERCENTAGE: Decimal, Kind.DATE: date, Kind.BOOLEAN: bool,
    Kind.ORGANISATION: strawberry.ID, Kind.MUNICIPALITY: str, Kind.ATTACHMENT: strawberry.ID,
    Kind.LOCALIZED_TEXT: AnsweredText, Kind.PERIOD: AnsweredPeriod,
}  # fmt: skip


@dataclass
class ProgrammeTypes:
    """What the installed programmes bring: output types, and the input of each form by programme."""

    outputs: list[Any] = field(default_factory=list)
    application_inputs: dict[str, Any] = field(default_factory=dict)
    report_inputs: dict[str, Any] = field(default_factory=dict)  #: by programme and form name
    listed: dict[str, dict[str, OfAnswers]] = field(default_factory=dict)  #: by the type that they are answers of

    def list(self, owner: str, found: OfAnswers | None) -> None:
        """Adds the questions of a form that lists are asked by."""
        if found:
            self.listed.setdefault(owner, {})[found.name] = found


def programme_types(registry: Registry) -> ProgrammeTypes:
    """The types of all installed programmes, each with the programme's prefix."""
    made = ProgrammeTypes()
    for code, programme in registry.programmes.items():
        maker = _Maker(code, [spec_of(form) for form in (*programme.released_forms(), *programme.report_forms)])
        made.outputs.append(maker.data("ApplicationData", programme.released_forms(), ApplicationData))
        made.list("Application", maker.listed("ApplicationData", "Application", programme.released_forms()))
        made.application_inputs[code] = maker.inputs.input("ApplicationInput", programme.released_forms())
        for name, forms in report_forms(programme).items():
            made.outputs.append(maker.data(f"{name}Data", forms, ReportData))
            made.list("Report", maker.listed(f"{name}Data", "Report", forms))
            made.report_inputs[f"{code}_{name}"] = maker.inputs.input(f"{name}Input", forms)
    return made


def report_forms(programme: Programme) -> dict[str, list[type[Form]]]:
    """A programme's report forms by name, all versions of each."""
    found: dict[str, list[type[Form]]] = {}
    for form in programme.report_forms:
        found.setdefault(spec_of(form).name, []).append(form)
    return found


class _Maker:
    """Makes the types of one programme; sections and choices that several forms share are made once."""

    def __init__(self, code: str, specs: Iterable[FormSpec]) -> None:
        self.code, self.groups = code, Groups(specs)
        self.enums: dict[str, type[Enum]] = {}
        self.sections: dict[str, Any] = {}
        self.inputs = InputMaker(code, self.enum, self.groups)

    def data(self, part: str, forms: Iterable[type[Form]], interface: Any) -> Any:
        """The output type of a form's answers."""
        specs = [spec_of(form) for form in forms]
        name = type_name(self.code, part)
        description = f"Answers of the form {specs[-1].name}, versions {', '.join(spec.version for spec in specs)}."
        fields = fields_by_name(spec.fields for spec in specs)
        return assemble(
            name, description, self._fields(fields), interface=interface,
            is_type_of=lambda value, info: isinstance(value, Typed) and value.type == name,
        )  # fmt: skip

    def listed(self, part: str, owner: str, forms: Iterable[type[Form]]) -> OfAnswers | None:
        """What lists are asked by, of a form's answers."""
        return answers_asked(self.code, part, owner, [spec_of(form) for form in forms], self.enum)

    def enum(self, declared: FieldSpec) -> type[Enum]:
        """The enum of a choice, by the programme's prefix; values are their names."""
        assert declared.choice is not None
        name = type_name(self.code, declared.choice.__name__)
        if name not in self.enums:
            members = Enum(name, {each.name: each.name for each in declared.options})  # type: ignore[misc]
            made = strawberry.enum(members, description=f"{_says(declared)}: what can be chosen.")
            for value in made.__strawberry_definition__.values:  # type: ignore[attr-defined]
                label = next(each.label for each in declared.options if each.name == value.name)
                value.description = f"{label.en or label.fi} (fi: {label.fi}; sv: {label.sv})"
            self.enums[name] = made
        return self.enums[name]

    def _fields(self, declared: Mapping[str, FieldSpec]) -> dict[str, tuple[Any, Any]]:
        return {wire: self._placed(wire, each) for wire, each in declared.items()}

    def _placed(self, wire: str, declared: FieldSpec) -> tuple[Any, Any]:
        annotation, read = self._field(declared)
        made = strawberry.field(
            resolver=_resolver(wire, read), name=wire, description=describe(declared),
            metadata={"visible": circles(declared)},
            deprecation_reason="No longer asked. Stays as long as an answer to it is kept." if declared.deprecated else None,
        )  # fmt: skip
        return annotation | None, made

    def _field(self, declared: FieldSpec) -> tuple[Any, Callable[[Any], Any]]:
        match declared.kind:
            case Kind.CHOICE:
                members = self.enum(declared)
                return members, lambda value: _member(members, value)
            case Kind.CHOICES:
                several = self.enum(declared)
                return LIST[several], lambda value: [each for one in _list(value) if (each := _member(several, one))]
            case Kind.ATTACHMENTS:
                return list[strawberry.ID], _list
            case Kind.SECTION:
                return self._section(declared), lambda value: value if isinstance(value, dict) else None
            case Kind.ROWS | Kind.PARTICIPANTS:
                return LIST[self._section(declared)], lambda value: [
                    row for row in _list(value) if isinstance(row, dict)
                ]
            case kind:
                return PLAIN[kind], READ.get(kind, _same)

    def _section(self, declared: FieldSpec) -> Any:
        name = type_name(self.code, self.groups.name(declared))
        if name not in self.sections:
            fields = self._fields(self.groups.fields(declared))
            if declared.repeats:
                fields["key"] = (str, _key(circles(declared)))
            self.sections[name] = assemble(name, f"{_says(declared)}.", fields)
        return self.sections[name]


def circles(declared: FieldSpec) -> tuple[Visibility, ...]:
    """Who sees an answer; of a section, whoever sees any answer under it."""
    below = (circle for each in declared.children for circle in circles(each))
    own = (declared.visible,) if declared.visible else ()
    return tuple(dict.fromkeys((*own, *below)))


def _key(seen_by: tuple[Visibility, ...]) -> Any:
    return strawberry.field(
        resolver=_resolver("key", _same), description="The row's stable key.", metadata={"visible": seen_by}
    )


def _resolver(wire: str, read: Callable[[Any], Any]) -> Callable[..., Any]:
    def resolve(root: Any) -> Any:
        answers = root.answers if isinstance(root, Typed) else root
        value = answers.get(wire)
        return None if value is None else read(value)

    return resolve


def describe(declared: FieldSpec) -> str:
    """What a field asks, in the words of the form."""
    source = f" {declared.source.reference}." if declared.source else ""
    readers = f" {declared.visible.description.get(Language.EN)}" if declared.visible else ""
    return f"{_says(declared)}.{source}{readers}"


def _says(declared: FieldSpec) -> str:
    label = declared.label
    return f"{label.en or label.fi} (fi: {label.fi}; sv: {label.sv})"


def _same(value: Any) -> Any:
    return value


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _member(members: type[Enum], value: Any) -> Enum | None:
    return members.__members__.get(value) if isinstance(value, str) else None


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None


def _date(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) else None


READ: dict[Kind, Callable[[Any], Any]] = {
    **dict.fromkeys((Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.EMAIL, Kind.PHONE, Kind.BUSINESS_ID, Kind.IBAN), _text),
    **dict.fromkeys((Kind.MUNICIPALITY, Kind.ORGANISATION, Kind.ATTACHMENT), _text),
    **dict.fromkeys((Kind.MONEY, Kind.PERCENTAGE), _decimal),
    Kind.DATE: _date,
    Kind.INTEGER: lambda value: value if isinstance(value, int) and not isinstance(value, bool) else None,
    Kind.BOOLEAN: lambda value: value if isinstance(value, bool) else None,
    Kind.LOCALIZED_TEXT: lambda value: AnsweredText.of(value),
    Kind.PERIOD: lambda value: AnsweredPeriod.of(value),
}
