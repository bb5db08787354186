"""Saving by its three roads: what changes, what stays, and the keys of rows."""

import copy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.forms.examples import ANSWERS, REFERENCES, Everything, Tongue

from avustin_core.forms import (
    Change,
    ReferenceIds,
    TooDeep,
    Unreadable,
    changed_paths,
    changes_between,
    merge,
    overlay,
    read,
    references_in,
    replace,
    spec_of,
    submitted,
    value_at,
)
from avustin_core.testing import answers

SPEC = spec_of(Everything)
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def changed(*changes: tuple[str, object]) -> dict[str, object]:
    return merge(SPEC, ANSWERS, [Change(tuple(path.split(".")), value) for path, value in changes])


def test_a_change_by_path_touches_nothing_else() -> None:
    before = copy.deepcopy(ANSWERS)

    after = changed(("costs.y.amount", "12,"), ("contact.phone", "040 123 4567"))

    assert value_at(after, ("costs", "y", "amount")) == "12,"
    assert value_at(after, ("contact", "phone")) == "040 123 4567"
    assert changed_paths(SPEC, ANSWERS, after) == {("costs", "y", "amount"), ("contact", "phone")}
    assert before == ANSWERS


def test_null_clears_a_field_and_removes_a_row() -> None:
    after = changed(("title", None), ("costs.x", None))

    assert "title" not in after
    assert [row["key"] for row in after["costs"]] == ["y"]  # type: ignore[attr-defined]


def test_a_row_that_is_named_and_is_not_there_is_added_with_that_key() -> None:
    after = changed(("costs.k7.amount", "5"), ("costs.k8", {"category": "STAFF", "key": "other"}))

    rows: Any = after["costs"]
    assert rows[2:] == [{"key": "k7", "amount": "5"}, {"key": "k8", "category": "STAFF"}]


def test_a_whole_list_may_be_given_at_once() -> None:
    assert changed(("costs", [{"amount": "1"}]))["costs"] == [{"key": "x", "amount": "1"}]


def test_what_a_renderer_sends_comes_back_as_it_was_but_for_keys_of_new_rows() -> None:
    values = ANSWERS | {"costs": [{"amount": "1,"}, {"key": "mine", "amount": 2}], "titel": "väärä", "built": "kyllä"}

    after = replace(SPEC, {}, values)

    assert after == values | {"costs": [{"key": "r1", "amount": "1,"}, {"key": "mine", "amount": 2}]}


def test_a_renderer_that_does_not_know_keys_keeps_the_rows_it_had() -> None:
    first = replace(SPEC, {}, {"costs": [{"amount": "1"}, {"amount": "2"}]})

    second = replace(SPEC, first, {"costs": [{"amount": "1"}, {"amount": "3"}, {"amount": "4"}]})

    assert changed_paths(SPEC, first, second) == {("costs", "r2", "amount"), ("costs", "r3")}


def test_a_copied_row_gets_a_key_of_its_own() -> None:
    row = {"key": "x", "amount": "1"}

    assert replace(SPEC, {}, {"costs": [row, row]})["costs"] == [row, {"key": "r1", "amount": "1"}]


def test_a_key_is_not_given_again_to_the_next_new_row() -> None:
    first = replace(SPEC, {}, {"costs": [{"key": "r1"}, {"key": "r2"}]})

    second = merge(SPEC, first, [Change(("costs", "r2"), None)])
    third = overlay(SPEC, first, {"costs": [{"key": "r1"}, {"amount": "5"}]})

    assert second["costs"] == [{"key": "r1"}]
    assert third["costs"] == [{"key": "r1"}, {"key": "r3", "amount": "5"}]


def test_computed_values_nulls_and_empty_inputs_are_not_stored() -> None:
    values = ANSWERS | {"totalCosts": "1000.00", "private": None, "language": "", "decided": "", "title": ""}

    after = replace(SPEC, {}, values)

    assert set(values) - set(after) == {"totalCosts", "private", "language", "decided"}


def test_replacing_keeps_what_the_writer_cannot_see() -> None:
    after = replace(
        SPEC,
        ANSWERS,
        {"title": "Uusi", "costs": [{"key": "y", "amount": "1"}]},
        keep=[("contact",), ("costs", "*", "year")],
    )

    assert after == {
        "title": "Uusi",
        "contact": ANSWERS["contact"],
        "costs": [{"key": "y", "amount": "1", "year": 2021}],
    }


def test_a_typed_input_leaves_what_it_does_not_say() -> None:
    after = overlay(
        SPEC,
        ANSWERS,
        {
            "applied": Decimal("800.5"),
            "language": Tongue.SV,
            "decided": date(2020, 2, 26),
            "private": Unreadable("12,"),
            "municipality": None,
            "contact": {"phone": "09 1234567"},
            "costs": [{"key": "y", "amount": Decimal(5)}, {"category": "STAFF"}],
        },
    )

    assert after["applied"] == "800.50"
    assert after["language"] == "SV"
    assert after["decided"] == "2020-02-26"
    assert after["private"] == "12,"
    assert "municipality" not in after
    assert value_at(after, ("contact", "name")) == "Erkki Esimerkki"
    assert after["costs"] == [
        {"key": "y", "category": "LICENCES", "necessity": "Tarpeen", "year": 2021, "amount": "5.00"},
        {"key": "r1", "category": "STAFF"},
    ]


def test_answers_deeper_than_any_form_are_refused() -> None:
    deep: object = "x"
    for _ in range(5000):
        deep = [deep]

    with pytest.raises(TooDeep):
        replace(SPEC, {}, {"title": deep})
    with pytest.raises(TooDeep):
        merge(SPEC, {}, [Change(("title",), deep)])


def test_rows_that_only_changed_places_are_one_change() -> None:
    rows: Any = ANSWERS["costs"]

    assert changed_paths(SPEC, ANSWERS, ANSWERS | {"costs": rows[::-1]}) == {("costs",)}


def test_true_is_not_one() -> None:
    assert changed_paths(SPEC, {"built": True}, {"built": 1}) == {("built",)}


@QUICK
@given(answers(SPEC), answers(SPEC))
def test_the_changes_between_two_drafts_lead_from_one_to_the_other(one: Any, other: Any) -> None:
    old, new = replace(SPEC, {}, one), replace(SPEC, {}, other)

    led = merge(SPEC, old, changes_between(SPEC, old, new))

    assert changed_paths(SPEC, led, new) == frozenset()


@QUICK
@given(answers(SPEC))
def test_saving_the_same_again_changes_nothing(values: Any) -> None:
    saved = replace(SPEC, {}, values)

    assert replace(SPEC, saved, saved) == saved
    assert overlay(SPEC, saved, saved) == saved
    assert merge(SPEC, saved, []) == saved


@QUICK
@given(answers(SPEC))
def test_what_is_submitted_has_nothing_hidden_and_reads_the_same(values: Any) -> None:
    saved = replace(SPEC, {}, values)
    before = read(SPEC, saved, REFERENCES)

    handed_in = submitted(SPEC, saved, before)

    after = read(SPEC, handed_in, REFERENCES)
    assert all(path[0] not in handed_in for path in before.hidden if len(path) == 1)
    assert (after.values, after.facts) == (before.values, before.facts)
    assert [each.code for each in after.problems] == [each.code for each in before.problems]
    assert submitted(SPEC, handed_in, after) == handed_in


def test_what_is_submitted_is_written_in_one_way() -> None:
    values = ANSWERS | {"applied": " 850 €", "businessId": "FI02012566", "technologies": ["AI"], "explained": "x"}

    handed_in = submitted(SPEC, values, read(SPEC, values, REFERENCES))

    assert handed_in == ANSWERS


def test_references_are_found_wherever_they_stand() -> None:
    found = references_in(SPEC, ANSWERS | {"plan": "d1", "annexes": ["d2", 3], "partner": "k1", "municipality": 5})

    assert found == ReferenceIds(frozenset({"o1", "o2", "k1"}), frozenset(), frozenset({"d1", "d2"}))
