"""Headless Chromium, and what a page asks for and complains of while it is open."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import Browser, ConsoleMessage, Page, Request, Response, async_playwright

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def find_chromium() -> str | None:
    """Where it is: what CHROMIUM says, else the one on the path."""
    return shutil.which(os.environ.get("CHROMIUM", "chromium"))


@asynccontextmanager
async def launched(path: str) -> AsyncIterator[Browser]:
    """The browser, for as long as it is needed."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(FLAGS))
        yield browser
        await browser.close()


@dataclass
class Watch:
    """What a page did that a page of ours mustn't do."""

    outside: list[str] = field(default_factory=list)  #: requests to another host than this machine
    failed: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)  #: the browser's own, violations of the policy among them

    def over(self, page: Page) -> None:
        """Watches the page from now on."""
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in LOOPBACK:
            self.outside.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failed.append(f"{response.status} {response.url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)
