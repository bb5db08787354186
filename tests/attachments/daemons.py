"""ClamAV's daemon with a signature of our own, and an object storage: real ones, on ports of this machine."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from avustin_core.documents.scanning import EICAR

LARGEST = 2_000_000  #: bytes that this clamd takes of one file


def find_clamd() -> str | None:
    """Where it is; Debian keeps it where ordinary people don't look."""
    return shutil.which(os.environ.get("CLAMD", "clamd"), path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Clam:
    """A clamd, which can be killed and started again on the same port."""

    folder: Path
    command: str
    port: int
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """What the setting says."""
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        """Starts it, and waits until it listens."""
        database = self.folder / "db"
        database.mkdir(exist_ok=True)
        (database / "local.ndb").write_text(f"Grants.Eicar-Test:0:0:{EICAR.hex()}\n")
        settings = self.folder / "clamd.conf"
        settings.write_text(
            f"DatabaseDirectory {database}\nTCPSocket {self.port}\nTCPAddr 127.0.0.1\nForeground yes\n"
            f"StreamMaxLength {LARGEST}\nMaxFileSize {LARGEST // 2}\nAlertExceedsMax yes\nMaxThreads 2\n"
        )
        command = [self.command, "-c", str(settings)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for(self.port, self.process)

    def kill(self) -> None:
        """As a crash does."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None


def start_clam(folder: Path) -> Clam:
    """A clamd of our own. Without one the test fails, unless AVUSTIN_ALLOW_SKIPS says that it may be skipped."""
    command = find_clamd()
    if command is None:
        missing = "ClamAV isn't here: install the package 'clamav-daemon', or set CLAMD to where clamd is"
        (pytest.skip if os.environ.get("AVUSTIN_ALLOW_SKIPS") else pytest.fail)(missing)
    clam = Clam(folder, command, free_port())
    clam.start()
    return clam


@dataclass
class Storage:
    """A server of object storage with one bucket."""

    port: int
    process: subprocess.Popen[bytes]

    @property
    def endpoint(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.port}"

    def half_put(self) -> int:
        """How many multipart uploads are neither whole nor given up."""
        with urllib.request.urlopen(f"{self.endpoint}/attachments?uploads") as answer:
            return bytes(answer.read()).count(b"<UploadId>")

    def stop(self) -> None:
        """Stops it."""
        self.process.terminate()
        self.process.wait()


def start_storage() -> Storage:
    """The server, with its bucket `attachments`."""
    port = free_port()
    command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(port, process)
    urllib.request.urlopen(urllib.request.Request(f"http://127.0.0.1:{port}/attachments", method="PUT")).close()
    return Storage(port, process)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    """Until somebody listens there, half a minute at most."""
    until = time.monotonic() + 30
    while time.monotonic() < until and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"nobody listens on port {port}")
