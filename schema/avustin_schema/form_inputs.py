"""Inputs generated from forms: every member may be absent (stays), null (clears), or typed wrongly (kept)."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

import strawberry

from avustin_core.forms import FieldSpec, spec_of
from avustin_core.plugin import Form, Kind
from avustin_schema.form_values import AnsweredPeriodInput, AnsweredTextInput, Groups, fields_by_name
from avustin_schema.inputs import given_in, input_type, is_input
from avustin_schema.types.answers import type_name

PLAIN: dict[Kind, Any] = {
    Kind.SHORT_TEXT: str, Kind.LONG_TEXT: str, Kind.EMAIL: str, Kind.PHONE: str, Kind.BUSINESS_ID: str, Kind.IBAN: str,
    Kind.INTEGER: int, Kind.MONEY: Decimal, Kind.PERCENTAGE: Decimal, Kind.DATE: date, Kind.BOOLEAN: bool,
    Kind.ORGANISATION: strawberry.ID, Kind.MUNICIPALITY: str, Kind.ATTACHMENT: strawberry.ID,
    Kind.LOCALIZED_TEXT: AnsweredTextInput, Kind.PERIOD: AnsweredPeriodInput, Kind.ATTACHMENTS: list[strawberry.ID],
}  # fmt: skip

MAYBE: Any = strawberry.Maybe


class InputMaker:
    """Makes the input types of one programme's forms."""

    def __init__(self, code: str, enum: Callable[[FieldSpec], type[Enum]], groups: Groups) -> None:
        self.code, self._enum, self._groups = code, enum, groups
        self._sections: dict[str, Any] = {}

    def input(self, part: str, forms: Iterable[type[Form]]) -> Any:
        """The input of a form: the union of its versions, without what the server computes."""
        specs = [spec_of(form) for form in forms]
        fields = fields_by_name(spec.fields for spec in specs)
        about = f"Answers to the form {specs[-1].name}. What is absent stays, null clears, rows match by key."
        return self._input(type_name(self.code, part), fields, about)

    def _input(self, name: str, fields: Mapping[str, FieldSpec], about: str, *, keyed: bool = False) -> Any:
        asked = {wire: each for wire, each in fields.items() if each.computed is None}
        namespace: dict[str, Any] = {
            wire: strawberry.field(
                name=wire,
                default=None,
                description=f"{each.label.en or each.label.fi} (fi: {each.label.fi}; sv: {each.label.sv}).",
            )
            for wire, each in asked.items()
        }
        annotations: dict[str, Any] = {wire: MAYBE[self._kind(each) | None] for wire, each in asked.items()}
        if keyed:
            namespace["key"] = strawberry.field(
                default=None, description="The row's key: a new one, or none, makes a new row."
            )
            annotations["key"] = str | None
        namespace |= {
            "__module__": __name__,
            "__doc__": about,
            "__annotations__": annotations,
            "keeps_unreadable": True,
        }
        return input_type(description=about)(type(name, (), namespace))

    def _kind(self, declared: FieldSpec) -> Any:
        match declared.kind:
            case Kind.CHOICE:
                return self._enum(declared)
            case Kind.CHOICES:
                return list[self._enum(declared)]  # type: ignore[misc]
            case Kind.SECTION:
                return self._section(declared)
            case Kind.ROWS | Kind.PARTICIPANTS:
                return list[self._section(declared)]  # type: ignore[misc]
            case kind:
                return PLAIN[kind]

    def _section(self, declared: FieldSpec) -> Any:
        name = type_name(self.code, f"{self._groups.name(declared)}Input")
        if name not in self._sections:
            fields = self._groups.fields(declared)
            about = f"{declared.label.en or declared.label.fi} (fi: {declared.label.fi}; sv: {declared.label.sv})."
            self._sections[name] = self._input(name, fields, about, keyed=declared.repeats)
        return self._sections[name]


def answers_of(typed: Any) -> Any:
    """A typed input as answers by name: absent members left out, null kept as null."""
    if isinstance(typed, strawberry.Some):
        return answers_of(typed.value)
    if is_input(typed):
        return {name: answers_of(value) for name, value in given_in(typed) if value is not None}
    if isinstance(typed, list):
        return [answers_of(each) for each in typed]
    return typed
