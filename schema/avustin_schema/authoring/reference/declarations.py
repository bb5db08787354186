"""docs/reference/declarations.md: every name that a plugin may import, by what it is for."""

from collections import Counter
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import Any

from avustin_core import plugin
from avustin_core.plugin import Text, hookspecs
from avustin_schema.authoring.reference.markdown import (
    WRITTEN,
    arguments,
    heading,
    joined,
    methods,
    prose,
    signature,
    table,
)
from avustin_schema.authoring.reference.sources import Declared, source_of

#: The parts of the page, and the module of `avustin_core.plugin` whose names are in each.
PARTS = {
    "Programmes": "programme",
    "Criteria": "criteria",
    "Settings of a call": "settings",
    "Call templates": "calls",
    "Forms and sections": "forms",
    "Application and report forms": "applicants",
    "Fields": "fields",
    "Kinds of field": "kinds",
    "Choices": "choices",
    "Participants of a joint project": "participants",
    "Core facts": "facts",
    "Who sees an answer": "visibility",
    "Grounds of secrecy": "grounds",
    "Roles": "roles",
    "Conditions and computed values": "conditions",
    "What expressions are": "expressions",
    "Checks": "checks",
    "Eligibility rules": "findings",
    "Migrations between versions": "migrating",
    "Texts and sources": "texts",
    "Languages": "languages",
    "Texts of mail": "mails",
    "Marking hooks": "hookspecs",
    "What rules and hooks are given": "views",
    "Events": "events",
    "Data for a demonstration": "demonstration",
    "Mistakes": "mistakes",
}
#: What authors don't make themselves, and the word that makes it.
MADE_BY = {
    "Declaration": "field", "Check": "check", "EligibilityRule": "eligibility_rule", "Migration": "migrates",
    "Option": "option",
}  # fmt: skip
LEFT_OUT = ("model_config",)
INTRODUCTION = """\
All that a plugin may import: `from avustin_core.plugin import …`. Beside it a plugin imports a decree package and the
standard library. [How to add a programme](../how-to/add-a-programme.md) shows most of it at work,
[the tutorial](../tutorial/a-programme-of-your-own.md) makes a programme with it, and [hooks](hooks.md) are a page of their own."""


def page() -> str:
    """The whole page."""
    parts = (part for title, module in _modules().items() for part in _part(title, module))
    return joined(["# Declarations", INTRODUCTION, WRITTEN, _index(), *parts])


@cache
def homes() -> dict[str, ModuleType]:
    """The module that declares each name, in the order of the page."""
    return {name: each for each in _modules().values() for name in vars(each) if _declares(each, name)}


def _modules() -> dict[str, ModuleType]:
    """The modules by their titles; those that `PARTS` doesn't know come last, and are called what they are."""
    found = sorted(each.name for each in iter_modules(plugin.__path__) if each.name not in PARTS.values())
    titles = PARTS | {each.replace("_", " ").capitalize(): each for each in found}
    modules = {title: import_module(f"{plugin.__name__}.{name}") for title, name in titles.items()}
    return {title: each for title, each in modules.items() if any(_declares(each, name) for name in vars(each))}


def _declares(module: ModuleType, name: str) -> bool:
    public = name in plugin.__all__ and getattr(module, name) is getattr(plugin, name)
    return public and source_of(module).find(name) is not None


def _index() -> str:
    """The parts and their names, with links; headings that differ in case only are told apart by a number."""
    seen: Counter[str] = Counter()
    rows = []
    for title, module in _modules().items():
        places = [(title, _anchor(title, seen))]
        places += [(f"`{name}`", _anchor(name, seen)) for name in _names_of(module)]
        first, *others = [f"[{shown}](#{anchor})" for shown, anchor in places]
        rows.append((first, ", ".join(others)))
    return table(("part", "names"), rows)


def _names_of(module: ModuleType) -> list[str]:
    return [name for name, home in homes().items() if home is module]


def _anchor(title: str, seen: Counter[str]) -> str:
    anchor = title.lower().replace(" ", "-")
    seen[anchor] += 1
    return anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor] - 1}"


def _part(title: str, module: ModuleType) -> Iterator[str]:
    yield heading(title, 2)
    yield prose(_introduction(module))
    for name in _names_of(module):
        yield from _declaration(name, module)


def _introduction(module: ModuleType) -> str:
    """What the module says of itself, without a first word that the heading has said."""
    return source_of(module).says if module is not hookspecs else "[Hooks](hooks.md) lists what can be marked."


def _declaration(name: str, module: ModuleType) -> Iterator[str]:
    declared, value = source_of(module).find(name), getattr(module, name)
    assert declared is not None
    yield heading(name)
    yield prose(declared.says)
    if maker := MADE_BY.get(name):
        yield f"Made by `{maker}`; its attributes are what that was given."
    elif isinstance(value, type) and issubclass(value, Enum):
        yield from _members(value, declared)
    elif isinstance(value, type):
        given = [each for each in declared.arguments if each.name not in LEFT_OUT]
        yield arguments(given, of="argument" if declared.takes else "attribute")
    elif declared.arguments:
        yield f"`{signature(declared)}`"
        yield arguments(declared.arguments, of="argument") if any(each.says for each in declared.arguments) else ""
    yield from methods(declared.methods)


def _members(kind: type[Enum], declared: Declared) -> Iterator[str]:
    said = {each.name: each.says for each in declared.arguments}
    for heads, rows in (
        (("member", "fi", "sv", "en"), [_labelled(each) for each in kind if hasattr(each, "label")]),
        (("member", "what it is"), [(f"`{each.name}`", said[each.name]) for each in kind if said.get(each.name)]),
    ):
        if rows:
            yield table(heads, rows)
            return


def _labelled(member: Any) -> tuple[str, str, str, str]:
    label: Text = member.label
    return f"`{member.name}`", label.fi, label.sv, label.en or ""
