"""Whatever is done to a chain is found, and the first event that it was done to is named."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import hypothesis
from hypothesis import strategies as st
from tests.core.chains import (
    Chain,
    chain_of,
    changed,
    check,
    event_after,
    head_of,
    marks_at,
    renumbered,
    rewritten,
)

from avustin_core.audit import link
from avustin_core.audit.checking import Head
from avustin_core.audit.faults import FaultKind

TRIES = 40


def given(*strategies: st.SearchStrategy[Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Tries so many examples: chains are short, and what can be done to them is much alike."""
    return lambda test: hypothesis.settings(max_examples=TRIES)(hypothesis.given(*strategies)(test))


LENGTHS = st.integers(min_value=2, max_value=9)
TEXT = st.text(min_size=1, max_size=8).map(lambda text: f"{text}!")
IDS = st.uuids(version=4)
OTHERS: dict[str, st.SearchStrategy[Any]] = {
    "id": IDS, "actor_id": st.none() | IDS, "matter_id": IDS, "role": TEXT, "act": TEXT, "object_type": TEXT,
    "object_id": TEXT, "request_id": st.none() | TEXT, "values_digest": TEXT, "previous": TEXT, "digest": TEXT,
}  # fmt: skip


@st.composite
def chain_and_place(draw: st.DrawFn) -> tuple[Chain, int]:
    """A chain, and the number of one of its events."""
    chain = chain_of(draw(LENGTHS))
    return chain, draw(st.integers(min_value=1, max_value=len(chain)))


@st.composite
def chain_and_two_places(draw: st.DrawFn) -> tuple[Chain, int, int]:
    """A chain, and the numbers of two of its events in their order."""
    chain = chain_of(draw(LENGTHS))
    first, second = sorted(draw(st.lists(st.integers(1, len(chain)), min_size=2, max_size=2, unique=True)))
    return chain, first, second


@given(LENGTHS)
def test_one_that_nobody_touched_is_whole(length: int) -> None:
    chain = chain_of(length)

    fault, checking = check(chain, head_of(chain), marks=marks_at(chain, range(1, length + 1)))

    assert fault is None
    assert (checking.events, checking.marked, checking.values_erased) == (length, length, 0)


class TestAChange:
    """Of any column of any event."""

    @given(chain_and_place(), st.data())
    def test_of_a_column_names_the_event(self, some: tuple[Chain, int], data: st.DataObject) -> None:
        chain, place = some
        column = data.draw(st.sampled_from(sorted(OTHERS)))
        touched = changed(chain, place, **{column: data.draw(OTHERS[column])})

        fault, _ = check(touched, head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq, fault.id) == (FaultKind.CHANGED, place, touched[place - 1].id)

    @given(chain_and_place(), st.timedeltas(min_value=timedelta(microseconds=1), max_value=timedelta(days=9)))
    def test_of_its_time_names_the_event(self, some: tuple[Chain, int], later: timedelta) -> None:
        chain, place = some

        fault, _ = check(changed(chain, place, at=chain[place - 1].at + later), head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.CHANGED, place)

    @given(chain_and_place(), st.sampled_from(("salt", "spelt")), st.integers(1, 12), st.booleans())
    def test_of_its_values_or_their_salt_names_the_event(
        self, some: tuple[Chain, int], column: str, cut: int, moves: bool
    ) -> None:
        chain, place = some
        event = chain[place - 1]
        other = {column: "x"}
        if moves:  # from one column to the other, so that they are the same when they are written one after the other
            other = {"salt": event.salt + event.spelt[:cut], "spelt": event.spelt[cut:]}

        fault, _ = check(changed(chain, place, **other), head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq, fault.id) == (FaultKind.VALUES_CHANGED, place, event.id)

    @given(chain_and_place())
    def test_with_a_new_digest_names_the_event(self, some: tuple[Chain, int]) -> None:
        chain, place = some
        touched = changed(chain, place, actor_id=UUID(int=99))
        touched[place - 1].digest = link(touched[place - 1])

        fault, _ = check(touched, head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq, fault.id) == (FaultKind.CHANGED, place, chain[place - 1].id)

    @given(chain_and_place())
    def test_of_what_it_follows_with_a_new_digest_names_the_event(self, some: tuple[Chain, int]) -> None:
        chain, place = some
        touched = changed(chain, place, previous="somewhere else")
        touched[place - 1].digest = link(touched[place - 1])

        fault, _ = check(touched, head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.CHANGED, place)


class TestADeletion:
    """Of events, their values, or the end of the chain."""

    @given(chain_and_place())
    def test_names_the_number_that_is_gone(self, some: tuple[Chain, int]) -> None:
        chain, place = some

        fault, _ = check(chain[: place - 1] + chain[place:], head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq, fault.id) == (FaultKind.MISSING, place, None)

    @given(chain_and_two_places())
    def test_is_found_when_the_numbers_were_closed_up(self, some: tuple[Chain, int, int]) -> None:
        chain, place, _ = some

        fault, _ = check(renumbered(chain[: place - 1] + chain[place:]), head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.MISSING, place)

    @given(chain_and_place())
    def test_of_values_without_an_erasure_names_the_event(self, some: tuple[Chain, int]) -> None:
        chain, place = some

        fault, _ = check(changed(chain, place, salt=None, spelt=None), head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.VALUES_MISSING, place)

    @given(chain_and_two_places())
    def test_of_the_end_shows_by_the_head(self, some: tuple[Chain, int, int]) -> None:
        chain, keeps, _ = some

        fault, _ = check(chain[:keeps], head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.MISSING, keeps + 1)

    @given(chain_and_two_places())
    def test_of_the_end_and_the_head_shows_by_an_anchor_and_by_nothing_else(self, some: tuple[Chain, int, int]) -> None:
        chain, keeps, anchored = some
        left = chain[:keeps]

        fault, _ = check(left, head_of(left), marks=marks_at(chain, (keeps, anchored)))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.MISSING, keeps + 1)
        assert f"time {anchored}" in fault.says
        assert check(left, head_of(left))[0] is None

    @given(LENGTHS)
    def test_of_everything_shows_by_an_anchor_or_the_head(self, length: int) -> None:
        chain = chain_of(length)

        faults = [check([], None, marks=marks_at(chain, (length,)))[0], check([], head_of(chain))[0]]

        assert [each and (each.kind, each.seq) for each in faults] == [(FaultKind.MISSING, 1)] * 2
        assert check([], None)[0] is None


class TestAnInsertion:
    """Of an event that nobody did."""

    @given(chain_and_place(), st.booleans())
    def test_names_the_event_when_the_numbers_were_moved_up(self, some: tuple[Chain, int], in_due_form: bool) -> None:
        chain, place = some
        made = event_after(chain[place - 2] if place > 1 else None, place, id=UUID(int=500))
        made.digest = made.digest if in_due_form else "made up"

        fault, _ = check(renumbered([*chain[: place - 1], made, *chain[place - 1 :]]), head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq, fault.id) == (FaultKind.INSERTED, place, made.id)

    @given(chain_and_place(), st.sampled_from((0, 500)))
    def test_names_the_event_when_two_have_a_number(self, some: tuple[Chain, int], id: int) -> None:
        chain, place = some
        made = event_after(None, place, id=UUID(int=id), digest="made up")
        made.digest = "made up"

        fault, _ = check([*chain, made], head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq, fault.id) == (FaultKind.INSERTED, place, made.id)

    @given(LENGTHS, st.integers(1, 5))
    def test_after_the_head_names_the_event(self, length: int, further: int) -> None:
        chain = chain_of(length)
        made = event_after(chain[-1], length + further, id=UUID(int=500))

        fault, _ = check([*chain, made], head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.id) == (FaultKind.INSERTED, made.id)


class TestAnotherOrder:
    """Of the same events."""

    @given(chain_and_two_places())
    def test_by_two_that_changed_places_names_the_first(self, some: tuple[Chain, int, int]) -> None:
        chain, one, other = some
        touched = changed(changed(chain, one, seq=other), other, seq=one)

        fault, _ = check(touched, head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq, fault.id) == (FaultKind.OUT_OF_ORDER, one, chain[one - 1].id)

    @given(chain_and_two_places(), st.booleans())
    def test_by_one_that_moved_names_the_first_place_that_is_wrong(
        self, some: tuple[Chain, int, int], moves_up: bool
    ) -> None:
        chain, one, other = some
        left = [each for each in chain if each.seq not in ((other,) if moves_up else (one,))]
        moved = chain[(other if moves_up else one) - 1]
        left.insert((one if moves_up else other) - 1, moved)

        fault, _ = check(renumbered(left), head_of(chain))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.OUT_OF_ORDER, one)


class TestRewriting:
    """By somebody who chains everything anew, the head too."""

    @given(chain_and_two_places(), st.data())
    def test_shows_by_an_anchor_of_before_and_by_nothing_else(
        self, some: tuple[Chain, int, int], data: st.DataObject
    ) -> None:
        chain, place, anchored = some
        before = data.draw(st.integers(0, place - 1))
        touched = rewritten(chain, place)

        fault, _ = check(touched, head_of(touched), marks=marks_at(chain, {before, anchored} - {0}))

        assert fault is not None
        assert (fault.kind, fault.seq) == (FaultKind.CHANGED, anchored)
        assert f"after number {before}" in fault.says
        assert check(touched, head_of(touched))[0] is None

    @given(chain_and_two_places())
    def test_of_the_head_alone_is_found(self, some: tuple[Chain, int, int]) -> None:
        chain, place, _ = some

        faults = [
            check(chain, head)[0] for head in (None, Head(place, chain[place - 1].digest), Head(len(chain), "other"))
        ]

        assert [each and each.kind for each in faults] == [FaultKind.HEAD, FaultKind.INSERTED, FaultKind.CHANGED]


@given(chain_and_two_places())
def test_erasing_values_leaves_it_verifiable(some: tuple[Chain, int, int]) -> None:
    chain, one, other = some
    left = changed(changed(chain, one, salt=None, spelt=None), other, salt=None, spelt=None)

    fault, checking = check(left, head_of(chain), erased=(one, other))

    assert fault is None
    assert (checking.values_erased, checking.events) == (2, len(chain))
