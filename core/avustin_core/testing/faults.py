"""A promise that a programme doesn't keep: the programme, the declaration, what is wrong, and the remedy."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from avustin_core.plugin import Form, Programme


@dataclass(frozen=True)
class Fault:
    """One line for its author."""

    programme: str
    declaration: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.programme}: {self.declaration}: {self.what} – {self.remedy}"


def refuse(faults: Iterable[Fault]) -> None:
    """Fails a test with all of them, each once."""
    if lines := list(dict.fromkeys(str(each) for each in faults)):
        raise AssertionError("\n".join(lines))


def forms_of(programme: type[Programme]) -> Iterator[type[Form]]:
    """Every released version of every form."""
    yield from programme.released_forms()
    yield from programme.report_forms
