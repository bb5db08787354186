"""What comes over HTTP that is no request of a front end of ours: odd bodies, other methods, pages of other sites."""

import asyncio
import gzip
import json
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from httpx2 import AsyncClient, Response
from tests.registries import installed
from tests.walks.serving import in_process, serving

from avustin_core.settings import Settings
from avustin_core.work import Avustin
from avustin_schema.http.negotiation import EVENTS, LEGACY, RESPONSE, media_type, status_of_answer

JSON = {"content-type": LEGACY}
ASK = b'{"query": "{ __typename }"}'
FRONT_END = "https://asiointi.example"
MUTATION = 'mutation { declareDisqualification(input: {matterIds: ["x"]}) { errors { __typename } } }'
WANTED = {"multipart": {"graphql-require-preflight": "1", "content-type": "multipart/form-data; boundary=x"}}


def deep(opens: bytes, shuts: bytes, times: int) -> bytes:
    """Variables that are nested so many times."""
    return (
        b'{"query": "query ($x: [ID!]!) { nodes(ids: $x) { id } }", "variables": {"x": '
        + opens * times
        + shuts * times
        + b"}}"
    )


async def raw(http: AsyncClient, chunk: bytes, *, times: int) -> bytes:
    """The head of the answer to a body of which only these chunks come."""
    reader, writer = await asyncio.open_connection("127.0.0.1", http.base_url.port)
    writer.write(
        b"POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
    )
    writer.write(chunk * times)
    head = await reader.readuntil(b"\r\n\r\n")
    writer.close()
    return head


def codes_of(answer: Response) -> list[str]:
    """The codes of an answer's errors."""
    return [each["extensions"]["code"] for each in answer.json().get("errors", ())]


def copied(template: Path, folder: Path) -> Path:
    """A folder with an empty database."""
    for file in template.parent.iterdir():
        shutil.copy(file, folder / file.name)
    return folder


@pytest.fixture(scope="module")
async def http(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[AsyncClient]:
    """A server that lets one front end's pages ask, and waits half a second for a body."""
    data = copied(sqlite_template, tmp_path_factory.mktemp("data"))
    avustin = Avustin(Settings(data=data, origins=f"{FRONT_END}:443", body_seconds=0.5), installed())
    async with serving(avustin, {}) as client:
        yield client
    await avustin.close()


class TestABody:
    """Of a POST."""

    @pytest.mark.parametrize(
        "body",
        [
            b"", b"null", b'"x"', b"1", b"[]", b"[null]", b"{}", b"{", b"\xff\xfe", '{"query": "{a}"}'.encode("utf-16"),
            gzip.compress(ASK, mtime=0), b"[" * 50_000, b"[" * 50_000 + b"]" * 50_000, deep(b"[", b"]", 50_000),
            b'{"query": 1}', b'{"query": null}', b'{"query": "{a}", "variables": []}', b'{"query": "{a}", "variables": NaN}',
            b'{"query": "{a}", "operationName": []}', b'{"query": "{a}", "extensions": "x"}', b'{"documentId": 1}',
            b'{"query": "{a}", "variables": {"a": ' + b"9" * 6_000 + b"}}", b"[" + b", ".join([ASK] * 10) + b"]",
            b'{"extensions": {"persistedQuery": []}}',
        ],
    )  # fmt: skip
    async def test_that_is_no_request_is_refused_as_one(self, http: AsyncClient, body: bytes) -> None:
        answer = await http.post("/graphql", content=body, headers=JSON)

        assert (answer.status_code, codes_of(answer), "data" in answer.json()) == (400, ["BAD_REQUEST"], False)

    @pytest.mark.parametrize(
        "body", [deep(b"[", b"]", 900), b'{"query": "{ __typename \\ud800 }"}', b'{"query": "\\u0000"}']
    )
    async def test_that_asks_nonsense_is_the_clients_mistake(self, http: AsyncClient, body: bytes) -> None:
        answer = await http.post("/graphql", content=body, headers=JSON | {"accept": RESPONSE})

        assert (answer.status_code, codes_of(answer)[0]) in {(400, "BAD_USER_INPUT"), (400, "GRAPHQL_PARSE_FAILED")}

    async def test_that_is_too_large_is_refused_before_it_has_come(self, http: AsyncClient) -> None:
        told = await http.post("/graphql", content=b" " * 300_000, headers=JSON)
        counted = await raw(http, b"10000\r\n" + b" " * 65_536 + b"\r\n", times=5)

        assert told.status_code == 413
        assert counted.startswith(b"HTTP/1.1 413")

    async def test_that_doesnt_come_isnt_waited_for(self, http: AsyncClient) -> None:
        answer = (await raw(http, b'2\r\n{"\r\n', times=1)).lower()

        assert answer.startswith(b"http/1.1 408")
        assert b"connection: close" in answer

    @pytest.mark.parametrize(
        "headers",
        [
            {}, {"content-type": "text/plain"}, {"content-type": "application/x-www-form-urlencoded"},
            {"content-type": "application/graphql"}, {"content-type": "application/json-seq"},
            {"content-type": "text/plain; application/json"}, {"content-type": "application/json; charset=utf-16"},
            {"content-type": LEGACY, "content-encoding": "gzip"},
        ],
    )  # fmt: skip
    async def test_of_another_type_isnt_read(self, http: AsyncClient, headers: dict[str, str]) -> None:
        assert (await http.post("/graphql", content=ASK, headers=headers)).status_code == 415

    @pytest.mark.parametrize("said", ["APPLICATION/JSON", 'application/json;charset="UTF-8"', "application/json; a=b"])
    async def test_is_json_however_that_is_written(self, http: AsyncClient, said: str) -> None:
        assert (await http.post("/graphql", content=ASK, headers={"content-type": said})).status_code == 200

    @pytest.mark.parametrize(
        "parts",
        [
            {}, {"operations": "null"}, {"operations": "{}", "map": "[]"},
            {"operations": '{"query": "{a}"}', "map": '{"0": ["query"]}'},
            {"operations": '{"query": "{a}"}', "map": "{}", "more": "x"}, {"operations": b"\xff", "map": "{}"},
        ],
    )  # fmt: skip
    async def test_of_parts_that_dont_fit_is_refused(self, http: AsyncClient, parts: dict[str, Any]) -> None:
        lines = [
            b'--x\r\nContent-Disposition: form-data; name="' + name.encode() + b'"\r\n\r\n'
            + (value if isinstance(value, bytes) else value.encode()) + b"\r\n"
            for name, value in parts.items()
        ]  # fmt: skip
        body = b"".join(lines) + b"--x--\r\n"

        answer = await http.post("/graphql", content=body, headers=WANTED["multipart"])
        bare = await http.post("/graphql", content=body, headers={"content-type": "multipart/form-data; boundary=x"})

        assert (answer.status_code, codes_of(answer)) == (400, ["BAD_REQUEST"])
        assert (bare.status_code, codes_of(bare)) == (428, ["PREFLIGHT_REQUIRED"])


class TestAMethod:
    """Of the endpoint."""

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "HEAD", "OPTIONS"])
    async def test_that_there_isnt_is_told_which_there_are(self, http: AsyncClient, method: str) -> None:
        answer = await http.request(method, "/graphql", content=ASK, headers=JSON)

        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")

    async def test_that_only_reads_changes_nothing(self, http: AsyncClient) -> None:
        answer = await http.get("/graphql", params={"query": MUTATION}, headers={"accept": RESPONSE})

        assert (answer.status_code, answer.headers["allow"]) == (405, "GET, POST")
        assert (await http.get("/graphql", params={"query": "{ __typename }", "variables": "[]"})).status_code == 400
        assert (await http.get("/graphql", params={"query": "{ __typename }", "variables": "null"})).status_code == 200

    async def test_that_answers_once_follows_nothing(self, http: AsyncClient) -> None:
        answer = await http.post("/graphql", json={"query": "subscription { outboxChanged { waiting } }"})

        assert (answer.status_code, codes_of(answer)) == (400, ["BAD_REQUEST"])
        assert "WebSocket" in answer.json()["errors"][0]["message"]


async def test_of_several_operations_one_has_to_be_named(http: AsyncClient) -> None:
    two = "query A { __typename } query B { serverTime }"
    for asked in (
        {"query": two},
        {"query": two, "operationName": "C"},
        {"query": "{ __typename }", "operationName": "C"},
    ):
        answer = await http.post("/graphql", json=asked, headers={"accept": RESPONSE})

        assert (answer.status_code, codes_of(answer)) == (400, ["OPERATION_RESOLUTION_FAILURE"])
    named = await http.post("/graphql", json={"query": two, "operationName": "B"})
    assert named.json()["data"].keys() == {"serverTime"}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/json;q=0, */*", None), ("*/*;q=0", None), ("text/html", None), ("application/json;q=x", None),
        (f"{EVENTS}, {RESPONSE}, {LEGACY};q=0.9, multipart/mixed", RESPONSE), (EVENTS, EVENTS), (f"{EVENTS}, */*;q=0.1", LEGACY),
        (f"{RESPONSE};q=0, {LEGACY};q=0, {EVENTS}", EVENTS), (f"{LEGACY}, {RESPONSE}", LEGACY), (" ", LEGACY),
        (f"{RESPONSE.upper()} ; Q=0.2, application/*;q=0.1", RESPONSE), (f"{EVENTS};q=0", None),
    ],
)  # fmt: skip
def test_what_is_named_counts_more_than_a_range_and_events_only_without_json(accept: str, media: str | None) -> None:
    assert media_type(accept) == media


class TestAPageOfAnotherSite:
    """In somebody's browser."""

    @pytest.mark.parametrize("site", ["cross-site", "same-site"])
    async def test_is_refused_unless_its_origin_is_allowed(self, http: AsyncClient, site: str) -> None:
        for origin, status in (("", 403), ("https://evil.example", 403), ("null", 403), (FRONT_END, 200)):
            headers = {"sec-fetch-site": site} | ({"origin": origin} if origin else {})
            read = await http.get("/graphql", params={"query": "{ __typename }"}, headers=headers)
            sent = await http.post("/graphql", content=ASK, headers=headers | JSON)

            for answer in (read, sent):
                assert (answer.status_code, codes_of(answer)) == (status, ["CROSS_SITE_REQUEST"] * (status == 403))
                allowed = origin if status == 200 else None
                assert answer.headers.get("access-control-allow-origin") == allowed
                assert "access-control-allow-credentials" not in answer.headers
                assert "Origin" in answer.headers["vary"]

    @pytest.mark.parametrize(("origin", "status"), [(FRONT_END, 200), ("https://evil.example", 400)])
    async def test_asks_first_whether_it_may(self, http: AsyncClient, origin: str, status: int) -> None:
        asked = {
            "origin": origin, "access-control-request-method": "POST",
            "access-control-request-headers": "authorization,content-type,graphql-require-preflight",
        }  # fmt: skip
        answer = await http.options("/graphql", headers=asked)

        assert (answer.status_code, "access-control-allow-origin" in answer.headers) == (status, status == 200)

    def test_is_allowed_by_a_whole_origin_only(self) -> None:
        for origins in ("*", "asiointi.example", "https://a.example/path", "https://*.example"):
            with pytest.raises(ValueError, match="give origins such as"):
                Settings(origins=origins)


async def test_the_codes_of_the_draft_are_one_setting(sqlite_template: Path, tmp_path: Path) -> None:
    avustin = Avustin(Settings(data=copied(sqlite_template, tmp_path), statuses="draft"), installed())
    bad_id = "query ($id: ID!) { node(id: $id) { id } programmes { code } }"
    async with in_process(avustin, {}) as http:
        for asked, status in (
            ({"query": "{ nothing }"}, 422), ({"query": "{"}, 400), ({"query": bad_id, "variables": {}}, 422),
            ({"query": "{ __typename }"}, 200),
            ({"query": "{ __typename }", "operationName": "X"}, 422), ({"documentId": "x"}, 422), ({"query": 1}, 422), ([], 422),
        ):  # fmt: skip
            for media in (RESPONSE, LEGACY):
                answer = await http.post("/graphql", content=json.dumps(asked), headers=JSON | {"accept": media})
                assert answer.status_code == status, (asked, media, answer.text)
        assert (await http.get("/graphql", params={"query": "{ __typename }", "operationName": ""})).status_code == 200
        plain = await http.post("/graphql", content=ASK, headers=JSON | {"accept": ""})
        assert plain.headers["content-type"].startswith(RESPONSE)
    await avustin.close()
    partly = {"data": {"call": None}, "errors": [{"path": ["call"], "message": "", "extensions": {}}]}
    assert [status_of_answer(partly, RESPONSE, draft=draft) for draft in (True, False)] == [294, 200]
