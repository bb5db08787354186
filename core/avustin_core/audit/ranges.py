"""Numbers of a chain as ranges: which events' values were erased, in little room."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence


class Ranges:
    """Numbers that come in ascending order are kept as `[first, last]`."""

    def __init__(self, pairs: Iterable[Sequence[int]] = ()) -> None:
        self.pairs: list[list[int]] = [list(pair) for pair in pairs]

    def add(self, number: int) -> None:
        """One more, above all before it."""
        if self.pairs and self.pairs[-1][1] == number - 1:
            self.pairs[-1][1] = number
        else:
            self.pairs.append([number, number])

    def __contains__(self, number: object) -> bool:
        place = bisect_right(self.pairs, [number, float("inf")]) - 1
        return place >= 0 and self.pairs[place][1] >= number  # type: ignore[operator]
