"""Holding the two ways together: what a plan answers is what Strawberry's executor answers, to the byte."""

from typing import Any

from strawberry.types import ExecutionResult

from avustin_schema.json import decoded, written


class Different(AssertionError):
    """A plan and the executor answer differently."""


def compare(planned: Any, result: ExecutionResult, query: str | None) -> None:
    """Refuses two answers that aren't the same canonical JSON."""
    ours, theirs = _canonical(planned), _canonical(result.data)
    if result.errors or ours != theirs:
        raise Different(f"{query}\nplanned: {ours!r}\nexecuted: {theirs!r} {result.errors}")


def _canonical(data: Any) -> bytes:
    """As JSON with its keys in order, also in what stands there as JSON already."""
    return written(decoded(written(data)), sort=True)
