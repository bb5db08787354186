"""Databases of earlier revisions, with data: kept as files, and loaded into a database of either kind.

`python -m tests.operations.dumping` makes the one of today: run it before a release, and before a revision that changes rows.
"""

import asyncio
import json
import lzma
import sqlite3
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import asyncpg  # type: ignore[import-untyped]
from alembic import command
from sqlalchemy import make_url
from tests.databases import make_tables

from avustin_core.storage.migrating import config_for

FOLDER = Path(__file__).parent / "dumps"
Tables = dict[str, dict[str, Any]]  #: of each table the columns and the rows


def kept() -> list[str]:
    """The revisions of which there is one."""
    return sorted(file.name.partition(".")[0] for file in FOLDER.glob("*.json.xz"))


def read(revision: str) -> Tables:
    """The tables as they were."""
    tables: Tables = json.loads(lzma.decompress((FOLDER / f"{revision}.json.xz").read_bytes()))
    return tables


def write(path: Path) -> Path:
    """Keeps an embedded database as a file named by its revision."""
    with sqlite3.connect(path) as connection:
        ((revision,),) = connection.execute("select version_num from alembic_version").fetchall()
        names = [name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")]
        tables = {name: _table(connection, name) for name in sorted(names) if name != "alembic_version"}
    file = FOLDER / f"{revision}.json.xz"
    file.write_bytes(lzma.compress(json.dumps(tables, ensure_ascii=False).encode(), preset=9))
    return file


def _table(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    columns = {each[1]: each[2] for each in connection.execute(f"pragma table_info({name})")}
    chosen = ", ".join(f'"{column}"' for column in columns)
    rows = [
        [_parsed(value, kind) for value, kind in zip(row, columns.values(), strict=True)]
        for row in connection.execute(f"select {chosen} from {name}")
    ]
    return {"columns": list(columns), "rows": rows}


def _parsed(value: Any, kind: str) -> Any:
    return json.loads(value) if kind == "JSON" and value is not None else value


def _spelt(value: Any, kind: str) -> Any:
    return json.dumps(value) if kind == "JSON" and value is not None else value


def to(url: str, revision: str) -> None:
    """Brings the database there, in a thread where no event loop runs."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(command.upgrade, config_for(url), revision).result()


async def load(url: str, tables: Tables) -> None:
    """Puts the rows into a database at their revision."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite":
        _load_embedded(str(address.database), tables)
        return
    connection = await asyncpg.connect(address.set(drivername="postgresql").render_as_string(hide_password=False))
    await connection.execute("set session_replication_role = replica; set time zone 'UTC'")  # in any order of tables
    for name, table in tables.items():
        columns = ", ".join(f'"{column}"' for column in table["columns"])
        rows = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
        await connection.execute(
            f"insert into {name} ({columns}) select {columns} from jsonb_populate_recordset(null::{name}, $1::jsonb)",
            json.dumps(rows),
        )
    await connection.close()


def _load_embedded(path: str, tables: Tables) -> None:
    with sqlite3.connect(path) as connection:
        for name, table in tables.items():
            kinds = {each[1]: each[2] for each in connection.execute(f"pragma table_info({name})")}
            places = [kinds[column] for column in table["columns"]]
            rows = [[_spelt(value, kind) for value, kind in zip(row, places, strict=True)] for row in table["rows"]]
            columns = ", ".join(f'"{column}"' for column in table["columns"])
            connection.executemany(f"insert into {name} ({columns}) values ({', '.join('?' for _ in places)})", rows)
    connection.close()


async def _walked(folder: Path) -> Path:
    """An embedded database in which the second call of 2019 was walked through."""
    from tests.walks.serving import in_process
    from tests.walks.test_yhteishankkeet import test_from_the_announcement_to_the_final_report as walk
    from tests.walks.world import inhabited

    from avustin_core.clock import SetClock, SystemClock
    from avustin_core.registry import Registry
    from avustin_core.settings import Settings
    from avustin_core.work import Avustin

    avustin = Avustin(Settings(data=folder), Registry.installed(), clock=SetClock(SystemClock().now(), stopped=True))
    async with inhabited(avustin, in_process) as world:
        await walk(world)
    await avustin.close()
    return folder / "avustin.db"


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        make_tables(f"sqlite+aiosqlite:///{made}/avustin.db")
        print(write(asyncio.run(_walked(Path(made)))), file=sys.stderr)
