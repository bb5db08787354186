"""What the connections of each database share: they are lent for a while, and their statements noted and traced."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any, Generic, Protocol, TypeVar

from avustin_schema.reading.plans.prepared import Prepared

C = TypeVar("C")
Note = Callable[[str], object]
Span = Callable[[str], AbstractContextManager[Any]]
NO_SPAN = nullcontext()
_notes: list[Note] = []
_spans: list[Span] = []


@contextmanager
def noting(note: Note) -> Iterator[None]:
    """Tells the text of each statement that is run meanwhile: for measuring."""
    _notes.append(note)
    try:
        yield
    finally:
        _notes.remove(note)


def trace_by(span: Span) -> Callable[[], None]:
    """Runs each statement within such a span, of its text, until what is given is called."""
    _spans.append(span)
    return lambda: _spans.remove(span)


class Noted:
    """A connection whose statements are noted."""

    async def fetch(self, prepared: Prepared, values: Sequence[Any]) -> Sequence[Any]:
        """The records."""
        for note in _notes:
            note(prepared.text)
        with _spans[-1](prepared.text) if _spans else NO_SPAN:
            return await self.run(prepared.text, values)

    async def run(self, text: str, values: Sequence[Any]) -> Sequence[Any]:
        """The records that a text gives."""
        raise NotImplementedError


class Lender(Protocol[C]):
    """Has connections."""

    async def lend(self) -> C:
        """One that is free, or a new one."""

    def take_back(self, lent: C, *, broken: bool) -> None:
        """Keeps it for the next one, unless it was left in the middle of a statement."""


class Lent(Generic[C]):
    """One connection while it is lent."""

    def __init__(self, of: Lender[C]) -> None:
        self._of = of
        self._lent: C

    async def __aenter__(self) -> C:
        self._lent = await self._of.lend()
        return self._lent

    async def __aexit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self._of.take_back(self._lent, broken=kind is not None and not issubclass(kind, Exception))
