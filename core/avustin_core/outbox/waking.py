"""Waking the workers of this process as soon as a transaction that wrote a message is committed."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event
from sqlalchemy.ext.asyncio import AsyncEngine
from sqlalchemy.orm import Session, object_session

from avustin_core.outbox.models import OutboxMessage

WROTE = "wrote a message"
_sleepers: WeakKeyDictionary[Engine, list[asyncio.Event]] = WeakKeyDictionary()


@contextmanager
def woken_by(engine: AsyncEngine) -> Iterator[asyncio.Event]:
    """An event that is set whenever messages are committed through that engine."""
    wake = asyncio.Event()
    sleepers = _sleepers.setdefault(engine.sync_engine, [])
    sleepers.append(wake)
    try:
        yield wake
    finally:
        sleepers.remove(wake)


@event.listens_for(OutboxMessage, "after_insert")
def _written(mapper: Any, connection: Connection, message: OutboxMessage) -> None:
    if session := object_session(message):
        session.info[WROTE] = connection.engine


@event.listens_for(Session, "after_commit")
def _committed(session: Session) -> None:
    for wake in _sleepers.get(session.info.pop(WROTE, None), ()) if WROTE in session.info else ():
        wake.set()


@event.listens_for(Session, "after_rollback")
def _taken_back(session: Session) -> None:
    session.info.pop(WROTE, None)
