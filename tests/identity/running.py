"""The certified provider of `provider/`, run by Node: installed once into a cache, then started as often as wanted."""

import asyncio
import hashlib
import json
import os
import shutil
import socket
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from httpx2 import AsyncClient
from tests.identity.node import npm

FOLDER = Path(__file__).parent / "provider"
INSTALLED = ("package.json", "package-lock.json", ".npmrc")
AUDIENCE = "https://avustin.example/api"
SECRET = "a secret of the tests and of nobody else"
PEOPLE: dict[str, dict[str, Any]] = {
    "aino": {
        "name": "Aino Esimerkki",
        "email": "aino@mallikyla.example",
        "locale": "sv",
        "groups": ["avustin-decider"],
    },
    "service": {"name": "Palveluväylä", "groups": ["avustin-admins", "avustin:AUDITOR"]},
    "es256-service": {
        "mandates": [
            {"identifier": "1234567-1", "roles": ["allekirjoittaminen"]},
            {"identifier": "7654321-2", "roles": ["hakeminen"]},
        ],
    },
}
CLAIMS = {
    "roles": {
        "claim": "groups",
        "values": {"avustin-admins": "ADMINISTRATOR", "avustin-decider": "DECIDER"},
        "prefix": "avustin:",
    },
    "organisations": {"claim": "mandates", "values": {"hakeminen": "EDITOR", "allekirjoittaminen": "SIGNATORY"}},
}  #: the configuration of an installation that trusts it


def installed(node: str) -> Path:
    """The folder in which the provider is installed, in the cache of this checkout's virtual environment."""
    digest = hashlib.sha256(b"".join((FOLDER / name).read_bytes() for name in INSTALLED)).hexdigest()
    folder = Path(sys.prefix) / "provider" / digest[:16]
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in INSTALLED:
            shutil.copy(FOLDER / name, folder / name)
        subprocess.run([*npm(node), "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
        (folder / "ready").touch()
    shutil.copy(FOLDER / "provider.mjs", folder / "provider.mjs")
    return folder


def free_port() -> int:
    """A port of this machine that nobody uses."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@dataclass
class RunningProvider:
    """The provider on its port, which it keeps when it is started again."""

    node: str
    folder: Path
    console: str  #: the address of the console that signs in by it
    port: int = field(default_factory=free_port)
    process: asyncio.subprocess.Process | None = None

    @property
    def issuer(self) -> str:
        """Its issuer."""
        return f"http://127.0.0.1:{self.port}"

    async def start(self) -> None:
        """Starts it, and waits until it answers."""
        told = json.dumps({"port": self.port, "audience": AUDIENCE, "clients": self._clients(), "people": PEOPLE})
        self.process = await asyncio.create_subprocess_exec(
            self.node, "provider.mjs", told, cwd=self.folder, stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            env={**os.environ, "NODE_NO_WARNINGS": "1"},
        )  # fmt: skip
        assert (await self._line())["issuer"] == self.issuer

    async def stop(self) -> None:
        """Stops it."""
        if self.process is not None:
            self.process.kill()
            await self.process.wait()
            self.process = None

    async def rotate(self) -> None:
        """It signs with new keys from now on, and knows the old ones no more."""
        assert self.process is not None
        assert self.process.stdin is not None
        self.process.stdin.write(b'{"rotate": true}\n')
        assert (await self._line())["kids"]

    async def token(self, client: str = "service") -> str:
        """An access token for a client of its own (client credentials)."""
        asked = {"grant_type": "client_credentials"}
        async with AsyncClient(base_url=self.issuer) as http:
            answer = await http.post("/token", data=asked, auth=(client, SECRET))
        token: str = answer.raise_for_status().json()["access_token"]
        return token

    async def _line(self) -> dict[str, Any]:
        assert self.process is not None
        assert self.process.stdout is not None
        while not (line := await asyncio.wait_for(self.process.stdout.readline(), 20)).startswith(b"{"):
            assert line, "the provider ended"
        told: dict[str, Any] = json.loads(line)
        return told

    def _clients(self) -> list[dict[str, Any]]:
        alone = {
            "client_secret": SECRET,
            "grant_types": ["client_credentials"],
            "redirect_uris": [],
            "response_types": [],
        }
        console = {
            "client_id": "console", "client_secret": SECRET, "redirect_uris": [f"{self.console}/sign-in/callback"],
            "post_logout_redirect_uris": [f"{self.console}/console/"],
        }  # fmt: skip
        bound = console | {"client_id": "bound-console"}  # its tokens are for the API, and not for userinfo
        return [console, bound, *({"client_id": name, **alone} for name in ("service", "es256-service"))]
