"""Allowances: points that are restored with time, up to so many. Of one process, and forgotten when they are full."""

import math
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

MOST = 20_000  #: viewers that are remembered; a few hundred bytes each


@dataclass(frozen=True)
class Left:
    """How it stands with an allowance; `wait` is in seconds, 0 when it was enough."""

    points: int
    wait: int = 0


class Buckets:
    """One allowance for each viewer: a token bucket, because what is charged is points and not requests."""

    def __init__(self, restored: float, most: float, clock: Callable[[], float] = monotonic) -> None:
        self.restored, self.most, self._clock = restored, most, clock
        self._kept: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def left(self, viewer: str) -> float:
        """What the viewer has."""
        left, before = self._kept.get(viewer, (self.most, 0.0))
        return min(self.most, left + (self._clock() - before) * self.restored)

    def take(self, viewer: str, points: float) -> Left:
        """Takes the points, or nothing when there are too few."""
        now, left = self._clock(), self.left(viewer)
        self._kept.pop(viewer, None)
        enough = left >= points
        self._kept[viewer] = (left - points if enough else left, now)
        if len(self._kept) > MOST:
            self._kept.popitem(last=False)
        if enough:
            return Left(int(left - points))
        return Left(int(left), math.ceil((points - left) / self.restored))
