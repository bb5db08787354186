"""Writes a revision from what differs between migrations and tables: `python -m avustin_core.migrations.revise MESSAGE`."""

import sys
import tempfile
from pathlib import Path

from alembic import command

from avustin_core.storage.engine import config_for, migrate


def main(message: str) -> None:
    """A new file in versions/; read it before you commit it."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite+aiosqlite:///{Path(folder) / 'avustin.db'}"
        migrate(url)
        command.revision(config_for(url), message, autogenerate=True)


if __name__ == "__main__":
    main(" ".join(sys.argv[1:]))
