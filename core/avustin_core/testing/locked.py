"""What was released stays: forms and templates of letters as they were locked, criteria by their keys."""

from collections.abc import Iterator
from pathlib import Path

from avustin_core.forms import LOCK_NAME, lock_differences, read_lock, spec_of
from avustin_core.letters.locks import LETTER_LOCK_NAME, letter_differences, letter_lock_of, read_letter_lock
from avustin_core.letters.templates import all_of
from avustin_core.plugin import Programme
from avustin_core.programmes.criteria_locks import (
    CRITERIA_LOCK_NAME,
    criteria_differences,
    criteria_lock_of,
    read_criteria_lock,
)
from avustin_core.testing.faults import Fault, forms_of

WAITING = "lock it with `avustin forms lock` at its release"


def form_lock_faults(programme: type[Programme], folder: Path) -> Iterator[Fault]:
    """Released versions that were changed or lost, and new ones that aren't locked; nothing before the first release."""
    lock = read_lock(folder)
    if not lock:
        return
    for each in lock_differences(lock, [spec_of(form) for form in forms_of(programme)]):
        what, _, remedy = str(each).partition(": ")[2].partition(": ")
        yield Fault(programme.code, f"{each.form} {each.version} in {LOCK_NAME}", what, remedy)


def criteria_lock_faults(programme: type[Programme], folder: Path) -> Iterator[Fault]:
    """Criteria that were released and are gone or mean something else, and new ones that aren't locked."""
    locked = read_criteria_lock(folder)
    if not locked:
        return
    for key, line in criteria_differences(locked, programme.criteria):
        what, _, remedy = line.partition(": ")
        yield Fault(programme.code, f"criterion {key} in {CRITERIA_LOCK_NAME}", what, remedy)
    for key in (key for key in criteria_lock_of(programme.criteria) if key not in locked):
        yield Fault(programme.code, f"criterion {key} in {CRITERIA_LOCK_NAME}", "it isn't locked", WAITING)


def letter_lock_faults(programme: type[Programme], folder: Path) -> Iterator[Fault]:
    """Templates of letters that were released and are gone or changed, and new ones that aren't locked."""
    locked = read_letter_lock(folder)
    if not locked:
        return
    now = letter_lock_of(all_of(programme))
    for name, line in letter_differences(locked, now):
        what, _, remedy = line.partition(": ")
        yield Fault(programme.code, f"letter {name} in {LETTER_LOCK_NAME}", what, remedy)
    for name in (name for name in now if name not in locked):
        yield Fault(programme.code, f"letter {name} in {LETTER_LOCK_NAME}", "it isn't locked", WAITING)
