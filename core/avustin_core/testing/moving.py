"""Migrations: they take whatever can be stored, give what can be stored, and go back where they say so."""

import json
from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby, pairwise
from typing import Any

from avustin_core.forms import FormSpec, migrate, migration_faults, read, spec_of
from avustin_core.forms.keys import keyed
from avustin_core.forms.migrations import steps
from avustin_core.forms.problems import ProblemCode
from avustin_core.plugin import DeclarationError, Migration, Programme
from avustin_core.testing.faults import Fault, forms_of
from avustin_core.testing.filling import Answers


def moves(programme: type[Programme]) -> Iterator[tuple[FormSpec, FormSpec, Migration, list[FormSpec]]]:
    """Every step between two versions of a form: from, to, how, and all versions."""
    forms = sorted(forms_of(programme), key=lambda form: form.form_name)
    for _, versions in groupby(forms, key=lambda form: form.form_name):
        specs = [spec_of(form) for form in versions]
        for before, after in pairwise(specs):
            try:
                [(step, _)] = steps(specs, programme.migrations, source=before.version, target=after.version)
            except DeclarationError:
                continue
            yield before, after, step, specs


def missing_faults(programme: type[Programme]) -> Iterator[Fault]:
    """Steps that are missing, or lead nowhere."""
    forms = sorted(forms_of(programme), key=lambda form: form.form_name)
    for name, versions in groupby(forms, key=lambda form: form.form_name):
        for line in migration_faults([spec_of(form) for form in versions], programme.migrations):
            yield Fault(
                programme.code, name, line, "declare each step once, between versions that follow on each other"
            )


def move_faults(
    code: str, move: tuple[FormSpec, FormSpec, Migration, list[FormSpec]], answers: Answers
) -> Iterator[Fault]:
    """What goes wrong when these answers are moved."""
    before, after, step, specs = move
    place = f"migration of {before.name} from {before.version} to {after.version}"
    given = keyed(before, answers)
    kept = deepcopy(given)
    try:
        moved = migrate(specs, [step], given, source=before.version, target=after.version)
        json.dumps(moved, allow_nan=False)
        again = migrate(specs, [step], given, source=before.version, target=after.version)
    except Exception as error:
        what = f"fails with {type(error).__name__}: {error} on {given!r}"
        yield Fault(code, place, what, "take whatever may be stored: missing answers, and values of any type")
        return
    if again != moved or given != kept:
        yield Fault(
            code, place, "gives other answers each time", "make the answers from what is given, and nothing else"
        )
    yield from _strangers(code, place, before, after, given, moved)
    if step.back is not None:
        yield from _back_faults(code, place, move, given, moved)


def _strangers(
    code: str, place: str, before: FormSpec, after: FormSpec, given: Answers, moved: Answers
) -> Iterator[Fault]:
    known = {problem.path for problem in read(before, given).problems if problem.code is ProblemCode.UNKNOWN_FIELD}
    for problem in read(after, moved).problems:
        if problem.code is ProblemCode.UNKNOWN_FIELD and problem.path not in known:
            what = f"leaves an answer in {'.'.join(problem.path)}, which {after.version} doesn't ask"
            yield Fault(code, place, what, "move the answer, or take it out")


def _back_faults(
    code: str, place: str, move: tuple[FormSpec, FormSpec, Migration, list[FormSpec]], given: Answers, moved: Answers
) -> Iterator[Fault]:
    before, after, step, specs = move
    try:
        back: Any = migrate(specs, [step], moved, source=after.version, target=before.version)
    except Exception as error:
        yield Fault(
            code, place, f"back= fails with {type(error).__name__}: {error} on {moved!r}", "take whatever it gives"
        )
        return
    if back != given:
        lost = sorted(name for name in {*back, *given} if back.get(name) != given.get(name))
        what = f"back= doesn't restore {', '.join(lost)} of {given!r}"
        yield Fault(code, place, what, "keep what is needed to go back, or leave back= out")
