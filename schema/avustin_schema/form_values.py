"""Values of forms that have parts, as types and as inputs; and a form's fields over its versions."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import strawberry

from avustin_core.forms import FieldSpec, FormSpec
from avustin_schema.inputs import input_type


@strawberry.type(description="A text as the applicant wrote it, in one language or several.")
class AnsweredText:
    """A written text."""

    fi: str | None = strawberry.field(description="Finnish.")
    sv: str | None = strawberry.field(description="Swedish.")
    en: str | None = strawberry.field(description="English.")

    @classmethod
    def of(cls, value: Any) -> "AnsweredText | None":
        """From stored answers."""
        return cls(fi=value.get("fi"), sv=value.get("sv"), en=value.get("en")) if isinstance(value, dict) else None


@strawberry.type(description="A period as the applicant wrote it, both days included.")
class AnsweredPeriod:
    """A written period."""

    starts: date | None = strawberry.field(description="The first day.")
    ends: date | None = strawberry.field(description="The last day.")

    @classmethod
    def of(cls, value: Any) -> "AnsweredPeriod | None":
        """From stored answers."""
        if not isinstance(value, dict):
            return None
        return cls(starts=_day(value.get("starts")), ends=_day(value.get("ends")))


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(value)
    except (TypeError, ValueError):
        return None


@input_type(description="A text in one language or several. What is absent stays, null clears.")
class AnsweredTextInput:
    """A text to save."""

    fi: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Finnish.")
    sv: strawberry.Maybe[str | None] = strawberry.field(default=None, description="Swedish.")
    en: strawberry.Maybe[str | None] = strawberry.field(default=None, description="English.")


@input_type(description="A period, both days included. What is absent stays, null clears.")
class AnsweredPeriodInput:
    """A period to save."""

    starts: strawberry.Maybe[date | None] = strawberry.field(default=None, description="The first day.")
    ends: strawberry.Maybe[date | None] = strawberry.field(default=None, description="The last day.")


class Groups:
    """The sections and rows of a programme's forms by the names of their classes: all fields that any version has.

    A class that stands both as a section and as rows is two types, since rows have keys: the second use gets a suffix.
    """

    def __init__(self, specs: Iterable[FormSpec]) -> None:
        self._versions: dict[tuple[str, bool], list[tuple[FieldSpec, ...]]] = {}
        for each in (field for spec in specs for field in spec.walk()):
            if each.group is not None:
                self._versions.setdefault(self._key(each), []).append(each.children)

    def fields(self, group: FieldSpec) -> dict[str, FieldSpec]:
        """The fields of all versions of a section or row."""
        return fields_by_name(self._versions[self._key(group)])

    def name(self, group: FieldSpec) -> str:
        """The name of its class, such as CostRow; of the second use CostRowRow or CostRowSection."""
        name, repeats = self._key(group)
        first = next(known for known in self._versions if known[0] == name)
        return name if first == (name, repeats) else f"{name}{'Row' if repeats else 'Section'}"

    @staticmethod
    def _key(group: FieldSpec) -> tuple[str, bool]:
        assert group.group is not None
        return group.group.section.__name__, group.repeats


def fields_by_name(versions: Iterable[Iterable[FieldSpec]]) -> dict[str, FieldSpec]:
    """The fields of all versions by name; where several have one, the newest says it."""
    return {each.name: each for version in versions for each in version}
