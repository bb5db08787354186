"""The example front end: built from its lock file into the virtual environment, and served from an origin of its own."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.identity.node import npm

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "docs" / "examples" / "front-end"
SCHEMA = ROOT / "schema" / "schema.graphql"
LOCKED = ("package.json", "package-lock.json", ".npmrc")
MADE = shutil.ignore_patterns("node_modules", "dist", "gql")


@dataclass(frozen=True)
class Site:
    """An origin beside the server's, and the folder that it serves."""

    origin: str
    folder: Path

    def publish(self, built: Path, server: str) -> None:
        """Serves this build, which asks that server."""
        shutil.copytree(built, self.folder, dirs_exist_ok=True)
        (self.folder / "config.json").write_text(json.dumps({"server": server}))


class Quietly(SimpleHTTPRequestHandler):
    """Serves files, and says nothing of it."""

    def log_message(self, format: str, *given: object) -> None:
        """Nothing."""


@contextmanager
def site(folder: Path) -> Iterator[Site]:
    """Serves the folder for as long as it is needed."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quietly, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Site(f"http://127.0.0.1:{server.server_port}", folder)
        server.shutdown()


def installed(node: str) -> Path:
    """The folder with what the lock file names, in the virtual environment of this checkout."""
    folder = Path(sys.prefix) / "front-end" / _digest([SOURCES / name for name in LOCKED])
    if not (folder / "ready").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in LOCKED:
            shutil.copy(SOURCES / name, folder / name)
        subprocess.run([*npm(node), "ci", "--no-audit", "--no-fund", "--silent"], cwd=folder, check=True)
        (folder / "ready").touch()
    return folder


def built(node: str) -> Path:
    """The pages, as `npm run build` makes them from the sources and the schema of this checkout: types are checked."""
    folder = installed(node)
    files = [
        file for file in sorted(SOURCES.rglob("*")) if file.is_file() and not MADE(str(file.parent), list(file.parts))
    ]
    pages = folder / "built" / _digest([*files, SCHEMA])
    if not (pages / "index.html").exists():
        shutil.rmtree(folder / "src", ignore_errors=True)
        shutil.copytree(SOURCES, folder, ignore=MADE, dirs_exist_ok=True)
        environment = os.environ | {"SCHEMA": str(SCHEMA), "OUT": str(pages)}
        done = subprocess.run(
            [*npm(node), "run", "build"], cwd=folder, env=environment, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return pages


def _digest(files: list[Path]) -> str:
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]
