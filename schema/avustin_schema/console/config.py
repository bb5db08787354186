"""The console's configuration: users and their tokens in demonstration mode only, and the ready operations."""

import json
from importlib.metadata import version
from typing import Any

from avustin_core.demo.people import USERS
from avustin_core.work import Avustin
from avustin_schema.console.filling import filled, places
from avustin_schema.console.ready import Ready, ready


async def config_of(avustin: Avustin) -> dict[str, Any]:
    """What `/console/config.json` says."""
    demo = avustin.settings.demo
    found: dict[str, Any] = {}
    if demo:
        async with avustin.reading() as connection:
            found = await places(connection, avustin.clock.now())
    return {
        "demo": demo,
        "clock": avustin.clock.now().isoformat() if demo else None,
        "version": version("avustin"),
        "users": [_user(user) for user in USERS] if demo else [],
        "tabs": [_tab(each, found) for each in ready()],
    }


def _user(user: Any) -> dict[str, Any]:
    role = {"fi": user.role.fi, "sv": user.role.sv, "en": user.role.get("en")}
    return {"token": user.token, "name": user.name, "role": role, "group": user.group}


def _tab(each: Ready, found: dict[str, Any]) -> dict[str, Any]:
    variables = (
        "" if each.variables is None else json.dumps(filled(each.variables, found), ensure_ascii=False, indent=2)
    )
    return {"group": each.group, "title": each.title, "query": each.query, "variables": variables}
