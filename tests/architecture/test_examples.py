"""The operations of the pages are valid, and the one that the page on reading walks through costs what it says."""

import re
from pathlib import Path
from typing import Any

import pytest
from graphql import parse, validate
from tests.architecture.house import DOCS, ROOT, pages, text_of
from tests.core.applying import open_harbour
from tests.core.ferries import ferries
from tests.listening import ran
from tests.registries import installed

from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.context import Context
from avustin_schema.reading.drivers.drivers import driver_of
from avustin_schema.reading.drivers.lending import noting
from avustin_schema.reading.running.cache import Plans

BLOCK = re.compile(r"```graphql\n(?P<text>(?:query|mutation|\{).*?)```", re.DOTALL)
SQL = re.compile(r"```sql\n(.*?)```", re.DOTALL)
MEMBER = re.compile(r"`(?P<type>[A-Z][A-Za-z]+)\.(?P<field>[a-z][A-Za-z]+)`")
OPERATIONS = [
    pytest.param(found["text"], id=f"{page.stem}-{place}")
    for page in (*pages(), ROOT / "README.md")
    for place, found in enumerate(BLOCK.finditer(text_of(page)), 1)
]


@pytest.fixture
def registry() -> Registry:
    """The tests' own programme, and none else."""
    return ferries()


@pytest.fixture(scope="module")
def schema() -> Any:
    """The schema of the installed programmes."""
    return build(installed())._schema


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_of_a_page_is_valid(operation: str, schema: Any) -> None:
    assert [error.message for error in validate(schema, parse(operation))] == []


def statements(page: Path) -> list[str]:
    """The statements that a page shows, each in one line."""
    (shown,) = SQL.findall(text_of(page))
    return [" ".join(each.split()) for each in shown.split("\n\n")]


async def test_the_walk_through_reading_costs_three_statements_however_many_rows(avustin: Avustin) -> None:
    harbour = await open_harbour(avustin)
    found = BLOCK.search(text_of(DOCS / "explanation" / "reading.md"))
    assert found is not None
    by_plan: list[str] = []
    schema, driver = build(avustin.registry), driver_of(avustin.settings.database_url)
    plans = Plans(schema, driver)
    counts = []

    for _ in range(3):
        await harbour.submitted(members=harbour.partners())
        by_plan.clear()
        context = Context(avustin, actor=harbour.preparer)
        with noting(by_plan.append), ran(avustin.engine) as beside:
            planned = await plans.answer(context, found["text"], {"first": 2}, None)
        assert beside == []
        with ran(avustin.engine) as by_executor:
            answer = await schema.execute(found["text"], {"first": 2}, context_value=context)
        assert (answer.errors, answer.data) == (None, planned)
        counts.append((len(by_plan), len([text for text in by_executor if text.startswith("SELECT")])))

    await driver.close()
    assert counts == [(3, 3), (3, 3), (3, 3)]
    if driver.name == "postgresql":
        told = statements(DOCS / "explanation" / "reading.md")  # a count and its page go at the same time
        assert sorted(" ".join(text.split()) for text in by_plan) == sorted(told)


@pytest.mark.parametrize("name", ["errors", "problems"])
def test_a_field_that_the_reference_names_is_in_the_schema(name: str, schema: Any) -> None:
    named = [found.groups() for found in MEMBER.finditer(text_of(DOCS / "reference" / f"{name}.md"))]

    assert len(named) > 0
    assert [f"{type_}.{field}" for type_, field in named if field not in schema.type_map[type_].fields] == []
