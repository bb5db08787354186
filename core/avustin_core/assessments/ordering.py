"""Which of two applications comes first: priority where the call puts it first, the total, and what breaks ties."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from avustin_core.plugin import PriorityPlace

Place = tuple[Fraction, ...]  #: compared from the left, the greater the better


@dataclass(frozen=True)
class RankingRules:
    """What a call says of its ranking. Where it says nothing, totals alone tell, and equal ones tie."""

    ties: tuple[str, ...] = ()  #: criteria whose averages are compared in this order where totals are equal
    priority: PriorityPlace = PriorityPlace.NOT_USED
    least_total: Fraction | None = None


NOTHING_SAID = RankingRules()


def place_of(total: Fraction, averages: Mapping[str, Fraction], rules: RankingRules, *, has_priority: bool) -> Place:
    """What is compared of one application."""
    first = (Fraction(has_priority),) if rules.priority is PriorityPlace.FIRST else ()
    after = (Fraction(has_priority),) if rules.priority is PriorityPlace.BREAKS_TIES else ()
    return (*first, total, *after, *(averages.get(key, Fraction(-1)) for key in rules.ties))


def ranks_of(places: Iterable[Place]) -> dict[Place, int]:
    """The rank of each place, from one; equal ones share it."""
    ranks: dict[Place, int] = {}
    for rank, place in enumerate(sorted(places, reverse=True), start=1):
        ranks.setdefault(place, rank)
    return ranks


def read_rules(kept: Mapping[str, Any] | None) -> RankingRules:
    """As a call keeps them: {ties, priority, leastTotal}, the total a decimal string."""
    kept = kept or {}
    least = kept.get("leastTotal")
    return RankingRules(
        ties=tuple(kept.get("ties") or ()),
        priority=PriorityPlace(kept.get("priority") or PriorityPlace.NOT_USED),
        least_total=None if least is None else Fraction(least),
    )
