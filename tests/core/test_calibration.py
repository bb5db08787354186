"""How assessors compare, in exact parts of the scale, against figures worked out by hand; and what breaks ties."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from tests.core.deciding import SCALE, criterion

from avustin_core.assessments.calibration import Given, Moved, alpha, calibration
from avustin_core.assessments.criteria import pinned
from avustin_core.assessments.ordering import NOTHING_SAID, RankingRules, read_rules
from avustin_core.assessments.ranking import ranking
from avustin_core.plugin import PriorityPlace

A, B, C = (UUID(int=number) for number in (1, 2, 3))
ANNA, BERTIL = UUID(int=11), UUID(int=12)
CRITERIA = pinned(
    [
        criterion("IMPACT", weight="2", scale=SCALE), criterion("PLAN", weight="1", scale=SCALE, least="2.5"),
        criterion("SHARED_DATA", priority=True),
    ]
)  # fmt: skip


def said(impact: str, plan: str, *, shared: bool = False) -> list[dict[str, Any]]:
    """One assessor's scores."""
    points = {"IMPACT": (impact, None), "PLAN": (plan, None), "SHARED_DATA": (None, shared)}
    return [{"criterion": key, "score": score, "isMet": met, "reason": "x"} for key, (score, met) in points.items()]


def ranks(rules: RankingRules, **of_applications: Any) -> list[tuple[UUID, int | None]]:
    """Who is where."""
    rows = ranking(CRITERIA, {{"a": A, "b": B, "c": C}[name]: given for name, given in of_applications.items()}, rules)
    return [(row.application_id, row.rank) for row in rows]


def test_ties_are_broken_by_the_criteria_that_the_call_names_and_by_nothing_else() -> None:
    same = {"a": [said("2", "4")], "b": [said("3", "2")], "c": [said("3", "2")]}  # totals of 8 all

    assert ranks(NOTHING_SAID, **same) == [(A, 1), (B, 1), (C, 1)]
    assert ranks(RankingRules(ties=("IMPACT",)), **same) == [(B, 1), (C, 1), (A, 3)]
    assert ranks(RankingRules(ties=("PLAN",)), **same) == [(A, 1), (B, 2), (C, 2)]


def test_a_priority_lifts_as_far_as_the_call_says() -> None:
    given = {"a": [said("5", "5")], "b": [said("1", "1", shared=True)], "c": [said("1", "1")]}

    assert ranks(NOTHING_SAID, **given) == [(A, 1), (B, 2), (C, 2)]
    assert ranks(RankingRules(priority=PriorityPlace.BREAKS_TIES), **given) == [(A, 1), (B, 2), (C, 3)]
    assert ranks(RankingRules(priority=PriorityPlace.FIRST), **given) == [(B, 1), (A, 2), (C, 3)]


def test_a_total_is_told_down_to_its_scores_and_what_is_too_low_is_named() -> None:
    rules = read_rules({"ties": ["PLAN"], "priority": "FIRST", "leastTotal": "12"})

    (row,) = ranking(CRITERIA, {A: [said("4", "2"), said("5", "2.75")]}, rules)

    impact, plan = row.parts
    assert (impact.scores, impact.average) == ((Fraction(4), Fraction(5)), Fraction(9, 2))
    assert (impact.weight, impact.product) == (Fraction(2), Fraction(9))
    assert (plan.average, plan.product) == (Fraction(19, 8), Fraction(19, 8))
    assert row.total == 9 + Fraction(19, 8) == Fraction(91, 8)
    assert (row.unmet, row.is_below_least) == (("PLAN",), True)


def test_assessors_are_compared_where_they_scored_the_same() -> None:
    given = [
        Given(ANNA, A, said("4", "4")), Given(BERTIL, A, said("3", "2")),
        Given(ANNA, B, said("5", "5")),
    ]  # fmt: skip

    found = calibration(CRITERIA, given, NOTHING_SAID)

    anna, bertil = found.assessors
    assert (anna.assessments, anna.mean, anna.leaning) == (2, Fraction(9, 10), Fraction(3, 10))
    assert anna.variance == Fraction(1, 100)  # of 0.8, 0.8, 1 and 1
    assert (bertil.assessments, bertil.mean, bertil.leaning) == (1, Fraction(1, 2), -Fraction(3, 10))
    assert found.mean_difference == Fraction(3, 10)  # of 0.2 and 0.4


def test_the_ranking_without_one_of_them_tells_whom_that_moves() -> None:
    given = [
        Given(ANNA, A, said("5", "5")), Given(BERTIL, A, said("1", "1")),
        Given(ANNA, B, said("4", "4")), Given(BERTIL, B, said("4", "4")), Given(BERTIL, C, said("0", "0")),
    ]  # fmt: skip

    anna, bertil = calibration(CRITERIA, given, NOTHING_SAID).assessors

    assert anna.moved == ()
    assert bertil.moved == (Moved(B, 1, 2), Moved(A, 2, 1), Moved(C, 3, None))


def test_agreement_is_krippendorffs_alpha() -> None:
    """Three scored twice: differences of 0, 0 and 1 among 1, 1, 2, 2, 3 and 4."""
    units = [[Fraction(1), Fraction(1)], [Fraction(2), Fraction(2)], [Fraction(3), Fraction(4)], [Fraction(9)]]

    assert alpha(units) == 1 - Fraction(1, 3) / Fraction(41, 15)
    assert alpha([[Fraction(1), Fraction(1)], [Fraction(5), Fraction(5)]]) == 1
    assert alpha([[Fraction(1)], [Fraction(2)]]) is None
    assert alpha([[Fraction(3), Fraction(3)]]) is None


def test_without_scales_nothing_is_told_of_points() -> None:
    criteria = pinned([criterion("IMPACT"), criterion("RENEWS", threshold=True)])
    given = [Given(ANNA, A, [{"criterion": "RENEWS", "score": None, "isMet": True, "reason": "x"}])]

    found = calibration(criteria, given, NOTHING_SAID)

    assert (found.alpha, found.mean_difference) == (None, None)
    assert found.assessors == (
        replace(found.assessors[0], assessments=1, mean=None, variance=None, leaning=None, moved=()),
    )


def test_two_hundred_applications_of_three_assessors_each_are_calibrated_within_a_second() -> None:
    assessors = [UUID(int=number) for number in range(100, 106)]
    given = [
        Given(assessors[(at + seat) % 6], UUID(int=1000 + at), said(str((at * seat) % 6), str(Decimal(at % 4))))
        for at in range(184)
        for seat in range(1, 4)
    ]

    found = calibration(CRITERIA, given, NOTHING_SAID)

    assert sum(each.assessments for each in found.assessors) == 3 * 184
