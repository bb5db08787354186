"""What one asking gave: the same text for all who were told the same before."""

from collections.abc import Iterator
from typing import Any
from weakref import WeakKeyDictionary

from avustin_schema.json import written
from avustin_schema.live.wanted import Wanted


class Answer:
    """The state at one moment, as its viewers see it."""

    def __init__(
        self, wanted: Wanted, data: dict[str, Any], errors: list[dict[str, Any]], *, is_private: bool = False
    ) -> None:
        self._wanted, self._data, self._errors = wanted, data, errors
        self.is_private = is_private  #: it holds secrets, and the trail tells of each of their readers
        self._event: dict[str, Any] = data[wanted.key]
        at = {key: self._event[key] for key in wanted.at}
        self._mark(dict.fromkeys((*wanted.at, *wanted.changed)))
        self.state = written({"data": data, "errors": [each.get("path") for each in errors]})
        self._mark(at)
        self._texts: WeakKeyDictionary[Answer, bytes] = WeakKeyDictionary()
        self._first: bytes | None = None

    def _mark(self, values: dict[str, Any]) -> None:
        self._event.update(values)

    def text(self, before: "Answer | None") -> bytes:
        """The event for those who were told that before; its `changed` says what is different."""
        if before is None or not self._wanted.changed:
            if self._first is None:
                self._first = self._written([])
            return self._first
        if before not in self._texts:
            self._texts[before] = self._written(list(self._differing(before)))
        return self._texts[before]

    def _written(self, changed: list[str]) -> bytes:
        self._mark(dict.fromkeys(self._wanted.changed, changed))
        errors = {"errors": self._errors} if self._errors else {}
        return written({"data": self._data, **errors})

    def _differing(self, before: "Answer") -> Iterator[str]:
        own = (*self._wanted.at, *self._wanted.changed)
        for key, value in self._event.items():
            was = before._event.get(key)
            if key in own or value == was:
                continue
            if isinstance(value, dict) and isinstance(was, dict):
                yield from (f"{key}.{part}" for part in value if value[part] != was.get(part))
            else:
                yield key
