"""The filters of an operation: conditions with marks for their values, and the values when the plan runs."""

from itertools import count
from typing import Any

from graphql import FieldNode, GraphQLObjectType
from graphql.execution.values import VariableValues

from avustin_schema.reading.plans.parts import Filtered
from avustin_schema.reading.shared.asking import Asked, Asking
from avustin_schema.reading.shared.conditions import Conditions
from avustin_schema.reading.shared.filters import Reader, values_of
from avustin_schema.reading.shared.marks import Origin
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Source

REMEMBERED, LONGEST = 32, 1_000  #: readings of a plan's filters; characters of the variables that one is known by


class Filters:
    """Those of the connections that are planned so far."""

    def __init__(self, asking: Asking, reading: Reading) -> None:
        self._asking, self._reading = asking, reading
        self._known: dict[int, tuple[Source, GraphQLObjectType, FieldNode]] = {}
        self._read: dict[str, dict[Origin, Any]] = {}

    def conditions(self, source: Source, table: Any, asked: Asked) -> list[Any]:
        """The conditions of a connection's filter, with marks for its values."""
        given = asked.arguments.get("filter")
        if given is None:
            return []
        node = asked.nodes[0]
        assert asked.parent is not None
        self._known[id(node)] = (source, asked.parent, node)
        numbers = count()

        def give(value: Any) -> Any:
            mark = Filtered(id(node), next(numbers))
            return [mark] if isinstance(value, list) else mark

        tree = self._reader().read(source, given)
        return [Conditions(self._reading, give).of(source, table, tree)]

    def values(self, variables: VariableValues) -> dict[Origin, Any]:
        """The values of all filters, when the plan runs with these variables; those of late are known."""
        if not self._known:
            return {}
        told = repr(variables.coerced)
        if len(told) > LONGEST:
            return self._values(variables)
        if told not in self._read:
            if len(self._read) >= REMEMBERED:
                self._read.clear()
            self._read[told] = self._values(variables)
        return self._read[told]

    def _values(self, variables: VariableValues) -> dict[Origin, Any]:
        found: dict[Origin, Any] = {}
        for key, (source, parent, node) in self._known.items():
            given = self._asking.arguments(parent, node, variables)["filter"]
            for index, value in enumerate(values_of(self._reader().read(source, given))):
                found[Filtered(key, index).origin] = value
        return found

    def _reader(self) -> Reader:
        return Reader(self._reading.settings, self._reading.registry)
