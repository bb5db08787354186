"""The entries of an appropriation are paged: each page is what the whole list has at its place, both ways."""

from typing import Any

from tests.reading.ways import both_ways

from avustin_core.work import Avustin

ENTRIES = """query ($first: Int, $after: String) { appropriations { nodes { entries(first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { id amount kind } } } } }"""


async def test_entries_of_an_appropriation_are_paged_both_ways(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:

        async def page(**given: Any) -> Any:
            assert await ways.both(ENTRIES, given, viewer="demo-paattaja") is None
            found = (await ways.planned(ENTRIES, given, viewer="demo-paattaja"))["appropriations"]["nodes"]
            return max((each["entries"] for each in found), key=lambda entries: entries["totalCount"])

        whole = await page(first=100)
        first = await page(first=3)
        second = await page(first=3, after=first["pageInfo"]["endCursor"])

    assert whole["totalCount"] > 6
    assert first["nodes"] + second["nodes"] == whole["nodes"][:6]
    assert first["pageInfo"]["hasNextPage"]
