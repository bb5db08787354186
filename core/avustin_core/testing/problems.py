"""Problems: each leads to a field of the form, and each check can be broken."""

from collections.abc import Iterator

from hypothesis import strategies as st

from avustin_core.forms import FormSpec, Reading
from avustin_core.forms.problems import Problem
from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.plugin import Check, Kind
from avustin_core.testing.agreeing import generic
from avustin_core.testing.faults import Fault
from avustin_core.testing.filling import Answers
from avustin_core.testing.generated import changed
from avustin_core.testing.settling import read_by

PARTS = {Kind.LOCALIZED_TEXT: {"fi", "sv", "en"}, Kind.PERIOD: {"starts", "ends"}}


def path_faults(code: str, spec: FormSpec, reading: Reading) -> Iterator[Fault]:
    """Problems whose path is no field of the form."""
    for problem in reading.problems:
        if not _leads_somewhere(spec, problem):
            name = f"{spec.form.__name__}.{problem.rule_key}"
            what = f"its problem leads to {'.'.join(problem.path) or 'no field'}"
            yield Fault(code, name, what, "write about=[…] with the fields of this form that the reader should look at")


def about_faults(code: str, spec: FormSpec) -> Iterator[Fault]:
    """Checks that name no field to look at."""
    for _, group in spec.groups():
        for check in group.checks:
            if not check.about:
                name = f"{group.section.__name__}.{check.key}"
                yield Fault(code, name, "its problem leads to no field", "write about=[…] with the fields to look at")


def _leads_somewhere(spec: FormSpec, problem: Problem) -> bool:
    path = generic(spec, problem.path)
    if problem.code is Code.UNKNOWN_FIELD:
        return len(path) == 1 or spec.at(path[:-1]) is not None
    found = spec.at(path)
    if found is not None and found.path == tuple(step for step in path if path):
        return True
    above = spec.at(path[:-1]) if len(path) > 1 else None
    return above is not None and path[-1] in PARTS.get(above.kind, ())


def checks_of(spec: FormSpec) -> dict[str, Check]:
    """Every check of a form by its key."""
    return {check.key: check for _, group in spec.groups() for check in group.checks}


def breaking(spec: FormSpec, check: Check, example: Answers) -> st.SearchStrategy[Answers]:
    """Answers in which what a check reads is changed, and nothing else."""
    wanted = read_by(spec, check.holds)
    paths = {each.path for each in spec.walk() if each.declaration in wanted and each.computed is None}
    rows = {
        each.path for each in spec.walk() if each.repeats and any(path[: len(each.path)] == each.path for path in paths)
    }
    return changed(spec, example, spoiled=False, only=frozenset(paths | rows))


def unbroken(code: str, spec: FormSpec, check: Check) -> Fault:
    """What is said of a check that no answers break."""
    what = "no generated answers break it, so that it says nothing"
    return Fault(code, f"{spec.form.__name__}.{check.key}", what, "turn its condition round, or take it out")
