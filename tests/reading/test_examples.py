"""Every operation of docs/examples is planned, and answers as the executor would."""

import json
from typing import Any

from tests.demo.test_over_http import FIRST
from tests.reading.ways import both_ways

from avustin_core.work import Avustin
from avustin_schema.console.config import config_of
from avustin_schema.console.ready import ready

INTROSPECTION = "{ __schema { types { name } } }"


async def tabs(avustin: Avustin) -> list[tuple[str, Any, str]]:
    """The operations with their variables, and the token of whom they are asked as."""
    found = (await config_of(avustin))["tabs"]
    assert len(found) == len(ready())
    return [(tab["query"], json.loads(tab["variables"] or "null"), FIRST.get(tab["group"], "")) for tab in found]


def is_mutation(query: str) -> bool:
    return query.startswith("mutation")


async def test_every_reading_operation_of_the_examples_is_planned_and_answers_as_the_executor(
    demonstration: Avustin,
) -> None:
    async with both_ways(demonstration) as ways:
        for query, variables, viewer in await tabs(demonstration):
            if not is_mutation(query):
                assert await ways.both(query, variables, viewer=viewer) is None, query

        assert ways.plans.fallbacks == {}
        assert ways.plans.planned == sum(not is_mutation(each.query) for each in ready())


async def test_every_doing_operation_of_the_examples_is_planned_and_its_answer_is_what_the_executor_reads(
    trial: Avustin,
) -> None:
    async with both_ways(trial) as ways:
        for query, variables, viewer in await tabs(trial):
            if is_mutation(query):
                answer = await ways.planned(query, variables, viewer=viewer)
                assert isinstance(answer, dict), (answer, query)
                assert [payload.get("errors", []) for payload in answer.values()] == [[]], query

        assert ways.plans.fallbacks == {}


async def test_only_introspection_has_no_plan(demonstration: Avustin) -> None:
    async with both_ways(demonstration) as ways:
        assert await ways.both(INTROSPECTION) == "introspection"
        assert await ways.both("{ __typename serverTime }") is None

        assert ways.plans.fallbacks == {"introspection": 1}
