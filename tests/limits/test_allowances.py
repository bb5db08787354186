"""Allowances, costs and time without a server: what is charged, what is restored, and whose it is."""

import asyncio
from typing import Any

import pytest
from starlette.requests import Request
from tests.limits.conftest import Admit, codes

from avustin_core.settings import Settings
from avustin_schema.http.limits.buckets import MOST, Buckets, Left
from avustin_schema.http.limits.timing import in_time
from avustin_schema.http.limits.viewers import address_of
from avustin_schema.http.limits.weights import DEAR, SAVES
from avustin_schema.schema import Schema

PAGES = """query($n: Int, $m: Int = 10, $ids: [ID!]!, $no: Boolean!) {
  calls(first: $n) { nodes { code: id programme @skip(if: $no) { calls(last: $m) { edges { node { id } } } } } }
  nodes(ids: $ids) { id }
}"""


class Ticking:
    """A clock that is set."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_points_are_restored_with_time_and_no_further_than_full() -> None:
    clock = Ticking()
    buckets = Buckets(10, 100, clock)

    assert buckets.take("a", 100) == Left(0)
    assert buckets.take("a", 30) == Left(0, wait=3)
    clock.now += 2.5
    assert buckets.take("a", 30) == Left(25, wait=1)
    clock.now += 0.5
    assert buckets.take("a", 30) == Left(0)
    clock.now += 3600
    assert buckets.take("a", 1) == Left(99)


def test_a_flood_of_addresses_takes_no_more_room() -> None:
    buckets = Buckets(10, 100)

    for number in range(MOST + 50):
        buckets.take(str(number), 60)

    assert len(buckets._kept) == MOST
    assert buckets.take(str(MOST + 49), 60).wait


@pytest.mark.parametrize(
    ("host", "whose"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("testclient", "testclient"),
        (None, ""),
    ],
)
def test_an_address_is_that_of_a_household(host: str | None, whose: str) -> None:
    scope: dict[str, Any] = {"type": "http", "headers": [], "client": (host, 1) if host else None}

    assert address_of(Request(scope)) == whose


@pytest.mark.parametrize(
    ("variables", "cost"),
    [
        ({"n": 1, "ids": [], "no": True}, 10 + 1 + 1),
        ({"n": 100, "ids": [], "no": True}, 10 + 1 + 100),
        ({"ids": ["x"] * 7, "no": True}, 10 + 1 + 20 + 7),
        ({"n": 2, "ids": [], "no": False}, 10 + 1 + 2 * (1 + 1 + 1 + 10)),
        ({"n": 2, "m": 50, "ids": [], "no": False}, 10 + 1 + 2 * (1 + 1 + 1 + 50)),
        ({"n": 100, "m": 100, "ids": [], "no": False}, None),
    ],
)
def test_a_cost_is_pages_times_children_by_the_values_of_variables(
    variables: dict[str, Any], cost: int | None, admit: Admit
) -> None:
    for _ in range(2):  # counted, and remembered
        admitted = admit(PAGES, variables)
        assert (admitted.requested, codes(admitted)) == ((cost, []) if cost else (100, ["COST_LIMIT"]))


def test_values_that_are_refused_later_cost_something_and_break_nothing(admit: Admit) -> None:
    for wrong in ("x", 1.5, -1, 10**30, [1], {"a": 1}, None, True):
        assert codes(admit(PAGES, {"n": wrong, "ids": [], "no": True})) == []
    assert codes(admit(PAGES)) == []


def test_a_smaller_page_may_be_set(admit: Admit) -> None:
    ask = {"n": 51, "ids": ["x"] * 11, "no": True}

    assert codes(admit(PAGES, ask, limit_ids=10)) == codes(admit(PAGES, ask, limit_page=50)) == ["INVALID_INPUT"]
    assert codes(admit(PAGES, ask, limit_page=51, limit_ids=11)) == []


def test_what_is_dear_or_saved_is_there(schema: Schema) -> None:
    types = schema._schema.type_map

    for name in DEAR:
        parent, _, field = name.rpartition(".")
        assert not parent or field in types[parent].fields  # type: ignore[attr-defined]
    assert set(types["Mutation"].fields) > SAVES  # type: ignore[attr-defined]


async def test_a_query_that_takes_too_long_is_given_up_and_a_mutation_is_not(admit: Admit) -> None:
    done = []

    async def slow() -> str:
        await asyncio.sleep(0.05)
        done.append(True)
        return "done"

    query, mutation = admit("{serverTime}"), admit('mutation{removeDocument(input:{id:"x"}){errors{__typename}}}')
    assert mutation.operation
    assert codes(await in_time(slow(), query, 0.01)) == ["TIME_LIMIT"]
    assert done == []
    assert (
        await in_time(slow(), query, 0)
        == await in_time(slow(), query, 5)
        == await in_time(slow(), mutation, 0.01)
        == "done"
    )


def test_an_allowance_that_pays_for_nothing_is_no_setting() -> None:
    with pytest.raises(ValueError, match="AVUSTIN_RATE_PERSON_MOST"):
        Settings(rate_person_most=4_999)
    assert Settings(rate_person_most=1, rate_person=0, limit_cost=5_000).rate_person == 0
