"""Expressions as a front end evaluates them: conditions over the answers that are there, exact and three-valued."""

from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

Json = dict[str, Any]
Look = Callable[[list[str]], Any]  #: an answer by its path, None where there is none


def holds(condition: Json | None, look: Look) -> bool:
    """Whether a condition holds; what isn't known doesn't, and no condition always does."""
    return condition is None or evaluate(condition, look) is True


def evaluate(node: Json, look: Look) -> Any:
    """The value of a node; None while it isn't known."""
    return OPERATORS[node["op"]](node, look)


def _field(node: Json, look: Look) -> Any:
    value = look(node["field"])
    return value.get(node["part"]) if "part" in node and isinstance(value, Mapping) else value


def _compared(how: Callable[[Any, Any], bool]) -> Callable[[Json, Look], Any]:
    def compare(node: Json, look: Look) -> Any:
        left, right = (_exact(evaluate(node[side], look)) for side in ("left", "right"))
        return None if left is None or right is None else how(left, right)

    return compare


def _includes(node: Json, look: Look) -> Any:
    chosen = look(node["field"])
    return None if chosen is None else node["value"] in chosen


def _all(node: Json, look: Look) -> Any:
    answers = [evaluate(each, look) for each in node["conditions"]]
    return False if False in answers else None if None in answers else True


def _any(node: Json, look: Look) -> Any:
    answers = [evaluate(each, look) for each in node["conditions"]]
    return True if True in answers else None if None in answers else False


def _not(node: Json, look: Look) -> Any:
    answer = evaluate(node["condition"], look)
    return None if answer is None else not answer


def _plus(node: Json, look: Look) -> Any:
    terms = [_exact(evaluate(each, look)) for each in node["terms"]]
    return None if None in terms else sum(terms, Fraction(0))


def _value_or(node: Json, look: Look) -> Any:
    value = evaluate(node["value"], look)
    return evaluate(node["otherwise"], look) if value is None else value


def _exact(value: Any) -> Any:
    """Numbers as fractions, also those that are written as strings."""
    if isinstance(value, bool) or value is None:
        return value
    try:
        return Fraction(Decimal(value)) if isinstance(value, int | str) else value
    except InvalidOperation:
        return value


OPERATORS: dict[str, Callable[[Json, Look], Any]] = {
    "field": _field,
    "constant": lambda node, look: node["value"],
    "setting": lambda node, look: None,
    "answered": lambda node, look: look(node["field"]) is not None,
    "includes": _includes,
    "equals": _compared(lambda left, right: left == right),
    "less": _compared(lambda left, right: left < right),
    "atMost": _compared(lambda left, right: left <= right),
    "allOf": _all,
    "anyOf": _any,
    "not": _not,
    "plus": _plus,
    "valueOr": _value_or,
}
