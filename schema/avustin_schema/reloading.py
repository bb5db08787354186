"""Serving to who writes a plugin: at each change of its files the server begins anew, and a broken one waits for the next."""

import os
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from avustin_core.clock import SetClock, SystemClock
from avustin_core.plugin import NAME
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.work import Avustin
from avustin_schema.beginning import made_to_stay
from avustin_schema.installing import registry_of
from avustin_schema.refused import plain_faults
from avustin_schema.serving import address_of, bring_up_to_date, demonstration, greet, how_served, tell_logs

CLOCK = "AVUSTIN_RELOAD_CLOCK"  #: where a demonstration's clock begins, for the process that serves


def serve_and_reload(
    *, demo: bool, clock: datetime | None, host: str, port: int, public: bool, folders: Iterable[Path]
) -> None:
    """Serves until it is stopped; each change in a plugin's package or in `folders` begins another process."""
    settings = demonstration(clock, public) if demo else Settings()
    tell_logs(settings)
    if demo:
        os.environ |= {
            "AVUSTIN_DEMO": "1",
            "AVUSTIN_DEMO_PUBLIC": str(public),
            CLOCK: clock.isoformat() if clock else "",
        }
    greet(settings, address_of(host, port))
    watched = [str(folder) for folder in (*plugin_folders(), *folders)]
    uvicorn.run(
        "avustin_schema.reloading:begun_anew", factory=True, reload=True, reload_dirs=watched, reload_includes=["*.json"],
        **how_served(settings, host, port),
    )  # fmt: skip


def plugin_folders() -> list[Path]:
    """The packages of the plugins that are installed; nothing of them is run to find them."""
    names = {point.module.partition(".")[0] for point in entry_points(group=NAME)}
    specs = [find_spec(name) for name in sorted(names)]
    return [Path(place) for spec in specs if spec for place in spec.submodule_search_locations or ()]


def begun_anew() -> Starlette:
    """What the process serves; one that can't begin says why in one line, and ends."""
    try:
        return _made()
    except plain_faults() as fault:
        print(f"{' '.join(str(fault).split())} (waiting for a change)", file=sys.stderr, flush=True)
        raise SystemExit(1) from None


def _made() -> Starlette:
    with made_to_stay():
        from avustin_schema.app import make_app

        begins = os.environ.get(CLOCK)
        clock = datetime.fromisoformat(begins) if begins else None
        settings = demonstration(clock, Settings().demo_public) if Settings().demo else Settings()
        tell_logs(settings)
        registry = registry_of(settings)
        with ThreadPoolExecutor(1) as aside:  # there is a loop in this thread
            aside.submit(_prepare, settings, registry, clock).result()
        return make_app(
            Avustin(settings, registry, clock=SetClock(clock or SystemClock().now()) if settings.demo else None)
        )


def _prepare(settings: Settings, registry: Registry, clock: datetime | None) -> None:
    if settings.demo:
        from avustin_schema.demonstration import make_once

        make_once(settings, clock=clock)
    else:
        bring_up_to_date(settings, registry)
