"""A form filled in as far as it asks: whatever must be answered, until no answer makes another question appear."""

from collections.abc import Mapping
from typing import Any

from avustin_core.forms import MISSING, Change, FormSpec, Path, merge, read, value_at
from avustin_core.forms.blanks import is_blank
from avustin_core.plugin import Kind, OrganisationView
from avustin_core.testing.pool import references
from avustin_core.testing.samples import sample

Answers = dict[str, Any]
Settings = Mapping[str, object]
ROUNDS = 12  #: conditions that show one another are never deeper


def filled(spec: FormSpec, answers: Answers, settings: Settings, applicant: OrganisationView) -> Answers:
    """The answers, and a sample of each that is required and isn't there."""
    for _ in range(ROUNDS):
        missing = _missing(spec, answers, settings, applicant)
        if not missing:
            break
        changes = [Change(path, sample(_at(spec, path), settings, applicant)) for path in missing]
        answers = merge(spec, answers, changes)
    return answers


def _missing(spec: FormSpec, answers: Answers, settings: Settings, applicant: OrganisationView) -> list[Path]:
    required = read(spec, answers, references(applicant), settings).required
    found: list[Path] = []
    for path in sorted(required, key=len):
        each = _at(spec, path)
        value = value_at(answers, path)
        if value is not MISSING and not is_blank(each, value):
            continue
        if each.kind is not Kind.SECTION:
            found.append(path)
        elif not any(child[: len(path)] == path and child != path for child in required):
            found.append((*path, next(child.name for child in each.children if child.computed is None)))
    return [path for path in found if not any(path[: len(row)] == row for row in found if row != path)]


def _at(spec: FormSpec, path: Path) -> Any:
    field = spec.at(path)
    assert field is not None, path
    return field
