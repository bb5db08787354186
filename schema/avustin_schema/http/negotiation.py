"""Content types, by the GraphQL over HTTP specification: which the client would rather have, and which it sends."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from avustin_schema.http.statuses import Row, row_of_answer

RESPONSE, LEGACY, EVENTS = "application/graphql-response+json", "application/json", "text/event-stream"
MULTIPART = "multipart/form-data"
CHARSET = "; charset=utf-8"
RANGES = {"*/*": 1, "application/*": 2}  #: how exact a wish is; what is named is the most exact
NAMED = 3


@lru_cache(maxsize=256)
def media_type(accept: str | None, unsaid: str = LEGACY) -> str | None:
    """What the client would rather have, events only where no JSON will do; None when nothing of ours will."""
    if not accept or not accept.strip():
        return unsaid
    wishes = list(_wishes(accept))
    best = max((_wanted(LEGACY, wishes), _wanted(RESPONSE, wishes)), key=lambda each: each[:2])
    if best[0] > 0:
        return best[2]
    return EVENTS if any(name == EVENTS and quality > 0 for name, quality in wishes) else None


@lru_cache(maxsize=64)
def media_of(content_type: str) -> tuple[str, str | None]:
    """The type of a body, and its charset where one is said."""
    media, *parameters = (each.strip() for each in content_type.split(";"))
    said = dict(each.lower().replace(" ", "").split("=", 1) for each in parameters if "=" in each)
    charset = said.get("charset")
    return media.lower(), charset.strip('"') if charset else None


def status_of(row: Row, media: str, *, draft: bool) -> int:
    """The row's status in that type; by the draft of August 2026 it is the same in all."""
    return row.draft if draft else row.legacy if media == LEGACY else row.status


def status_of_answer(answer: dict[str, Any], media: str, *, draft: bool) -> int:
    """The status of what was run, or couldn't be."""
    return status_of(row_of_answer(answer), media, draft=draft)


def without_data(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer to a request that could not be executed has no data; a null that bubbled up stays."""
    bubbled = any("path" in error for error in answer.get("errors", ()))
    if answer["data"] is None and answer.get("errors") and not bubbled:
        return {name: value for name, value in answer.items() if name != "data"}
    return answer


def _wanted(media: str, wishes: list[tuple[str, float]]) -> tuple[float, float, str]:
    """How much a type of ours is wanted, by the most exact wish; then how early it is named. A range means JSON."""
    found: tuple[int, float, int] | None = None
    for place, (name, quality) in enumerate(wishes):
        exact = NAMED if name == media else RANGES.get(name, 0) if media == LEGACY else 0
        if exact and (found is None or exact > found[0]):
            found = (exact, quality, place)
    return (found[1], -found[2], media) if found else (0.0, 0.0, media)


def _wishes(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        quality = next((each[2:].strip() for each in parameters if each.startswith("q=")), "1")
        try:
            yield name, float(quality)
        except ValueError:
            continue
