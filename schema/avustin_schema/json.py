"""Answers as JSON: by orjson, and what only JSON itself can say, such as a number of forty digits, more slowly."""

import json
from datetime import UTC, date, datetime
from typing import Any

import orjson

from avustin_core.storage.types import of_json


def written(value: Any, *, sort: bool = False) -> bytes:
    """The value as JSON; moments in UTC, with a Z."""
    try:
        return orjson.dumps(value, option=orjson.OPT_UTC_Z | (orjson.OPT_SORT_KEYS if sort else 0))
    except TypeError:
        return json.dumps(
            value, separators=(",", ":"), sort_keys=sort, default=_told
        ).encode()  # fmt: skip


def decoded(text: bytes) -> Any:
    """The value of such a JSON."""
    return of_json(text.decode())


def _told(value: Any) -> Any:
    if isinstance(value, orjson.Fragment):
        return decoded(orjson.dumps(value))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} isn't JSON")
