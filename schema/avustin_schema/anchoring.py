"""The ends of the trail's chains are written outside the database as long as a server runs."""

import asyncio

from avustin_core.audit.anchors import anchor
from avustin_core.work import Avustin


async def keep_anchoring(avustin: Avustin, stopping: asyncio.Event) -> None:
    """At the start, so often as the settings say, and at the end. Several processes write one file, a line each at most."""
    interval = avustin.settings.audit_anchor_interval
    while interval:
        await anchor(avustin.engine, avustin.settings.anchors, at=avustin.clock.now())
        if stopping.is_set():
            return
        try:
            await asyncio.wait_for(stopping.wait(), interval)
        except TimeoutError:
            continue
