"""What SQLAlchemy runs while a test listens; engines are shared, so nobody listens longer."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncEngine


@contextmanager
def ran(engine: AsyncEngine, *words: str) -> Iterator[list[str]]:
    """The texts of the statements that are run meanwhile, of those with any of these words where some are named."""
    texts: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if not words or any(word in statement for word in words):
            texts.append(statement)

    event.listen(engine.sync_engine, "before_cursor_execute", note)
    try:
        yield texts
    finally:
        event.remove(engine.sync_engine, "before_cursor_execute", note)
