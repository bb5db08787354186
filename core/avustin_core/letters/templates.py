"""Templates: the core's own and those that programmes bring, each version with the day from which letters are made by it."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from avustin_core.plugin import LetterKind, LetterTemplate, Programme

FOLDER = Path(__file__).with_name("templates")
CORE = "core"
SINCE = {"1": date.min, "2": date(2019, 8, 1)}
OWN = tuple(
    LetterTemplate(kind, version, since, FOLDER / f"{kind.name.lower()}_{version}.typ")
    for kind in LetterKind
    for version, since in SINCE.items()
)
IMPORTED = re.compile(r'#import\s+"(layout_\d+\.typ)"')
MAIN = "main"


@dataclass(frozen=True)
class Template:
    """A version of a template, with the sources that letters are made of."""

    name: str
    version: str
    valid_from: date
    sources: Mapping[str, str]

    @property
    def digest(self) -> str:
        """SHA-256 of the sources, in hexadecimal."""
        parts = (part for name in sorted(self.sources) for part in (name, self.sources[name]))
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()


class TemplateMissing(LookupError):
    """A bug of a template: it imports a layout that the core doesn't have."""


def chosen(kind: LetterKind, programme: Programme | None, day: date) -> Template:
    """What a letter of that day is made by: the programme's own where it has one that is valid, or else the core's."""
    if programme and (own := _valid(programme.letters, kind, day)):
        return read(programme.code, own)
    own = _valid(OWN, kind, day)
    assert own, f"the core has a template of {kind}"
    return read(CORE, own)


def _valid(templates: Iterable[LetterTemplate], kind: LetterKind, day: date) -> LetterTemplate | None:
    valid = (each for each in templates if each.kind is kind and each.valid_from <= day)
    return max(valid, key=lambda each: each.valid_from, default=None)


def all_of(programme: type[Programme] | None = None) -> Iterator[Template]:
    """Every version of a programme's templates, or of the core's."""
    yield from (
        (read(programme.code, each) for each in programme.letters) if programme else (read(CORE, each) for each in OWN)
    )


@cache
def read(owner: str, declared: LetterTemplate) -> Template:
    """The template with what it imports of the core."""
    main = declared.file.read_text(encoding="utf-8")
    sources = {MAIN: main, **{name: layout(name) for name in IMPORTED.findall(main)}}
    return Template(f"{owner}/{declared.kind.name}", declared.version, declared.valid_from, sources)


def layout(name: str) -> str:
    """A layout of the core's, for whatever is set."""
    file = FOLDER / name
    if not file.exists():
        raise TemplateMissing(f"{name} isn't one of the core's layouts")
    return file.read_text(encoding="utf-8")
