"""Serving: the installation of the settings, brought up to date, behind uvicorn."""

import asyncio
from datetime import datetime
from importlib.metadata import version
from multiprocessing import Process
from multiprocessing.process import BaseProcess

import uvicorn
from rich.console import Console

from avustin_core.access import PUBLIC
from avustin_core.clock import SetClock, SystemClock
from avustin_core.organisations.register import load_municipalities
from avustin_core.settings import Settings
from avustin_core.storage import migrate
from avustin_core.work import Avustin
from avustin_schema.installing import registry_of

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(*, demo: bool, clock: datetime | None, host: str, port: int) -> None:
    """Serves until it is stopped; an embedded database is brought up to date first."""
    settings = _demonstration(clock) if demo else _installation()
    avustin = Avustin(settings, registry_of(settings), clock=SetClock(clock or SystemClock().now()) if demo else None)
    made = _making(settings, clock) if demo else None
    from avustin_schema.app import make_app

    app = make_app(avustin)  # while the demonstration is made beside it
    if made:
        _wait_for(made)
    _greet(Console(), avustin, f"http://{f'[{host}]' if ':' in host else host}:{port}")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=3)


def _installation() -> Settings:
    settings = Settings()
    if not settings.database:
        migrate(settings.database_url)
    asyncio.run(_load(Avustin(settings, registry_of(settings))))
    return settings


async def _load(avustin: Avustin) -> None:
    """Brings the municipalities up to date."""
    await avustin.run(PUBLIC, load_municipalities)
    await avustin.close()


def _demonstration(clock: datetime | None) -> Settings:
    from avustin_schema.demonstration import settings_of

    return settings_of(clock)


def _making(settings: Settings, clock: datetime | None) -> BaseProcess:
    """Another process that makes the demonstration if it isn't there: the schema is built meanwhile."""
    from avustin_schema.demonstration import make_once

    process = Process(target=make_once, args=(settings,), kwargs={"clock": clock})
    process.start()
    return process


def _wait_for(process: BaseProcess) -> None:
    """Goes on when it is done; where it failed, it has said why."""
    process.join()
    if process.exitcode:
        raise SystemExit(process.exitcode)


def _greet(console: Console, avustin: Avustin, address: str) -> None:
    if avustin.settings.demo:
        from avustin_schema.tables import users

        users(console)
        console.print("ESIMERKKI – EXEMPEL: everything here is invented, and no decision of an authority.")
    console.print(f"Avustin {version('avustin')}", highlight=False)
    for name, path in (
        ("Front page", "/"),
        ("Console", "/console"),
        ("GraphQL", "/graphql"),
        ("Schema", "/schema.graphql"),
    ):
        console.print(f"  {name:<11}{address}{path}", highlight=False)
