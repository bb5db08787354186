"""JSON Schema as it is meant: references followed, `allOf` put together, and conditions of any draft in one shape."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from avustin_core.importing.conditions import comparisons, condition_of
from avustin_core.importing.listing import Ledger
from avustin_core.importing.model import Condition, Negated, Path, Test, all_of
from avustin_core.importing.sources import CannotImport, Node

SILENT = ("$schema", "$id", "id", "definitions", "$defs")
ITSELF = "a question within itself, without end: ask rows of it"


@dataclass(frozen=True, eq=False)
class Schema:
    """One schema: the places that together say it, the nearest first."""

    layers: tuple[Node, ...]
    refs: frozenset[str]
    ledger: Ledger
    name: str = ""  #: of the definition that it is

    def take(self, key: str) -> Any:
        """What the nearest layer says; the others say it too, or are overruled."""
        found = [each.take(key) for each in self.layers if each.get(key) is not None]
        return found[0] if found else None

    def node(self, key: str) -> Node | None:
        """Where the nearest layer says it, unread."""
        return next((found for each in self.layers if (found := each.get(key)) is not None), None)

    def has(self, key: str) -> bool:
        """Whether any layer says it."""
        return self.node(key) is not None

    @property
    def types(self) -> set[str]:
        """The types that are named, without null."""
        found = self.take("type")
        given = found if isinstance(found, list) else [found]
        return {str(each) for each in given if each not in (None, "null")} or ({"null"} if "null" in given else set())

    def properties(self) -> Iterator[tuple[str, "Schema"]]:
        """The properties, in order; those of several layers as one."""
        found: dict[str, list[Node]] = {}
        for layer in self.layers:
            for name, node in (layer.get("properties") or NOTHING).items():
                found.setdefault(name, []).append(node)
        for name, nodes in found.items():
            schemas = [each for node in nodes if (each := schema_of(node, self.refs, self.ledger)) is not None]
            if schemas:
                layers = tuple(layer for each in schemas for layer in each.layers)
                refs = frozenset(ref for each in schemas for ref in each.refs)
                yield name, Schema(layers, refs, self.ledger, schemas[0].name)

    def required(self) -> set[str]:
        """The names that any layer requires."""
        found = (each.take("required") for each in self.layers)
        return {str(name) for names in found if isinstance(names, list) for name in names}

    def below(self, key: str) -> "Schema | None":
        """The schema under a key, such as items."""
        node = self.node(key)
        for layer in self.layers[1:]:
            other = layer.get(key)
            if node is not None and other is not None and other.value == node.value:
                other.mark()
        return schema_of(node, self.refs, self.ledger) if node is not None else None

    def without(self, *words: str) -> "Schema":
        """The same, but for what it says under these words."""
        layers = [
            Node(each.document, each.pointer, {key: value for key, value in each.value.items() if key not in words})
            for each in self.layers
        ]
        return replace(self, layers=tuple(layers))

    def branches(self, path: Path) -> Iterator[tuple[Condition | None, "Schema"]]:
        """What holds under conditions: if/then/else, dependencies, and variants that one answer tells apart."""
        known = {name for name, _ in self.properties()}
        for layer in self.layers:
            for place in (layer, *_parts(layer, "allOf")):
                if place.get("if") is not None:
                    yield from self._if_then(place, path)
            yield from self._dependencies(layer, path)
            for word in ("oneOf", "anyOf"):
                yield from self._variants(_parts(layer, word), known, path)

    def _if_then(self, place: Node, path: Path) -> Iterator[tuple[Condition | None, "Schema"]]:
        test = place.get("if")
        assert test is not None
        condition = condition_of(test, path)
        if condition is None:
            self.ledger.lost(
                test, "a condition that can't be said here: what it shows is always shown, and may be left out"
            )
        for word in ("then", "else"):
            part = place.get(word)
            then = schema_of(part, self.refs, self.ledger) if part is not None else None
            if then is not None:
                yield (Negated(condition) if condition is not None and word == "else" else condition), then

    def _dependencies(self, layer: Node, path: Path) -> Iterator[tuple[Condition | None, "Schema"]]:
        for word in ("dependencies", "dependentSchemas", "dependentRequired"):
            for name, node in (layer.get(word) or NOTHING).items():
                condition = Test((*path, name), "answered")
                if isinstance(node.value, list):
                    node.mark()
                    required = Node(node.document, node.pointer, {"required": node.value})
                    yield condition, Schema((required,), self.refs, self.ledger)
                    continue
                variants = [each for word in ("oneOf", "anyOf") for each in _parts(node, word)]
                yield from self._variants(variants, {name}, path)
                then = schema_of(node, self.refs, self.ledger)
                if then is not None and (then.has("properties") or then.has("required")):
                    yield condition, then.without("oneOf", "anyOf")

    def _variants(
        self, variants: list[Node], known: set[str], path: Path
    ) -> Iterator[tuple[Condition | None, "Schema"]]:
        """Variants of an object: each with its constant answers, and what it asks besides."""
        for each in variants:
            schema = schema_of(each, self.refs, self.ledger)
            properties = dict(schema.properties()) if schema is not None else {}
            if schema is None or not properties:
                continue
            tests = [
                condition
                for name, sub in properties.items()
                if name in known
                for layer in sub.layers
                if (condition := all_of(*comparisons(layer, (*path, name)))) is not None
            ]
            yield all_of(*tests), schema


def schema_of(node: Node, refs: frozenset[str], ledger: Ledger) -> Schema | None:
    """A schema with what it refers to; None for what refers to itself, or isn't one."""
    if not isinstance(node.value, dict):
        ledger.lost(node, "true or false instead of a schema: say what is asked")
        return None
    layers, name, seen = [node], "", set(refs)
    for key in SILENT[:3]:
        if isinstance(node.value.get(key), str):
            node.take(key)
    reference = node.take("$ref") or node.take("$dynamicRef")
    if reference is not None:
        referred = _referred(node, reference)
        if reference in refs:
            ledger.lost(node, ITSELF)
            return None
        target = schema_of(referred, refs | {reference}, ledger)
        if target is None:
            return None
        layers += target.layers
        seen |= target.refs
        name = str(reference).rsplit("/", 1)[-1]
    for part in _parts(node, "allOf"):
        if part.get("if") is None and (inner := schema_of(part, refs, ledger)) is not None:
            layers += inner.layers
            seen |= inner.refs
    schema = Schema(tuple(layers), frozenset(seen), ledger, name)
    return _one_of_types(schema)


def _one_of_types(schema: Schema) -> Schema:
    """With the first variant that isn't null, where variants are all that there is: Pydantic writes optional so."""
    if schema.has("type") or schema.has("properties") or schema.has("enum") or schema.has("const"):
        return schema
    for layer in schema.layers:
        variants = [each for word in ("anyOf", "oneOf") for each in _parts(layer, word)]
        real = [each for each in variants if isinstance(each.value, dict) and each.value.get("type") != "null"]
        if real and not all("const" in each.value for each in real):
            for each in variants:
                if isinstance(each.value, dict) and each.value.get("type") == "null":
                    each.mark()
            first = schema_of(real[0], schema.refs, schema.ledger)
            if first is not None:
                return Schema((*schema.layers, *first.layers), first.refs, schema.ledger, first.name)
    return schema


def _referred(node: Node, reference: object) -> Node:
    root = node.document.node
    if not isinstance(reference, str) or not (reference == "#" or reference.startswith("#/")):
        raise CannotImport(
            f"{node.document.name}: {node.pointer or '/'}: $ref {reference!r} leads out of the file; "
            "put what it means under $defs, and refer to #/$defs/…"
        )
    found = root.at(reference[1:])
    if found is None:
        raise CannotImport(f"{node.document.name}: {node.pointer or '/'}: $ref {reference!r} leads nowhere; mend it")
    return found


def _parts(node: Node, word: str) -> list[Node]:
    found = node.get(word)
    return list(found.each()) if found is not None else []


class _Nothing:
    """A place where nothing stands."""

    def items(self) -> Iterator[tuple[str, Node]]:
        """Nothing."""
        yield from ()


NOTHING = _Nothing()
