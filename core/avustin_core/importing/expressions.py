"""Conditions and sums of an imported form, as a form class writes them."""

from avustin_core.importing import literals
from avustin_core.importing.model import Condition, Joined, Negated, Question, Sum, Test
from avustin_core.importing.planning import Plan

COMPARED = ("int", "Money", "Percentage", "date")
WORDS = {"at_least": "at_least_", "at_most": "at_most_"}


class Inexpressible(Exception):
    """A condition that can't be written here; its message says why."""


def condition(plan: Plan, found: Condition, home: str) -> str:
    """A condition in the body of the class `home`."""
    match found:
        case Joined(how, parts):
            return f"{how}({', '.join(condition(plan, part, home) for part in parts)})"
        case Negated(Test(_, "equals", bool() as value) as test):
            return _test(plan, Test(test.path, "equals", not value), home)
        case Negated(part):
            return f"negated({condition(plan, part, home)})"
        case Test():
            return _test(plan, found, home)


def _test(plan: Plan, test: Test, home: str) -> str:
    asked = plan.index.get(test.path)
    if asked is None:
        raise Inexpressible(f"a condition on {'.'.join(test.path)}, which isn't asked")
    name = reference(asked, home)
    if test.how == "answered":
        return f"answered({name})"
    if asked.choices is not None:
        return _chosen(test, asked, name)
    written = literals.value(test.value, asked.kind)
    if written is None or asked.parts or (test.how not in ("equals",) and asked.kind not in COMPARED):
        raise Inexpressible(f"a condition on {'.'.join(test.path)} ({test.how} {test.value!r}), which is {asked.kind}")
    if test.how == "more":
        return f"less({written}, {name})"
    return f"{WORDS.get(test.how, test.how)}({name}, {written})"


def _chosen(test: Test, asked: Question, name: str) -> str:
    assert asked.choices is not None
    option = asked.choices.option(test.value)
    if option is None or test.how not in ("equals", "includes"):
        raise Inexpressible(f"a condition on {'.'.join(test.path)}: {test.value!r} isn't among its options")
    how = "includes" if asked.kind == "Choices" else "equals"
    return f"{how}({name}, {asked.choices.name}.{option.name})"


def reference(asked: Question, home: str) -> str:
    """A question as the body of a class names it."""
    return asked.attribute if asked.home == home else f"{asked.home}.{asked.attribute}"


def formula(plan: Plan, found: Sum, home: str) -> str:
    """A sum in the body of the class `home`."""
    terms: list[str] = []
    tables = [each for each in plan.form.walk() if each.kind == "Rows"]
    for path in found.paths:
        asked = plan.index.get(path)
        if asked is None:
            raise Inexpressible(f"a sum of {'.'.join(path)}, which isn't asked")
        table = next((each for each in tables if path[: len(each.path)] == each.path), None)
        if asked.kind not in COMPARED[:3]:
            raise Inexpressible(f"a sum of {'.'.join(path)}, which is {asked.kind}")
        if table is not None:
            terms.append(f"total({reference(table, home)}, {asked.home}.{asked.attribute})")
        else:
            name = reference(asked, home)
            terms.append(name if asked.required and asked.when is None else f"value_or({name}, 0)")
    return terms[0] if len(terms) == 1 and terms[0].startswith("total(") else f"plus({', '.join(terms)})"
