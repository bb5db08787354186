"""Pages by keyset: both ways, nested, and steady while rows come."""

import base64
import json
from itertools import pairwise

import pytest
from tests.schema.crowd import Crowd, gathered
from tests.walks.client import Client, Json
from tests.walks.world import World

SIZE = 11
APPLICATIONS = """
query ($first: Int, $after: String, $last: Int, $before: String) {
  applications(first: $first, after: $after, last: $last, before: $before) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    edges { cursor node { id } }
    nodes { id }
  }
}
"""
NESTED = """
query ($first: Int, $after: String) {
  calls {
    nodes {
      id
      applications(first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes { id }
      }
    }
  }
}
"""


@pytest.fixture(scope="module")
async def crowd(world: World) -> Crowd:
    """Eleven applications in one of two calls."""
    return await gathered(world, SIZE)


def cursor(key: object) -> str:
    """A cursor as it is written, to a place that no row is at."""
    plain = json.dumps([key, "01a20bdd2f566706f8d7463c6b600434"])
    return base64.urlsafe_b64encode(plain.encode()).decode().rstrip("=")


async def page(client: Client, **arguments: object) -> Json:
    """One page of applications."""
    answer = await client.send(APPLICATIONS, arguments)
    assert "errors" not in answer, answer["errors"]
    found: Json = answer["data"]["applications"]
    assert [edge["node"] for edge in found["edges"]] == found["nodes"]
    return found


def ids(page: Json) -> list[str]:
    """The ids of a page, in its order."""
    return [node["id"] for node in page["nodes"]]


async def test_forwards_every_row_comes_once_in_order(crowd: Crowd) -> None:
    client = crowd.world.administrator
    pages = [await page(client, first=4)]
    while pages[-1]["pageInfo"]["hasNextPage"]:
        pages.append(await page(client, first=4, after=pages[-1]["pageInfo"]["endCursor"]))

    assert [(len(ids(each)), each["pageInfo"]["hasPreviousPage"]) for each in pages] == [
        (4, False), (4, True), (3, True),
    ]  # fmt: skip
    seen = [id for each in pages for id in ids(each)]
    assert sorted(seen) == sorted(crowd.applications)
    assert seen == ids(await page(client, first=100))


async def test_backwards_the_same_rows_come_in_the_same_order(crowd: Crowd) -> None:
    client = crowd.world.administrator
    whole = ids(await page(client, first=100))

    last = await page(client, last=5)
    before = await page(client, last=5, before=last["pageInfo"]["startCursor"])
    first = await page(client, last=5, before=before["pageInfo"]["startCursor"])

    assert ids(first) + ids(before) + ids(last) == whole
    flags = [(each["pageInfo"]["hasPreviousPage"], each["pageInfo"]["hasNextPage"]) for each in (first, before, last)]
    assert flags == [(False, True), (True, True), (True, False)]


async def test_each_edges_cursor_leads_right_behind_it(crowd: Crowd) -> None:
    client = crowd.world.administrator
    whole = await page(client, first=100)

    for edge, following in pairwise(whole["edges"]):
        assert ids(await page(client, first=1, after=edge["cursor"])) == [following["node"]["id"]]
        assert ids(await page(client, last=1, before=following["cursor"])) == [edge["node"]["id"]]


async def test_the_count_is_of_all_and_the_page_may_be_empty(crowd: Crowd) -> None:
    client = crowd.world.administrator

    empty = await page(client, first=0)
    end = await page(client, first=100)
    beyond = await page(client, first=5, after=end["pageInfo"]["endCursor"])

    nothing = {"hasNextPage": True, "hasPreviousPage": False, "startCursor": None, "endCursor": None}
    assert (empty["totalCount"], empty["nodes"], empty["pageInfo"]) == (SIZE, [], nothing)
    assert (beyond["totalCount"], beyond["nodes"], beyond["pageInfo"]["hasNextPage"]) == (SIZE, [], False)


async def test_twenty_come_where_nothing_is_said(crowd: Crowd) -> None:
    assert len(ids(await page(crowd.world.administrator))) == SIZE
    answer = await crowd.world.anyone.send("{ calls { nodes { id } } register { nodes { purpose } } }")

    assert len(answer["data"]["calls"]["nodes"]) == 2
    assert len(answer["data"]["register"]["nodes"]) == SIZE


async def test_nested_pages_are_each_parents_own(crowd: Crowd) -> None:
    answer = await crowd.world.administrator.send(NESTED, {"first": 4})
    by_call = {each["id"]: each["applications"] for each in answer["data"]["calls"]["nodes"]}
    full, none = by_call[crowd.calls[0]], by_call[crowd.calls[1]]

    following = await crowd.world.administrator.send(NESTED, {"first": 100, "after": full["pageInfo"]["endCursor"]})

    rest = {each["id"]: each["applications"] for each in following["data"]["calls"]["nodes"]}[crowd.calls[0]]
    assert (none["totalCount"], none["nodes"]) == (0, [])
    assert (full["totalCount"], full["pageInfo"]["hasNextPage"]) == (SIZE, True)
    assert sorted(ids(full) + ids(rest)) == sorted(crowd.applications)


async def test_the_same_connection_under_two_names_is_two_pages(crowd: Crowd) -> None:
    document = "{ a: applications(first: 1) { nodes { id } } b: applications(last: 1) { nodes { id } } }"

    data = (await crowd.world.administrator.send(document))["data"]

    whole = ids(await page(crowd.world.administrator, first=100))
    assert (ids(data["a"]), ids(data["b"])) == (whole[:1], whole[-1:])


async def test_a_cursor_stays_where_it_was_while_rows_come(world: World, crowd: Crowd) -> None:
    client = crowd.world.signatory
    whole = ids(await page(client, first=100))
    half = await page(client, first=5)
    await world.signatory.do(
        "CreateApplication", callId=crowd.calls[1], organisationId=world.organisations["esimerkkila"]
    )

    rest = await page(client, first=100, after=half["pageInfo"]["endCursor"])

    assert ids(half) + ids(rest) == whole
    assert rest["totalCount"] == SIZE + 1


NO_PAGES: list[dict[str, object]] = [
    {"first": -1}, {"first": 101}, {"last": -1}, {"last": 101}, {"first": 1, "last": 1}, {"after": "nope"},
    {"after": ""}, {"before": "W10"}, {"after": "WzEsMl0"}, {"after": "WyJ4IiwgIngiXQ"}, {"after": "åäö"},
    {"after": "x" * 5000}, {"after": "WzEsIDVd"}, {"after": "bnVsbA"}, {"before": "\u0000"},
    {"after": cursor(None)}, {"before": cursor(5)}, {"after": cursor([])}, {"after": cursor("a\0b")},
    {"after": cursor("\ud800")}, {"before": cursor(True)},
]  # fmt: skip


@pytest.mark.parametrize("field", ["applications", "register", "organisations", "calls", "programmes"])
async def test_what_makes_no_page_is_refused_in_the_readers_language(crowd: Crowd, field: str) -> None:
    nested = "{ id calls(first: $first, after: $after, last: $last, before: $before) { nodes { id } } }"
    paged = "(first: $first, after: $after, last: $last, before: $before) { nodes { id } }"
    asked = f"{field} {nested}" if field == "programmes" else f"{field}{paged}"
    document = f"query ($first: Int, $after: String, $last: Int, $before: String) {{ {asked} }}"
    for arguments in NO_PAGES:
        finnish, swedish = [
            await crowd.world.administrator.speaking(language).send(document, arguments) for language in ("fi", "sv")
        ]

        (error,), (felet,) = finnish["errors"], swedish["errors"]
        assert (arguments, error["extensions"]["code"]) == (arguments, "BAD_USER_INPUT")
        assert error["extensions"]["path"] in [[name] for name in arguments]
        assert error["message"] != felet["message"]
