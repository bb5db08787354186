"""What a scenario answers: for each application a sum and why, and what is used and left."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from avustin_core.scenarios import ordered, proportional
from avustin_core.scenarios.candidates import Candidate, Claim, Share, ShareReason, claims, left_out
from avustin_core.scenarios.rules import Rules, Sharing

Shares = dict[UUID, Share]


@dataclass(frozen=True)
class Outcome:
    """Who gets what. Sums are cents."""

    shares: Mapping[UUID, Share]
    used: int
    left: int
    granted: int  #: how many get something
    by_region: Mapping[str, int]
    short_of_floor: Mapping[str, int]  #: by region: what its applications lack of the floor


def share(candidates: Sequence[Candidate], rules: Rules, *, money: int) -> Outcome:
    """Shares the money by the rules; the same answer whatever order the candidates come in. Raises FloorsExceedMoney."""
    if sum(rules.floors.values()) > money:
        raise proportional.FloorsExceedMoney()
    out = left_out(candidates, rules)
    claimed = claims((each for each in candidates if each.application_id not in out), rules)
    shares = {id: Share(0, (reason,)) for id, reason in out.items()}
    shares |= {_id(each): Share(0, each.reasons) for each in claimed if not each.amount}
    standing = [each for each in claimed if each.amount]
    shares |= (_ordered if rules.sharing is Sharing.IN_ORDER else _proportional)(standing, rules, money)
    return _outcome(candidates, shares, rules, money)


def _ordered(standing: Sequence[Claim], rules: Rules, money: int) -> Shares:
    """Regions' floors first, in the order of their codes; then the others with what is left."""
    first: Shares = {}
    left = money
    for region, floor in sorted(rules.floors.items()):
        taken = ordered.until([each for each in standing if each.candidate.region == region], floor)
        given = _by_id(taken, ordered.share(taken, left, rules))
        first |= {
            id: Share(each.amount, (*each.reasons, ShareReason.FLOOR)) for id, each in given.items() if each.amount
        }
        left = money - sum(each.amount for each in first.values())
    others = [each for each in standing if _id(each) not in first]
    return first | _by_id(others, ordered.share(others, left, rules))


def _proportional(standing: Sequence[Claim], rules: Rules, money: int) -> Shares:
    """Everyone the same part, and a region's applications a larger one where its floor needs it."""
    parts = {
        region: proportional.part_for([each for each in standing if each.candidate.region == region], floor, rules)
        for region, floor in rules.floors.items()
    }
    least = [parts.get(each.candidate.region or "", Fraction()) for each in standing]
    made = proportional.cut(standing, money, rules, least=least)
    rows = zip(standing, made.sums, least, strict=True)
    return {_id(claim): _part_of(claim, amount, by_floor=own > made.part) for claim, amount, own in rows}


def _part_of(claim: Claim, amount: int, *, by_floor: bool) -> Share:
    if not amount:
        return Share(0, (*claim.reasons, ShareReason.CUT, ShareReason.BELOW_LEAST_SUM))
    cut = () if amount == claim.amount else (ShareReason.CUT,)
    floor = (ShareReason.FLOOR,) if by_floor else ()
    return Share(amount, (*claim.reasons, *cut, *floor) or (ShareReason.WHOLE,))


def _outcome(candidates: Sequence[Candidate], shares: Shares, rules: Rules, money: int) -> Outcome:
    by_region: defaultdict[str, int] = defaultdict(int)
    for each in candidates:
        if each.region is not None:
            by_region[each.region] += shares[each.application_id].amount
    used = sum(each.amount for each in shares.values())
    lacking = Counter(rules.floors) - Counter(by_region)
    granted = sum(each.amount > 0 for each in shares.values())
    return Outcome(shares, used, money - used, granted, dict(by_region), dict(lacking))


def _by_id(found: Sequence[Claim], shares: Sequence[Share]) -> Shares:
    return {_id(claim): each for claim, each in zip(found, shares, strict=True)}


def _id(claim: Claim) -> UUID:
    return claim.candidate.application_id
