"""What of a programme's forms lists are asked by: each listed question by its kind, read from stored answers."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any

from sqlalchemy import case, type_coerce

from avustin_core.applications.models import ApplicationVersion
from avustin_core.forms import FieldSpec, FormSpec, listed, listed_name
from avustin_core.plugin import Kind as Answer
from avustin_core.reports.models import ReportVersion
from avustin_core.storage import global_id, row_of
from avustin_core.storage.inside import Cents, Chosen, Day, Whole, YesNo, several
from avustin_core.storage.texts import within
from avustin_schema.lists.asked import Ask, OfAnswers
from avustin_schema.lists.asks import Asks
from avustin_schema.lists.kinds import BOOLEAN, DATE, EXACT, INT, MONEY, STRING, Kind, any_id
from avustin_schema.types.answers import type_name

NOBODYS = "nobody's"
VERSIONS: dict[str, type] = {"Application": ApplicationVersion, "Report": ReportVersion}
Choices = Callable[[FieldSpec], type[Enum]]


def _organisation(condition: str, value: str) -> str:
    id = row_of(value, "Organisation")
    return global_id("Organisation", id) if id else NOBODYS


def _name(condition: str, value: Enum) -> str:
    return value.name


ORGANISATION = any_id(_organisation)
TEXTS = (Answer.SHORT_TEXT, Answer.LONG_TEXT, Answer.BUSINESS_ID, Answer.MUNICIPALITY)
PLAIN: dict[Answer, tuple[Kind, Callable[[Any], Any]]] = {
    **dict.fromkeys(TEXTS, (STRING, lambda text: text)),
    **dict.fromkeys((Answer.MONEY, Answer.PERCENTAGE), (MONEY, Cents)),
    Answer.INTEGER: (INT, Whole),
    Answer.DATE: (DATE, Day),
    Answer.BOOLEAN: (BOOLEAN, YesNo),
    Answer.ORGANISATION: (ORGANISATION, lambda text: text),
}


def answers_asked(code: str, part: str, owner: str, specs: Sequence[FormSpec], choices: Choices) -> OfAnswers | None:
    """A form's listed questions, or None where it lists none; `owner` is the type of what the answers belong to."""
    fields = {listed_name(each): _ask(each, seen, specs, choices) for each, seen in listed(specs).items()}
    if not fields:
        return None
    name = type_name(code, part)
    forms, versions = (
        tuple(dict.fromkeys(found)) for found in zip(*((each.name, each.version) for each in specs), strict=True)
    )
    return OfAnswers(name[0].lower() + name[1:], name, code, forms, versions, VERSIONS[owner], fields)


def _ask(field: FieldSpec, seen: tuple[str, ...], specs: Sequence[FormSpec], choices: Choices) -> Ask:
    kind, of = _kind_of(field, choices)
    is_seen_always = {spec.version for spec in specs if spec.at(field.path)} <= set(seen)

    def value(version: Any, reading: Any) -> Any:
        answer = of(version.answers)
        return answer if is_seen_always else case((version.form_version.in_(seen), answer), else_=None)

    label = field.label
    said = f"{label.en or label.fi} (fi: {label.fi}; sv: {label.sv})."
    return Ask(listed_name(field), Asks(kind, value), True, said, of="data")


def _kind_of(field: FieldSpec, choices: Choices) -> tuple[Kind, Callable[[Any], Any]]:
    if field.choice is None:
        kind, read = PLAIN[field.kind]
        return kind, lambda answers: read(within(answers, *field.path))
    enum, choice = choices(field), Chosen(field.choice)
    if field.kind is Answer.CHOICES:
        return Kind(f"{enum.__name__}List", enum, ("includes",), write=_name), lambda answers: several(
            answers, *field.path
        )
    return Kind(enum.__name__, enum, EXACT, write=_name), lambda answers: type_coerce(
        within(answers, *field.path), choice
    )
