"""What was used last, as much of it as there is room for."""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Kept(Generic[V]):
    """Values by their keys, each of a weight; those that were used longest ago go first."""

    def __init__(self, room: int) -> None:
        self._room, self._weight = room, 0
        self._values: OrderedDict[Hashable, tuple[V, int]] = OrderedDict()

    def find(self, key: Hashable) -> V | None:
        """The value of the key, if it is kept."""
        found = self._values.get(key)
        if found is None:
            return None
        self._values.move_to_end(key)
        return found[0]

    def keep(self, key: Hashable, value: V, weight: int) -> V:
        """Keeps a value, in the place of another of its key, and gives it back."""
        _, before = self._values.pop(key, (None, 0))
        self._values[key] = value, weight
        self._weight += weight - before
        while self._weight > self._room:
            _, (_, gone) = self._values.popitem(last=False)
            self._weight -= gone
        return value


def weight_of(text: str, tokens: int) -> int:
    """What a document weighs, in tokens: its tree, its text, and what is kept beside it."""
    return tokens + len(text) // 200 + 50
