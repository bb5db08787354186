"""Where something stands in a plugin's own code, as `folder/file.py:12`."""

import difflib
import inspect
import re
import sys
from pathlib import Path
from traceback import walk_tb

LEFT_OUT = re.compile(r"missing \d+ required (positional|keyword-only) arguments?: (?P<names>.+)")
NAME = re.compile(r"'(\w+)'")
NOT_PLUGINS = frozenset({"avustin_core", "pydantic", "pydantic_core", "pluggy", *sys.stdlib_module_names})


def place_of_error(error: BaseException, otherwise: str) -> str:
    """The innermost line of a plugin's code where an error was raised; `otherwise` when it was raised elsewhere."""
    if isinstance(error, SyntaxError) and error.filename:
        return _short(error.filename, error.lineno)
    own = [
        _short(frame.f_code.co_filename, line)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_globals.get("__name__", "").partition(".")[0] not in NOT_PLUGINS
    ]
    return own[-1] if own else otherwise


def remedy_of(error: BaseException, plugin: str) -> str:
    """What to write where something is left out; to mend it, or to start without it, for any other error."""
    if isinstance(error, NameError) and (near := _near(error)):
        return f"write {near} there"
    found = LEFT_OUT.search(str(error)) if isinstance(error, TypeError) else None
    if found is None:
        return f"mend it, or start without it by AVUSTIN_PLUGINS_BLOCKED={plugin}"
    return "write " + " and ".join(f"{name}=…" for name in NAME.findall(found["names"])) + " there"


def _near(error: NameError) -> str | None:
    """The name that was meant, of those that stand where it was written."""
    frames = [frame for frame, _ in walk_tb(error.__traceback__)]
    known = {**frames[-1].f_globals, **frames[-1].f_locals} if frames else {}
    near = difflib.get_close_matches(error.name or "", known, 1)
    return near[0] if near else None


def place_of_function(function: object) -> str:
    """The line where a function or method is defined; empty for what has no code."""
    code = getattr(inspect.unwrap(getattr(function, "__func__", function)), "__code__", None)  # type: ignore[arg-type]
    return _short(code.co_filename, code.co_firstlineno) if code is not None else ""


def place_of_class(cls: type, attribute: str | None = None) -> str:
    """The line of a class, or of an attribute in its body; empty when its source can't be read."""
    try:
        lines, first = inspect.getsourcelines(cls)
        file = inspect.getsourcefile(cls) or ""
    except (OSError, TypeError):
        return ""
    wanted = re.compile(rf"\s+(def\s+)?{re.escape(attribute or '')}\s*[:=(]")
    found = (number for number, line in enumerate(lines) if attribute and wanted.match(line))
    return _short(file, first + next(found, 0))


def folder_of(programme: type) -> Path:
    """The folder of the package that a programme is declared in, where its locks lie."""
    package = sys.modules.get(programme.__module__.partition(".")[0])
    if package is not None and package.__file__:
        return Path(package.__file__).parent
    return Path(inspect.getfile(programme)).parent


def at(name: str, line: str) -> str:
    """A name with its line, where that is known."""
    return f"{name} ({line})" if line else name


def _short(file: str, line: int | None) -> str:
    return f"{'/'.join(Path(file).parts[-2:])}:{line or 1}"
