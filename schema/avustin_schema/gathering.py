"""What one statement gives for all rows of a level: the executor asks it through SQLAlchemy, a plan by prepared text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_schema.reading.shared.rows import Reading

Values = Callable[[str], Any]
Record = Sequence[Any]


@dataclass(frozen=True)
class Gathered:
    """The statement by the values of the column `key`, which knows nothing of the viewer; and what is made of its records."""

    key: str
    statement: Callable[[Any], Select[*tuple[Any, ...]]]
    gather: Callable[[Sequence[Record], Reading, list[Any]], list[Any]]

    async def __call__(self, session: AsyncSession, reading: Reading, values: list[Values]) -> list[Any]:
        """A value for each row."""
        keys = [value(self.key) for value in values]
        return self.gather((await session.execute(self.statement(keys))).all(), reading, keys)
