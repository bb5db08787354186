"""Compares the migrations with the tables of today: `python -m avustin_core.migrations.check` says what differs."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.util import CommandError

from avustin_core.storage.migrating import config_for, migrate


def main() -> int:
    """Migrates a fresh embedded database and looks for differences."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'avustin.db'}"
        migrate(url)
        try:
            command.check(config_for(url))
        except CommandError as error:
            print(f"{error}\nWrite a revision: python -m avustin_core.migrations.revise MESSAGE", file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
