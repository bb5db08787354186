"""Who may get something: the applications of a call as a scenario sees them, and the claims that rules leave them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from uuid import UUID

from avustin_core.plugin import Choice, option
from avustin_core.scenarios.rules import Rules


class ShareReason(Choice):
    """Why an application gets the sum that it gets."""

    WHOLE = option(fi="Myönnettävissä kokonaan", sv="Kan beviljas i sin helhet", en="All that can be granted")
    BARRED = option(fi="Edellytys ei täyty", sv="En förutsättning uppfylls inte", en="A precondition isn't met")
    NOT_RANKED = option(fi="Ei sijaa vertailussa", sv="Saknar plats i rangordningen", en="It has no rank")
    BELOW_THE_LINE = option(fi="Jää rajan alle", sv="Hamnar under gränsen", en="Below the cut line")
    TIED_AT_THE_LINE = option(
        fi="Tasatilanne rajalla on ratkaistava", sv="Lika placering vid gränsen måste avgöras",
        en="It ties across the cut line: break the tie",
    )  # fmt: skip
    CAPPED = option(fi="Enimmäismäärä rajaa", sv="Maximibeloppet begränsar", en="A cap limits it")
    BELOW_LEAST_SUM = option(
        fi="Jää alle vähimmäismäärän", sv="Underskrider minimibeloppet", en="Less than the least sum"
    )
    NO_MONEY_LEFT = option(fi="Määräraha ei riitä", sv="Anslaget räcker inte till", en="There isn't money enough")
    TIED_FOR_THE_REST = option(
        fi="Tasatilanne viimeisestä rahasta on ratkaistava", sv="Lika placering om de sista medlen måste avgöras",
        en="It ties for the last money: break the tie",
    )  # fmt: skip
    CUT = option(fi="Leikattu samassa suhteessa", sv="Nedskuren i samma proportion", en="Cut in proportion")
    PART = option(fi="Jäljellä ollut osa", sv="Det som återstod", en="What was left")
    FLOOR = option(fi="Alueen vähimmäisosuudesta", sv="Ur regionens minimiandel", en="From its region's floor")


TIES = (ShareReason.TIED_AT_THE_LINE, ShareReason.TIED_FOR_THE_REST)


@dataclass(frozen=True)
class Candidate:
    """An application. `most` is what can be granted at all: what is applied for, and no more than the share of its costs."""

    application_id: UUID
    applicant_id: UUID
    most: int
    rank: int | None = None  #: those that tie share it
    total: Fraction | None = None
    region: str | None = None
    is_barred: bool = False


@dataclass(frozen=True)
class Share:
    """What an application gets, and why."""

    amount: int
    reasons: tuple[ShareReason, ...]


@dataclass(frozen=True)
class Claim:
    """What one that is above the line can get under the rules."""

    candidate: Candidate
    amount: int
    reasons: tuple[ShareReason, ...]  #: what limits it


def in_order(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The best first; those without a rank last."""
    return sorted(candidates, key=lambda each: (each.rank is None, each.rank or 0, str(each.application_id)))


def left_out(candidates: Sequence[Candidate], rules: Rules) -> dict[UUID, ShareReason]:
    """Those that get nothing whatever money there is, with why."""
    ranks = sorted(each.rank for each in candidates if each.rank is not None and not each.is_barred)
    reasons = {each.application_id: _why_out(each, rules, ranks) for each in candidates}
    return {id: reason for id, reason in reasons.items() if reason}


def _why_out(candidate: Candidate, rules: Rules, ranks: Sequence[int]) -> ShareReason | None:
    if candidate.is_barred:
        return ShareReason.BARRED
    if candidate.rank is None or candidate.total is None:
        return ShareReason.NOT_RANKED if rules.needs_ranking else None
    if rules.least_total is not None and candidate.total < rules.least_total:
        return ShareReason.BELOW_THE_LINE
    return _at_the_line(candidate.rank, rules.most_grants, ranks)


def _at_the_line(rank: int, most: int | None, ranks: Sequence[int]) -> ShareReason | None:
    """Those that tie across the line are all left out, since nothing tells one from another."""
    if most is None or most >= len(ranks) or rank < ranks[most]:
        return None
    return ShareReason.TIED_AT_THE_LINE if most and rank == ranks[most - 1] else ShareReason.BELOW_THE_LINE


def claims(candidates: Iterable[Candidate], rules: Rules) -> list[Claim]:
    """What these claim, the best first. An applicant's cap is used up in the same order."""
    used: defaultdict[UUID, int] = defaultdict(int)
    found = []
    for each in in_order(candidates):
        claim = _claim(each, rules, used[each.applicant_id])
        used[each.applicant_id] += claim.amount
        found.append(claim)
    return found


def _claim(candidate: Candidate, rules: Rules, used: int) -> Claim:
    left = None if rules.cap_of_applicant is None else rules.cap_of_applicant - used
    amount = min(each for each in (candidate.most, rules.cap, left) if each is not None)
    grantable = rules.grantable(amount)
    capped = (ShareReason.CAPPED,) if amount < candidate.most else ()
    return Claim(candidate, grantable, capped if grantable else (*capped, ShareReason.BELOW_LEAST_SUM))


def tied_groups(found: Iterable[Claim]) -> list[list[Claim]]:
    """The claims in order, those that share a rank together."""
    return [list(group) for _, group in groupby(found, key=lambda each: each.candidate.rank)]
