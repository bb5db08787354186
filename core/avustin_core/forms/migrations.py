"""Moving answers from one version of a form to another, by the steps that its plugin declares."""

import copy
import itertools
from collections.abc import Iterator, Mapping, Sequence

from avustin_core.forms.keys import keyed
from avustin_core.forms.spec import FormSpec
from avustin_core.plugin import DeclarationError, Migration


def migrate(
    specs: Sequence[FormSpec],
    migrations: Sequence[Migration],
    answers: Mapping[str, object],
    *,
    source: str,
    target: str,
) -> dict[str, object]:
    """The answers in the target version, forwards or back; the given ones stay untouched."""
    result: Mapping[str, object] = copy.deepcopy(dict(answers))
    for step, back in steps(specs, migrations, source=source, target=target):
        function = step.back if back else step.migrate
        assert function is not None
        moved = function(copy.deepcopy(dict(result)))
        if not isinstance(moved, dict):
            raise DeclarationError(f"the migration from {step.source} to {step.target} gives no answers: return a dict")
        result = moved
    return keyed(next(spec for spec in specs if spec.version == target), result, before=answers)


def steps(
    specs: Sequence[FormSpec], migrations: Sequence[Migration], *, source: str, target: str
) -> list[tuple[Migration, bool]]:
    """The steps between two versions, each with whether it goes back; DeclarationError where one is missing."""
    versions = [spec.version for spec in specs]
    for version in (source, target):
        if version not in versions:
            raise DeclarationError(f"{specs[-1].name} has no version {version}")
    start, end = versions.index(source), versions.index(target)
    forwards = start <= end
    pairs = list(itertools.pairwise(versions))[min(start, end) : max(start, end)]
    found = [(_step(specs[-1].name, migrations, *pair, back=not forwards), not forwards) for pair in pairs]
    return found if forwards else found[::-1]


def migration_faults(specs: Sequence[FormSpec], migrations: Sequence[Migration]) -> list[str]:
    """Steps that are missing between versions that follow on each other, there twice, or between unknown ones.

    One that names no form may be another form's, where this one has a single version.
    """
    whose = (specs[-1].name,) if len(specs) == 1 else (None, specs[-1].name)
    return list(_faults(specs, [each for each in migrations if each.form in whose]))


def _faults(specs: Sequence[FormSpec], migrations: Sequence[Migration]) -> Iterator[str]:
    name, versions = specs[-1].name, [spec.version for spec in specs]
    pairs = list(itertools.pairwise(versions))
    declared = [(each.source, each.target) for each in migrations]
    for source, target in pairs:
        if (source, target) not in declared:
            yield f'{name}: no migration from {source} to {target}: write one with @migrates("{source}", "{target}")'
    for source, target in dict.fromkeys(declared):
        if (source, target) not in pairs:
            yield f"{name}: the migration from {source} to {target} isn't between versions that follow on each other"
        elif declared.count((source, target)) > 1:
            yield f"{name}: the migration from {source} to {target} is there twice: keep one"


def _step(name: str, migrations: Sequence[Migration], source: str, target: str, *, back: bool) -> Migration:
    for each in migrations:
        if (each.source, each.target) == (source, target) and each.form in (None, name):
            if back and each.back is None:
                break
            return each
    way = f"{target} back to {source}" if back else f"{source} to {target}"
    raise DeclarationError(f"{name}: there is no migration from {way}")
