"""Viewers who note what is asked of them: an answer is the same for all who are alike in that."""

from collections.abc import Awaitable, Callable, Hashable
from dataclasses import fields, replace
from typing import Any

from avustin_core.access import Actor
from avustin_schema.context import Context
from avustin_schema.live.answers import Answer
from avustin_schema.reading.shared.marks import shape_of

FIELDS = frozenset(each.name for each in fields(Actor))
Ask = Callable[[Context, Context], Awaitable[Answer]]  #: (the context, the same for a viewer who notes)


class Noting(Actor):
    """An actor who notes which of the facts about them are looked at."""

    noted: set[str]

    def __getattribute__(self, name: str) -> Any:
        if name in FIELDS:
            object.__getattribute__(self, "noted").add(name)
        return object.__getattribute__(self, name)


def noting(actor: Actor) -> Noting:
    """The same one, noting."""
    made = object.__new__(Noting)
    object.__setattr__(made, "noted", set())
    for name in FIELDS:
        object.__setattr__(made, name, getattr(actor, name))
    return made


def _values(actor: Actor, names: frozenset[str]) -> Hashable:
    found = ((name, getattr(actor, name)) for name in sorted(names))
    return tuple((name, frozenset(value.items()) if name == "mandates" else value) for name, value in found)


class Round:
    """The answers of one asking of an operation: one for each group of viewers who can't tell themselves apart by it."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._answers: dict[Hashable, Answer] = {}
        self._looked_at: set[frozenset[str]] = set()

    async def answer(self, context: Context) -> Answer:
        """What that viewer is told."""
        actor = context.actor
        shape = shape_of(actor)
        for names in self._looked_at:
            if known := self._answers.get((names, shape, _values(actor, names))):
                return known
        viewer = noting(actor)
        answer = await self._ask(context, replace(context, actor=viewer))
        if not answer.is_private:
            names = frozenset(viewer.noted)
            self._looked_at.add(names)
            self._answers[names, shape, _values(actor, names)] = answer
        return answer
