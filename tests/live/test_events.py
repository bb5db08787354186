"""Server-sent events: a subscription over a plain request, for those who accept no JSON."""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
from httpx2 import AsyncClient
from tests.live.conftest import Quay

from avustin_core.storage import global_id

CALL = "subscription ($id: ID!) { callChanged(id: $id) { changed call { title { fi } } } }"
TAKES = {"Accept": "text/event-stream"}


async def _events(lines: AsyncIterator[str]) -> AsyncIterator[tuple[str, Any]]:
    kind = ""
    async for line in lines:
        if line.startswith("event: "):
            kind = line.removeprefix("event: ")
        elif line.startswith("data: "):
            yield kind, json.loads(line.removeprefix("data: ") or "null")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_subscription_comes_as_events_and_whatever_takes_json_gets_json(quay: Quay) -> None:
    call = global_id("Call", quay.harbour.call.id)
    asked: dict[str, Any] = {"query": CALL, "variables": {"id": call}}
    async with AsyncClient(base_url=quay.address, timeout=10) as http:
        async with http.stream("POST", "/graphql", json=asked, headers=TAKES) as answer:
            assert answer.headers["content-type"].startswith("text/event-stream")
            events = _events(answer.aiter_lines())
            kind, first = await anext(events)
            assert (kind, first["data"]["callChanged"]["changed"]) == ("next", [])
            await quay.harbour.change(quay.harbour.call, title={"fi": "Uusi", "sv": "Ny"})
            kind, second = await asyncio.wait_for(anext(events), 10)
            assert second["data"]["callChanged"] == {"changed": ["call.title"], "call": {"title": {"fi": "Uusi"}}}

        whole = await http.post("/graphql", json={"query": "{ nope }"}, headers=TAKES)
        assert b"\r" not in whole.content
        assert whole.text.startswith('event: next\ndata: {"data":null,"errors":[')
        assert whole.text.endswith("\n\nevent: complete\ndata: \n\n")
        once = await http.get("/graphql", params={"query": "{ viewer { name } }"}, headers=TAKES)
        assert once.text.startswith('event: next\ndata: {"data":{"viewer":{"name":""}},"extensions":{"cost":{')
        assert once.text.endswith("}}}\n\nevent: complete\ndata: \n\n")
        mutation = 'mutation { withdrawApplication(input: {id: "x", revision: 1}) { errors { __typename } } }'
        changed = await http.get("/graphql", params={"query": mutation}, headers=TAKES)
        assert (changed.status_code, changed.headers["allow"]) == (405, "GET, POST")
        both = await http.post(
            "/graphql", json={"query": "{ viewer { name } }"}, headers={"Accept": "application/json, text/event-stream"}
        )
        assert both.json()["data"] == {"viewer": {"name": ""}}
        unknown = await http.post("/graphql", json=asked, headers=TAKES | {"Authorization": "Bearer nobody"})
        assert unknown.status_code == 401
