"""Content types and status codes of answers, by the GraphQL over HTTP specification, in one place."""

from collections.abc import Iterator
from typing import Any

RESPONSE, LEGACY = "application/graphql-response+json", "application/json"
CHARSET = "; charset=utf-8"
OK, REQUEST_ERROR = 200, 400  #: the draft of August 2026 asks for 422 where audits still want 400


def media_type(accept: str | None) -> str | None:
    """What the client would rather have; None when nothing of ours will do."""
    if not accept:
        return LEGACY
    best: tuple[float, int, str] | None = None
    for place, (name, quality) in enumerate(_wishes(accept)):
        for ours in _matching(name):
            if quality > 0 and (best is None or (quality, -place) > best[:2]):
                best = (quality, -place, ours)
    return best[2] if best else None


def status_of(answer: dict[str, Any], media: str) -> int:
    """400 when nothing could be executed, in the new type; 200 otherwise, and always in the old one."""
    return REQUEST_ERROR if media == RESPONSE and "data" not in answer else OK


def without_data(answer: dict[str, Any]) -> dict[str, Any]:
    """An answer to a request that could not be executed has no data; a null that bubbled up stays."""
    bubbled = any("path" in error for error in answer.get("errors", ()))
    if answer["data"] is None and answer.get("errors") and not bubbled:
        return {name: value for name, value in answer.items() if name != "data"}
    return answer


def _wishes(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (each.strip().lower() for each in part.split(";"))
        quality = next((each[2:] for each in parameters if each.startswith("q=")), "1")
        try:
            yield name, float(quality)
        except ValueError:
            continue


def _matching(name: str) -> Iterator[str]:
    if name in (RESPONSE, LEGACY):
        yield name
    elif name in ("*/*", "application/*"):
        yield LEGACY
