"""Marks: stand-ins for what is known only when a plan runs. A statement is built with them, and shows where they ended up."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime
from operator import attrgetter
from typing import Any
from uuid import UUID

from avustin_core.access import Actor


class NotPlanned(Exception):
    """The operation can't be planned; Strawberry runs it, whole. The reason is counted."""


@dataclass(frozen=True)
class Origin:
    """Where a value comes from when the plan runs: from the actor, the clock, the arguments or the rows above."""

    kind: str
    of: Any = None
    written: Callable[[Any], str] | None = None  #: how the statement has it, where that isn't the value


class MarkedId(UUID):
    """An id that stands for another."""

    __slots__ = ("origin",)
    origin: Origin

    def __init__(self, origin: Origin, number: int) -> None:
        super().__init__(int=TEMPLATE << 64 | number)
        object.__setattr__(self, "origin", origin)

    def __str__(self) -> str:
        return MarkedText(super().__str__(), replace(self.origin, written=str))

    @property
    def hex(self) -> str:
        """Its digits, as columns of JSON have ids."""
        return MarkedText(super().hex, replace(self.origin, written=DIGITS))


class MarkedIds(frozenset[UUID]):
    """A set of ids that stand for others: a statement may look among them, and nothing may be reckoned with them."""

    def _refused(self, other: object) -> Any:
        raise NotPlanned("marks are reckoned with")

    __and__ = __rand__ = __or__ = __ror__ = __sub__ = __rsub__ = __xor__ = __rxor__ = _refused


class MarkedText(str):
    """The text of such an id, or any text that is given when the plan runs."""

    origin: Origin

    def __new__(cls, text: str, origin: Origin) -> "MarkedText":
        """A text with its origin."""
        made = super().__new__(cls, text)
        made.origin = origin
        return made


class MarkedMoment(datetime):
    """The moment when the plan runs."""

    origin = Origin("now")


DIGITS = attrgetter("hex")
TEMPLATE = 0xA905_7111_7E3F_1A7E  #: the upper half of every marked id: what came of one shows in any text made of it
NOW = MarkedMoment(2222, 2, 22, 22, 22, 22, 222222, tzinfo=UTC)

SETS = ("disqualified", "disqualified_in", "declared")  #: what of an actor is a set of ids
MARKED = {"user_id", "name", "mandates", "roles", *SETS}
assert {each.name for each in fields(Actor)} == MARKED, "an actor has something that no mark stands for"

Shape = tuple[Any, ...]


def shape_of(actor: Actor) -> Shape:
    """What of an actor decides how its statements read; all else is a parameter."""
    return (
        actor.user_id is not None,
        tuple(sorted(mandate.name for mandate in actor.mandates.values())),
        frozenset((role, call is None) for role, call in actor.roles),
        *(bool(getattr(actor, name)) for name in SETS),
    )


def _mandates(actor: Actor) -> list[UUID]:
    return sorted(actor.mandates, key=lambda id: (actor.mandates[id].name, id))


def template_of(actor: Actor) -> Actor:
    """An actor of the same shape, all of marks."""
    numbers = iter(range(1, 10_000))

    def mark(kind: str, of: Any = None) -> MarkedId:
        return MarkedId(Origin(kind, of), next(numbers))

    held = sorted({(role, call is None) for role, call in actor.roles}, key=str)
    sets: dict[str, Any] = {name: MarkedIds({mark(name)}) if getattr(actor, name) else frozenset() for name in SETS}
    return Actor(
        user_id=mark("user") if actor.user_id else None,
        mandates={mark("mandate", place): actor.mandates[id] for place, id in enumerate(_mandates(actor))},
        roles=frozenset((role, None if everywhere else mark("calls", role)) for role, everywhere in held),
        **sets,
    )


def values_of(origin: Origin, actor: Actor, now: datetime) -> list[Any]:
    """What stands for a mark of the actor's, or of the clock's."""
    found = _values_of(origin, actor, now)
    return [origin.written(each) for each in found] if origin.written else found


def _values_of(origin: Origin, actor: Actor, now: datetime) -> list[Any]:
    match origin.kind:
        case "now":
            return [now]
        case "user":
            return [actor.user_id]
        case "mandate":
            return [_mandates(actor)[origin.of]]
        case "calls":
            return [call for role, call in actor.roles if role == origin.of and call is not None]
        case name:
            return list(getattr(actor, name))


def origins_of(value: Any) -> tuple[Origin, ...] | None:
    """The origins of a parameter of a statement, or None when it is a constant; refuses what a mark was made into."""
    if isinstance(value, list | tuple | set | frozenset):
        found = [origins_of(each) for each in value]
        if not any(found):
            return None
        if not all(found):
            raise NotPlanned("a list of marks and constants")
        return tuple(origin for origins in found for origin in origins or ())
    if origin := getattr(value, "origin", None):
        return (origin,)
    if _is_made_of_a_mark(value):
        raise NotPlanned("a value made of a mark")
    return None


def _is_made_of_a_mark(value: Any) -> bool:
    if isinstance(value, datetime):
        return abs(value.year - NOW.year) < 100
    if isinstance(value, UUID):
        return value.int >> 64 == TEMPLATE
    if isinstance(value, int):
        return value == NOW.year
    text = str(value).replace("-", "").lower()
    return f"{TEMPLATE:x}" in text or "2222-02-22" in str(value)
