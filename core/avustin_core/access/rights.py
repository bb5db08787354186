"""How a slice declares its rights: audiences as SQL predicates, fields by audience, guards of what can be done."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import SimpleNamespace
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, true

from avustin_core.access.actor import Actor
from avustin_core.errors import NotAllowed, Refusal
from avustin_core.plugin import Role, Text
from avustin_core.storage import alias_of, of_owner

Condition = ColumnElement[bool] | bool
Sees = Callable[[Any, Actor, datetime], Condition]
State = TypeVar("State")


@dataclass(frozen=True)
class Audience:
    """Some of the people. `sees(row, actor, now)` is a predicate over the row's columns, or a plain answer."""

    requires: str
    sees: Sees
    parts: tuple["Audience", ...] = ()  #: of `either`: who they are, each with their own words
    owner: "Owner | None" = None  #: of `over_owner`: the row that is looked at

    def predicate(self, row: Any, actor: Actor, now: datetime) -> ColumnElement[bool]:
        """The same as SQL, whatever the answer."""
        answer = self.sees(row, actor, now)
        return (true() if answer else false()) if isinstance(answer, bool) else answer


@dataclass(frozen=True)
class Owner:
    """The row that a row belongs to by a column, and who sees it."""

    model: type
    column: str
    audience: Audience


everyone = Audience("nothing: public", lambda row, actor, now: True)
ROW = Audience("whoever sees the row", lambda row, actor, now: True)


def either(*audiences: Audience) -> Audience:
    """The people of any of them."""

    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        answers = [audience.sees(row, actor, now) for audience in audiences]
        if any(answer is True for answer in answers):
            return True
        open_ones = [answer for answer in answers if not isinstance(answer, bool)]
        return or_(*open_ones) if open_ones else False

    return Audience(", or ".join(audience.requires for audience in audiences), sees, audiences)


def over_owner(model: type, column: str, audience: Audience) -> Audience:
    """The same people, over a row that belongs by that column to a row of the model."""

    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        owner = alias_of(model, "owner")
        if audience.sees(owner, actor, now) is False:
            return False
        return of_owner(owner.id, getattr(row, column), audience.predicate(owner, actor, now))

    parts = tuple(over_owner(model, column, part) for part in audience.parts)
    return Audience(audience.requires, sees, parts, Owner(model, column, audience))


def of_call(requires: str, *roles: Role, call: str = "call_id") -> Audience:
    """Those who hold one of the roles in the row's call."""

    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        if actor.has(*roles):
            return True
        calls = actor.calls(*roles)
        return getattr(row, call).in_(calls) if calls else False

    return Audience(requires, sees)


def handling(requires: str, *roles: Role, call: str = "call_id", matter: str = "matter_id") -> Audience:
    """The same, without those who are disqualified in the row's matter: for whatever belongs to a matter."""
    holders = of_call(requires, *roles, call=call)

    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        answer = holders.sees(row, actor, now)
        if answer is False or not actor.disqualified:
            return answer
        return and_(holders.predicate(row, actor, now), getattr(row, matter).not_in(actor.disqualified))

    return Audience(requires, sees)


@dataclass(frozen=True)
class Rights:
    """Who sees a table's rows, and which of its fields (by their names in the API). A field without a line is nobody's."""

    model: type
    rows: Audience
    fields: Mapping[str, Audience] = field(default_factory=dict)
    declared: ClassVar[dict[type, "Rights"]] = {}

    def __post_init__(self) -> None:
        if Rights.declared.setdefault(self.model, self) is not self:
            raise TypeError(f"the rights of {self.model.__name__} are declared twice")


def rights_of(model: type) -> Rights:
    """What the model's slice declared; a model without rights is nobody's."""
    return Rights.declared[model]


@dataclass(frozen=True)
class Guard(Generic[State]):
    """What must hold before something is done: by whom, and in which state. Operations and `actions` ask the same guard."""

    action: str  #: the mutation's name
    requires: Text
    who: Callable[[Actor, State], bool]
    blocks: Callable[[State, datetime], Refusal | None] = lambda state, now: None

    def refusal(self, actor: Actor, state: State, now: datetime) -> Refusal | None:
        """Why it can't be done, or None."""
        if not self.who(actor, state):
            return NotAllowed(requires=self.requires)
        return self.blocks(state, now)


@dataclass(frozen=True)
class Act:
    """One thing that can be done, and why it can't be, if so."""

    name: str
    blocked_by: tuple[Refusal, ...]


def acts(guards: Iterable[Guard[Any]], actor: Actor, state: Any, now: datetime) -> list[Act]:
    """What the actor may do in that state, with what blocks the rest."""
    refusals = ((guard, guard.refusal(actor, state, now)) for guard in guards)
    return [Act(guard.action, (refusal,) if refusal else ()) for guard, refusal in refusals]


def in_role(*roles: Role) -> Callable[[Actor, Any], bool]:
    """A `who` for guards of a matter: one who holds a role in its call, and isn't disqualified in it."""

    def who(actor: Actor, state: Any) -> bool:
        return actor.handles(state.matter_id, *roles, call_id=state.call_id)

    return who


def in_role_of_call(*roles: Role) -> Callable[[Actor, Any], bool]:
    """A `who` for guards of a call: one who holds a role in it, whatever may keep them from a matter of it."""

    def who(actor: Actor, state: Any) -> bool:
        call_id: UUID = state.id
        return actor.has(*roles, call_id=call_id)

    return who


def gather(columns: Mapping[str, str], row: Any, **joined: Any) -> Any:
    """The state that guards look at, from loaded rows: `{"opens_at": "call.opens_at"}` takes `joined["call"].opens_at`."""

    def value(path: str) -> Any:
        table, _, column = path.rpartition(".")
        return getattr(joined[table] if table else row, column)

    return SimpleNamespace(**{name: value(path) for name, path in columns.items()})
