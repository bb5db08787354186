"""HTTP around GraphQL: types of answers, status codes, and requests that are none, told in the reader's language."""

import pytest
from httpx2 import ASGITransport, AsyncClient

from avustin_core.errors import Busy
from avustin_core.plugin import Language
from avustin_core.work import Avustin
from avustin_schema.app import make_app
from avustin_schema.http.negotiation import LEGACY, RESPONSE
from avustin_schema.http.refusals import told

ASK = {"query": "{ __typename }"}


@pytest.fixture
async def client(avustin: Avustin) -> AsyncClient:
    """A client of the application, in process."""
    return AsyncClient(transport=ASGITransport(app=make_app(avustin)), base_url="http://avustin.example")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, LEGACY),
        ("*/*", LEGACY),
        (RESPONSE, RESPONSE),
        (f"{RESPONSE}, {LEGACY};q=0.9", RESPONSE),
        (f"{RESPONSE};q=0.5, {LEGACY}", LEGACY),
        ("text/html, application/*;q=0.1", LEGACY),
    ],
)
async def test_answers_come_in_the_type_that_is_rather_wanted(
    client: AsyncClient, accept: str | None, media: str
) -> None:
    answer = await client.post("/graphql", json=ASK, headers={"accept": accept} if accept else {})

    assert (answer.status_code, answer.headers["content-type"]) == (200, f"{media}; charset=utf-8")
    assert answer.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(("media", "status"), [(LEGACY, 200), (RESPONSE, 400)])
async def test_what_cant_be_executed_has_no_data(client: AsyncClient, media: str, status: int) -> None:
    answer = await client.post("/graphql", json={"query": "{ nothing }"}, headers={"accept": media})

    assert (answer.status_code, "data" in answer.json()) == (status, False)
    assert answer.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_VALIDATION_FAILED"


@pytest.mark.parametrize(
    ("status", "code", "request_", "begins"),
    [
        (400, "BAD_REQUEST", {"content": b"[1]", "headers": {"content-type": LEGACY}}, "Begäran är inte"),
        (400, "BAD_REQUEST", {"content": b"\xff", "headers": {"content-type": LEGACY}}, "Begäran är inte"),
        (401, "UNAUTHENTICATED", {"json": ASK, "headers": {"authorization": "Bearer x"}}, "Inloggningen"),
        (406, "BAD_REQUEST", {"json": ASK, "headers": {"accept": "text/html"}}, "Godta"),
        (413, "BAD_REQUEST", {"json": {"query": "#" * 300_000}}, "Begäran är för stor"),
        (415, "BAD_REQUEST", {"content": b"query"}, "Skicka begäran som"),
    ],
)
async def test_what_is_no_request_is_refused_with_a_code_in_the_readers_language(
    client: AsyncClient, status: int, code: str, request_: dict[str, object], begins: str
) -> None:
    client.headers["accept-language"] = "sv"

    answer = await client.post("/graphql", **request_)  # type: ignore[arg-type]

    (error,) = answer.json()["errors"]
    assert (answer.status_code, error["extensions"]["code"]) == (status, code)
    assert error["message"].startswith(begins)


async def test_other_methods_are_told_which_there_are(client: AsyncClient) -> None:
    answer = await client.put("/graphql", json=ASK)

    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")


async def test_nothing_is_stored_or_sniffed_on_the_way(client: AsyncClient) -> None:
    answer = await client.post("/graphql", json=ASK)

    assert (answer.headers["cache-control"], answer.headers["x-content-type-options"]) == ("no-store", "nosniff")


def test_a_file_that_comes_when_all_is_busy_is_told_to_come_again() -> None:
    answer = told(Busy(), Language.SV)

    assert (answer.status_code, answer.headers["retry-after"]) == (503, "10")
