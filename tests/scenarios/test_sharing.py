"""How a scenario shares: as an oracle that tries everything does, and as whoever reads the rules would expect."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from random import Random
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.scenarios import oracle

from avustin_core.scenarios import sharing
from avustin_core.scenarios.candidates import Candidate, ShareReason
from avustin_core.scenarios.proportional import FloorsExceedMoney
from avustin_core.scenarios.rules import Rules, Sharing, Shortfall
from avustin_core.scenarios.sharing import Outcome

UNIT = 3
SUMS = st.lists(st.integers(1, 6).map(UNIT.__mul__), min_size=1, max_size=5)
MONEY = st.integers(0, 70)
quickly = settings(deadline=None, max_examples=100)


def candidate(number: int, most: int, *, rank: int | None = None, region: str | None = None) -> Candidate:
    """One whose points fall with its rank."""
    place = number if rank is None else rank
    return Candidate(UUID(int=number), UUID(int=1000 + number), most, place, Fraction(100 - place), region)


def ranked(sums: Sequence[int]) -> list[Candidate]:
    """One after another, none tied."""
    return [candidate(place, most) for place, most in enumerate(sums, start=1)]


def money_of(rules: Rules) -> int:
    """The money that the rules name."""
    assert rules.available is not None
    return rules.available


def share(found: Sequence[Candidate], rules: Rules) -> Outcome:
    """What the rules give of it."""
    return sharing.share(found, rules, money=money_of(rules))


def amounts(outcome: Outcome) -> tuple[int, ...]:
    """What they get, in the order of their numbers."""
    return tuple(outcome.shares[id].amount for id in sorted(outcome.shares))


def reasons(outcome: Outcome, number: int) -> tuple[ShareReason, ...]:
    """Why this one gets what it gets."""
    return outcome.shares[UUID(int=number)].reasons


@st.composite
def scenes(draw: st.DrawFn) -> tuple[list[Candidate], Rules]:
    """Candidates that tie, are barred or share applicants and regions, and rules of every kind."""
    rank, found = 1, []
    for number in range(1, draw(st.integers(1, 9)) + 1):
        rank = rank if draw(st.booleans()) else number
        made = candidate(number, draw(st.integers(0, 40)), rank=rank, region=draw(st.sampled_from(["01", "02", None])))
        found.append(
            replace(
                made,
                applicant_id=UUID(int=draw(st.integers(1, 4))),
                is_barred=draw(st.sampled_from([False] * 4 + [True])),
            )
        )
    optional = st.none() | st.integers(0, 45)
    rules = Rules(
        available=draw(st.integers(20, 150)), sharing=draw(st.sampled_from(Sharing)), shortfall=draw(st.sampled_from(Shortfall)),
        most_grants=draw(optional), least_sum=draw(st.integers(0, 12)), cap=draw(optional), cap_of_applicant=draw(optional),
        floors=draw(st.dictionaries(st.sampled_from(["01", "02"]), st.integers(1, 10))), rounds_to=draw(st.sampled_from([1, 3, 5])),
    )  # fmt: skip
    return found, rules


@given(SUMS, MONEY)
@quickly
def test_in_order_it_agrees_with_one_who_tries_every_subset(sums: list[int], money: int) -> None:
    rules = Rules(available=money, rounds_to=UNIT)

    skipped = share(ranked(sums), replace(rules, shortfall=Shortfall.SKIP))
    stopped = share(ranked(sums), replace(rules, shortfall=Shortfall.STOP))

    assert amounts(skipped) == oracle.skipping(sums, money)
    assert amounts(stopped) == oracle.stopping(sums, money)


@given(SUMS, MONEY, st.integers(0, 9))
@quickly
def test_the_last_gets_what_is_left_as_one_who_tries_every_sum_finds(sums: list[int], money: int, least: int) -> None:
    rules = Rules(available=money, shortfall=Shortfall.PART, rounds_to=UNIT, least_sum=least)
    claims = [each if each >= least else 0 for each in sums]

    parted = share(ranked(sums), rules)

    assert amounts(parted) == oracle.parting(claims, money, unit=UNIT, least=least)


@given(st.lists(st.integers(1, 60), min_size=1, max_size=6), st.integers(0, 200), st.integers(0, 9))
@quickly
def test_in_proportion_it_agrees_with_one_who_tries_every_part(sums: list[int], money: int, least: int) -> None:
    rules = Rules(available=money, sharing=Sharing.PROPORTIONAL, rounds_to=UNIT, least_sum=least)
    claims = [each - each % UNIT for each in sums]
    claims = [each if each >= least else 0 for each in claims]
    standing = [each for each in claims if each]

    cut = amounts(share(ranked(sums), rules))

    assert [each for each, claim in zip(cut, claims, strict=True) if not claim] == [0] * claims.count(0)
    assert tuple(each for each, claim in zip(cut, claims, strict=True) if claim) == (
        oracle.proportional(standing, money, unit=UNIT, least=least) if standing else ()
    )


@given(scenes())
@quickly
def test_no_sum_is_more_than_the_rules_allow(scene: tuple[list[Candidate], Rules]) -> None:
    found, rules = scene
    try:
        outcome = share(found, rules)
    except FloorsExceedMoney:
        return

    assert outcome.used + outcome.left == money_of(rules) >= outcome.used == sum(amounts(outcome))
    for each in found:
        amount = outcome.shares[each.application_id].amount
        assert amount == 0 or rules.least_sum <= amount <= min(each.most, rules.cap if rules.cap is not None else 99)
        assert amount % rules.rounds_to == 0
        assert not (amount and each.is_barred)
        assert outcome.shares[each.application_id].reasons
    for applicant in {each.applicant_id for each in found}:
        got = sum(outcome.shares[each.application_id].amount for each in found if each.applicant_id == applicant)
        assert rules.cap_of_applicant is None or got <= rules.cap_of_applicant


@given(scenes(), st.randoms(use_true_random=False))
@quickly
def test_the_order_in_which_candidates_come_and_those_who_are_barred_change_nothing(
    scene: tuple[list[Candidate], Rules], random: Random
) -> None:
    found, rules = scene
    barred = replace(candidate(99, 30, rank=1), is_barred=True)
    shuffled = random.sample([*found, barred], len(found) + 1)
    try:
        outcome = share(found, rules)
    except FloorsExceedMoney:
        return

    again = share(shuffled, rules)

    assert {**outcome.shares, barred.application_id: again.shares[barred.application_id]} == again.shares


@given(scenes(), st.integers(2, 7))
@quickly
def test_a_currency_of_smaller_coins_makes_the_same_shares(scene: tuple[list[Candidate], Rules], times: int) -> None:
    found, rules = scene
    scaled = replace(
        rules, available=money_of(rules) * times, least_sum=rules.least_sum * times, rounds_to=rules.rounds_to * times,
        cap=None if rules.cap is None else rules.cap * times, floors={key: each * times for key, each in rules.floors.items()},
        cap_of_applicant=None if rules.cap_of_applicant is None else rules.cap_of_applicant * times,
    )  # fmt: skip
    try:
        before = share(found, rules)
    except FloorsExceedMoney:
        return

    after = share([replace(each, most=each.most * times) for each in found], scaled)

    assert amounts(after) == tuple(each * times for each in amounts(before))


@given(scenes(), st.integers(1, 40))
@quickly
def test_more_money_takes_nothing_from_anyone_unless_some_are_passed_over(
    scene: tuple[list[Candidate], Rules], more: int
) -> None:
    found, rules = scene
    rules = replace(rules, shortfall=Shortfall.PART, floors={})

    before = amounts(share(found, rules))
    after = amounts(share(found, replace(rules, available=money_of(rules) + more)))

    assert all(now >= then for now, then in zip(after, before, strict=True))


def test_those_that_tie_across_the_line_are_all_left_out_and_named() -> None:
    found = [candidate(1, 10, rank=1), candidate(2, 10, rank=2), candidate(3, 10, rank=2), candidate(4, 10, rank=4)]

    outcome = share(found, Rules(available=100, most_grants=2, rounds_to=1))

    assert amounts(outcome) == (10, 0, 0, 0)
    assert reasons(outcome, 2) == reasons(outcome, 3) == (ShareReason.TIED_AT_THE_LINE,)
    assert reasons(outcome, 4) == (ShareReason.BELOW_THE_LINE,)


def test_those_that_tie_for_the_last_money_get_none_of_it_or_share_it() -> None:
    found = [candidate(1, 50, rank=1), candidate(2, 40, rank=2), candidate(3, 40, rank=2)]

    none = share(found, Rules(available=100, rounds_to=1))
    shared = share(found, Rules(available=100, rounds_to=1, shortfall=Shortfall.PART))

    assert amounts(none) == (50, 0, 0)
    assert reasons(none, 2) == (ShareReason.TIED_FOR_THE_REST,)
    assert amounts(shared) == (50, 25, 25)
    assert reasons(shared, 3) == (ShareReason.PART,)


@pytest.mark.parametrize(
    ("sharing", "expected"), [(Sharing.IN_ORDER, (60, 0, 40)), (Sharing.PROPORTIONAL, (30, 30, 40))]
)
def test_a_region_gets_its_floor_before_better_ones_of_other_regions(
    sharing: Sharing, expected: tuple[int, ...]
) -> None:
    found = [candidate(1, 60, region="01"), candidate(2, 60, region="01"), candidate(3, 60, region="19")]
    found[2] = replace(found[2], most=40)

    outcome = share(found, Rules(available=100, sharing=sharing, floors={"19": 40}, rounds_to=1))

    assert amounts(outcome) == expected
    assert ShareReason.FLOOR in reasons(outcome, 3)
    assert outcome.by_region == {"01": 60, "19": 40}


def test_what_a_region_lacks_of_its_floor_is_told_and_floors_beyond_the_money_are_refused() -> None:
    outcome = share([candidate(1, 30, region="19")], Rules(available=100, floors={"19": 50}, rounds_to=1))

    assert (outcome.short_of_floor, outcome.left) == ({"19": 20}, 70)
    with pytest.raises(FloorsExceedMoney):
        share([], Rules(available=100, floors={"19": 60, "01": 60}))


def test_an_applicants_cap_is_used_up_by_its_best_first_and_points_may_draw_the_line() -> None:
    same = UUID(int=7)
    found = [replace(each, applicant_id=same) for each in ranked([50_000, 50_000, 50_000])]

    outcome = share(found, Rules(available=10**6, cap_of_applicant=80_000, least_total=Fraction(98)))

    assert amounts(outcome) == (50_000, 30_000, 0)
    assert (reasons(outcome, 2), reasons(outcome, 3)) == ((ShareReason.CAPPED,), (ShareReason.BELOW_THE_LINE,))


def test_two_hundred_applications_are_shared_in_proportion_to_the_cent_of_what_is_possible() -> None:
    random = Random(2019)
    found = ranked([random.randrange(1_190_000, 200_000_000) for _ in range(184)])

    outcome = share(found, Rules(available=3_000_000_000, sharing=Sharing.PROPORTIONAL, rounds_to=100_00))

    assert outcome.granted == 184
    assert 0 <= outcome.left < 184 * 100_00
