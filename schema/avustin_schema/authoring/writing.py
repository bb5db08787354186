"""Writing a new programme: the template filled in, and its form and criteria locked as they are."""

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from copier import run_copy
from copier.errors import CopierError

from avustin_core.plugin import Programme
from avustin_schema.authoring.declared import Declared
from avustin_schema.authoring.locking import lock_programme
from avustin_schema.refused import Refused

TEMPLATE = Path(__file__).parent / "programme"


def write(code: str, folder: Path, *, asks: bool) -> None:
    """Writes the distribution into a folder that isn't there yet; asks at the terminal what it is called."""
    if folder.exists():
        raise Refused(f"{folder} is there already; write another name, or another folder with --into")
    if asks and not sys.stdin.isatty():
        raise Refused("nobody can be asked here; add --defaults")
    try:
        run_copy(str(TEMPLATE), folder, {"code": code}, defaults=not asks, quiet=True)
    except CopierError as error:
        raise Refused(str(error)) from None
    with importable(folder, code):
        module = importlib.import_module(code)
        [programme] = (each for each in vars(module).values() if _is_of(each, code))
        list(lock_programme(Declared(code, programme)))


def _is_of(thing: object, code: str) -> bool:
    return isinstance(thing, type) and issubclass(thing, Programme) and thing.__module__ == code


@contextmanager
def importable(folder: Path, package: str) -> Iterator[None]:
    """The package in the folder can be imported, without traces."""
    writes, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    sys.path.insert(0, str(folder))
    try:
        yield
    finally:
        sys.path.remove(str(folder))
        sys.dont_write_bytecode = writes
        for name in [name for name in sys.modules if name.partition(".")[0] == package]:
            del sys.modules[name]
