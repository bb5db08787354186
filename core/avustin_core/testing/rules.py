"""Rules: pure, the same each time, and undetermined where what they are about isn't answered."""

import gc
import sys
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from types import FrameType
from typing import Any

from avustin_core.faults.rules import read_by
from avustin_core.forms import FormSpec, Path, read
from avustin_core.plugin import CallView, EligibilityRule, Finding, Form, OrganisationView, Outcome, Programme
from avustin_core.plugin.forms import may_be_none
from avustin_core.testing.examples import call_view
from avustin_core.testing.faults import Fault
from avustin_core.testing.filling import Answers, Settings
from avustin_core.testing.pool import references

IMPURE = frozenset(
    {"today", "now", "utcnow", "time", "time_ns", "monotonic", "perf_counter", "random", "getrandbits", "urandom", "open",
     "connect", "print", "input", "getenv", "localtime", "gmtime"}
)  # fmt: skip


def purity_faults(
    programme: type[Programme], spec: FormSpec, answers: Answers, settings: Settings, applicant: OrganisationView
) -> Iterator[Fault]:
    """What rules do beside answering, and where they answer the same question differently."""
    call = call_view(programme, settings)
    form, same = (read(spec, answers, references(applicant), settings).form for _ in range(2))
    for rule in programme.rules:
        place = f"{programme.__name__}.{rule.key}"
        before = deepcopy(_seen(form))
        first, called = _watched(rule, programme, form, call)
        again = rule.apply(programme(), same, call)
        if _seen(form) != before:
            yield Fault(
                programme.code, place, "changes the answers that it is given", "make a new list or value instead"
            )
        if first != again:
            yield Fault(programme.code, place, f"finds {first.outcome} and then {again.outcome}", NOTHING_ELSE)
        for name in sorted(called):
            yield Fault(programme.code, place, f"calls {name}(), which is no part of the answers", NOTHING_ELSE)
        if not isinstance(first, Finding):
            yield Fault(
                programme.code, place, f"gives {first!r}", "return met(), not_met(), met_if(…) or undetermined()"
            )


NOTHING_ELSE = "read the application and the call, and nothing else; a date that matters is a setting of the call"


def silence_faults(
    programme: type[Programme], spec: FormSpec, answers: Answers, settings: Settings, applicant: OrganisationView
) -> Iterator[Fault]:
    """Rules that decide though nothing of what they are about is answered, and nobody knows who applies.

    An answer that may be left out is one.
    """
    call = call_view(programme, settings)
    for rule in programme.rules:
        place = f"{programme.__name__}.{rule.key}"
        asked = [each for each in spec.walk() if any(each.declaration is named for named in rule.about)]
        if not rule.about and (named := _reads(rule, spec)):
            about = ", ".join(f"{spec.form.__name__}.{each}" for each in named)
            yield Fault(programme.code, place, "says not what it is about", f"write about=[{about}]")
        needed = [each for each in asked if not may_be_none(each.declaration.annotation)]
        if not needed or len(needed) < len(asked):
            continue
        inputs = {path for each in needed for path in _inputs(spec, each.path)}
        nobody = replace(references(applicant), applicant=None)
        silent = read(spec, _without(answers, inputs), nobody, settings)
        found = rule.apply(programme(), silent.form, call)
        if found.outcome is not Outcome.UNDETERMINED:
            names = ", ".join(each.attribute for each in needed)
            what = f"finds {found.outcome} though nothing of {names} is answered"
            remedy = "let what isn't answered raise Unanswered, give undetermined(), or name in about=[…] what it reads"
            yield Fault(programme.code, place, what, remedy)


def _reads(rule: EligibilityRule, spec: FormSpec) -> list[str]:
    asked = {each.attribute for each in spec.fields}
    return [name for name in read_by(rule.function) if name in asked]


def _inputs(spec: FormSpec, path: Path) -> Iterator[Path]:
    """The answers behind a field: itself, or those that its formula reads."""
    each = spec.at(path)
    assert each is not None
    if each.computed is None:
        yield path
        return
    for named in each.computed.fields():
        found = next((other for other in spec.walk() if other.declaration is named), None)
        if found is not None and found.path != path:
            yield from _inputs(spec, found.path)


def _without(answers: Any, paths: set[Path], here: Path = ()) -> Any:
    if isinstance(answers, list):
        return [_without(row, paths, (*here, "*")) for row in answers]
    if not isinstance(answers, dict):
        return answers
    kept = {name: value for name, value in answers.items() if (*here, name) not in paths}
    return {name: _without(value, paths, (*here, name)) for name, value in kept.items()}


def _seen(form: Form) -> dict[str, object]:
    return dict(form.__dict__)


def _watched(rule: EligibilityRule, programme: type[Programme], form: Form, call: CallView) -> tuple[Finding, set[str]]:
    """What it gives, and the functions of the clock, of chance and of the outside that it called meanwhile."""
    called: set[str] = set()

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        if event == "c_call" and argument.__name__ in IMPURE:
            called.add(argument.__name__)

    before, collects = sys.getprofile(), gc.isenabled()
    gc.disable()  # Hypothesis times collections, wherever one happens
    sys.setprofile(watch)
    try:
        return rule.apply(programme(), form, call), called
    finally:
        sys.setprofile(before)
        if collects:
            gc.enable()
