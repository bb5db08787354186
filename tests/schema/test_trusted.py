"""Documents from front ends' builds: asked by id or hash, by POST, GET and sockets; reported or enforced; stored on the way."""

import json
import shutil
from collections.abc import AsyncIterator
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from httpx2 import AsyncClient, Response
from prometheus_client import REGISTRY
from tests.registries import installed
from tests.walks.serving import serving
from websockets.asyncio.client import connect

from avustin_core.access import PUBLIC, RoleGrant, User
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import global_id
from avustin_core.work import Avustin, Work
from avustin_schema.build import build
from avustin_schema.http.limits import documents as measured
from avustin_schema.http.negotiation import RESPONSE
from avustin_schema.http.trusted import folder as looking
from avustin_schema.http.trusted.folder import Folder
from avustin_schema.http.trusted.registered import MOST, Registered
from avustin_schema.refused import Refused

CODES = "query Codes { programmes { code } }"
NODE = "query Node($id: ID!) { node(id: $id) { id } }"
CLOCK = "query Clock { serverTime }"
LATER = "query Later { __typename viewer { name } }"
RELAY_ID = "d41d8cd98f00b204e9800998ecf8427e"
STRANGE = "query Strange { programmes { id } }"


def digest_of(text: str) -> str:
    """The hash that clients make."""
    return sha256(text.encode()).hexdigest()


def persisted(text: str) -> dict[str, Any]:
    """Apollo's extension."""
    return {"persistedQuery": {"version": 1, "sha256Hash": digest_of(text)}}


def codes_of(answer: Response) -> list[str]:
    """The codes of an answer's errors."""
    return [each["extensions"]["code"] for each in answer.json().get("errors", ())]


def counted(kind: str) -> float:
    """How many documents of that kind were counted."""
    return REGISTRY.get_sample_value("avustin_documents_total", {"kind": kind}) or 0.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What three builds wrote: the client preset, Relay's compiler, and Apollo's manifest below."""
    path = tmp_path_factory.mktemp("documents")
    (path / "persisted-documents.json").write_text(json.dumps({f"sha256:{digest_of(CODES)}": CODES}))
    (path / "relay.json").write_text(json.dumps({RELAY_ID: NODE}))
    manifest = {
        "format": "apollo-persisted-query-manifest", "version": 1,
        "operations": [{"id": digest_of(CLOCK), "name": "Clock", "type": "query", "body": CLOCK}],
    }  # fmt: skip
    (path / "apollo").mkdir()
    (path / "apollo" / "persisted-query-manifest.json").write_text(json.dumps(manifest))
    return path


class Served:
    """A server of its own mode over one folder."""

    def __init__(self, http: AsyncClient, mode: str) -> None:
        self.http, self.mode = http, mode

    async def post(self, token: str = "", **body: Any) -> Response:
        """By POST, as the new type."""
        headers = {"accept": RESPONSE} | ({"authorization": f"Bearer {token}"} if token else {})
        return await self.http.post("/graphql", json=body, headers=headers)

    async def get(self, headers: dict[str, str] | None = None, **parameters: Any) -> Response:
        """By GET."""
        plain = {name: each if isinstance(each, str) else json.dumps(each) for name, each in parameters.items()}
        return await self.http.get("/graphql", params=plain, headers=headers or {})

    async def subscribe(self, token: str = "", **payload: Any) -> dict[str, Any]:
        """On a socket: the first message of the operation."""
        address = f"{str(self.http.base_url).replace('http', 'ws', 1).rstrip('/')}/graphql"
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        async with connect(address, subprotocols=["graphql-transport-ws"], additional_headers=headers) as socket:  # type: ignore[list-item]
            await socket.send('{"type": "connection_init"}')
            await socket.recv()
            await socket.send(json.dumps({"type": "subscribe", "id": "1", "payload": payload}))
            told: dict[str, Any] = json.loads(await socket.recv())
            return told


async def _people(work: Work) -> None:
    user = await work.add(User(subject="paula", name="Paula"))
    work.session.add(RoleGrant(user_id=user.id, role=Role.ADMINISTRATOR))
    await work.add(User(subject="matti", name="Matti"))


@pytest.fixture(scope="module", params=("off", "report", "enforce"))
async def served(
    request: pytest.FixtureRequest, sqlite_template: Path, folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Served]:
    """The server in each mode."""
    data = tmp_path_factory.mktemp("data")
    for file in sqlite_template.parent.iterdir():
        shutil.copy(file, data / file.name)
    settings = Settings(data=data, trusted_documents=str(folder), trusted_mode=request.param)
    avustin = Avustin(settings, installed())
    await avustin.run(PUBLIC, _people)
    async with serving(avustin, {"paula": "paula", "matti": "matti"}) as http:
        yield Served(http, request.param)
    await avustin.close()


class TestATrustedDocument:
    """One that a front end was built with."""

    async def test_is_asked_by_the_id_of_its_build_or_by_its_hash_on_every_road(self, served: Served) -> None:
        for asked in (
            {"documentId": f"sha256:{digest_of(CODES)}"},
            {"documentId": RELAY_ID, "variables": {"id": global_id("Programme", UUID(int=1))}},
            {"extensions": persisted(CLOCK)},
            {"documentId": digest_of(CLOCK), "query": CLOCK},
            {"query": CODES},
        ):
            answers = (await served.post(**asked), await served.get(**asked))
            told = await served.subscribe(**asked)

            for answer in answers:
                assert (answer.status_code, codes_of(answer)) == (200, []), asked
            assert told["type"] == "next", told
            assert told["payload"]["data"].keys() == answers[0].json()["data"].keys()

    async def test_that_isnt_there_is_told_so(self, served: Served) -> None:
        by_id = await served.post(documentId=f"sha256:{digest_of('nothing')}")
        by_hash = await served.post(extensions=persisted("nothing"))
        other = await served.post(query=CLOCK, extensions=persisted(CODES))
        socket = await served.subscribe(documentId="nothing")

        assert (by_id.status_code, codes_of(by_id)) == (400, ["PERSISTED_QUERY_NOT_FOUND"])
        assert (by_hash.status_code, codes_of(by_hash)) == (400, ["PERSISTED_QUERY_NOT_FOUND"])
        assert by_hash.json()["errors"][0]["message"] == "PersistedQueryNotFound"  # clients know it by this word
        assert (other.status_code, codes_of(other)) == (400, ["PERSISTED_QUERY_HASH_MISMATCH"])
        assert (socket["type"], socket["payload"][0]["extensions"]["code"]) == ("error", "PERSISTED_QUERY_NOT_FOUND")
        assert (await served.subscribe(documentId=1))["payload"][0]["extensions"]["code"] == "BAD_REQUEST"
        assert codes_of(await served.post(extensions={"persistedQuery": {"version": 2}})) == ["BAD_REQUEST"]

    async def test_asked_by_nobody_in_particular_by_get_may_be_stored(self, served: Served) -> None:
        id = f"sha256:{digest_of(CODES)}"

        answer = await served.get(documentId=id)
        again = await served.get({"if-none-match": f'"x", W/{answer.headers["etag"]}'}, documentId=id)
        other = await served.get({"accept": RESPONSE}, documentId=id)

        assert answer.headers["cache-control"] == "public, max-age=60"
        assert {"Accept", "Accept-Language", "Authorization", "Cookie"} <= set(answer.headers["vary"].split(", "))
        assert answer.json().keys() == {"data"}  # what is left of an allowance is this client's alone
        assert "ratelimit" not in answer.headers
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", answer.headers["etag"])
        assert other.headers["etag"] != answer.headers["etag"]
        for stored in (
            await served.get({"authorization": "Bearer matti"}, documentId=id),
            await served.get({"cookie": "a=b"}, documentId=id),
            await served.get(documentId=RELAY_ID),  # which lacks a variable
            await served.post(documentId=id),
        ):
            assert (stored.headers["cache-control"], "etag" in stored.headers) == ("no-store", False)


class TestAnotherDocument:
    """One that no build wrote."""

    async def test_is_run_reported_or_refused_but_for_administrators(
        self, served: Served, caplog: pytest.LogCaptureFixture
    ) -> None:
        refused, before = served.mode == "enforce", counted("untrusted")

        answer = await served.post(query=STRANGE)
        socket = await served.subscribe("matti", query=STRANGE)

        assert (answer.status_code, codes_of(answer)) == ((403, ["DOCUMENT_NOT_TRUSTED"]) if refused else (200, []))
        assert socket["type"] == ("error" if refused else "next")
        assert counted("untrusted") - before == (2 if served.mode == "report" else 0)
        told = [each for each in caplog.records if each.name == "avustin.documents"]
        assert [each.__dict__["document"] for each in told] == [f"sha256:{digest_of(STRANGE)}"] * (served.mode != "off")
        assert STRANGE not in caplog.text
        assert (await served.post("paula", query=STRANGE)).status_code == 200
        assert (await served.subscribe("paula", query=STRANGE))["type"] == "next"
        assert (await served.get(query=STRANGE)).headers["cache-control"] == "no-store"

    async def test_is_registered_by_its_hash_unless_only_trusted_ones_are_run(self, served: Served) -> None:
        first = await served.post(extensions=persisted(LATER))
        sent = await served.post(query=LATER, extensions=persisted(LATER))
        then = await served.post(extensions=persisted(LATER))

        found = ["PERSISTED_QUERY_NOT_FOUND"]
        assert codes_of(first) == found
        if served.mode == "enforce":
            assert (codes_of(sent), codes_of(then)) == (["DOCUMENT_NOT_TRUSTED"], found)
        else:
            assert (codes_of(sent), codes_of(then)) == ([], [])
        wrong = "query Wrong { nothing }"
        await served.post("paula", query=wrong, extensions=persisted(wrong))
        assert codes_of(await served.post("paula", extensions=persisted(wrong))) == found


class TestTheFolder:
    """What the server knows of it."""

    def test_is_read_again_when_a_file_is_another_and_keeps_what_it_knew_when_that_is_broken(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setattr(looking, "APART", 0.0)
        file = tmp_path / "documents.json"
        file.write_text(json.dumps({"1": CODES}))
        documents = Folder(str(tmp_path))
        known = documents.find("1")
        assert known is documents.find(digest_of(CODES)) is documents.find(f"sha256:{digest_of(CODES)}")

        (tmp_path / "more.json").write_text(json.dumps({"2": CLOCK}))
        assert documents.find("2") == CLOCK
        assert documents.find("1") is known  # its plans are kept by it

        file.write_text("{")
        assert documents.find("1") is known
        assert [str(file) in str(each.__dict__["why"]) for each in caplog.records if each.levelname == "ERROR"] == [
            True
        ]

        file.unlink()
        assert (documents.find("1"), documents.find("2")) == (None, CLOCK)

    @pytest.mark.parametrize(
        ("content", "says"),
        [
            ("[]", "neither an object"),
            ("{", "not JSON"),
            (json.dumps({"sha256:00": CODES}), "isn't the SHA-256"),
            (json.dumps({"1": ""}), "without id or text"),
            (json.dumps({"format": "apollo-persisted-query-manifest", "version": 2}), "another version"),
            (json.dumps({"1": CODES, digest_of(CODES): CLOCK}), "stands for another document"),
        ],
    )
    def test_that_holds_what_no_build_writes_stops_the_start(self, tmp_path: Path, content: str, says: str) -> None:
        (tmp_path / "documents.json").write_text(content)

        with pytest.raises(Refused, match=says):
            Folder(str(tmp_path))

    def test_has_to_be_there(self, tmp_path: Path) -> None:
        with pytest.raises(Refused, match="no folder"):
            Folder(str(tmp_path / "none"))
        with pytest.raises(ValueError, match="AVUSTIN_TRUSTED_DOCUMENTS"):
            Settings(trusted_mode="report")


def test_a_flood_of_registered_documents_ends_at_a_limit_and_leaves_those_of_people() -> None:
    registered = Registered()
    registered.register("mine", CODES, signed_in=True)

    for number in range(MOST + 5):
        registered.register(str(number), CLOCK, signed_in=False)
    registered.register("long", "#" * 30_000, signed_in=True)

    assert registered.find("mine") == CODES
    assert [registered.find(each) for each in ("4", "5", "long")] == [None, CLOCK, None]


def test_trusted_documents_are_kept_whatever_else_is_asked_and_however_long_they_are(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measured, "ROOM", 500)
    documents = measured.Documents(build(registry), Settings())
    long = "query Long { __typename } # " + "x" * 30_000
    first = documents.of(long, trusted=True)

    for number in range(30):
        documents.of(f"query Flood{number} {{ __typename }}")

    assert documents.of(long, trusted=True) is first
    assert first.errors == []
    assert documents.find("query Flood0 { __typename }", hidden=False, trusted=False) is None
