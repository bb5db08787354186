"""What tests of operations stand on: databases without a table, of each kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.databases import PostgreSQL


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a table."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'avustin.db'}"
        return
    running: PostgreSQL = request.getfixturevalue("postgresql")
    name = running.make("empty", template="template0")
    yield running.url(name)
    running.drop(name)
