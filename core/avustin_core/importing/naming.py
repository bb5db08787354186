"""Names in Python, made from a source's keys: short, unique, and none that hides another."""

import builtins
import keyword
import re
import unicodedata
from collections.abc import Container, Sequence

from avustin_core import plugin
from avustin_core.importing.sources import CannotImport
from avustin_core.plugin import ApplicationForm, ReportForm, Section

OF_CONTROLS = re.compile(r"_(radios?|select|checkbox(es)?|textarea|input)$")
OF_GROUPS = re.compile(r"_(fieldset|section|step|page|group|file|files|item)$")
PUBLIC = frozenset(plugin.__all__) | {"date", "Decimal"}
WRITTEN = PUBLIC | {"bool", "int", "list", "str"}
LONGEST = 48


def snake(key: str) -> str:
    """A key as an attribute is written; empty where nothing of it can stay."""
    plain = unicodedata.normalize("NFKD", key.replace("ß", "ss")).encode("ascii", "ignore").decode()
    parted = re.sub(r"([a-z0-9])([A-Z])", r"\1_\2", plain)
    words = re.findall(r"[a-z0-9]+", parted.lower())
    return "_".join(words)[:LONGEST].strip("_")


def camel(words: str) -> str:
    """An attribute's words as a class is written."""
    return "".join(part[:1].upper() + part[1:] for part in words.split("_"))


def upper(text: str) -> str:
    """A value as an option is written; at most five words of it."""
    name = "_".join(snake(text).split("_")[:5]).upper()
    return name if name[:1].isalpha() else f"OPTION_{name}".strip("_")


def group_name(key: str) -> str:
    """The key of a group, page or file without the words that say that it is one."""
    name = snake(key)
    while (shorter := OF_GROUPS.sub("", name)) != name and shorter:
        name = shorter
    return name


def attribute(key: str, above: str, *, is_group: bool, in_form: bool) -> str:
    """A key as an attribute that hides nothing; where it would, what it stands in comes first."""
    name = group_name(key) if is_group else OF_CONTROLS.sub("", snake(key))
    if not name or not name[0].isalpha():
        name = f"{above or 'field'}_{name}".strip("_")
    if is_free(name, in_form=in_form):
        return name
    return f"{above}_{name}" if above else f"{name}_{'details' if is_group else 'given'}"


def is_free(name: str, *, in_form: bool = False) -> bool:
    """Whether an attribute hides no word of Python, no name that a form is written with, and nothing forms have."""
    owners = (ApplicationForm, ReportForm) if in_form else (Section,)
    taken = name in WRITTEN or keyword.iskeyword(name) or any(hasattr(owner, name) for owner in owners)
    return not taken and name != "key"


def class_name(*words: str) -> str:
    """A form's class from the first words that can be one."""
    for each in words:
        name = camel(snake(each))
        if name[:1].isalpha() and not is_taken(name):
            return name
    return "ImportedForm"


def is_taken(name: str) -> bool:
    """Whether a class would hide one of Avustin's or Python's."""
    return name in PUBLIC or hasattr(builtins, name) or name in ("CoreFacts", "ApplicationData", "ApplicationInput")


def refuse_class_name(name: str) -> str:
    """A form's class as it was asked for; refused where it can't be one."""
    if not re.fullmatch(r"[A-Z][A-Za-z0-9]{0,60}", name) or is_taken(name):
        meant = class_name(name, f"{name}Form")
        raise CannotImport(
            f"{name!r} can't name the form: write letters and digits, and no name of Avustin's own, such as {meant}"
        )
    return name


def without_common_words(keys: Sequence[str]) -> list[str]:
    """Keys without the words that all begin with, such as income_row_ of a row's columns."""
    split = [snake(key).split("_") for key in keys]
    if len(split) < 2 or not all(split):
        return list(keys)
    common = 0
    while all(len(words) > common + 1 for words in split) and len({words[common] for words in split}) == 1:
        common += 1
    shorter = ["_".join(words[common:]) for words in split]
    right = all(name[:1].isalpha() and is_free(name) for name in shorter)
    return shorter if right and len(set(shorter)) == len(shorter) else list(keys)


def singular(name: str) -> str:
    """A row's name from its table's."""
    if name.endswith("ies"):
        return f"{name[:-3]}y"
    return name[:-1] if name.endswith("s") and not name.endswith(("ss", "us")) else name


def unique(name: str, taken: Container[str], separator: str = "") -> str:
    """The name, or the name with the first number that makes it one of its own."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name}{separator}{number}", number + 1
    return found
