"""SQLite: copied by its own backup function while others write, and looked through for damage."""

import sqlite3
from contextlib import closing
from pathlib import Path

from avustin_core.backup.manifest import BackupFault, Told

PAGES = 1000  #: at a time


def copy(source: Path, target: Path, told: Told) -> None:
    """The database as it is at one moment: a transaction that reads holds that moment while others go on."""
    if not source.exists():
        raise BackupFault(f"there is no database at {source}: look at AVUSTIN_DATA")
    with closing(sqlite3.connect(source, isolation_level=None)) as live, closing(sqlite3.connect(target)) as copied:
        live.execute("begin")
        live.execute("select count(*) from sqlite_master").fetchone()
        live.backup(copied, pages=PAGES, progress=lambda _, left, of: told("Copying the database", of - left, of))
        make_one_file(copied)


def make_one_file(connection: sqlite3.Connection) -> None:
    """Leaves no log beside the file."""
    connection.execute("pragma wal_checkpoint(truncate)")
    connection.execute("pragma journal_mode = delete")


def refuse_damaged(path: Path) -> None:
    """BackupFault where the file isn't a sound database."""
    try:
        with closing(sqlite3.connect(path)) as connection:
            found = [row[0] for row in connection.execute("pragma integrity_check(3)")]
            dangling = connection.execute("pragma foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise BackupFault(f"the database in the backup can't be read ({error})") from None
    if found != ["ok"]:
        raise BackupFault(f"the database in the backup is damaged: {found[0]}")
    if dangling:
        raise BackupFault(f"rows of {dangling[0]} in the backup refer to rows of {dangling[2]} that aren't there")
