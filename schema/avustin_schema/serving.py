"""Serving: the installation of the settings, brought up to date, behind uvicorn."""

import asyncio
from datetime import datetime
from importlib.metadata import version

import uvicorn
from rich.console import Console

from avustin_core.access import PUBLIC
from avustin_core.organisations.register import load_municipalities
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import migrate
from avustin_core.work import Avustin

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def registry_of(settings: Settings) -> Registry:
    """The plugins that are installed and not blocked."""
    blocked = [name.strip() for name in settings.plugins_blocked.split(",") if name.strip()]
    return Registry.installed(blocked=blocked)


def serve(*, demo: bool, clock: datetime | None, host: str, port: int) -> None:
    """Serves until it is stopped; an embedded database is brought up to date first."""
    avustin = _demonstration(clock) if demo else _installation()
    from avustin_schema.app import make_app  # after the demonstration: it isn't needed for that

    console = Console()
    app = make_app(avustin)
    _greet(console, avustin, f"http://{f'[{host}]' if ':' in host else host}:{port}")
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=3)


def _installation() -> Avustin:
    settings = Settings()
    if not settings.database:
        migrate(settings.database_url)
    registry = registry_of(settings)
    asyncio.run(_load(Avustin(settings, registry)))
    return Avustin(settings, registry)


async def _load(avustin: Avustin) -> None:
    """Brings the municipalities up to date."""
    await avustin.run(PUBLIC, load_municipalities)
    await avustin.close()


def _demonstration(clock: datetime | None) -> Avustin:
    from avustin_schema.demonstration import clock_of, make_once, settings_of

    settings = settings_of(clock)
    make_once(settings, clock=clock)
    return Avustin(settings, registry_of(settings), clock=clock_of(clock))


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
