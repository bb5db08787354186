"""An operation raises nothing but what it declares, as far as its code and the code that it calls show it.

What is called by a name of the module, its guards and the reactions to its events are followed; methods of values that
only exist while it runs are not.
"""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from tests.architecture.house import core_modules

from avustin_core.access import Guard
from avustin_core.errors import Refusal
from avustin_core.plugin import Event
from avustin_core.scenarios.proposing import IN_THE_WAY
from avustin_core.work import Work

OPERATIONS = {
    f"{module.__name__.removeprefix('avustin_core.')}.{name}": value
    for module in core_modules()
    for name, value in vars(module).items()
    if hasattr(value, "refuses") and value.__module__ == module.__name__
}

#: what the code shows and can't come: count() refuses grants above the ceiling, and these slices add no grants
NO_MONEY = ("acceptances.", "applications.", "assessments.", "register.")
#: what an operation catches of another one, to tell it in words of its own
CAUGHT = {"scenarios.proposing.propose_scenario": {each.code for each in IN_THE_WAY}}


def raised(function: Callable[..., Any], seen: set[Any]) -> Iterator[type[Refusal]]:
    """The refusals that are made in a function, or in what it calls."""
    function = inspect.unwrap(getattr(function, "__func__", function))
    if function in seen or not inspect.isfunction(function):
        return
    seen.add(function)
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    for node in ast.walk(tree):
        found = _meant(node, function.__globals__)
        if isinstance(node, ast.Call):
            yield from _called(_meant(node.func, function.__globals__), seen)
        elif isinstance(found, Guard):
            yield from raised(found.blocks, seen)
        elif inspect.isfunction(found) and found.__module__.startswith("avustin_core"):
            yield from raised(found, seen)


def _called(found: Any, seen: set[Any]) -> Iterator[type[Refusal]]:
    if isinstance(found, type) and issubclass(found, Refusal):
        yield found
    elif isinstance(found, type) and issubclass(found, Event):
        for reaction in Work.reactions.get(found, ()):
            yield from raised(reaction, seen)
    elif isinstance(found, type) and found.__module__.startswith("avustin_core"):
        yield from raised(getattr(found, "__post_init__", None), seen)  # type: ignore[arg-type]
    elif inspect.isroutine(found) and (found.__module__ or "").startswith("avustin_core"):
        yield from raised(found, seen)


def _meant(node: ast.AST, known: dict[str, Any]) -> Any:
    """What a name, or a name's attribute, stands for."""
    if isinstance(node, ast.Name):
        return known.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in known:
        return getattr(known[node.value.id], node.attr, None)
    return None


@pytest.mark.parametrize("name", OPERATIONS)
def test_an_operation_raises_only_what_it_declares(name: str) -> None:
    operation = OPERATIONS[name]

    undeclared = {each.code for each in raised(operation, set())} - {each.code for each in operation.refuses}

    if name.startswith(NO_MONEY):
        undeclared -= {"CALL_CEILING_EXCEEDED"}
    assert undeclared - CAUGHT.get(name, set()) == set()


def test_what_operations_raise_is_found() -> None:
    found = {each.code for operation in OPERATIONS.values() for each in raised(operation, set())}

    known = {code for code, each in Refusal.known.items() if each.__module__.startswith("avustin_core")}
    assert len(found) > len(known) * 0.8
