"""What is worked out of many rows: programmes' statistics, rankings and scenarios of calls, by few statements for all."""

from decimal import Decimal
from typing import Any

import pytest
from tests.reading.ways import both_ways

from avustin_core.work import Avustin
from avustin_schema.explaining import explained

COUNTS = ("submitted", "decided", "granted", "refused")
QUERY = """{ programmes {
  statistics { calls submitted decided granted refused grantedTotal }
  calls(first: 100) { nodes { publishedAt statistics { submitted decided granted refused grantedTotal } } }
} }"""


def summed(programme: Any) -> dict[str, Any]:
    told = [call["statistics"] for call in programme["calls"]["nodes"] if call["publishedAt"]]
    total = sum((Decimal(each["grantedTotal"]) for each in told), Decimal("0.00"))
    return {
        "calls": len(told),
        **{name: sum(each[name] for each in told) for name in COUNTS},
        "grantedTotal": str(total),
    }


@pytest.mark.parametrize("viewer", ["", "demo-paattaja"])
async def test_a_programmes_statistics_are_those_of_its_calls_together(demonstration: Avustin, viewer: str) -> None:
    async with both_ways(demonstration) as ways:
        assert await ways.both(QUERY, viewer=viewer) is None
        programmes = (await ways.planned(QUERY, viewer=viewer))["programmes"]

    assert [each["statistics"] for each in programmes] == [summed(each) for each in programmes]
    assert sum(each["statistics"]["granted"] for each in programmes) > 20


async def test_all_programmes_are_counted_by_one_statement_over_calls(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        said = await explained(
            demonstration, "{ programmes { code statistics { granted grantedTotal } } }", actor=ways.viewers[""]
        )

    assert ["FROM programmes" in each.text for each in said] == [True, False]
    assert "FROM calls" in said[1].text


async def test_rankings_and_scenarios_of_all_calls_cost_as_many_statements_as_those_of_two(
    demonstration: Avustin,
) -> None:
    worked_out = (
        "{ calls(last: %d) { nodes { ranking { rank } calibration { alpha } scenarios { nodes { isOutdated } } } } }"
    )
    async with both_ways(demonstration) as ways:
        assert await ways.both(worked_out % 6, viewer="demo-esittelija") is None
        assert len([each for each in ways.answered["calls"]["nodes"] if each["scenarios"]["nodes"]]) > 2
        costs = [
            len(await explained(demonstration, worked_out % many, actor=ways.viewers["demo-esittelija"]))
            for many in (2, 6)
        ]

    assert costs[0] == costs[1]
