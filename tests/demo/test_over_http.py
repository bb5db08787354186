"""What a demonstration answers over HTTP: the front page, the console's configuration, its operations, and the clock."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
from httpx2 import ASGITransport, AsyncClient

from avustin_core.demo.people import USERS
from avustin_core.work import Avustin
from avustin_schema.app import make_app
from avustin_schema.console.ready import ready

SET = "mutation($at: DateTime!) { setClock(input: {at: $at}) { serverTime errors { ... on UserError { code message } } } }"
FIRST = {
    group: next(user.token for user in USERS if user.group == group)
    for group in ("applicant", "official", "administrator")
}


@pytest.fixture
async def http(trial: Avustin) -> AsyncIterator[AsyncClient]:
    """A client of a copy of the demonstration."""
    app = make_app(trial)
    async with AsyncClient(transport=ASGITransport(app=app), base_url="http://localhost:8000") as client:
        yield client


async def ask(http: AsyncClient, query: str, variables: Any = None, *, token: str = "", language: str = "fi") -> Any:
    headers = {"accept-language": language} | ({"authorization": f"Bearer {token}"} if token else {})
    answer = await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
    return answer.json()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("ESIMERKKI, EI VIRANOMAISPÄÄTÖS", "Hakemuksia", "Päätökset tehty", "19.9.2019 klo 16.15")),
        (
            "sv-FI,fi;q=0.5",
            ("EXEMPEL, INTE ETT MYNDIGHETSBESLUT", "Ansökningar", "Beslut har fattats", "19.9.2019 kl. 16.15"),
        ),
        ("en", ("EXAMPLE, NO DECISION OF AN AUTHORITY", "Applications", "Decided", "19 September 2019, 16:15")),
    ],
)
async def test_the_front_page_says_what_runs_here(http: AsyncClient, language: str, words: tuple[str, ...]) -> None:
    page = await http.get("/", headers={"accept-language": language})

    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "script-src 'self'" in page.headers["content-security-policy"]
    assert "<script" not in page.text
    for word in (
        *words,
        f'lang="{language[:2]}"',
        'href="console/"',
        'href="schema.graphql"',
        "<dd>184</dd>",
        "<dd>27</dd>",
    ):
        assert word in page.text
    for user in USERS:
        assert user.token in page.text


async def test_outside_demonstration_mode_no_token_is_shown_or_works(demonstration: Avustin) -> None:
    settings = demonstration.settings.model_copy(update={"demo": False})
    plain = Avustin(settings, demonstration.registry, engine=demonstration.engine)
    async with AsyncClient(transport=ASGITransport(app=make_app(plain)), base_url="http://localhost:8000") as http:
        page, config = await http.get("/"), (await http.get("/console/config.json")).json()
        asked = await http.post(
            "/graphql", json={"query": "{ viewer { name } }"}, headers={"authorization": "Bearer demo-paattaja"}
        )
        moved = await ask(http, SET, {"at": "2019-09-19T16:15:00+03:00"}, language="sv")
    await plain.close()

    assert "demo-paattaja" not in page.text
    assert "ESIMERKKI, EI" not in page.text
    assert (config["demo"], config["users"], config["clock"]) == (False, [], None)
    assert asked.status_code == 401
    assert moved["data"]["setClock"] == {
        "serverTime": None,
        "errors": [{"code": "NOT_A_DEMONSTRATION", "message": "Det här är möjligt bara i demonstrationsläge."}],
    }


async def test_the_clock_moves_for_everyone_and_goes_on(http: AsyncClient, trial: Avustin) -> None:
    moved = await ask(http, SET, {"at": "2026-12-31T23:59:00+02:00"})
    told = await ask(http, "{ serverTime calls(first: 2) { nodes { state } } }")

    assert moved["data"]["setClock"] == {"serverTime": "2026-12-31T21:59:00Z", "errors": []}
    assert told["data"]["serverTime"].startswith("2026-12-31T21:59:0")
    assert [call["state"] for call in told["data"]["calls"]["nodes"]] == ["CLOSED", "CLOSED"]
    assert trial.clock.now() > datetime(2026, 12, 31, 21, 59, tzinfo=UTC)


async def test_the_schema_and_the_documentation_are_served(http: AsyncClient) -> None:
    schema = await http.get("/schema.graphql")

    assert "setClock(" in schema.text
    assert schema.headers["content-type"].startswith("text/plain")
    assert (await http.get("/docs/../pyproject.toml")).status_code == 404
    assert (await http.get("/docs/nothing.md")).status_code == 404


async def test_every_ready_operation_runs_as_it_stands(http: AsyncClient) -> None:
    """In their order, with what the console was given at its start, each as the first user of its group."""
    tabs = (await http.get("/console/config.json")).json()["tabs"]

    assert len(tabs) == len(ready())
    for tab in tabs:
        if tab["query"].startswith("subscription"):
            continue  # goes by a socket: tests/reading and tests/browser run it
        variables = json.loads(tab["variables"]) if tab["variables"] else None
        answer = await ask(http, tab["query"], variables, token=FIRST.get(tab["group"], ""))
        assert "errors" not in answer, (tab["title"], answer)
        refused = [
            value["errors"] for value in answer["data"].values() if isinstance(value, dict) and value.get("errors")
        ]
        assert refused == [], tab["title"]
