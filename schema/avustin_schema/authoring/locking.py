"""Locking what a programme declares, for a release: its forms, its criteria and its templates of letters."""

from collections.abc import Iterator

from avustin_core.faults import faults_of
from avustin_core.forms import LockBroken, lock_of, read_lock, spec_of, write_lock
from avustin_core.letters.locks import letter_lock_of, read_letter_lock, write_letter_lock
from avustin_core.letters.templates import all_of
from avustin_core.programmes.criteria_locks import criteria_lock_of, read_criteria_lock, write_criteria_lock
from avustin_schema.authoring.declared import Declared
from avustin_schema.refused import Refused


def lock_programme(of: Declared) -> Iterator[str]:
    """Locks what isn't, and tells it; refused where a start would be, and where a released version was changed or lost."""
    for fault in faults_of(of.programme, of.plugin):
        raise fault
    programme = of.programme
    specs = [spec_of(form) for form in (*programme.released_forms(), *programme.report_forms)]
    try:
        if read_lock(of.folder) != lock_of(specs):
            for each in write_lock(of.folder, specs):
                yield f"{programme.code}: {each.form} {each.version} is locked"
        if read_criteria_lock(of.folder) != criteria_lock_of(programme.criteria):
            for key in write_criteria_lock(of.folder, programme.criteria):
                yield f"{programme.code}: criterion {key} is locked"
        templates = list(all_of(programme))
        if read_letter_lock(of.folder) != letter_lock_of(templates):
            for name in write_letter_lock(of.folder, templates):
                yield f"{programme.code}: letter {name} is locked"
    except LockBroken as broken:
        raise Refused(f"{programme.code}: {broken}; `avustin forms diff {of.plugin}` tells what") from None
    except (ValueError, OSError) as error:
        raise Refused(f"{programme.code}: {error}") from None
