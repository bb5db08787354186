"""The examples of docs/reference/expressions.md give what the page says, in the spelling that clients get."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from tests.architecture.house import REFERENCE, ROOT, parts, text_of

from avustin_core.forms import FormSpec, References, keyed, spec_of
from avustin_core.forms.expressing import expression_json
from avustin_core.forms.tree import Node, grow
from avustin_core.plugin import UNKNOWN, Expression
from avustin_core.plugin.calculations import Calculating
from avustin_core.plugin.comparisons import Comparing
from avustin_core.plugin.conditions import (
    all_of,
    answered,
    any_of,
    at_most_,
    count,
    equals,
    includes,
    less,
    minus,
    negated,
    percent_of,
    plus,
    setting,
    share_of,
    total,
    value_or,
)
from avustin_core.plugin.expressions import FieldValue, Named, operand

PAGE = REFERENCE / "expressions.md"
OPERATORS = {name: part for name, part in parts(PAGE).items() if not name.startswith(("How", "The"))}
EXAMPLE = re.compile(r"```json\n(?P<json>.*?)```", re.DOTALL)
FORM = re.compile(r"```python\n(?P<code>.*?)```", re.DOTALL)
CASE = re.compile(
    r"^\| `(?P<answers>\{[^`]*\})`(?: with the setting `(?P<settings>\{[^`]*\})`)? \| (?P<gives>`.*`|unknown) \|$",
    re.MULTILINE,
)
DAY, NUMBER = re.compile(r"\d{4}-\d\d-\d\d"), re.compile(r"-?\d+(\.\d+)?")


def example_form() -> FormSpec:
    """The form that the page declares."""
    code = FORM.search(text_of(PAGE))
    assert code is not None
    namespace: dict[str, Any] = {"__name__": __name__}
    exec(code["code"], namespace)
    return spec_of(namespace["Example"])


SPEC = example_form()


def read(tree: Mapping[str, Any], rows: str | None = None) -> Expression:
    """What a tree of JSON stands for; within `where` a field is one of the rows'."""

    def named(place: Any) -> Named:
        field = SPEC.at((rows, "*", place)) if rows and isinstance(place, str) else SPEC.at(tuple(place))
        assert field is not None
        return field.declaration

    def terms(name: str = "terms") -> list[Expression]:
        return [read(each, rows) for each in tree[name]]

    words: dict[str, Callable[[], Expression]] = {
        "field": lambda: FieldValue(named(tree["field"]), tree.get("part")),
        "constant": lambda: operand(_constant(tree["value"])),
        "setting": lambda: setting(tree["key"]),
        "answered": lambda: answered(named(tree["field"])),
        "includes": lambda: includes(named(tree["field"]), tree["value"]),  # type: ignore[arg-type]
        "equals": lambda: equals(read(tree["left"], rows), read(tree["right"], rows)),
        "less": lambda: less(read(tree["left"], rows), read(tree["right"], rows)),
        "atMost": lambda: at_most_(read(tree["left"], rows), read(tree["right"], rows)),
        "allOf": lambda: all_of(*terms("conditions")),
        "anyOf": lambda: any_of(*terms("conditions")),
        "not": lambda: negated(read(tree["condition"], rows)),
        "total": lambda: total(named(tree["rows"]), _column(tree), where=_where(tree)),
        "count": lambda: count(named(tree["rows"]), where=_where(tree)),
        "plus": lambda: plus(*terms()),
        "minus": lambda: minus(*terms()),
        "shareOf": lambda: share_of(*terms()),
        "percentOf": lambda: percent_of(*terms()),
        "valueOr": lambda: value_or(read(tree["value"], rows), read(tree["otherwise"], rows)),
    }
    return words[tree["op"]]()


def _where(tree: Mapping[str, Any]) -> Expression | None:
    return read(tree["where"], tree["rows"][0]) if "where" in tree else None


def _column(tree: Mapping[str, Any]) -> Named:
    field = SPEC.at((*tree["rows"], "*", tree["of"]))
    assert field is not None
    return field.declaration


def _constant(value: Any) -> Any:
    if isinstance(value, str) and DAY.fullmatch(value):
        return date.fromisoformat(value)
    return Decimal(value) if isinstance(value, str) and NUMBER.fullmatch(value) else value


def _plain(value: Any) -> Any:
    if isinstance(value, Fraction):
        return float(value)
    return value.isoformat() if isinstance(value, date) else value


def cases() -> list[tuple[str, str, str | None, str]]:
    """Every line of every table: the operator, the answers, the settings and what it gives."""
    return [
        (name, found["answers"], found["settings"], found["gives"])
        for name, part in OPERATORS.items()
        for found in CASE.finditer(part)
    ]


def tree_of(name: str) -> dict[str, Any]:
    """The example of an operator."""
    found = EXAMPLE.search(OPERATORS[name])
    assert found is not None, f"the part {name} has no example"
    tree: dict[str, Any] = json.loads(found["json"])
    return tree


def test_every_operator_has_a_part() -> None:
    sources = (ROOT / "core" / "avustin_core" / "plugin").glob("*.py")
    written = {op for file in sources for op in re.findall(r'"op": "(\w+)"', text_of(file))}

    assert set(OPERATORS) == written | {each.value for each in (*Comparing, *Calculating)}


@pytest.mark.parametrize("name", OPERATORS)
def test_the_example_is_spelt_as_clients_get_it(name: str) -> None:
    tree = tree_of(name)

    assert tree["op"] == name
    assert expression_json(SPEC, (), read(tree)) == tree


@pytest.mark.parametrize("name", OPERATORS)
def test_every_operator_has_cases(name: str) -> None:
    assert CASE.search(OPERATORS[name])


@pytest.mark.parametrize(("name", "answers", "settings", "gives"), cases())
def test_an_example_gives_what_the_page_says(name: str, answers: str, settings: str | None, gives: str) -> None:
    set_ = {key: _constant(value) for key, value in json.loads(settings or "{}").items()}
    node = grow(Node(SPEC.group, keyed(SPEC, json.loads(answers)), set_), References())

    value = read(tree_of(name)).evaluate(node)

    expected = UNKNOWN if gives == "unknown" else json.loads(gives.strip("`"))
    assert (_plain(value) if not isinstance(value, Decimal) else float(value)) == expected
