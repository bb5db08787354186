"""Documents that attackers send, and whose cost grows faster than they do."""

from collections.abc import Iterator


def doubling(number: int, on: str = "Query", inner: str = "__typename") -> str:
    """Fragments of which each spreads the next one twice."""
    chain = "".join(f"fragment F{i} on {on}{{...F{i + 1} ...F{i + 1}}}" for i in range(number))
    return f"query{{...F0}}{chain}fragment F{number} on {on}{{{inner}}}"


def doubling_below(number: int) -> str:
    """The same, one level deeper each time and by two keys: 2 to the power of `number` places."""
    below = "".join(
        f"fragment F{i} on Call{{a:programme{{calls{{nodes{{...F{i + 1}}}}}}} b:programme{{calls{{nodes{{...F{i + 1}}}}}}}}}"
        for i in range(number)
    )
    return f"{{calls{{nodes{{...F0}}}}}}{below}fragment F{number} on Call{{id}}"


def wide(number: int) -> str:
    """Fragments of which each spreads all that follow."""
    chain = "".join(
        f"fragment A{i} on Query{{{''.join(f'...A{j} ' for j in range(i + 1, number))}serverTime}}"
        for i in range(number)
    )
    return f"{{...A0}}{chain}"


def bombs() -> Iterator[tuple[str, str]]:
    """All of them by name."""
    yield "doubling 22", doubling(22)
    yield "doubling 60", doubling(60)
    yield "doubling 280", doubling(280)
    yield "doubling below", doubling_below(20)
    yield "wide", wide(45)
    yield "named __schema", doubling(22).replace("F0", "__schema").replace("query", "query __schema")
    yield "a cycle", "{...A} fragment A on Query{...B} fragment B on Query{...A}"
    yield "a cycle through a field", "{calls{nodes{...A}}} fragment A on Call{programme{calls{nodes{...A}}}}"
    yield "a fragment of itself", "{...A} fragment A on Query{...A ...A}"
    yield "an unknown fragment", "{...Nobody}"
    yield "unused fragments", "{serverTime}" + "".join(f"fragment A{i} on Query{{serverTime}}" for i in range(200))
    yield "unused and equal", "{serverTime} fragment A on Query{" + "viewer{name} " * 400 + "}"
    yield "equal leaves", "{" + "serverTime " * 1900 + "}"
    yield "equal objects", "{" + "viewer{name} " * 450 + "}"
    yield "equal pages", "{" + "calls{nodes{id}} " * 250 + "}"
    yield "equal under an alias", "{" + "a:calls(first:1){nodes{id}} " * 28 + "}"
    yield "many fragments at one place", (
        "{" + "".join(f"...A{i} " for i in range(200)) + "}"
        + "".join(f"fragment A{i} on Query{{serverTime}}" for i in range(200))
    )  # fmt: skip
    yield "20,000 braces", "{a" * 20_000
    yield "nested lists", "{a(x:" + "[" * 20_000
    yield "nested objects", "{a(x:" + "{a:" * 20_000
    yield "whitespace", "{" + " " * 200_000 + "serverTime}"
    yield "a flood of tokens", "{" + "a " * 100_000 + "}"
    yield "unknown fields", "{" + "".join(f"abc{i} " for i in range(1900)) + "}"
    yield "unknown directives", "{serverTime " + "@a " * 49 + "}"
    yield "deep fragments", (
        "{calls{nodes{...F0}}}"
        + "".join(f"fragment F{i} on Call{{programme{{calls{{nodes{{...F{i + 1}}}}}}}}}" for i in range(100))
        + "fragment F100 on Call{id}"
    )  # fmt: skip
    yield "deep introspection", "{__schema{types" + "{fields{type" * 90 + "{name}" + "}}" * 90 + "}}"
