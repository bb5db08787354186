"""The ranking: averages, weighted totals and ranks, in exact fractions. Scores never decide (434/2003 53 e §)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from avustin_core.assessments.criteria import PinnedCriterion
from avustin_core.assessments.ordering import NOTHING_SAID, Place, RankingRules, place_of, ranks_of

Criteria = Mapping[str, PinnedCriterion]
Scores = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Part:
    """What a criterion brings to a total: the average of its scores, times its weight."""

    criterion: str
    scores: tuple[Fraction, ...]
    average: Fraction
    weight: Fraction | None

    @property
    def product(self) -> Fraction | None:
        """What it brings; None without a weight."""
        return None if self.weight is None else self.weight * self.average


@dataclass(frozen=True)
class Ranked:
    """One application among the others. `total` and `rank` are None where they can't be told."""

    application_id: UUID
    assessments: int
    parts: tuple[Part, ...]  #: by criterion, over the assessments that were handed in
    total: Fraction | None
    rank: int | None
    has_priority: bool  #: more than half of the answers to a priority criterion are yes
    unmet: tuple[str, ...]  #: thresholds that an assessor found not met, and criteria whose average is too low
    is_below_least: bool  #: its total is less than the call asks for

    @property
    def averages(self) -> dict[str, Fraction]:
        """By criterion."""
        return {part.criterion: part.average for part in self.parts}


@dataclass(frozen=True)
class Summary:
    """What one application's assessments come to, before it is compared with the others."""

    assessments: int
    parts: tuple[Part, ...]
    total: Fraction | None
    has_priority: bool
    unmet: tuple[str, ...]
    place: Place | None
    is_below_least: bool


def ranking(
    criteria: Criteria, assessments: Mapping[UUID, Sequence[Scores]], rules: RankingRules = NOTHING_SAID
) -> list[Ranked]:
    """The applications, the best first; those that nothing tells apart share a rank, and the next ranks are left out.

    The total is the sum of weight times average. There is none while a scored criterion lacks weight or scale.
    """
    return ranked({id: summary(criteria, given, rules) for id, given in assessments.items()})


def ranked(summaries: Mapping[UUID, Summary]) -> list[Ranked]:
    """The same, of what each application's assessments come to."""
    ranks = ranks_of(each.place for each in summaries.values() if each.place is not None)
    rows = [
        Ranked(
            id, each.assessments, each.parts, each.total, None if each.place is None else ranks[each.place],
            each.has_priority, each.unmet, each.is_below_least,
        )
        for id, each in summaries.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, str(row.application_id)))


def summary(criteria: Criteria, given: Sequence[Scores], rules: RankingRules) -> Summary:
    """What these assessments of one application come to."""
    points, answers = _said(given)
    parts = tuple(_part(key, points[key], each) for key, each in criteria.items() if each.takes_score and points[key])
    has_priority = any(2 * sum(answers[key]) > len(answers[key]) for key, each in criteria.items() if each.is_priority)
    total = _total(criteria, parts)
    averages = {part.criterion: part.average for part in parts}
    return Summary(
        assessments=len(given),
        parts=parts,
        total=total,
        has_priority=has_priority,
        unmet=(*_unmet(criteria, answers), *_too_low(criteria, parts)),
        place=None if total is None else place_of(total, averages, rules, has_priority=has_priority),
        is_below_least=total is not None and rules.least_total is not None and total < rules.least_total,
    )


def can_be_ranked(criteria: Criteria) -> bool:
    """Whether every criterion that isn't answered yes or no has a weight and a scale, and there is one."""
    scored = [each for each in criteria.values() if not each.takes_yes_no]
    return bool(scored) and all(each.can_be_weighed for each in scored)


def decimal_of(value: Fraction, places: int = 4) -> Decimal:
    """The value to show, halves rounded to even; ranks are told from the exact one."""
    return Decimal(round(value * 10**places)).scaleb(-places)


def _part(key: str, points: Sequence[Fraction], criterion: PinnedCriterion) -> Part:
    return Part(key, tuple(points), sum(points, Fraction()) / len(points), criterion.weight)


def _total(criteria: Criteria, parts: Sequence[Part]) -> Fraction | None:
    wanted = {key for key, each in criteria.items() if not each.takes_yes_no}
    if not can_be_ranked(criteria) or wanted - {part.criterion for part in parts}:
        return None
    return sum((part.product for part in parts if part.product is not None), Fraction())


def _said(given: Sequence[Scores]) -> tuple[defaultdict[str, list[Fraction]], defaultdict[str, list[bool]]]:
    """Points and answers, by criterion."""
    points, answers = defaultdict(list), defaultdict(list)
    for scores in given:
        for said in scores:
            if said["score"] is not None:
                points[said["criterion"]].append(Fraction(said["score"]))
            if said["isMet"] is not None:
                answers[said["criterion"]].append(said["isMet"])
    return points, answers


def _unmet(criteria: Criteria, answers: Mapping[str, Sequence[bool]]) -> tuple[str, ...]:
    return tuple(key for key, each in criteria.items() if each.is_threshold and not all(answers[key]))


def _too_low(criteria: Criteria, parts: Sequence[Part]) -> tuple[str, ...]:
    limits = ((part, criteria[part.criterion].least) for part in parts)
    return tuple(part.criterion for part, least in limits if least is not None and part.average < least)
