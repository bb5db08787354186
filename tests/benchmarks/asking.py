"""A client that costs little: one request a connection, its last byte sent when one says so."""

import asyncio
import json
import time
from dataclasses import dataclass
from typing import Any

CREATE = """mutation ($input: CreateApplicationInput!) { createApplication(input: $input) {
  application { id revision } errors { ... on UserError { code } } } }"""
SAVE = """mutation ($input: SaveApplicationInput!) { saveApplication(input: $input) {
  application { id revision } conflicts { path } errors { ... on UserError { code } } } }"""
SUBMIT = """mutation ($input: SubmitApplicationInput!) { submitApplication(input: $input) {
  application { id revision reference } errors { ... on UserError { code } } } }"""


class Unanswered(Exception):
    """Nobody knows what became of the request."""


@dataclass(frozen=True)
class Answer:
    """What came back, and when the last byte went and the last came, by the machine's clock."""

    sent: float
    came: float
    payload: dict[str, Any]

    @property
    def codes(self) -> list[str]:
        """Of the refusals."""
        return [error["code"] for error in self.payload["errors"]]

    @property
    def application(self) -> dict[str, Any]:
        """What was saved."""
        found: dict[str, Any] = self.payload["application"]
        return found


async def ask(port: int, token: str, query: str, input: dict[str, Any], *, last_byte_at: float = 0) -> Answer:
    """The payload of a mutation; Unanswered where the connection broke or the service failed."""
    body = json.dumps({"query": query, "variables": {"input": input}}).encode()
    head = (
        f"POST /graphql HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\nauthorization: Bearer {token}\r\nconnection: close\r\n"
        f"content-type: application/json\r\ncontent-length: {len(body)}\r\n\r\n"
    )
    try:
        sent, raw = await _exchanged(port, head.encode() + body, last_byte_at)
    except OSError as error:
        raise Unanswered(str(error)) from error
    came = time.time()
    start, _, content = raw.partition(b"\r\n\r\n")
    if b" 200 " not in start.split(b"\r\n")[0]:
        raise Unanswered(start.split(b"\r\n")[0].decode(errors="replace"))
    answer = _decoded(content)
    if answer.get("errors") or not answer.get("data"):
        raise Unanswered(", ".join(each.get("extensions", {}).get("code", "") for each in answer.get("errors") or ()))
    (payload,) = answer["data"].values()
    return Answer(sent, came, payload)


async def _exchanged(port: int, request: bytes, last_byte_at: float) -> tuple[float, bytes]:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        if (pause := last_byte_at - time.time()) > 0:
            writer.write(request[:-1])
            await writer.drain()
            await asyncio.sleep(pause)
            request = request[-1:]
        writer.write(request)
        await writer.drain()
        return time.time(), await asyncio.wait_for(reader.read(), 120)
    except TimeoutError as error:
        raise Unanswered("no answer in 120 s") from error
    finally:
        writer.close()


def _decoded(content: bytes) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(content)
    except ValueError as error:
        raise Unanswered("half an answer") from error
    return found
