"""The console's configuration: users and their tokens in demonstration mode only, and the ready operations."""

import json
from importlib.metadata import version
from typing import Any

from avustin_core.demo.people import USERS
from avustin_core.work import Avustin
from avustin_schema.console.filling import filled, is_found, places
from avustin_schema.console.ready import Ready, ready


async def config_of(avustin: Avustin) -> dict[str, Any]:
    """What `/console/config.json` says. An operation on what the demonstration hasn't come to yet is left out."""
    told = {
        "demo": False,
        "signIn": bool(avustin.settings.oidc_client_id),
        "clock": None,
        "version": version("avustin"),
        "users": [],
        "tabs": [_tab(each, {}) for each in ready()],
    }
    if not avustin.settings.demo:
        return told
    async with avustin.reading() as connection:
        found = await places(connection, avustin.clock.now())
    return told | {
        "demo": True,
        "clock": avustin.clock.now().isoformat(),
        "users": [_user(user) for user in USERS],
        "tabs": [_tab(each, found) for each in ready() if is_found(each.variables, found)],
    }


def _user(user: Any) -> dict[str, Any]:
    role = {"fi": user.role.fi, "sv": user.role.sv, "en": user.role.get("en")}
    return {"token": user.token, "name": user.name, "role": role, "group": user.group}


def _tab(each: Ready, found: dict[str, Any]) -> dict[str, Any]:
    variables = (
        "" if each.variables is None else json.dumps(filled(each.variables, found), ensure_ascii=False, indent=2)
    )
    return {"group": each.group, "title": each.title, "query": each.query, "variables": variables}
