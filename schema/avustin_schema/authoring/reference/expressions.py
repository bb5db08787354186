"""docs/reference/expressions.md: every expression as clients get it, and what it gives on some answers, evaluated here."""

import inspect
import json
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any

from avustin_core.forms import References, keyed, spec_of
from avustin_core.forms.expressing import expression_json
from avustin_core.forms.tree import Node, grow
from avustin_core.plugin import UNKNOWN, Expression, conditions, expressions
from avustin_core.plugin.expressions import operand
from avustin_schema.authoring.reference import example_form
from avustin_schema.authoring.reference.examples import EXAMPLES, OPENING, Example
from avustin_schema.authoring.reference.markdown import WRITTEN, heading, joined, table
from avustin_schema.authoring.reference.sources import source_of

WIDE = 118  #: characters of JSON beyond which it is written on several lines
NAMES = {**vars(conditions), **vars(example_form), **example_form.Example.__declarations__}
SPEC = spec_of(example_form.Example)


def page() -> str:
    """The whole page."""
    parts = (part for example in EXAMPLES for part in _part(example))
    return joined(["# Expressions", OPENING[0], WRITTEN, *OPENING[1:], _form(), ENDING, *parts])


ENDING = "What every example gives on the answers in its table is computed as the page is written."


def _form() -> str:
    text = inspect.getsource(example_form).partition("\n\n")[2]
    return f"```python\n{text.strip()}\n```"


def _part(example: Example) -> Iterator[str]:
    expression = operand(eval(example.authors, dict(NAMES)))
    tree = expression_json(SPEC, (), expression)
    assert tree is not None
    yield heading(str(tree["op"]), 2)
    yield f"{_says(example.says_of)} Authors: `{example.authors}`."
    yield f"```json\n{_json(tree)}\n```"
    yield table(("answers", "gives"), [_case(expression, *each) for each in example.cases])


def _says(name: str) -> str:
    """What the word, or where there is none the node, says of itself."""
    module = conditions if hasattr(conditions, name) and name in source_names(conditions) else expressions
    declared = source_of(module).find(name)
    assert declared is not None
    return " ".join(declared.says.split())


def source_names(module: Any) -> set[str]:
    """What the module itself declares."""
    return {name for name, value in vars(module).items() if getattr(value, "__module__", "") == module.__name__}


def _json(tree: Any) -> str:
    line = json.dumps(tree, ensure_ascii=False)
    return line if len(line) <= WIDE else json.dumps(tree, ensure_ascii=False, indent=2)


def _case(expression: Expression, answers: dict[str, Any], settings: dict[str, Any] | None = None) -> tuple[str, str]:
    node = grow(Node(SPEC.group, keyed(SPEC, answers), settings or {}), References())
    shown = f"`{json.dumps(answers)}`" + (f" with the setting `{json.dumps(settings)}`" if settings else "")
    return shown, _given(expression.evaluate(node))


def _given(value: object) -> str:
    if value is UNKNOWN:
        return "unknown"
    if isinstance(value, date):
        return f"`{json.dumps(value.isoformat())}`"
    if isinstance(value, bool):
        return f"`{json.dumps(value)}`"
    number = Fraction(value)  # type: ignore[call-overload]
    return f"`{int(number) if number.denominator == 1 else float(number)}`"
