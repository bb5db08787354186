"""Who asks, as they stood of late: what is read for them is read only if they still stand so, as the same statement looks."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sqlalchemy import ColumnElement, Text, bindparam

from avustin_core.access import Actor
from avustin_core.access.actor import kept_of
from avustin_schema.reading.shared.marks import Origin, Shape, shape_of

SUBJECT, KEPT = Origin("subject"), Origin("standing")


@dataclass(frozen=True)
class Standing:
    """An actor, the subject that they were found by, and what was kept of them then, as a text."""

    subject: str
    actor: Actor
    kept: str

    @cached_property
    def given(self) -> dict[Origin, Any]:
        """What stands for the marks of the condition."""
        return {SUBJECT: self.subject, KEPT: self.kept}

    @cached_property
    def shape(self) -> Shape:
        """What of the actor decides how statements read."""
        return shape_of(self.actor)


@dataclass(frozen=True)
class Presumed:
    """A standing that is taken on trust, and how who asks is looked up in earnest."""

    standing: Standing
    look_up: Callable[[], Awaitable[Actor]]


class _Mark:
    def __init__(self, origin: Origin) -> None:
        self.origin = origin


def subject() -> Any:
    """The parameter that is given the subject."""
    return bindparam("subject", _Mark(SUBJECT))


@cache
def unchanged(dialect: str) -> ColumnElement[bool]:
    """The condition that what is kept of who asks is what it was: one look for a statement, however many rows it reads."""
    return kept_of(subject(), dialect) == bindparam("standing", _Mark(KEPT), type_=Text())
