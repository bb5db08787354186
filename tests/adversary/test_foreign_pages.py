"""What a page of another site tries from a visitor's own browser, in Chromium: nothing of it is answered to the page."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from tests.browser.chromium import find_chromium, launched
from tests.registries import installed

from avustin_core.registry import Registry
from avustin_core.work import Avustin
from avustin_schema.app import make_app

TRIES = """async ([url, query]) => {
  const found = {}
  const body = JSON.stringify({ query: '{ __typename }' })
  const tried = async (name, how) => { try { found[name] = await how() } catch { found[name] = 'nothing' } }
  const told = async (answer) => (answer.type === 'opaque' ? 'nothing' : (await answer.text()).slice(0, 200))
  const post = (type, more) =>
    fetch(url, { method: 'POST', credentials: 'include', headers: { 'content-type': type }, body, ...more })
  await tried('JSON', async () => told(await post('application/json')))
  await tried('text', async () => told(await post('text/plain')))
  await tried('text without CORS', async () => told(await post('text/plain', { mode: 'no-cors' })))
  await tried('GET', async () => told(await fetch(url + query, { credentials: 'include' })))
  await tried('script', () => new Promise((done) => {
    const script = Object.assign(document.createElement('script'), { src: url + query })
    script.onload = () => done('loaded')
    script.onerror = () => done('nothing')
    document.body.append(script)
  }))
  await tried('events', () => new Promise((done) => {
    const events = new EventSource(url + query, { withCredentials: true })
    events.onopen = () => done('open')
    events.onerror = () => { events.close(); done('nothing') }
  }))
  await tried('socket', () => new Promise((done) => {
    const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws')
    socket.onopen = () => done('open')
    socket.onclose = () => done('nothing')
  }))
  return found
}"""
FORM = """(url) => {
  const form = Object.assign(document.createElement('form'), { method: 'post', enctype: 'text/plain', action: url })
  form.append(Object.assign(document.createElement('input'), { name: '{"query":"{ __typename }","a":"', value: '"}' }))
  document.body.append(form)
  form.submit()
}"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed."""
    return installed()


async def _page(request: Request) -> HTMLResponse:
    return HTMLResponse("<!doctype html><title>Elsewhere</title><body></body>")


@asynccontextmanager
async def served(app: Any) -> AsyncIterator[str]:
    """The app on a port of its own."""
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="error", lifespan="off"))
    running = asyncio.create_task(server.serve())
    while not server.started:
        assert not running.done(), running
        await asyncio.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await running


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_a_page_of_another_site_is_told_nothing(avustin: Avustin) -> None:
    path = find_chromium()
    if path is None:
        missing = "Chromium isn't here: install the package 'chromium', or set CHROMIUM to where it is"
        (pytest.skip if os.environ.get("AVUSTIN_ALLOW_SKIPS") else pytest.fail)(missing)
    elsewhere = Starlette(routes=[Route("/", _page)])
    async with served(make_app(avustin)) as ours, served(elsewhere) as theirs, launched(path) as browser:
        page = await browser.new_page()
        url, query = f"{ours}/graphql", "?query=%7B__typename%7D"
        for origin in (theirs, theirs.replace("127.0.0.1", "localhost")):
            await page.goto(origin)
            found = await page.evaluate(TRIES, [url, query])
            assert found == dict.fromkeys(found, "nothing"), origin
            assert len(found) == 7
        async with page.expect_response(url) as posted:
            await page.evaluate(FORM, url)
        assert (await (await posted.value).json())["errors"][0]["extensions"] == {"code": "CROSS_SITE_REQUEST"}
        await page.goto(ours)
        assert await page.evaluate("async (url) => (await fetch(url)).status", url + query) == 200
