"""Faults of eligibility rules: a field that the newest form doesn't ask, in about=[…] or in the rule itself.

Answers of an earlier version are moved to the newest one before a rule reads them.
"""

import difflib
import dis
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from avustin_core.faults.fault import PluginFault
from avustin_core.faults.places import at, place_of_function
from avustin_core.forms import spec_of
from avustin_core.plugin import ApplicationForm, Programme, Section
from avustin_core.plugin.expressions import Named


def rule_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    """What is wrong, one fault for each field that isn't known."""
    forms = programme.released_forms()
    asked = {id(field.declaration) for field in spec_of(forms[-1]).walk()}
    for rule in programme.rules:
        place = at(f"{programme.__name__}.{rule.key}", place_of_function(rule.function))
        for named in rule.about:
            if id(named) not in asked:
                yield PluginFault(plugin, place, *_unasked(forms, named))
        for name in read_by(rule.function):
            if not _has(forms[-1], name):
                yield PluginFault(plugin, place, *_unread(forms, name))


def _unasked(forms: tuple[type[ApplicationForm], ...], named: Named) -> tuple[str, str]:
    asked_before = any(field.declaration is named for form in forms for field in spec_of(form).walk())
    if not asked_before:
        fault = f"is about {named!r}, which no form of the programme asks"
        return fault, "name a field of the application form in about=[…]"
    again = next((field for field in spec_of(forms[-1]).walk() if field.declaration.wire == named.wire), None)
    remedy = (
        f"name {again.declaration!r}"
        if again
        else f"name what took its place, or keep {named.attribute} with deprecated=True"
    )
    return f"is about {named!r}, which version {forms[-1].version} doesn't ask", remedy


def _unread(forms: tuple[type[ApplicationForm], ...], name: str) -> tuple[str, str]:
    if not any(_has(form, name) for form in forms):
        return f"reads application.{name}, which no form has", _meant(forms, name)
    fault = f"reads application.{name}, which version {forms[-1].version} doesn't ask"
    return fault, f"read what took its place, or keep {name} with deprecated=True"


def read_by(rule: Callable[..., Any]) -> list[str]:
    """What a rule reads of `application` by name, as far as its own code shows it."""
    steps = pairwise(dis.get_instructions(rule))
    return list(dict.fromkeys(after.argval for before, after in steps if _reads(before, after)))


def _reads(before: dis.Instruction, after: dis.Instruction) -> bool:
    loads = before.opname.startswith("LOAD_FAST") and before.argval == "application"
    return loads and after.opname in ("LOAD_ATTR", "LOAD_METHOD")


def _has(form: type[ApplicationForm], name: str) -> bool:
    return name in form.__declarations__ or hasattr(form, name)


def _meant(forms: tuple[type[ApplicationForm], ...], name: str) -> str:
    known = [each for form in forms for each in (*form.__declarations__, *_offered(form))]
    near = difflib.get_close_matches(name, known, 1)
    return f"write application.{near[0]}" if near else "read a field of the application form"


def _offered(form: type[ApplicationForm]) -> list[str]:
    """What else can be read of it, such as the applicant: properties and methods of its own classes."""
    own = (base for base in form.__mro__ if issubclass(base, Section))
    return [name for base in own for name in vars(base) if not name.startswith("_")]
