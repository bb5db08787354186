"""Log lines: ids of the request, the trace and the actor, and nobody's data, whatever happens."""

import json
import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from graphql import GraphQLError
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from structlog.contextvars import clear_contextvars
from tests.walks.scenes import applying, opening
from tests.walks.serving import in_process
from tests.walks.test_yhteishankkeet import CODE, WEIGHTS, applied_for_alone
from tests.walks.world import inhabited

from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.build import build
from avustin_schema.operations import logs

SECRET = "Salainen Sotilas"
PATIENT = "131052-308T"
REQUEST_ID, TRACE = "0af7651916cd43dd8448eb211c80319c", "4bf92f3577b34da6a3ce929d0e0e4736"


@pytest.fixture
def lines() -> Iterator[StringIO]:
    """All that is logged meanwhile, at every level of ours."""
    handler = logging.StreamHandler(written := StringIO())
    handler.setFormatter(logs.formatter(as_text=False))
    root, level = logging.getLogger(), logging.getLogger().level
    logs.configure(level="debug", format="json")
    root.handlers = [handler]
    yield written
    root.handlers, root.level = [], level
    for name in logs.OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    clear_contextvars()


def told(written: StringIO) -> list[dict[str, object]]:
    """The lines, each an object."""
    return [json.loads(line) for line in written.getvalue().splitlines()]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_walk_is_told_by_ids_and_holds_nobodys_data(avustin: Avustin, lines: StringIO) -> None:
    async with inhabited(avustin, in_process) as world:
        world.at("2019-11-01T09:00+02:00")
        call = await opening.announced(world, CODE, appropriated="90000.00", criteria=WEIGHTS)
        await applied_for_alone(world, call["id"])
        writing = await applying.begin(world, world.mallikyla_signatory, call["id"], "mallikyla")
        await writing.put("contactPerson", "name", to=SECRET)
        await writing.client.attach(writing.id, f"{SECRET}.txt", SECRET.encode())
        await writing.client.send(f'{{ application(id: "{SECRET}") {{ id }} x{SECRET[:3]}: nothing }}')
        await world.http.get(
            f"/{PATIENT}?name={SECRET}", headers={"X-Request-ID": PATIENT, "Authorization": f"Bearer {PATIENT}"}
        )
        await world.http.post(
            "/graphql", json={"query": f"{{ {SECRET} }}"}, headers={"Authorization": f"Bearer {PATIENT}"}
        )

    everything = lines.getvalue()
    assert len(told(lines)) > 30
    for seeded in (
        SECRET,
        "Salainen",
        PATIENT,
        "signatory",
        "Bearer",
        "Esko",
        "esko",
        "Esimerkkil",
        "Hakemukset käsitellään",
    ):
        assert seeded not in everything, [line for line in everything.splitlines() if seeded in line]
    requests = [line for line in told(lines) if line["event"] == "request"]
    assert {line["outcome"] for line in requests} == {"done", "refused", "invalid"}
    submitted = [line for line in requests if line.get("fields") == ["submitApplication"]]
    assert {line["kind"] for line in submitted} == {"mutation"}
    assert all(line["actor_id"] and line["request_id"] for line in submitted)


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_request_keeps_the_id_and_the_trace_that_it_came_with(avustin: Avustin, lines: StringIO) -> None:
    given = {"X-Request-ID": REQUEST_ID, "traceparent": f"00-{TRACE}-00f067aa0ba902b7-01"}
    async with inhabited(avustin, in_process) as world:
        kept = await world.http.post("/graphql", json={"query": "{ programmes { code } }"}, headers=given)
        made = await world.http.get("/nowhere", headers={"X-Request-ID": PATIENT})

    first, second = (line for line in told(lines) if line["event"] == "request")
    assert kept.headers["x-request-id"] == first["request_id"] == REQUEST_ID
    assert first["trace_id"] == TRACE
    assert made.headers["x-request-id"] == second["request_id"] != PATIENT
    assert (second["path"], second["kind"], second["status"]) == ("/other", "other", 404)


async def test_what_a_database_says_of_a_row_is_not_told(database: str, avustin: Avustin, lines: StringIO) -> None:
    async with avustin.engine.begin() as connection:
        await connection.execute(text("create table people (name varchar(40) primary key)"))
        await connection.execute(text(f"insert into people values ('{SECRET}')"))
    try:
        async with avustin.engine.begin() as connection:
            await connection.execute(text(f"insert into people values ('{SECRET}')"))
    except DBAPIError:
        logging.getLogger("avustin.anything").exception("it went wrong\n%s", SECRET)
    async with avustin.engine.begin() as connection:
        await connection.execute(text("drop table people"))

    (line,) = told(lines)
    assert SECRET not in lines.getvalue()
    assert line["event"] == "it went wrong"
    chain = line["exception"]
    assert isinstance(chain, list)
    assert chain[0]["type"] == "IntegrityError"
    assert "test_log_lines.py" in "".join(chain[0]["at"])


def test_a_bug_is_told_by_its_places_and_not_by_its_text(lines: StringIO, registry: Registry) -> None:
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        raised = GraphQLError(f"'{SECRET}'", path=["application", "draft"], original_error=error)
    returned = GraphQLError(f"Enum 'Kind' cannot represent value: '{SECRET}'", path=["x"])

    build(registry).process_errors([raised, returned, GraphQLError(f"Cannot query field '{SECRET}'")])

    first, second = told(lines)
    assert SECRET not in lines.getvalue()
    assert (first["event"], second["event"]) == ("a bug at ['application', 'draft']", "a bug at ['x']")
    assert "test_a_bug_is_told_by_its_places" in json.dumps(first["exception"])
