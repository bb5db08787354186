"""Names of new programmes: what a code, a package and types of the API can be called."""

import keyword
import re
import sys
from importlib.util import find_spec

from avustin_schema.refused import Refused

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
LONGEST = 40


def refuse_name(name: str) -> None:
    """Refused, with a name that would do: other characters, Python's own words, and packages that are there already."""
    if len(name) > LONGEST:
        raise Refused(f"{name[:LONGEST]}…: a name has {LONGEST} characters at most; shorten it")
    if not NAME.fullmatch(name):
        remedy = f"write {meant(name)}" if meant(name) else "write one such as beach_grants"
        raise Refused(f"{name!r} can't be a name: it begins with a letter and has only a-z, 0-9 and single _; {remedy}")
    if keyword.iskeyword(name) or keyword.issoftkeyword(name):
        raise Refused(f"{name} is a word of Python; write {name}_grants")
    if name in sys.stdlib_module_names or name == "tests" or find_spec(name) is not None:
        raise Refused(f"a package {name} is there already; write another name, such as {name}_grants")


def meant(name: str) -> str:
    """The nearest name that would do; empty where nothing is left."""
    plain = name.lower().translate(str.maketrans("äöå", "aoa"))
    near = "_".join(re.findall(r"[a-z0-9]+", plain)).lstrip("0123456789_")
    return near[:LONGEST].rstrip("_")
