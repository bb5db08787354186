"""The shape of a document, measured before it is validated: each fragment once, however often it is spread.

Fields are merged as execution merges them, by response key; types aren't looked at, so what is measured is never less.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    Node,
    OperationDefinitionNode,
    SelectionSetNode,
)

DEEPEST = 100  #: levels; nothing below is looked at
MOST_PAIRS = 1_000_000
META = ("__schema", "__type")


@dataclass
class Shape:
    """What was measured."""

    depth: int = 0
    aliases: int = 0
    directives: int = 0
    pairs: int = 0  #: of fields or fragments that validation compares
    root_fields: int = 0
    mutations: int = 0
    introspects: bool = False


def shape_of(document: DocumentNode) -> Shape:
    """The shape of a document; of several operations the greatest."""
    shape = Shape()
    shape.aliases, shape.directives, names = _counted(document)
    shape.introspects = not names.isdisjoint(META)
    measuring = _Measuring(document)
    for operation in document.definitions:
        if isinstance(operation, OperationDefinitionNode):
            found = measuring.collected((operation.selection_set,))
            shape.depth = max(shape.depth, measuring.depth(found, 1))
            kind = "mutations" if operation.operation.value == "mutation" else "root_fields"
            setattr(shape, kind, max(getattr(shape, kind), len(found)))
    for unused in measuring.unused():
        shape.depth = max(shape.depth, measuring.depth(measuring.collected((unused.selection_set,)), 1))
    shape.pairs = measuring.pairs + measuring.fragment_pairs
    return shape


def _counted(document: DocumentNode) -> tuple[int, int, set[str]]:
    """Aliases, directives, and the names of all fields, as they are written."""
    aliases, directives, names = 0, 0, set()
    waiting: list[Node] = list(document.definitions)
    while waiting:
        node = waiting.pop()
        directives += len(getattr(node, "directives", None) or ())
        for variable in getattr(node, "variable_definitions", None) or ():
            directives += len(variable.directives or ())
        if isinstance(node, FieldNode):
            aliases += node.alias is not None
            names.add(node.name.value)
        inner = getattr(node, "selection_set", None)
        waiting.extend(inner.selections if inner else ())
    return aliases, directives, names


Fields = dict[str, list[FieldNode]]


class _Measuring:
    """Walks merged fields; the same fields are walked once."""

    def __init__(self, document: DocumentNode) -> None:
        self.pairs, self.fragment_pairs = 0, 0
        self._used: set[str] = set()
        self._fragments = {
            each.name.value: each for each in document.definitions if isinstance(each, FragmentDefinitionNode)
        }
        self._depths: dict[tuple[int, ...], int] = {}

    def collected(self, sets: Iterable[SelectionSetNode]) -> Fields:
        """Fields by response key, each fragment's once; those of a fragment that isn't there aren't any."""
        fields: Fields = {}
        spread: dict[str, int] = {}
        waiting: list[Iterator[Any]] = [iter(each.selections) for each in sets][::-1]
        while waiting:
            for node in waiting[-1]:
                if isinstance(node, FieldNode):
                    fields.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
                    continue
                inner = node
                if isinstance(node, FragmentSpreadNode):
                    name = node.name.value
                    spread[name] = spread.get(name, 0) + 1
                    if spread[name] > 1 or name not in self._fragments:
                        continue
                    inner = self._fragments[name]
                waiting.append(iter(inner.selection_set.selections))
                break
            else:
                waiting.pop()
        self._used |= spread.keys()
        self.pairs += sum(_pairs(len(nodes)) for nodes in fields.values())
        self.fragment_pairs = max(self.fragment_pairs, _pairs(len(spread)))  # validation compares two only once
        return fields

    def unused(self) -> Iterator[FragmentDefinitionNode]:
        """Fragments that no operation spreads: validation looks into them before it refuses them."""
        return (each for name, each in self._fragments.items() if name not in self._used)

    def depth(self, fields: Fields, level: int) -> int:
        """The levels from these fields on; the wrappers of a type in introspection count as one."""
        if level > DEEPEST or self.pairs > MOST_PAIRS:
            return 1
        return max((self._of(key, nodes, level) for key, nodes in fields.items()), default=0)

    def _of(self, key: str, nodes: list[FieldNode], level: int) -> int:
        sets = [node.selection_set for node in nodes if node.selection_set]
        if not sets:
            return 1
        place = tuple(sorted({id(each) for each in sets}))
        if place not in self._depths:
            self._depths[place] = 0  # a cycle leads here again, and is refused by validation
            self._depths[place] = self.depth(self.collected(sets), level + 1)
        own = 0 if all(node.name.value == "ofType" for node in nodes) else 1
        return own + self._depths[place]


def _pairs(number: int) -> int:
    return number * (number - 1) // 2
