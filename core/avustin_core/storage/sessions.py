"""Sessions of operations, asynchronous ones: what needs no database takes no turn of the driver."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, inspect, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm.util import identity_key

from avustin_core.storage.rows import Row


async def in_one_statement(session: AsyncSession) -> None:
    """All that the session does is one statement: PostgreSQL needn't begin a transaction for it."""
    if session.get_bind().dialect.name == "postgresql":
        await session.connection(execution_options={"isolation_level": "AUTOCOMMIT"})


@cache
def _by_id(model: Any) -> Select[Any]:
    return select(model).where(model.id == bindparam("id")).execution_options(autoflush=False)


class Session(AsyncSession):
    """A session whose rows at hand are given at once, and the others by statements that are made once."""

    async def get(self, entity: Any, ident: Any, **options: Any) -> Any:
        """The row of that key, from the session where it is at hand."""
        if options or not issubclass(entity, Row):
            return await super().get(entity, ident, **options)
        row = self.sync_session.identity_map.get(identity_key(entity, ident))
        if row is not None and not inspect(row).expired:
            return row
        return await self.scalar(_by_id(entity), {"id": ident})

    async def __aexit__(self, *of_error: Any) -> None:
        """Lets it go; what holds no connection any more does so at once."""
        if self.sync_session.in_transaction():
            await super().__aexit__(*of_error)
        else:
            self.sync_session.close()

    async def flush(self, objects: Sequence[Any] | None = None) -> None:
        """Writes what is new, changed or gone, where anything is."""
        session = self.sync_session
        if session.new or session.dirty or session.deleted:
            await super().flush(objects)
