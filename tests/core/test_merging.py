"""Merging by path, tried on any answers: what is restored is as it was, and changes apart from each other both hold."""

from typing import Any
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st
from tests.core.ferries import FerryForm

from avustin_core.answers.edits import KEPT, noted
from avustin_core.answers.paths import difference, outside, restored
from avustin_core.answers.saving import Sent, merged
from avustin_core.forms import Change, Path, overlap, spec_of

SPEC = spec_of(FerryForm)
ONE, OTHER = uuid4(), uuid4()

words = st.sampled_from(["a", "b", "12,", "7.00"])
keys = st.sampled_from(["k1", "k2", "k3"])


def rows_of(*names: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Rows with keys of their own."""
    row = st.fixed_dictionaries({"key": keys}, optional=dict.fromkeys(names, words))
    return st.lists(row, max_size=3, unique_by=lambda each: each["key"])


any_answers = st.fixed_dictionaries(
    {},
    optional={
        "title": words,
        "plan": words,
        "costs": rows_of("name", "amount"),
        "members": rows_of("role", "share"),
        "contact": st.fixed_dictionaries({}, optional={"name": words, "email": words}),
    },
)


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether nothing differs but empty sections, empty lists and the order of rows."""
    return difference(SPEC, one, other).paths == ()


def save(
    standing: dict[str, Any], sent: Sent, edits: dict[str, list[Any]], *, by: UUID, base: int = 1
) -> tuple[dict[str, Any], tuple[Path, ...], dict[str, list[Any]]]:
    """One save: the answers after it, its conflicts, and the edits."""
    result = merged(SPEC, standing, sent, edits, base_revision=base, user_id=by)
    kept = noted(edits, result.accepted, standing, revision=2, user_id=by)
    return result.answers, tuple(each.path for each in result.conflicts), kept


@given(any_answers, any_answers)
def test_what_is_restored_everywhere_is_as_it_was(old: dict[str, Any], new: dict[str, Any]) -> None:
    answers = new
    for path in difference(SPEC, old, new).paths:
        answers = restored(answers, old, path)

    assert same(answers, old)


@given(any_answers, any_answers, any_answers)
def test_of_two_whole_saves_the_second_undoes_nothing(
    base: dict[str, Any], first: dict[str, Any], second: dict[str, Any]
) -> None:
    standing, _, edits = save(base, Sent(values=first), {}, by=OTHER)

    answers, conflicts, _ = save(standing, Sent(values=second), edits, by=ONE)

    theirs, mine = difference(SPEC, base, first).paths, difference(SPEC, base, second).paths
    for path in difference(SPEC, standing, answers).paths:
        assert any(overlap(path, each) for each in mine)
        assert not any(overlap(path, each) for each in theirs)
    for path in conflicts:
        assert any(overlap(path, each) for each in theirs)


@given(any_answers, any_answers, any_answers)
def test_saves_that_are_apart_both_hold(base: dict[str, Any], first: dict[str, Any], second: dict[str, Any]) -> None:
    theirs, mine = difference(SPEC, base, first).paths, difference(SPEC, base, second).paths
    apart = not any(overlap(one, other) for one in theirs for other in mine)
    standing, _, edits = save(base, Sent(values=first), {}, by=OTHER)

    answers, conflicts, _ = save(standing, Sent(values=second), edits, by=ONE)

    if apart:
        assert conflicts == ()
        expected = base
        for path in theirs:
            expected = restored(expected, first, path)
        for path in mine:
            expected = restored(expected, second, path)
        assert same(answers, expected)


@given(any_answers, any_answers)
def test_ones_own_saves_are_never_in_ones_way(base: dict[str, Any], second: dict[str, Any]) -> None:
    standing, _, edits = save(base, Sent(values={"title": "x"}), {}, by=ONE)

    answers, conflicts, _ = save(standing, Sent(values=second), edits, by=ONE)

    assert (conflicts, same(answers, second)) == ((), True)


def test_a_long_history_of_one_path_is_cut_and_still_protects() -> None:
    answers: dict[str, Any] = {"plan": "0"}
    edits: dict[str, list[Any]] = {}
    for revision in range(2, 2 + KEPT + 3):
        sent = Sent(changes=[Change(("plan",), str(revision))])
        result = merged(SPEC, answers, sent, edits, base_revision=revision - 1, user_id=OTHER)
        edits = noted(edits, result.accepted, answers, revision=revision, user_id=OTHER)
        answers = result.answers

    late = merged(SPEC, answers, Sent(values={"plan": "0"}), edits, base_revision=1, user_id=ONE)

    assert [len(entries) for entries in edits.values()] == [KEPT]
    assert [(each.yours, each.theirs) for each in late.conflicts] == [("0", answers["plan"])]


def test_what_is_under_an_opened_path_is_open() -> None:
    opened = [("costs", "k1"), ("plan",)]

    assert outside([("costs", "k1", "amount"), ("plan",)], opened) is None
    assert outside([("costs", "k2"), ("plan",)], opened) == ("costs", "k2")
    assert outside([("costs",)], opened) == ("costs",)
