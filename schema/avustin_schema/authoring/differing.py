"""How the forms of a programme differ from what was locked, and whether answers can follow: the lines of `avustin forms diff`."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from avustin_core.forms import (
    Difference,
    FormDifference,
    FormSpec,
    Lock,
    LockDifference,
    differences,
    kept_in,
    kept_of,
    lock_differences,
    read_lock,
    union_faults,
)
from avustin_core.forms.locks import REMEDIES
from avustin_core.plugin import Migration
from avustin_schema.authoring.declared import Declared

UNKNOWN = "what it was isn't known here: it was locked by its digests alone"


@dataclass(frozen=True)
class Line:
    """A line, and whether a release must wait for it."""

    text: str
    level: int = 1
    waits: bool = False


def lines_of(of: Declared) -> Iterator[Line]:
    """What a person reads of one programme."""
    lock = read_lock(of.folder)
    for specs in of.forms:
        yield Line(f"{of.programme.code}: {specs[-1].name}", 0)
        yield from _of_versions(lock, specs)
        for before, after in pairwise(specs):
            yield from _between(of, before, after)
        yield from (Line(fault, waits=True) for fault in union_faults(specs))
    yield from _of_gone(lock, of)


def _of_versions(lock: Lock, specs: Sequence[FormSpec]) -> Iterator[Line]:
    own: Lock = {specs[-1].name: lock.get(specs[-1].name, {})}
    found = {each.version: each for each in lock_differences(own, specs)}
    for spec in specs:
        if spec.version not in found:
            yield Line(f"{spec.version} is as it was locked")
        else:
            yield from _of_version(own, spec, found[spec.version])
    yield from (_told(each) for version, each in found.items() if version not in [spec.version for spec in specs])


def _of_version(lock: Lock, spec: FormSpec, difference: LockDifference) -> Iterator[Line]:
    yield _told(difference)
    kept = kept_in(lock, spec.name, spec.version)
    if difference.what is Difference.NOT_LOCKED:
        return
    if kept is None:
        yield Line(UNKNOWN, 2)
    else:
        yield from (_changed(each) for each in differences(kept, kept_of(spec)))


def _between(of: Declared, before: FormSpec, after: FormSpec) -> Iterator[Line]:
    yield Line(f"{before.version} → {after.version}")
    found = differences(kept_of(before), kept_of(after))
    yield from (_changed(each) for each in found)
    concerned = sum(each.concerns_answers for each in found)
    yield _migration(of.programme.migrations, before, after, concerned)


def _migration(migrations: Sequence[Migration], before: FormSpec, after: FormSpec, concerned: int) -> Line:
    steps = [each for each in migrations if (each.source, each.target) == (before.version, after.version)]
    step = next((each for each in steps if each.form in (None, after.name)), None)
    asks = f"{concerned} changes concern answers" if concerned != 1 else "1 change concerns answers"
    if step is None:
        says = f'write one with @migrates("{before.version}", "{after.version}")'
        return Line(f"{asks}; a migration is demanded and isn't there: {says}", 2, waits=True)
    back = ", and goes back" if step.back else ""
    return Line(f"{asks}; a migration is demanded and is there: {getattr(step.migrate, '__name__', 'it')}{back}", 2)


def _of_gone(lock: Lock, of: Declared) -> Iterator[Line]:
    known = {specs[-1].name for specs in of.forms}
    for name in sorted(set(lock) - known):
        yield Line(f"{of.programme.code}: {name}", 0)
        yield from (Line(f"{version}: {REMEDIES[Difference.GONE]}", waits=True) for version in lock[name])


def _told(difference: LockDifference) -> Line:
    return Line(f"{difference.version}: {REMEDIES[difference.what]}", waits=True)


def _changed(difference: FormDifference) -> Line:
    return Line(f"{'! ' if difference.concerns_answers else '  '}{difference}", 2)
