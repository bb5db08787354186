"""The tests of a JSON Schema's `if` as conditions; what can't be one is None."""

from collections.abc import Iterator
from typing import Any

from avustin_core.importing.model import Condition, Negated, Path, Test, all_of, any_of
from avustin_core.importing.sources import Node

BOUNDS = {"minimum": "at_least", "maximum": "at_most", "exclusiveMinimum": "more", "exclusiveMaximum": "less"}
KNOWN = {
    "properties",
    "required",
    "type",
    "const",
    "enum",
    "not",
    "allOf",
    "anyOf",
    "contains",
    "minLength",
    "minItems",
}


def condition_of(node: Node, path: Path) -> Condition | None:
    """When a schema of the answers at a path is met, read as people mean it: what isn't answered doesn't meet it."""
    found = _of_group(node, path)
    if found is not None:
        node.mark()
    return found


def _of_group(node: Node, path: Path) -> Condition | None:
    if not isinstance(node.value, dict) or set(node.value) - KNOWN - set(BOUNDS):
        return None
    parts: list[Condition | None] = []
    properties = node.value.get("properties", {})
    required = node.value.get("required", [])
    if not isinstance(properties, dict) or not isinstance(required, list):
        return None
    for name, schema in properties.items():
        parts.append(_of_value(schema, (*path, name), is_required=name in required))
    parts += [Test((*path, name), "answered") for name in required if isinstance(name, str) and name not in properties]
    for word, together in (("allOf", all_of), ("anyOf", any_of)):
        several = node.get(word)
        if several is not None:
            inner = [_of_group(each, path) for each in several.each()]
            parts.append(together(*[each for each in inner if each is not None]) if None not in inner else None)
    refused = node.get("not")
    if refused is not None:
        inside = _of_group(refused, path)
        parts.append(Negated(inside) if inside is not None else None)
    return None if None in parts else all_of(*parts)


def _of_value(schema: Any, path: Path, *, is_required: bool) -> Condition | None:
    if not isinstance(schema, dict) or set(schema) - KNOWN - set(BOUNDS):
        return None
    if "properties" in schema or ("required" in schema and "const" not in schema):
        return _of_group(_loose(schema), path)
    if "not" in schema:
        inside = _of_value(schema["not"], path, is_required=False)
        return Negated(inside) if inside is not None else None
    found = list(_comparisons(schema, path))
    if not found and (is_required or schema.get("minLength") == 1 or schema.get("minItems") == 1):
        return Test(path, "answered")
    return all_of(*found)


def _loose(schema: Any) -> Node:
    from avustin_core.importing.sources import Document

    return Document("", schema).node


def comparisons(node: Node, path: Path) -> Iterator[Condition]:
    """What constants a schema asks of an answer, which are read by this."""
    if isinstance(node.value, dict):
        if "const" in node.value and _is_plain(node.value["const"]):
            yield Test(path, "equals", node.take("const"))
        elif _are_plain(node.value.get("enum")):
            found = any_of(*(Test(path, "equals", each) for each in node.take("enum")))
            if found is not None:
                yield found


def _comparisons(schema: dict[str, Any], path: Path) -> Iterator[Condition]:
    if "const" in schema:
        value = schema["const"]
        values = value if isinstance(value, list) else [value]
        for each in values if _are_plain(values) else ():
            yield Test(path, "includes" if isinstance(value, list) else "equals", each)
    if _are_plain(schema.get("enum")):
        found = any_of(*(Test(path, "equals", each) for each in schema["enum"]))
        if found is not None:
            yield found
    contains = schema.get("contains")
    if isinstance(contains, dict):
        wanted = contains["enum"] if isinstance(contains.get("enum"), list) else [contains.get("const")]
        found = any_of(*(Test(path, "includes", each) for each in wanted)) if _are_plain(wanted) else None
        if found is not None:
            yield found
    for word, how in BOUNDS.items():
        bound = schema.get(word)
        if isinstance(bound, int | float) and not isinstance(bound, bool):
            yield Test(path, how, bound)


def _is_plain(value: Any) -> bool:
    return value is not None and not isinstance(value, dict | list)


def _are_plain(values: Any) -> bool:
    return isinstance(values, list) and bool(values) and all(_is_plain(each) for each in values)
