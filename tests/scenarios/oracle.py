"""What a scenario should answer, found by trying: slow, and written without a look at how the product does it."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import product

Sums = tuple[int, ...]


def skipping(claims: Sequence[int], money: int) -> Sums:
    """All or nothing for each: of all that fit, the answer that favours the first, then the second, and so on."""
    return max(each for each in product(*((0, claim) for claim in claims)) if sum(each) <= money)


def stopping(claims: Sequence[int], money: int) -> Sums:
    """The longest beginning that fits."""
    longest = max(n for n in range(len(claims) + 1) if sum(claims[:n]) <= money)
    return tuple(claims[:longest]) + (0,) * (len(claims) - longest)


def parting(claims: Sequence[int], money: int, *, unit: int, least: int) -> Sums:
    """The best for the first, the second and so on, where who comes after one that was cut gets nothing."""
    return max(each for each in _grants(claims, unit, least) if sum(each) <= money and _ends_after_a_cut(each, claims))


def proportional(claims: Sequence[int], money: int, *, unit: int, least: int) -> Sums:
    """Of the parts at which some sum changes, the largest that the money suffices for."""
    parts = {Fraction(k * unit, claim) for claim in claims for k in range(claim // unit + 1)}
    tried = (tuple(_rounded(claim * part, unit, least) for claim in claims) for part in sorted(parts, reverse=True))
    return next(sums for sums in tried if sum(sums) <= money)


def _rounded(amount: Fraction, unit: int, least: int) -> int:
    below = [n for n in range(0, int(amount) + 1, unit) if n <= amount]
    return below[-1] if below[-1] >= least else 0


def _grants(claims: Sequence[int], unit: int, least: int) -> Iterable[Sums]:
    choices = ([0, *(n for n in range(unit, claim + 1, unit) if n >= least)] for claim in claims)
    return product(*choices)


def _ends_after_a_cut(sums: Sums, claims: Sequence[int]) -> bool:
    cut = next((at for at, claim in enumerate(claims) if sums[at] < claim), len(claims))
    return not any(sums[cut + 1 :])
