"""Sharing in proportion: everyone gets the same part of the claim, the largest for which the money suffices."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from avustin_core.scenarios.candidates import Claim
from avustin_core.scenarios.rules import Rules

NOTHING, WHOLE = Fraction(0), Fraction(1)
Parts = Sequence[Fraction]


class FloorsExceedMoney(Exception):
    """What is set aside for regions is more than the money that there is."""


@dataclass(frozen=True)
class Cut:
    """The part that all get of what they claim, and the sums that it makes, in the order of the claims."""

    part: Fraction
    sums: Sequence[int]


def cut(claims: Sequence[Claim], money: int, rules: Rules, *, least: Parts | None = None) -> Cut:
    """The largest part for which the money suffices. `least` are parts that single claims get whatever the others get."""
    parts = least or [NOTHING] * len(claims)

    def sums(part: Fraction) -> list[int]:
        return [rules.grantable(each.amount * max(part, own)) for each, own in zip(claims, parts, strict=True)]

    if sum(sums(NOTHING)) > money:
        raise FloorsExceedMoney()
    before, _ = _turning(claims, rules, lambda part: sum(sums(part)) > money)
    return Cut(before, sums(before))


def part_for(claims: Sequence[Claim], floor: int, rules: Rules) -> Fraction:
    """The smallest part by which these get the floor together; the whole where even that isn't enough."""

    def reached(part: Fraction) -> bool:
        return sum(rules.grantable(each.amount * part) for each in claims) >= floor

    return NOTHING if reached(NOTHING) else _turning(claims, rules, reached)[1]


def _turning(claims: Sequence[Claim], rules: Rules, reached: Callable[[Fraction], bool]) -> tuple[Fraction, Fraction]:
    """The last part that doesn't reach it and the first that does. What grows with the part is reached once.

    Halves until each claim has one step at most between the two, and then looks at these steps: exact, and quick.
    """
    if not reached(WHOLE):
        return WHOLE, WHOLE
    low, high = NOTHING, WHOLE
    largest = max(each.amount for each in claims)
    while (high - low) * largest >= rules.rounds_to:
        middle = (low + high) / 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    steps = [low, *sorted({_step_after(each.amount, low, rules.rounds_to) for each in claims})]
    first = bisect_left(steps, True, key=reached)
    return steps[first - 1], steps[first]


def _step_after(claim: int, part: Fraction, unit: int) -> Fraction:
    """The next part at which the rounded sum of the claim grows."""
    return Fraction((claim * part // unit + 1) * unit, claim)
