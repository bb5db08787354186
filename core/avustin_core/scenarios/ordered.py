"""Sharing in order: each gets its whole claim as long as the money suffices; those that tie get it together, or none."""

from collections.abc import Sequence

from avustin_core.scenarios.candidates import Claim, Share, ShareReason, tied_groups
from avustin_core.scenarios.proportional import cut
from avustin_core.scenarios.rules import Rules, Shortfall


def share(claims: Sequence[Claim], money: int, rules: Rules) -> list[Share]:
    """The shares, in the order of the claims."""
    shares: list[Share] = []
    left, ended = money, False
    for group in tied_groups(claims):
        wanted = sum(each.amount for each in group)
        if not ended and wanted <= left:
            shares += [Share(each.amount, each.reasons or (ShareReason.WHOLE,)) for each in group]
            left -= wanted
            continue
        shares += _none(group, 0 if ended else left) if _gets_nothing(rules, ended) else _parts(group, left, rules)
        ended = ended or rules.shortfall is not Shortfall.SKIP
    return shares


def until(claims: Sequence[Claim], floor: int) -> list[Claim]:
    """The best of them that reach the floor together; all where they don't."""
    taken: list[Claim] = []
    for group in tied_groups(claims):
        if sum(each.amount for each in taken) >= floor:
            break
        taken += group
    return taken


def _gets_nothing(rules: Rules, ended: bool) -> bool:
    return ended or rules.shortfall is not Shortfall.PART


def _none(group: Sequence[Claim], left: int) -> list[Share]:
    """Nothing for any; told as a tie where the money would do for one of them."""
    is_tie = len(group) > 1 and min(each.amount for each in group) <= left
    return [Share(0, (ShareReason.TIED_FOR_THE_REST if is_tie else ShareReason.NO_MONEY_LEFT,)) for _ in group]


def _parts(group: Sequence[Claim], left: int, rules: Rules) -> list[Share]:
    return [
        Share(each, (ShareReason.PART,) if each else (ShareReason.NO_MONEY_LEFT,))
        for each in cut(group, left, rules).sums
    ]
