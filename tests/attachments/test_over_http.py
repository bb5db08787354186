"""Files over HTTP: sent to a signed address or in one multipart request, and given as something to save, never to show."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx2 import AsyncClient, Response
from tests.attachments.sending import PDF, scan
from tests.core.applying import Harbour
from tests.mail.post import people
from tests.walks.client import Client, Json
from tests.walks.serving import in_process

from avustin_core.access import User
from avustin_core.applications.models import Application
from avustin_core.documents.models import Document
from avustin_core.documents.scanning import EICAR
from avustin_core.storage import global_id

ERRORS = "errors { ... on UserError { code message path } }"
FIELDS = f"{{ document {{ id name size sha256 mediaType scan scannedAt scanner isWithheld url }} {ERRORS} }}"
CREATE = f"""mutation ($input: CreateUploadInput!) {{
  createUpload(input: $input) {{ upload {{ id state url expiresAt document {{ id }} }} {ERRORS} }}
}}"""
COMPLETE = f"mutation ($input: CompleteUploadInput!) {{ completeUpload(input: $input) {FIELDS} }}"
UPLOAD = f"mutation ($input: UploadDocumentInput!) {{ uploadDocument(input: $input) {FIELDS} }}"
DOCUMENTS = """{
  documents { nodes { id scan isWithheld scanner } }
  infected: documents(filter: { scan: { equals: INFECTED } }) { totalCount }
}"""
REMOVE = f"mutation ($input: RemoveDocumentInput!) {{ removeDocument(input: $input) {{ matter {{ id }} {ERRORS} }} }}"
FORM = """query ($id: ID!) { call(id: $id) { form { fields {
  name files { mediaTypes largest atMost mostFiles mostBytes }
} } } }"""
PREFLIGHT = {"GraphQL-Require-Preflight": "1"}
SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)


@pytest.fixture
async def http(harbour: Harbour) -> AsyncIterator[AsyncClient]:
    """The API in process; each of the harbour's people has their name as a token."""
    await people(harbour)
    users = {user.id: user.subject for user in await harbour.rows(User)}
    named = {name: getattr(harbour, name).user_id for name in ("signatory", "editor", "member")}
    async with in_process(harbour.avustin, {name: users[id] for name, id in named.items()}) as running:
        yield running


@pytest.fixture
async def application(harbour: Harbour) -> Application:
    """A draft."""
    return await harbour.draft()


def input_of(application: Application, **more: Any) -> Json:
    """What the mutations take."""
    return {"input": {"applicationId": global_id("Application", application.id), **more}}


async def multipart(
    http: AsyncClient,
    variables: Json,
    content: bytes = PDF,
    *,
    headers: Json | None = None,
    place: str = "variables.input.file",
) -> Response:
    """The file in one request, by the editor."""
    variables["input"]["file"] = None
    parts = {
        "operations": json.dumps({"query": UPLOAD, "variables": variables}), "map": json.dumps({"0": [place]}),
    }  # fmt: skip
    asked = {"Authorization": "Bearer editor", "Accept-Language": "sv", **(PREFLIGHT if headers is None else headers)}
    files = {"0": ("Päätös ”1”.pdf", content, "application/octet-stream")}
    return await http.post("/graphql", data=parts, files=files, headers=asked)


async def test_three_steps(http: AsyncClient, application: Application) -> None:
    editor, other = Client(http, "editor"), Client(http, "member")
    asked = input_of(application, name="liite.pdf", size=len(PDF), idempotencyKey="a")

    made, again = [(await editor.send(CREATE, asked))["data"]["createUpload"]["upload"] for _ in range(2)]
    stranger = (await other.send(CREATE, asked))["data"]["createUpload"]["errors"][0]["code"]
    nobody = [await http.put(made["url"].partition("?")[0] + tail, content=PDF) for tail in ("", "?token=x")]
    put = await http.put(made["url"], content=PDF)
    twice = await http.put(made["url"], content=PDF, headers={"Accept-Language": "en"})
    completed = (await editor.send(COMPLETE, {"input": {"id": made["id"]}}))["data"]["completeUpload"]["document"]
    down = await http.get(completed["url"], headers=editor.headers)

    assert made == again
    assert made["state"] == "PENDING_UPLOAD"
    assert stranger == "NOT_FOUND"
    assert [each.status_code for each in nobody] == [404, 404]
    assert (put.status_code, put.json()["state"], put.json()["mediaType"]) == (200, "UPLOADED", "application/pdf")
    assert (twice.status_code, twice.json()["errors"][0]["message"]) == (
        409, "The file of this upload came already. Begin another upload.",
    )  # fmt: skip
    assert (completed["scan"], completed["scanner"], completed["isWithheld"]) == ("NOT_SCANNED", None, False)
    assert down.content == PDF


async def test_one_multipart_request(http: AsyncClient, application: Application, harbour: Harbour) -> None:
    editor = Client(http, "editor")
    asked = input_of(application, idempotencyKey="b")

    answers = [(await multipart(http, asked)).json()["data"]["uploadDocument"] for _ in range(2)]
    other = (await multipart(http, asked, PDF + b"x")).json()["data"]["uploadDocument"]["errors"]
    down = await http.get(answers[0]["document"]["url"], headers=editor.headers)
    head = {name: down.headers[name] for name in ("content-disposition", "x-content-type-options", "cache-control")}

    assert answers[0] == answers[1]
    assert [each["code"] for each in other] == ["KEY_REUSED"]
    assert len(await harbour.rows(Document)) == 1
    folder = harbour.avustin.settings.file_folder
    assert folder
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1
    assert head == {
        "content-disposition": 'attachment; filename="P__t_s _1_.pdf"; '
        "filename*=UTF-8''P%C3%A4%C3%A4t%C3%B6s%20%E2%80%9D1%E2%80%9D.pdf",
        "x-content-type-options": "nosniff",
        "cache-control": "no-store",
    }
    assert (down.headers["content-length"], down.headers["etag"]) == (
        str(len(PDF)), f'"{answers[0]["document"]["sha256"]}"',
    )  # fmt: skip
    assert down.headers["content-security-policy"] == "default-src 'none'; sandbox"
    removed = await editor.send(REMOVE, {"input": {"id": answers[0]["document"]["id"]}})
    assert removed["data"]["removeDocument"]["errors"] == []
    assert (await http.get(answers[0]["document"]["url"], headers=editor.headers)).status_code == 404


@SQLITE
async def test_a_multipart_request_keeps_to_its_limits(
    http: AsyncClient, application: Application, harbour: Harbour
) -> None:
    harbour.avustin.settings = harbour.avustin.settings.model_copy(
        update={"largest_file": 100_000, "largest_request": 2000}
    )

    foreign = await multipart(http, input_of(application), headers={})
    too_large = await multipart(http, input_of(application), PDF + bytes(200_000))
    elsewhere = await multipart(http, input_of(application), place="operationName")
    as_text = await Client(http, "editor").send(UPLOAD, input_of(application, file="liite.pdf"))
    in_field = (await multipart(http, input_of(application, field=["title"]))).json()["data"]["uploadDocument"][
        "errors"
    ]
    larger = (await multipart(http, input_of(application), PDF + bytes(100_000))).json()["data"]["uploadDocument"]

    assert (foreign.status_code, foreign.json()["errors"][0]["extensions"]["code"]) == (428, "PREFLIGHT_REQUIRED")
    assert [each.status_code for each in (too_large, elsewhere)] == [413, 400]
    assert as_text["errors"][0]["extensions"]["code"] == "BAD_USER_INPUT"
    assert [(each["code"], each["path"]) for each in in_field] == [("INVALID_INPUT", ["field"])]
    assert larger["errors"] == [
        {
            "code": "FILE_TOO_LARGE", "path": ["file"],
            "message": "Filen är för stor: högst 97 kB. Gör filen mindre eller dela upp den.",
        }
    ]  # fmt: skip
    assert await harbour.rows(Document) == []


@SQLITE
async def test_the_form_says_what_a_field_takes(http: AsyncClient, harbour: Harbour) -> None:
    answer = await Client(http, "editor").send(FORM, {"id": global_id("Call", harbour.call.id)})
    files = {each["name"]: each["files"] for each in answer["data"]["call"]["form"]["fields"]}

    assert files["title"] is None
    assert files["drawing"] == {
        "mediaTypes": [
            "application/pdf", "image/png", "image/jpeg",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.oasis.opendocument.text",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.oasis.opendocument.spreadsheet", "text/plain", "text/csv",
        ],
        "largest": 20 * 1024 * 1024, "atMost": 1, "mostFiles": 100, "mostBytes": 200 * 1024 * 1024,
    }  # fmt: skip


@SQLITE
async def test_a_demonstration_shows_every_state(http: AsyncClient, application: Application, harbour: Harbour) -> None:
    harbour.avustin.settings = harbour.avustin.settings.model_copy(update={"clamd": "demonstration"})
    contents = {"CLEAN": PDF, "INFECTED": PDF + EICAR, "NOT_SCANNED": PDF + b"AVUSTIN-SCAN-FAILS"}
    editor = Client(http, "editor")
    sent = {
        state: (await multipart(http, input_of(application), content)).json()["data"]["uploadDocument"]["document"]
        for state, content in contents.items()
    }

    waiting = await http.get(sent["CLEAN"]["url"], headers=editor.headers)
    await scan(harbour)
    downs = {state: await http.get(document["url"], headers=editor.headers) for state, document in sent.items()}
    seen = await editor.send(DOCUMENTS)

    assert (waiting.status_code, waiting.headers["retry-after"]) == (409, "10")
    assert {state: each.status_code for state, each in downs.items()} == {
        "CLEAN": 200,
        "INFECTED": 403,
        "NOT_SCANNED": 409,
    }
    assert [downs[state].json()["errors"][0]["code"] for state in ("INFECTED", "NOT_SCANNED")] == [
        "FILE_INFECTED", "SCAN_PENDING",
    ]  # fmt: skip
    shown = {each["id"]: (each["scan"], each["isWithheld"]) for each in seen["data"]["documents"]["nodes"]}
    assert shown == {document["id"]: (state, state != "CLEAN") for state, document in sent.items()}
    assert seen["data"]["infected"]["totalCount"] == 1
