"""The ranking: averages, weighted totals and ranks, in exact fractions. Scores never decide (434/2003 53 e §)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from avustin_core.assessments.criteria import PinnedCriterion

Criteria = Mapping[str, PinnedCriterion]
Scores = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Ranked:
    """One application among the others. `total` and `rank` are None where they can't be told."""

    application_id: UUID
    assessments: int
    averages: Mapping[str, Fraction]  #: by criterion, over the assessments that were handed in
    total: Fraction | None
    rank: int | None
    has_priority: bool  #: more than half of the answers to a priority criterion are yes
    unmet: tuple[str, ...]  #: thresholds that an assessor found not met


def ranking(criteria: Criteria, assessments: Mapping[UUID, Sequence[Scores]]) -> list[Ranked]:
    """The applications by their totals, the best first; those that tie share a rank, and the next ranks are left out.

    The total is the sum of weight times average. There is none while a scored criterion lacks weight or scale.
    """
    summed = {id: _summary(criteria, given) for id, given in assessments.items()}
    ranks: dict[Fraction, int] = {}
    for place, best in enumerate(
        sorted((each for _, each in summed.values() if each is not None), reverse=True), start=1
    ):
        ranks.setdefault(best, place)
    rows = [
        Ranked(
            id, len(assessments[id]), averages, total, None if total is None else ranks[total],
            _has_priority(criteria, assessments[id]), _unmet(criteria, assessments[id]),
        )
        for id, (averages, total) in summed.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, str(row.application_id)))


def can_be_ranked(criteria: Criteria) -> bool:
    """Whether every criterion that isn't answered yes or no has a weight and a scale, and there is one."""
    scored = [each for each in criteria.values() if not each.takes_yes_no]
    return bool(scored) and all(each.can_be_weighed for each in scored)


def decimal_of(value: Fraction, places: int = 4) -> Decimal:
    """The value to show, halves rounded to even; ranks are told from the exact one."""
    return Decimal(round(value * 10**places)).scaleb(-places)


def _summary(criteria: Criteria, given: Sequence[Scores]) -> tuple[dict[str, Fraction], Fraction | None]:
    averages = {key: _average(points) for key, points in _points(criteria, given).items() if points}
    weights = {key: each.weight for key, each in criteria.items() if not each.takes_yes_no}
    if not can_be_ranked(criteria) or weights.keys() - averages.keys():
        return averages, None
    return averages, sum((weight * averages[key] for key, weight in weights.items() if weight is not None), Fraction())


def _points(criteria: Criteria, given: Sequence[Scores]) -> dict[str, list[Fraction]]:
    points: dict[str, list[Fraction]] = {key: [] for key, each in criteria.items() if each.takes_score}
    for said in _said(given):
        if said["criterion"] in points and said["score"] is not None:
            points[said["criterion"]].append(Fraction(said["score"]))
    return points


def _average(points: Sequence[Fraction]) -> Fraction:
    return sum(points, Fraction()) / len(points)


def _has_priority(criteria: Criteria, given: Sequence[Scores]) -> bool:
    answers = [_answers(given, key) for key, each in criteria.items() if each.is_priority]
    return any(2 * sum(each) > len(each) for each in answers)


def _unmet(criteria: Criteria, given: Sequence[Scores]) -> tuple[str, ...]:
    return tuple(key for key, each in criteria.items() if each.is_threshold and not all(_answers(given, key)))


def _answers(given: Sequence[Scores], key: str) -> list[bool]:
    return [said["isMet"] for said in _said(given) if said["criterion"] == key and said["isMet"] is not None]


def _said(given: Sequence[Scores]) -> Iterable[Mapping[str, Any]]:
    return (said for scores in given for said in scores)
