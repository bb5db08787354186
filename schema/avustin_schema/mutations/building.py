"""Mutations: an input, an operation of the core, and a payload that reads what was made."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Annotated, Any, Optional
from uuid import UUID

import strawberry
from strawberry import UNSET
from strawberry.types.fields.resolver import StrawberryResolver

from avustin_core.access import Audience, Guard
from avustin_core.answers.storable import UNSTORABLE, is_text
from avustin_core.errors import InvalidInput, Refusal
from avustin_core.once import Once
from avustin_core.plugin import Text
from avustin_core.work import Work
from avustin_schema.assembled import assemble
from avustin_schema.context import Context, Info
from avustin_schema.inputs import given_in, input_type, is_input
from avustin_schema.mutations.places import placed
from avustin_schema.problems import error_of, error_union
from avustin_schema.reading import read_one
from avustin_schema.rights.words import requires_of, requiring
from avustin_schema.scalars import Unreadable
from avustin_schema.sources import Link, Source, UndeclaredRight, camel

KEY = "A key of the client's own: sent again with the same input, the mutation does nothing twice and answers the same."
DOER = Audience("the one who does it", lambda row, actor, now: True)  #: sees what its own act gave
Act = Callable[[Work, Any], Awaitable[Any]]
Road = Callable[[Context, Any, Once | None], Awaitable[Any]]


def argument(description: str, **more: Any) -> Any:
    """A field of an input, with its description. One that is absent is None, and the schema doesn't print that."""
    made = strawberry.field(description=description, **more)
    if made.default_value is None:
        made.default_value = UNSET
    return made


@input_type(description="What every mutation takes.")
class MutationInput:
    """The base of all inputs."""

    idempotency_key: str | None = argument(KEY, default=None)


@dataclass(frozen=True)
class Extra:
    """One more field of a payload: its type, its description, and its value from what the operation gave."""

    type: Any
    description: str
    make: Callable[[Any, Info], Any]
    empty: Any = None


@dataclass(frozen=True)
class Mutation:
    """One mutation of the API."""

    name: str
    operation: Any  #: the core's operation: its refusals become the error union
    input: type
    act: Act
    description: str
    answers: Mapping[str, str] = field(default_factory=dict)  #: payload field: object type
    keys: Mapping[str, Callable[[Any], UUID | None]] = field(default_factory=dict)  #: payload field: id from the result
    extras: Mapping[str, Extra] = field(default_factory=dict)
    refuses: tuple[type[Refusal], ...] = ()
    road: Road | None = None  #: how it is done where not all of it can be in one transaction, instead of `act`
    guard: Guard[Any] | tuple[Guard[Any], ...] = ()  #: what the operation asks: who may, and when; without it no build

    @property
    def guards(self) -> tuple[Guard[Any], ...]:
        """One guard, or each of those that are asked by what there is already."""
        return self.guard if isinstance(self.guard, tuple) else (self.guard,)

    @property
    def title(self) -> str:
        """The mutation's name as types are named by it."""
        return self.name[0].upper() + self.name[1:]


def build_mutation(mutation: Mutation) -> Any:
    """The field of the Mutation type."""
    payload = _payload(mutation)

    async def resolve(root: Any, info: Any, input: Any) -> Any:
        context = info.context
        if str(info.path.key) in context.done:
            return done_before(context.done[str(info.path.key)])
        try:
            plain = plain_input(input)
            once = Once(mutation.name, plain["idempotencyKey"], plain) if plain.get("idempotencyKey") else None
            refuse_unreadable(input)
            made = await _made(mutation, context, input, once)
        except Refusal as refusal:
            refusal.path = placed(refusal.path, input)
            return payload(made=None, refused=[error_of(refusal, context.language)])
        return payload(made=made, refused=[])

    resolve.__annotations__ = {
        "info": Info,
        "input": Annotated[mutation.input, strawberry.argument(description="What to do.")],
        "return": payload,
    }
    guards = _guards(mutation)
    said = requiring(mutation.description, *requires_of(guards))
    return strawberry.mutation(resolver=resolve, name=mutation.name, description=said, metadata={"guards": guards})


async def _made(mutation: Mutation, context: Context, input: Any, once: Once | None) -> Any:
    if mutation.road:
        return await mutation.road(context, input, once)
    return await context.run(lambda work: mutation.act(work, input), once=once)


def done_before(what: Any) -> Any:
    """What a mutation of this request gave when a plan did it; or how it failed."""
    if isinstance(what, Exception):
        raise what
    return what


def _guards(mutation: Mutation) -> tuple[Guard[Any], ...]:
    """The mutation's guards; refuses a mutation that has none, or another's."""
    others = {guard.action for guard in mutation.guards} - {mutation.name}
    if not mutation.guards or others:
        found = f"its guards are those of {', '.join(sorted(others))}" if others else "it has no guard"
        raise UndeclaredRight(f"{mutation.name}: nobody says who may do it: {found}")
    return mutation.guards


def _payload(mutation: Mutation) -> Any:
    """The payload type: what was made, read by what is asked of it, and the errors."""
    union = error_union(f"{mutation.title}Error", (*mutation.operation.refuses, *mutation.refuses))
    fields: dict[str, Any] = {}
    for name, target in mutation.answers.items():
        key = mutation.keys.get(name, lambda made: made.id)
        fields[name] = (Optional[_type_of(target)], linked(name, target, key))  # noqa: UP045
    for name, extra in mutation.extras.items():
        more = strawberry.field(resolver=_extra(extra), description=extra.description, metadata={"audience": DOER})
        fields[name] = (extra.type, more)
    fields["errors"] = errors(union, "Why nothing was saved; empty when it was.")
    return assemble(f"{mutation.title}Payload", f"The answer of {mutation.name}.", fields)


def errors(union: Any, description: str) -> tuple[Any, Any]:
    """The field of what refused, as a payload's type is assembled with it."""
    told = strawberry.field(resolver=REFUSED, description=description, metadata={"audience": DOER})
    return list[union], told


def _refused(root: Any) -> Any:
    return root.refused


REFUSED: Any = StrawberryResolver(_refused)  #: one for all payloads


def linked(name: str, target: str, key: Callable[[Any], UUID | None]) -> Any:
    """A field that reads what was made, as it is now."""
    return strawberry.field(
        resolver=_reads(name, target, key),
        description=f"The {target} as it is now; null when nothing was saved.",
        metadata={"audience": _rows(target), "link": Link(target, _of_made(key))},
    )


def _rows(name: str) -> Audience:
    return Source.known[name].rights.rows


def _of_made(key: Callable[[Any], UUID | None]) -> Callable[[Any], UUID | None]:
    return lambda payload: key(payload.made) if payload.made is not None else None


def _type_of(name: str) -> Any:
    return Source.known[name].type


def _reads(name: str, target: str, key: Callable[[Any], UUID | None]) -> Callable[..., Any]:
    async def resolve(root: Any, info: Any) -> Any:
        id = key(root.made) if root.made is not None else None
        return await read_one(info, target, value=id) if id is not None else None

    resolve.__annotations__ = {"info": Info}
    return resolve


def _extra(extra: Extra) -> Callable[..., Any]:
    def resolve(root: Any, info: Any) -> Any:
        return extra.make(root.made, info) if root.made is not None else extra.empty

    resolve.__annotations__ = {"info": Info}
    return resolve


def plain_input(value: Any) -> Any:
    """An input as JSON values, by the names of the API: what an idempotency key stands for."""
    if is_input(value):
        return {camel(name): plain_input(each) for name, each in given_in(value) if each is not UNSET}
    if isinstance(value, strawberry.Some):
        return {"some": plain_input(value.value)}  # null, and not absent
    if isinstance(value, dict):
        return {name: plain_input(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain_input(each) for each in value]
    if isinstance(value, Unreadable):
        return value.raw
    if isinstance(value, Enum):
        return value.name
    return value if isinstance(value, str | int | bool | None) else str(value)


def refuse_unreadable(value: Any, *path: str) -> None:
    """Refuses what isn't a value of its scalar, or can't be kept, everywhere but in the answers of a form."""
    if isinstance(value, str) and not is_text(value):
        raise InvalidInput(*path, reason=UNSTORABLE)
    if isinstance(value, Unreadable):
        raise InvalidInput(
            *path,
            reason=Text(
                fi=f"{'.'.join(path)}: arvo ei kelpaa, sen tyypin on oltava {value.wanted}.",
                sv=f"{'.'.join(path)}: värdet är ogiltigt, dess typ ska vara {value.wanted}.",
                en=f"{'.'.join(path)}: this isn't a {value.wanted}.",
            ),
        )
    if is_input(value) and not getattr(type(value), "keeps_unreadable", False):
        for name, each in given_in(value):
            refuse_unreadable(each, *path, camel(name))
    parts = enumerate(value) if isinstance(value, list) else value.items() if isinstance(value, dict) else ()
    for place, each in parts:
        refuse_unreadable(each, *path, str(place))
