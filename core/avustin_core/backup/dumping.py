"""PostgreSQL: dumped by pg_dump at an exported moment, and put into another database by pg_restore."""

import asyncio
import os
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import URL, make_url, text
from sqlalchemy.ext.asyncio import AsyncConnection

from avustin_core.backup.manifest import BackupFault, Told

VARIABLES = {"host": "PGHOST", "port": "PGPORT", "ssl": "PGSSLMODE", "sslmode": "PGSSLMODE"}
VERSION = re.compile(rb"\(PostgreSQL\) (\d+)")


def environment_of(address: URL) -> dict[str, str]:
    """How the tools find the database: by the environment, so that no list of processes shows a password."""
    told = {"PGDATABASE": address.database, "PGUSER": address.username, "PGPASSWORD": address.password}
    told |= {"PGHOST": address.host, "PGPORT": str(address.port or "")}
    told |= {VARIABLES[name]: str(value) for name, value in address.query.items() if name in VARIABLES}
    return {**os.environ, **{name: str(value) for name, value in told.items() if value}}


async def tool(name: str, folder: str, server: int) -> str:
    """The path of a tool of PostgreSQL; BackupFault where it isn't there, or is older than the server."""
    path = shutil.which(name, path=folder or None)
    if path is None:
        raise BackupFault(
            f"{name} isn't there: install PostgreSQL's client programs, or say where they are in AVUSTIN_PG_BIN"
        )
    asked = await asyncio.create_subprocess_exec(path, "--version", stdout=asyncio.subprocess.PIPE)
    found = VERSION.search((await asked.communicate())[0])
    major = int(found[1]) if found else 0
    if major < server:
        raise BackupFault(
            f"{path} is of PostgreSQL {major}, the server of {server}: say where newer ones are in AVUSTIN_PG_BIN"
        )
    return path


async def major_of(connection: AsyncConnection) -> int:
    """The server's major version."""
    return int((await connection.execute(text("show server_version_num"))).scalar_one()) // 10000


async def dump(connection: AsyncConnection, url: str, folder: str, target: Path, tables: int, told: Told) -> None:
    """Dumps what the connection's transaction sees."""
    path = await tool("pg_dump", folder, await major_of(connection))
    moment = (await connection.execute(text("select pg_export_snapshot()"))).scalar_one()
    await run(
        (path, "--format=custom", "--no-owner", "--no-privileges", "--verbose", f"--snapshot={moment}", f"--file={target}"),
        environment_of(make_url(url)), counted=(b"dumping contents of table", "Copying the database", tables), told=told,
    )  # fmt: skip


async def put(url: str, folder: str, server: int, source: Path, tables: int, told: Told) -> None:
    """Puts a dump into an empty database, in one transaction."""
    path = await tool("pg_restore", folder, server)
    address = make_url(url)
    await run(
        (path, "--no-owner", "--no-privileges", "--single-transaction", "--exit-on-error", "--verbose",
         f"--dbname={address.database}", str(source)),
        environment_of(address), counted=(b"processing data for table", "Filling a database", tables), told=told,
    )  # fmt: skip


async def run(
    command: tuple[str, ...], environment: Mapping[str, str], *, counted: tuple[bytes, str, int], told: Told
) -> None:
    """Runs a tool, which tells on stderr what it does; BackupFault with its last words where it fails."""
    mark, says, total = counted
    process = await asyncio.create_subprocess_exec(*command, env=environment, stderr=asyncio.subprocess.PIPE)
    assert process.stderr
    done, last = 0, b""
    async for line in process.stderr:
        done += mark in line
        last = line if b"error" in line else last
        told(says, min(done, total), total)
    if await process.wait():
        raise BackupFault(
            f"{Path(command[0]).name} failed: {last.decode(errors='replace').strip() or 'it said nothing'}"
        )
