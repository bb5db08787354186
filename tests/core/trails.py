"""Trails in a database: acts that fill them, what somebody does to them, and what a verification finds."""

from pathlib import Path
from typing import Any

from sqlalchemy import insert, select, text
from sqlmodel import col
from tests.core.test_work import register

from avustin_core.access import PUBLIC
from avustin_core.audit import AuditEvent, AuditHead, AuditValues
from avustin_core.audit.faults import FaultKind
from avustin_core.audit.verifying import verify
from avustin_core.work import Avustin


async def someone_comes(avustin: Avustin, name: str) -> None:
    """One act."""
    await avustin.run(PUBLIC, lambda work: register(work, subject=name))


async def happen(avustin: Avustin, count: int) -> None:
    """So many acts, one after the other."""
    for number in range(count):
        await someone_comes(avustin, f"user{number}")


async def events(avustin: Avustin) -> list[Any]:
    """All events, chain by chain in their order."""
    async with avustin.reading() as connection:
        statement = select(AuditEvent).order_by(col(AuditEvent.chain), col(AuditEvent.seq))
        return list((await connection.execute(statement)).all())


async def touch(avustin: Avustin, statement: str, **values: Any) -> None:
    """What somebody does who holds the database."""
    async with avustin.engine.begin() as connection:
        await connection.execute(text(statement), values)


async def faults(avustin: Avustin, anchors: Path | None = None) -> list[tuple[str, int, FaultKind]]:
    """What a verification finds."""
    found = await verify(avustin.engine, anchors)
    return [(each.chain, each.seq, each.kind) for each in found.faults]


async def kept_of(avustin: Avustin) -> dict[Any, list[dict[str, Any]]]:
    async with avustin.reading() as connection:
        return {
            model: [dict(row._mapping) for row in await connection.execute(select(model))]
            for model in (AuditHead, AuditEvent, AuditValues)
        }


async def restore(avustin: Avustin, kept: dict[Any, list[dict[str, Any]]]) -> None:
    async with avustin.engine.begin() as connection:
        for model in reversed(kept):
            await connection.execute(text(f"delete from {model.__tablename__}"))
        for model, rows in kept.items():
            if rows:
                await connection.execute(insert(model), rows)


async def happen_again(avustin: Avustin) -> None:
    """One more act."""
    await someone_comes(avustin, "again")
