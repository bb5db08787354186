"""Answers as JSON: by orjson, and what only JSON itself can say, such as a number of forty digits, more slowly."""

import json
from datetime import UTC, date, datetime
from typing import Any

import orjson


def written(value: Any, *, sort: bool = False) -> bytes:
    """The value as JSON; moments in UTC, with a Z."""
    try:
        return orjson.dumps(value, option=orjson.OPT_UTC_Z | (orjson.OPT_SORT_KEYS if sort else 0))
    except TypeError:
        return json.dumps(
            value, separators=(",", ":"), sort_keys=sort, default=_told
        ).encode()  # fmt: skip


def _told(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a {type(value).__name__} isn't JSON")
