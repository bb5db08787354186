"""What reading costs: a statement for each root field, to-many relation and count that is asked, however many rows."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from tests.schema.crowd import CODE, Crowd, gathered
from tests.walks.client import Client
from tests.walks.world import World

from avustin_schema.reading.drivers import lending

SIZE = 50
NOT_COUNTED = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")
OF_OFFICIALS = """
query ($first: Int!) {
  applications(first: $first) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id reference title status amountApplied period { starts }
      organisation { name { fi } members { mandate user { name } } }
      call { title { fi } programme { name { fi } } appropriation { available } }
      form { version }
      participants { role share organisation { name { sv } } }
      findings { ruleKey outcome }
      decisions { kind amount signedBy { name } actions { name } }
      assessments { status }
      reports { status }
      answers { values }
      data { formVersion }
      fields { name access }
      actions { name allowed }
    }
  }
}
"""
OF_APPLICANTS = """
query ($first: Int!) {
  applications(first: $first) {
    edges { cursor node { id draft { values problems { code } findings { outcome } computed { value } } } }
  }
}
"""
OF_ANYONE = """
query ($first: Int!) {
  register(first: $first) {
    totalCount
    nodes { organisationName { fi } amountGranted call { title { fi } } programme { name { sv } } }
  }
}
"""
FIRST_QUERY = """
{
  programmes {
    code
    name { fi sv }
    legalBasis { reference title { fi sv } }
    criteria { key name { fi sv } weight }
    calls(first: 10) {
      totalCount
      nodes {
        title { fi sv }
        opensAt
        closesAt
        state
        isFictional
        appropriation { budgetItem appropriated committed available }
        statistics { submitted granted refused grantedTotal }
        form { version fields { path kind label { fi sv } required } jsonSchema uiSchema }
      }
    }
  }
}
"""


@pytest.fixture(scope="module")
async def crowd(world: World) -> Crowd:
    """Fifty applications, all decided and published."""
    return await gathered(world, SIZE)


@contextmanager
def counted(world: World) -> Iterator[list[str]]:
    """The statements that are run meanwhile; not those that begin and end transactions."""
    statements: list[str] = []
    engine = world.avustin.engine.sync_engine

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not statement.startswith(NOT_COUNTED):
            statements.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    with lending.noting(statements.append):
        yield statements
    event.remove(engine, "before_cursor_execute", note)


async def cost(world: World, client: Client, document: str, **variables: Any) -> int:
    """How many statements a request runs of somebody who asked before: who asks is asked by the first of them."""
    await client.send(document, variables)
    with counted(world) as statements:
        answer = await client.send(document, variables)
    assert "errors" not in answer, answer["errors"]
    return len(statements)


async def test_an_official_reads_fifty_applications_for_the_price_of_one(crowd: Crowd) -> None:
    one, fifty = [await cost(crowd.world, crowd.world.administrator, OF_OFFICIALS, first=first) for first in (1, SIZE)]

    to_many = ("members", "participants", "findings", "decisions", "assessments", "reports")
    assert (one, fifty) == (2 + len(to_many), 2 + len(to_many))


async def test_an_applicant_reads_fifty_drafts_for_the_price_of_one(crowd: Crowd) -> None:
    one, fifty = [await cost(crowd.world, crowd.world.signatory, OF_APPLICANTS, first=first) for first in (1, SIZE)]

    assert one == fifty
    assert fifty <= 1 + 3  # the root field, and the drafts with the organisations and the documents that they name


async def test_anyone_reads_fifty_entries_of_the_register_for_the_price_of_one(crowd: Crowd) -> None:
    one, fifty = [await cost(crowd.world, crowd.world.anyone, OF_ANYONE, first=first) for first in (1, SIZE)]

    assert (one, fifty) == (1, 1)  # the count is kept, and comes with the rows


async def test_the_first_query_costs_a_statement_for_programmes_one_for_calls_and_one_for_their_count(
    crowd: Crowd,
) -> None:
    assert await cost(crowd.world, crowd.world.anyone, FIRST_QUERY) == 3


@pytest.mark.parametrize(
    ("document", "times"),
    [
        ("{ applications { nodes { participants { role } } } }", 0),
        ("{ decisions { nodes { application { participants { role } } } } }", 1),
    ],
)
async def test_the_owner_of_rows_is_looked_at_only_where_what_stands_above_may_not_fit(
    crowd: Crowd, document: str, times: int
) -> None:
    client = crowd.world.administrator
    await client.send(document)

    with counted(crowd.world) as statements:
        await client.send(document)

    (of_participants,) = (each for each in statements if "FROM participants" in each)
    assert of_participants.count("FROM applications") == times


async def test_calls_with_applications_and_rankings_cost_the_same_for_one_and_for_two(crowd: Crowd) -> None:
    document = """query ($first: Int!) {
      calls(first: $first) {
        nodes { applications(first: 5) { totalCount nodes { participants { role } } } ranking { rank total } }
      }
    }"""
    one, two = [await cost(crowd.world, crowd.world.administrator, document, first=first) for first in (1, 2)]

    assert one <= two == 6  # a call in which nothing was handed in has nothing below it to read


async def test_nodes_of_one_type_are_read_at_once(crowd: Crowd) -> None:
    document = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Application { title participants { role } } } }"
    official = crowd.world.administrator

    one, fifty = [await cost(crowd.world, official, document, ids=crowd.applications[:size]) for size in (1, SIZE)]

    assert (one, fifty) == (2, 2)


async def test_what_isnt_asked_isnt_read(crowd: Crowd) -> None:
    official = crowd.world.administrator

    assert await cost(crowd.world, official, "{ applications { totalCount } }") == 2  # who asks, and a count
    assert await cost(crowd.world, official, "{ applications { nodes { title } } }") == 1
    assert await cost(crowd.world, official, "{ viewer { name } serverTime codeLists { name } }") == 1  # who asks


async def test_two_root_fields_cost_two(crowd: Crowd) -> None:
    document = "query ($code: String!) { programme(code: $code) { name { fi } } register { nodes { purpose } } }"

    assert await cost(crowd.world, crowd.world.anyone, document, code=CODE) == 2


async def test_a_viewers_organisations_are_read_at_once(crowd: Crowd) -> None:
    document = "{ viewer { mandates { mandate organisation { name { fi } } } } }"

    assert await cost(crowd.world, crowd.world.consultant, document) == 2  # who asks, and the organisations


async def test_rights_cost_the_statement_that_tells_who_asks_and_no_other(crowd: Crowd) -> None:
    """An official's page of fifty: the page, its count, and one for each to-many relation; who asks comes with the page."""
    await crowd.world.administrator.send(OF_OFFICIALS, {"first": SIZE})
    with counted(crowd.world) as by_official:
        await crowd.world.administrator.send(OF_OFFICIALS, {"first": SIZE})
    with counted(crowd.world) as by_anyone:
        await crowd.world.anyone.send(OF_ANYONE, {"first": SIZE})

    asking_who = [each for each in by_official if "from users" in each.lower()]
    assert (len(by_official), len(asking_who)) == (2 + 6, 1)
    assert [each for each in by_anyone if "from users" in each.lower()] == []
