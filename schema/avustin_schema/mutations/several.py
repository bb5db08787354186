"""Doing a mutation many times at once: each item in a transaction of its own, with a result for each."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, Optional

from avustin_core.errors import ALWAYS, InvalidInput, Refusal
from avustin_core.once import Once
from avustin_core.plugin import Text
from avustin_core.work import Work
from avustin_schema.assembled import assemble
from avustin_schema.context import Context
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import (
    Extra,
    Mutation,
    MutationInput,
    argument,
    errors,
    linked,
    plain_input,
)
from avustin_schema.mutations.places import placed
from avustin_schema.problems import error_of, error_union
from avustin_schema.sources import Source

MOST = 200  #: items


def several(single: Mutation, name: str, target: str, description: str) -> Mutation:
    """The mutation that does that one with many inputs. `target` is the type of what each makes."""
    title = name[0].upper() + name[1:]
    answer = target[0].lower() + target[1:]
    result = _result(f"{title}Result", f"{title}ItemError", single, answer, target)
    refused: Any = SimpleNamespace(refuses=ALWAYS)
    return Mutation(
        name, refused, _input_of(f"{title}Input", single), _only_by_road,
        f"{description}. Each is done by itself, as `{single.name}` does it, in the order given: one that can't be done is told "
        f"in `results`, and keeps none of the others back. Sent again with its key, what was done isn't done again",
        extras={
            "results": Extra(
                list[result],  # type: ignore[valid-type]
                "What became of each, in the order of the items; empty when nothing was begun.",
                lambda made, info: [result(made=row, refused=refused) for row, refused in made], empty=[],
            )
        },
        road=_each(single),
        guard=tuple(replace(guard, action=name) for guard in single.guards),
    )  # fmt: skip


def _input_of(name: str, single: Mutation) -> Any:
    said = f"What {single.name} is given, {MOST} times at most."
    space = {
        "__module__": __name__,
        "__doc__": "Items.",
        "__annotations__": {"items": list[single.input]},  # type: ignore[name-defined]
        "items": argument(f"{said} One with an `idempotencyKey` of its own is done once by that."),
    }
    return input_type(description=said)(type(name, (MutationInput,), space))


def _result(name: str, union: str, single: Mutation, answer: str, target: str) -> Any:
    made = linked(answer, target, lambda made: made.id)
    fields = {
        answer: (Optional[Source.known[target].type], made),  # noqa: UP045
        "errors": errors(error_union(union, single.operation.refuses), "Why this one wasn't done; empty when it was."),
    }
    return assemble(name, "What became of one item.", fields)


def _each(single: Mutation) -> Any:
    async def road(context: Context, input: Any, once: Once | None) -> list[tuple[Any, list[Any]]]:
        if not 0 < len(input.items) <= MOST:
            raise InvalidInput("items", reason=SOME)
        return [await _done(context, single, input, place) for place in range(len(input.items))]

    return road


async def _done(context: Context, single: Mutation, input: Any, place: int) -> tuple[Any, list[Any]]:
    item = input.items[place]
    key = item.idempotency_key or (input.idempotency_key and f"{input.idempotency_key}/{place}")
    once = Once(single.name, key, plain_input(item)) if key else None
    try:
        return await context.run(lambda work: single.act(work, item), once=once), []
    except Refusal as refusal:
        refusal.path = ("items", str(place), *placed(refusal.path, item))
        return None, [error_of(refusal, context.language)]


async def _only_by_road(work: Work, input: Any) -> Any:
    raise AssertionError("items have transactions of their own")


SOME = Text(
    fi=f"Anna vähintään yksi ja enintään {MOST}.",
    sv=f"Ange minst en och högst {MOST}.",
    en=f"Give one at least, and {MOST} at most.",
)
