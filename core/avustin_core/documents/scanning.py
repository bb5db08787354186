"""Scanners of viruses: ClamAV over its own protocol, and one for demonstrations that knows the test text only."""

import asyncio
from collections.abc import AsyncIterable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol

from avustin_core.settings import Settings
from avustin_core.settings_of_files import DEMONSTRATION, scanner_at

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"  #: the harmless text that all find
FOUND = "Eicar-Test-Signature"  #: what the scanner of demonstrations calls it
FAILS = b"AVUSTIN-SCAN-FAILS"  #: a text that the scanner of demonstrations doesn't get through


UNSEEN = "Heuristics.Limits.Exceeded"  #: what clamd says with AlertExceedsMax of a file that it didn't look through


class CannotScan(Exception):
    """The scanner didn't answer, or not to the whole file: it says nothing of it."""


@dataclass(frozen=True)
class Verdict:
    """What the scanner found, None where it found nothing, and which scanner it was."""

    found: str | None
    scanner: str


class Scanner(Protocol):
    """Whatever scans."""

    async def scan(self, chunks: AsyncIterable[bytes]) -> Verdict:
        """Looks at the whole file. Raises CannotScan when that doesn't come about."""


def scanner_of(settings: Settings) -> Scanner | None:
    """The scanner that is configured."""
    if not settings.clamd:
        return None
    return Demonstration() if settings.clamd == DEMONSTRATION else Clamd(settings.clamd, settings.clamd_timeout)


class Clamd:
    """ClamAV's daemon, over TCP or a Unix socket."""

    def __init__(self, address: str, timeout: float) -> None:
        self._at, self._timeout = scanner_at(address), timeout

    async def scan(self, chunks: AsyncIterable[bytes]) -> Verdict:
        """Streams the file. What is larger than the daemon's StreamMaxLength isn't scanned."""
        try:
            async with asyncio.timeout(self._timeout):
                reply = await self._asked(b"zINSTREAM\0", chunks)
                version = await self._asked(b"zVERSION\0", None)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError) as error:
            raise CannotScan(type(error).__name__) from error
        said = reply.removeprefix("stream: ")
        if said == "OK":
            return Verdict(None, version)
        if said.endswith(" FOUND") and not said.startswith(UNSEEN):
            return Verdict(said.removesuffix(" FOUND"), version)
        raise CannotScan("the scanner refused")

    async def _asked(self, command: bytes, chunks: AsyncIterable[bytes] | None) -> str:
        reader, writer = await self._connected()
        try:
            writer.write(command)
            if chunks is not None:
                async for chunk in chunks:
                    writer.write(len(chunk).to_bytes(4, "big") + chunk)
                    await writer.drain()
                writer.write(bytes(4))
            await writer.drain()
            return (await reader.readuntil(b"\0")).rstrip(b"\0\n").decode(errors="replace")
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _connected(self) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
        if isinstance(self._at, str):
            return await asyncio.open_unix_connection(self._at)
        return await asyncio.open_connection(*self._at)


class Demonstration:
    """Finds the EICAR text, fails at another one, and passes all else: it shows what there is to see, and protects nobody."""

    async def scan(self, chunks: AsyncIterable[bytes]) -> Verdict:
        """Looks for the texts, also where two pieces meet."""
        tail = b""
        found = None
        async for chunk in chunks:
            seen = tail + chunk
            if FAILS in seen:
                raise CannotScan("as it was asked to")
            found = found or (FOUND if EICAR in seen else None)
            tail = seen[-len(EICAR) :]
        return Verdict(found, DEMONSTRATION)
