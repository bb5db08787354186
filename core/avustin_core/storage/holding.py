"""Who uses an embedded database: servers hold a lock on its data folder, so that nobody replaces it under them.

The lock is the operating system's, on an open file: it goes with the process, however that ends.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

NAME = "avustin.lock"


class InUse(Exception):
    """Somebody else uses the database."""


@contextmanager
def in_use(url: str) -> Iterator[None]:
    """Tells others meanwhile that an embedded database is used; several may use it. PostgreSQL knows by itself."""
    with _locked(url, fcntl.LOCK_SH):
        yield


@contextmanager
def held_alone(url: str) -> Iterator[None]:
    """Nobody else uses the embedded database meanwhile; InUse where somebody does."""
    with _locked(url, fcntl.LOCK_EX):
        yield


@contextmanager
def _locked(url: str, kind: int) -> Iterator[None]:
    address = make_url(url)
    if address.get_backend_name() != "sqlite" or not address.database:
        yield
        return
    folder = Path(address.database).parent
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("a") as file:
        try:
            fcntl.flock(file, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            raise InUse from None
        yield
