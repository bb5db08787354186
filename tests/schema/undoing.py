"""Asks of which nothing stays: all that they write is in one transaction, which is rolled back instead of committed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection

from avustin_core.work import Avustin


class Undoing:
    """The transaction in which all is done; what an operation commits is a savepoint that it lets go."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._all = connection.begin()

    async def begin(self) -> None:
        """From here on things can be undone."""
        await self._all.start()

    async def undo(self) -> None:
        """As it was when it began."""
        await self._all.rollback()
        self._all = self._connection.begin()
        await self._all.start()

    async def end(self) -> None:
        """Undoes what is left."""
        await self._all.rollback()


@asynccontextmanager
async def undoing(avustin: Avustin) -> AsyncIterator[Undoing]:
    """All operations of the installation meanwhile; what they write is seen by no read."""
    async with avustin.engine.connect() as connection:
        meanwhile = Undoing(connection)
        await meanwhile.begin()
        avustin._sessions.configure(bind=connection, join_transaction_mode="create_savepoint")
        try:
            yield meanwhile
        finally:
            avustin._sessions.configure(bind=avustin.engine, join_transaction_mode="conditional_savepoint")
            await meanwhile.end()
