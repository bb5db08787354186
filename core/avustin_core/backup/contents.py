"""What a database holds, as far as a backup tells: its revisions, its rows counted, and the files that they name."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, column, func, inspect, select, table, text
from sqlalchemy.ext.asyncio import AsyncConnection

KEY, SIZE, DIGEST = "storage_key", "size", "sha256"


@dataclass(frozen=True)
class NamedFile:
    """A file that a row names, with its size and SHA-256 where the row tells them."""

    key: str
    size: int | None
    sha256: str | None


@dataclass(frozen=True)
class Contents:
    """One database at one moment."""

    server: str
    revisions: tuple[str, ...]
    counts: dict[str, int]
    files: tuple[NamedFile, ...]


async def contents_of(connection: AsyncConnection) -> Contents:
    """Looks through the tables as they are, whatever their revision."""
    tables = await connection.run_sync(_tables)
    counts, files = {}, []
    for name, columns in tables.items():
        counts[name] = (await connection.execute(select(func.count()).select_from(table(name)))).scalar_one()
        if KEY in columns:
            told: list[ColumnElement[Any]] = [column(each) for each in (KEY, SIZE, DIGEST) if each in columns]
            rows = await connection.execute(select(*told).select_from(table(name)).where(column(KEY).is_not(None)))
            files += [NamedFile(row[KEY], row.get(SIZE), row.get(DIGEST)) for row in rows.mappings() if row[KEY]]
    revisions = await connection.execute(text("select version_num from alembic_version"))
    server = ".".join(str(part) for part in connection.dialect.server_version_info or ())
    best_told = sorted(files, key=lambda file: file.sha256 is not None)  # of several rows, one that knows the digest
    unique = tuple({file.key: file for file in best_told}.values())
    return Contents(server, tuple(sorted(revisions.scalars())), counts, unique)


def _tables(sync: Connection) -> dict[str, set[str]]:
    inspector = inspect(sync)
    names = sorted(inspector.get_table_names())
    return {name: {each["name"] for each in inspector.get_columns(name)} for name in names}
