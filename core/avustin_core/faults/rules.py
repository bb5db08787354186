"""Faults of eligibility rules: a field that no form of the programme asks, in about=[…] or in the rule itself."""

import difflib
import dis
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from avustin_core.faults.fault import PluginFault
from avustin_core.faults.places import at, place_of_function
from avustin_core.forms import spec_of
from avustin_core.plugin import ApplicationForm, Programme


def rule_faults(programme: type[Programme], plugin: str) -> Iterator[PluginFault]:
    """What is wrong, one fault for each field that isn't known."""
    forms = programme.released_forms()
    known = {id(field.declaration) for form in forms for field in spec_of(form).walk()}
    for rule in programme.rules:
        place = at(f"{programme.__name__}.{rule.key}", place_of_function(rule.function))
        for named in rule.about:
            if id(named) not in known:
                fault = f"is about {named!r}, which no form of the programme asks"
                yield PluginFault(plugin, place, fault, "name a field of the application form in about=[…]")
        for name in read_by(rule.function):
            if not any(_has(form, name) for form in forms):
                yield PluginFault(plugin, place, f"reads application.{name}, which no form has", _meant(forms, name))


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
    asked = [each for form in forms for each in form.__declarations__]
    near = difflib.get_close_matches(name, asked, 1)
    return f"write application.{near[0]}" if near else "read a field of the application form"
