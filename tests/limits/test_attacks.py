"""What an attacker tries first: each answer comes in milliseconds, whatever it is."""

from time import perf_counter

import pytest
from graphql import get_introspection_query
from tests.limits.attacks import bombs, doubling, doubling_below
from tests.limits.conftest import Admit, codes

BOMBS = dict(bombs())
ENOUGH = 0.4  #: seconds on a busy machine; without limits the worst of them take many


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_measured_at_once(name: str, admit: Admit) -> None:
    began = perf_counter()

    admitted = admit(BOMBS[name])

    assert perf_counter() - began < ENOUGH
    assert admitted.errors or admitted.requested < 5_000


def test_898_bytes_of_doubling_fragments_cost_what_they_read(admit: Admit) -> None:
    text = doubling(22)

    assert len(text) < 900
    assert (admit(text).errors, admit(text).requested) == ([], 10)


@pytest.mark.parametrize("name", ["F0", "__schema", "__type", "IntrospectionQuery"])
def test_no_name_is_exempt(name: str, admit: Admit) -> None:
    inner = "calls(first:100){nodes{programme{calls(first:100){nodes{id}}}}}"
    dear = f"query {name}{{...{name}}} fragment {name} on Query{{{inner}}}"

    assert codes(admit(dear)) == ["COST_LIMIT"]


def test_what_is_spread_at_many_places_is_paid_at_each(admit: Admit) -> None:
    assert codes(admit(doubling_below(2), limit_depth=0)) == ["COST_LIMIT"]


@pytest.mark.parametrize("text", ["{...A} fragment A on Query{...A}", "{...Nobody}", "{nothing}", "{", ""])
def test_what_isnt_valid_is_said_by_graphql(text: str, admit: Admit) -> None:
    admitted = admit(text)

    assert admitted.errors
    assert codes(admitted) == []


@pytest.mark.parametrize("text", ["{" + "a " * 50 + "}", "{serverTime " + "@a " * 40 + "}"])
def test_no_more_errors_are_told_than_five(text: str, admit: Admit) -> None:
    assert len(admit(text).errors) == 5
    assert len(admit(text, limit_validation_errors=2).errors) == 2


def test_the_console_may_ask_for_the_schema_again_and_again(admit: Admit) -> None:
    text = get_introspection_query(descriptions=True, specified_by_url=True, input_value_deprecation=True)

    assert [admit(text).errors for _ in range(50)] == [[]] * 50
