"""What is stored as JSON as it stands in answers, in another shape: each text is read and written anew once, not for every row."""

from weakref import WeakSet

from orjson import Fragment

from avustin_core.storage.types import of_json
from avustin_schema.json import written
from avustin_schema.reading.plans.emitter import Emit

MOST = 5_000  #: texts that a process keeps, of all plans together
LONGEST = 4_000  #: characters of one that is kept


class Reshaped(dict[str, Fragment]):
    """By its stored text, the part of an answer that `emit` makes of its value."""

    __slots__ = ("__weakref__", "_emit")
    _all: "WeakSet[Reshaped]" = WeakSet()
    _kept = 0

    def __init__(self, emit: Emit) -> None:
        super().__init__()
        self._emit = emit
        self._all.add(self)

    def __hash__(self) -> int:  # type: ignore[override]
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __missing__(self, text: str) -> Fragment:
        made = Fragment(written(self._emit(of_json(text), None)))
        if len(text) <= LONGEST:
            if Reshaped._kept >= MOST:
                forget()
            Reshaped._kept += 1
            self[text] = made
        return made


def forget() -> None:
    """Lets all of them go."""
    for each in Reshaped._all:
        each.clear()
    Reshaped._kept = 0
