"""How alike assessors assess: each one's mean and spread, how far they agree, and the ranking without one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import Any
from uuid import UUID

from avustin_core.assessments.criteria import PinnedCriterion
from avustin_core.assessments.ordering import RankingRules
from avustin_core.assessments.ranking import Criteria, Scores, Summary, ranked, summary

Summaries = dict[UUID, Summary]
Unit = tuple[UUID, str]  #: an application and a criterion


@dataclass(frozen=True)
class Given:
    """One assessment that was handed in."""

    assessor_id: UUID
    application_id: UUID
    scores: Scores


@dataclass(frozen=True)
class Moved:
    """An application whose rank is another one without an assessor."""

    application_id: UUID
    rank: int | None
    without: int | None


@dataclass(frozen=True)
class Calibrated:
    """How one assessor scores, in parts of the scale: 0 is its lowest point and 1 its highest."""

    assessor_id: UUID
    assessments: int
    mean: Fraction | None
    variance: Fraction | None  #: of all their points around the mean; the spread is its root
    leaning: Fraction | None  #: by how much they are above the others, where others scored the same
    moved: tuple[Moved, ...]


@dataclass(frozen=True)
class Calibration:
    """All assessors of a call, and how far they agree."""

    assessors: tuple[Calibrated, ...]
    mean_difference: Fraction | None  #: between two assessors' points for the same, in parts of the scale
    alpha: Fraction | None  #: Krippendorff's, of interval data: 1 is full agreement, 0 what chance would give


def calibration(criteria: Criteria, given: Sequence[Given], rules: RankingRules) -> Calibration:
    """What the assessments tell of their assessors. Without scales there are no points, and nothing to tell."""
    units = _units(criteria, given)
    assessors = sorted({each.assessor_id for each in given})
    by_application = _by_application({each.application_id for each in given}, given)
    summaries = {id: summary(criteria, scores, rules) for id, scores in by_application.items()}
    return Calibration(
        tuple(_calibrated(each, units, given, _moved(each, criteria, given, rules, summaries)) for each in assessors),
        _mean([abs(one - other) for points in units.values() for one, other in combinations(points.values(), 2)]),
        alpha([list(points.values()) for points in units.values()]),
    )


def alpha(units: Iterable[Sequence[Fraction]]) -> Fraction | None:
    """Krippendorff's alpha of interval data; None where no two scored the same, or all scores are equal."""
    paired = [points for points in units if len(points) > 1]
    everything = [point for points in paired for point in points]
    expected = _disagreement(everything)
    if not expected:
        return None
    within = [_disagreement(points) * len(points) for points in paired]
    return 1 - (sum(within, Fraction()) / len(everything)) / expected


def _disagreement(points: Sequence[Fraction]) -> Fraction:
    """The mean square difference of two different ones of them: twice their variance."""
    many = len(points)
    if many < 2:
        return Fraction()
    squares, total = sum((each * each for each in points), Fraction()), sum(points, Fraction())
    return 2 * (many * squares - total * total) / (many * (many - 1))


def _units(criteria: Criteria, given: Sequence[Given]) -> Mapping[Unit, Mapping[UUID, Fraction]]:
    """The points for each application and criterion, by assessor, in parts of the scale."""
    units: defaultdict[Unit, dict[UUID, Fraction]] = defaultdict(dict)
    for each in given:
        for said in each.scores:
            criterion = criteria.get(said["criterion"])
            if criterion and criterion.takes_score and said["score"] is not None:
                units[each.application_id, criterion.key][each.assessor_id] = _part_of_scale(criterion, said)
    return units


def _part_of_scale(criterion: PinnedCriterion, said: Mapping[str, Any]) -> Fraction:
    lowest, highest = criterion.lowest or 0, criterion.highest or 1
    return (Fraction(said["score"]) - lowest) / (highest - lowest)


def _calibrated(
    assessor: UUID, units: Mapping[Unit, Mapping[UUID, Fraction]], given: Sequence[Given], moved: tuple[Moved, ...]
) -> Calibrated:
    scored = [points for points in units.values() if assessor in points]
    own = [points[assessor] for points in scored]
    mean = _mean(own)
    leanings = [points[assessor] - _others(points, assessor) for points in scored if len(points) > 1]
    return Calibrated(
        assessor_id=assessor,
        assessments=sum(each.assessor_id == assessor for each in given),
        mean=mean,
        variance=None if mean is None else _mean([(each - mean) ** 2 for each in own]),
        leaning=_mean(leanings),
        moved=moved,
    )


def _others(points: Mapping[UUID, Fraction], assessor: UUID) -> Fraction:
    others = [point for who, point in points.items() if who != assessor]
    return sum(others, Fraction()) / len(others)


def _moved(
    assessor: UUID, criteria: Criteria, given: Sequence[Given], rules: RankingRules, all_of_them: Summaries
) -> tuple[Moved, ...]:
    """Applications that have another rank without the assessor, the best first; those only they assessed lose theirs."""
    theirs = {each.application_id for each in given if each.assessor_id == assessor}
    left = _by_application(theirs, (each for each in given if each.assessor_id != assessor))
    changed = all_of_them | {id: summary(criteria, scores, rules) for id, scores in left.items()}
    without = {row.application_id: row.rank for row in ranked(changed)}
    rows = [Moved(row.application_id, row.rank, without[row.application_id]) for row in ranked(all_of_them)]
    return tuple(row for row in rows if row.rank != row.without)


def _by_application(ids: Iterable[UUID], given: Iterable[Given]) -> dict[UUID, list[Scores]]:
    found: dict[UUID, list[Scores]] = {id: [] for id in ids}
    for each in given:
        if each.application_id in found:
            found[each.application_id].append(each.scores)
    return found


def _mean(values: Sequence[Fraction]) -> Fraction | None:
    return sum(values, Fraction()) / len(values) if values else None
