"""The ranking: exact totals, ranks with ties, and none where weights or scales aren't known."""

from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from tests.core.deciding import SCALE, WEIGHED, criterion

from avustin_core.assessments.criteria import pinned
from avustin_core.assessments.ranking import can_be_ranked, decimal_of, ranking

A, B, C, D = (UUID(int=number) for number in range(1, 5))
CRITERIA = pinned(WEIGHED)


def said(impact: str | None, plan: str | None, *, renews: bool = True, shared: bool = False) -> list[dict[str, Any]]:
    """One assessor's scores."""
    points = {"IMPACT": (impact, None), "PLAN": (plan, None), "RENEWS": (None, renews), "SHARED_DATA": (None, shared)}
    return [{"criterion": key, "score": score, "isMet": met, "reason": "x"} for key, (score, met) in points.items()]


def test_a_total_is_the_exact_sum_of_weight_times_average() -> None:
    (row,) = ranking(CRITERIA, {A: [said("4", "3"), said("5", "3"), said("4", "1.25")]})

    assert row.averages == {"IMPACT": Fraction(13, 3), "PLAN": Fraction(29, 12)}
    assert row.total == 2 * Fraction(13, 3) + Fraction(3, 2) * Fraction(29, 12) == Fraction(295, 24)
    assert (row.rank, row.assessments, decimal_of(row.total)) == (1, 3, Decimal("12.2917"))


def test_tenths_that_no_float_holds_tie_exactly() -> None:
    criteria = pinned([criterion("ONE", weight="0.1", scale=SCALE), criterion("TWO", weight="0.2", scale=SCALE)])
    third = [{"criterion": "ONE", "score": "3", "isMet": None}, {"criterion": "TWO", "score": "0", "isMet": None}]
    split = [{"criterion": "ONE", "score": "1", "isMet": None}, {"criterion": "TWO", "score": "1", "isMet": None}]

    rows = ranking(criteria, {A: [third], B: [split]})

    assert 0.1 * 3 != 0.3
    assert [(row.total, row.rank) for row in rows] == [(Fraction(3, 10), 1)] * 2


def test_those_that_tie_share_a_rank_and_the_next_is_left_out() -> None:
    rows = ranking(CRITERIA, {A: [said("1", "1")], B: [said("5", "5")], C: [said("4", "4")], D: [said("4", "4")]})

    assert [(row.application_id, row.rank) for row in rows] == [(B, 1), (C, 2), (D, 2), (A, 4)]


def test_an_application_without_assessments_has_no_total_and_comes_last() -> None:
    rows = ranking(CRITERIA, {A: [], B: [said("0", "0")]})

    assert [(row.application_id, row.total, row.rank) for row in rows] == [(B, Fraction(0), 1), (A, None, None)]


def test_without_a_weight_there_is_an_average_but_no_total_and_no_ranking() -> None:
    criteria = pinned([criterion("IMPACT", scale=SCALE), criterion("PLAN", weight="1", scale=SCALE)])

    rows = ranking(criteria, {A: [said("5", "5")], B: [said("1", "1")]})

    assert not can_be_ranked(criteria)
    assert [(row.averages["IMPACT"], row.total, row.rank) for row in rows] == [
        (Fraction(5), None, None), (Fraction(1), None, None),
    ]  # fmt: skip


def test_without_a_scale_there_is_no_ranking_either() -> None:
    criteria = pinned([criterion("IMPACT", weight="1"), criterion("PLAN", weight="1", scale=SCALE)])

    (row,) = ranking(criteria, {A: [said(None, "5")]})

    assert (row.averages, row.total, row.rank) == ({"PLAN": Fraction(5)}, None, None)


def test_criteria_answered_yes_or_no_alone_make_no_ranking() -> None:
    criteria = pinned([criterion("RENEWS", threshold=True)])

    (row,) = ranking(criteria, {A: [said(None, None)]})

    assert (row.total, row.rank) == (None, None)


def test_a_priority_needs_more_than_half_of_the_answers() -> None:
    half = [said("1", "1", shared=True), said("1", "1", shared=False)]
    most = [*half, said("1", "1", shared=True)]

    rows = ranking(CRITERIA, {A: half, B: most})

    assert {row.application_id: row.has_priority for row in rows} == {A: False, B: True}


def test_a_threshold_that_one_assessor_finds_not_met_is_named() -> None:
    rows = ranking(CRITERIA, {A: [said("1", "1"), said("1", "1", renews=False)], B: [said("1", "1")]})

    assert {row.application_id: row.unmet for row in rows} == {A: ("RENEWS",), B: ()}


def test_what_is_shown_is_rounded_exactly_halves_to_even() -> None:
    assert [str(decimal_of(Fraction(value, 8), 2)) for value in (1, 3, -1)] == ["0.12", "0.38", "-0.12"]
