"""The statement by which an actor gets what they see of rows, kept for the next time: making it costs more than running it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Select, bindparam, select
from sqlalchemy.sql import visitors

from avustin_core.access.actor import Actor
from avustin_core.access.rights import rights_of

Beside = tuple[tuple[Any, str], ...]  #: models, each with the column that leads to its row
KEPT = 64  #: statements, of those who asked last


class _NoMoment:
    """Stands for now where a statement is to be the same at all times: nothing can be reckoned with it."""


class _Who:
    """An actor who is equal to another with the same rights."""

    __slots__ = ("_key", "actor")

    def __init__(self, actor: Actor) -> None:
        self.actor = actor
        self._key = (
            actor.user_id, frozenset(actor.mandates.items()), actor.roles, actor.disqualified, actor.disqualified_in,
            actor.declared, actor.name,
        )  # fmt: skip

    def __hash__(self) -> int:
        return hash(self._key)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Who) and self._key == other._key


def getting(model: Any, actor: Actor, now: datetime, *, lock: bool = False, beside: Beside = ()) -> Select[Any]:
    """The row of the parameter `row_id`, if the actor sees it; and beside it those that its columns lead to."""
    kept = _kept(_made, model, _Who(actor), lock, beside)
    return _made(model, actor, now, lock, beside) if kept is None else kept


def seeing(model: Any, actor: Actor, now: datetime) -> Select[Any]:
    """The ids of those rows, of the parameter `row_ids`, that the actor sees."""
    kept = _kept(_seen, model, _Who(actor))
    return _seen(model, actor, now) if kept is None else kept


@lru_cache(maxsize=KEPT)
def _kept(make: Callable[..., Select[Any]], model: Any, who: _Who, *how: Any) -> Select[Any] | None:
    """None where the moment decides who sees the row."""
    moment = _NoMoment()
    try:
        statement = make(model, who.actor, moment, *how)
    except (TypeError, AttributeError):  # it was looked at
        return None
    return None if any(moment in _values(each) for each in visitors.iterate(statement)) else statement


def _values(element: Any) -> Iterable[Any]:
    value = getattr(element, "value", None)
    return value if isinstance(value, list | tuple) else [value]


def _made(model: Any, actor: Actor, now: datetime, lock: bool, beside: Beside) -> Select[Any]:
    visible = rights_of(model).rows.predicate(model, actor, now)
    statement = select(model, *(other for other, _ in beside)).where(model.id == bindparam("row_id"), visible)
    for other, column in beside:
        statement = statement.join(other, other.id == getattr(model, column))
    return statement.with_for_update(of=model).execution_options(populate_existing=True) if lock else statement


def _seen(model: Any, actor: Actor, now: datetime) -> Select[Any]:
    visible = rights_of(model).rows.predicate(model, actor, now)
    return select(model.id).where(model.id.in_(bindparam("row_ids", expanding=True)), visible)
