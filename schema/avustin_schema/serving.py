"""Serving: the installation of the settings, brought up to date, behind uvicorn, in one process or several."""

import asyncio
import logging
import os
import tempfile
from datetime import datetime
from importlib.metadata import version
from multiprocessing import Process
from multiprocessing.process import BaseProcess
from typing import Any

import uvicorn
from rich.console import Console
from starlette.applications import Starlette

from avustin_core.access import PUBLIC
from avustin_core.clock import SetClock, SystemClock
from avustin_core.hook_trace import HOOKS
from avustin_core.organisations.register import load_municipalities
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.settings_of_logs import LogLevel
from avustin_core.storage import CannotMigrate, Standing, migrate
from avustin_core.work import Avustin
from avustin_schema.beginning import made_to_stay
from avustin_schema.commands.migrating import refuse_unless_current, schema_that_answers
from avustin_schema.installing import registry_of
from avustin_schema.operations import logs
from avustin_schema.operations.metrics import MULTIPROCESS
from avustin_schema.refused import Refused

LOOPBACK = ("127.0.0.1", "::1", "localhost")
HANGS_AFTER = 30  #: seconds without a sign of life; building the schema on a busy machine takes some
IMPATIENCE = 3  #: seconds that requests get at the end of a demonstration, whose one user waits


def serve(*, demo: bool, clock: datetime | None, host: str, port: int, public: bool = False, workers: int = 1) -> None:
    """Serves until it is stopped; an embedded database is brought up to date first."""
    if workers > 1 and (demo or not Settings().database.startswith("postgresql")):
        raise Refused("--workers is for PostgreSQL: set AVUSTIN_DATABASE, and leave --demo out")
    settings = demonstration(clock, public) if demo else Settings()
    registry = registry_of(settings)
    if not demo:
        bring_up_to_date(settings, registry)
    tell_logs(settings)
    avustin = Avustin(settings, registry, clock=SetClock(clock or SystemClock().now()) if demo else None)
    address, served = address_of(host, port), how_served(settings, host, port)
    if workers > 1:
        _serve_several(settings, address, workers, served)
        return
    made = _making(settings, clock) if demo else None
    with made_to_stay():
        from avustin_schema.app import make_app

        app = make_app(avustin)  # while the demonstration is made beside it
    if made:
        _wait_for(made)
    greet(settings, address)
    uvicorn.run(app, **served)


def address_of(host: str, port: int) -> str:
    """Where one that listens there is reached."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def how_served(settings: Settings, host: str, port: int) -> dict[str, Any]:
    """What uvicorn is told."""
    return {
        "host": host, "port": port, "log_config": None, "access_log": False, "server_header": False,
        "forwarded_allow_ips": settings.trusted_proxies,
        "timeout_graceful_shutdown": min(settings.shutdown, IMPATIENCE) if settings.demo else settings.shutdown,
        "ws_max_size": settings.largest_request,
    }  # fmt: skip


def _serve_several(settings: Settings, address: str, workers: int, served: dict[str, Any]) -> None:
    """As many processes behind one address; one that dies is begun again. They tell their measures together."""
    greet(settings, address)
    with tempfile.TemporaryDirectory(prefix="avustin-metrics-") as folder:
        os.environ[MULTIPROCESS] = folder
        uvicorn.run(
            "avustin_schema.serving:installed", factory=True, workers=workers,
            timeout_worker_healthcheck=HANGS_AFTER, **served,
        )  # fmt: skip


def installed() -> Starlette:
    """What each of several processes serves."""
    with made_to_stay():
        from avustin_schema.app import make_app

        settings = Settings()
        tell_logs(settings)
        return make_app(Avustin(settings, registry_of(settings)))


def tell_logs(settings: Settings) -> None:
    """Log lines as the settings say; of a demonstration, unless they do, only what goes wrong."""
    quiet = settings.demo and "log_level" not in settings.model_fields_set
    logs.configure(level=LogLevel.WARNING if quiet else settings.log_level, format=settings.log_format)
    if settings.plugins_trace:
        logging.getLogger(HOOKS).setLevel(logging.INFO)


def bring_up_to_date(settings: Settings, registry: Registry) -> None:
    """The embedded database, and the municipalities; refused where another one isn't of this version.

    One that is up to date is only looked at: what migrates is large.
    """
    found = schema_that_answers(settings.database_url)
    if settings.database or found.standing is not Standing.BEHIND:
        refuse_unless_current(found)
    else:
        _migrate(settings.database_url)
    asyncio.run(_load(Avustin(settings, registry)))


def _migrate(url: str) -> None:
    try:
        migrate(url)
    except CannotMigrate as error:
        raise Refused(str(error)) from None


async def _load(avustin: Avustin) -> None:
    """Brings the municipalities up to date."""
    await avustin.run(PUBLIC, load_municipalities)
    await avustin.close()


def demonstration(clock: datetime | None, public: bool) -> Settings:
    """The settings of a demonstration that begins then."""
    from avustin_schema.demonstration import settings_of

    return settings_of(clock).model_copy(update={"demo_public": public})


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


def greet(settings: Settings, address: str) -> None:
    """Says on the terminal where things are, and to whom a demonstration's tokens belong."""
    console = Console()
    if settings.demo:
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
