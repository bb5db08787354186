"""The trail is told of secrets by one statement: whole, whoever else writes meanwhile, or not at all."""

import asyncio
from datetime import UTC, datetime

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import PUBLIC
from avustin_core.audit import AuditEvent, AuditValues
from avustin_core.audit.verifying import verify
from avustin_core.storage import new_id
from avustin_core.trail.operations import SecretRead, record_reading
from avustin_core.trail.telling import ACT, Teller
from avustin_core.work import Avustin
from avustin_schema.telling import teller_of

AT = datetime(2019, 8, 1, 12, tzinfo=UTC)
ALIKE = ("at", "actor_id", "role", "object_type", "object_id", "matter_id", "request_id")


def reading() -> list[SecretRead]:
    """A secret of one thing."""
    return [SecretRead("Application", new_id(), new_id(), (("bank", "iban"),), frozenset({"OFFICIAL"}))]


async def tell(teller: Teller) -> bool:
    """Tells a reading."""
    return await teller.tell(reading(), PUBLIC, at=AT, request_id="r")


class TestTelling:
    """Beside the operation that does the same."""

    async def test_is_one_trail_with_all_others_who_write(self, avustin: Avustin) -> None:
        """Two servers' and the operation's: every event in one chain, and the same values either way."""
        one, other = teller_of(avustin), teller_of(avustin)
        if one is None or other is None:
            assert avustin.engine.dialect.name == "sqlite"
            return
        assert not await tell(one)  # the operation begins the chain
        read = reading()
        await avustin.run(PUBLIC, lambda work: record_reading(work, read), arrived=AT, request_id="r")
        assert await one.tell(read, PUBLIC, at=AT, request_id="r")
        told = [await tell(teller) for teller in (other, one, other, one)]
        assert told == [True] * 4
        crowd = await asyncio.gather(*(tell(teller) for teller in (one, other) * 5))
        found = await verify(avustin.engine)
        assert found.is_whole
        assert found.events == 6 + sum(crowd)
        async with avustin.reading() as connection:
            columns = [col(AuditEvent.act), *(getattr(AuditEvent, name) for name in ALIKE), col(AuditValues.changes)]
            events = select(*columns).join(AuditValues, col(AuditValues.event_id) == col(AuditEvent.id))
            by_operation, by_teller, *_ = (await connection.execute(events.order_by(col(AuditEvent.seq)))).all()
        assert by_operation == by_teller
        assert by_teller.act == ACT
