"""A call's pinned criteria, read from their stored form, and what each of them takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any


@dataclass(frozen=True)
class PinnedCriterion:
    """One criterion as the call pinned it. A weight or scale that isn't known is None."""

    key: str
    name: Mapping[str, str]
    takes_yes_no: bool = False
    is_threshold: bool = False
    is_priority: bool = False
    weight: Fraction | None = None
    lowest: int | None = None
    highest: int | None = None
    least: Fraction | None = None  #: an average below it can't be granted

    @property
    def takes_score(self) -> bool:
        """Whether points are given: a scale is set, and it isn't answered yes or no."""
        return not self.takes_yes_no and self.lowest is not None and self.highest is not None

    @property
    def can_be_weighed(self) -> bool:
        """Whether its points can enter a total."""
        return self.takes_score and self.weight is not None


def pinned(criteria: Iterable[Mapping[str, Any]]) -> dict[str, PinnedCriterion]:
    """The criteria by their keys, in the call's order."""
    return {each["key"]: _read(each) for each in criteria}


def _read(stored: Mapping[str, Any]) -> PinnedCriterion:
    threshold, priority = bool(stored.get("threshold")), bool(stored.get("priority"))
    weight, scale, least = stored.get("weight"), stored.get("scale"), stored.get("least")
    return PinnedCriterion(
        key=stored["key"],
        name=stored.get("name") or {},
        takes_yes_no=threshold or priority,
        is_threshold=threshold,
        is_priority=priority,
        weight=None if weight is None else Fraction(str(weight)),
        lowest=None if scale is None else int(scale["lowest"]),
        highest=None if scale is None else int(scale["highest"]),
        least=None if least is None else Fraction(str(least)),
    )
