"""From a selection and the sources to a plan: which columns a level needs, and how a record becomes its rows."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from avustin_core.access import ROW, rights_of
from avustin_core.storage import alias_of
from avustin_schema.reading.executor.selection import Selection
from avustin_schema.reading.shared.asking import Asked
from avustin_schema.reading.shared.rows import Reading, Row
from avustin_schema.reading.shared.statements import Record, Statement
from avustin_schema.sources import Batched, Computed, Many, One, Paged, Source

Children = dict[int, Callable[[Any], Any]]  #: what was read for each branch: from a parent's key to its value
Fill = Callable[[Record, Children], Any]


@dataclass(eq=False)
class Branch:
    """A to-many relation below a level: the place of the parent's key, and what is asked of it."""

    source: Many | Paged
    key_place: int
    asked: Asked


@dataclass(eq=False)
class Batch:
    """What is loaded at once for all records of a level."""

    source: Batched
    key_place: int
    places: dict[str, int]
    reading: Reading


@dataclass
class Level:
    """One object type at one place of a statement."""

    source: Source
    table: Any
    statement: Statement
    selection: Selection
    reading: Reading
    branches: list[Branch | Batch] = field(default_factory=list)

    def fill(self, asked: list[Asked]) -> Fill:
        """The function from a record to the row of these fields."""
        fills = [(each.key, self._fill(each)) for each in asked]
        name = self.source.name
        return lambda record, children: Row(name, {key: fill(record, children) for key, fill in fills})

    def _fill(self, asked: Asked) -> Fill:
        declared = self.source.fields[asked.name]
        audience = self.source.rights.fields[asked.name]
        seen = True if audience is ROW else audience.sees(self.table, self.reading.actor, self.reading.now)
        if seen is False:
            return lambda record, children: None
        fill = self._fill_from(declared, asked)
        if seen is True:
            return fill
        place = self.statement.place(seen, (id(self.table), "seen", asked.name))
        return lambda record, children: fill(record, children) if record[place] else None

    def _fill_from(self, declared: Any, asked: Asked) -> Fill:
        match declared:
            case Computed():
                return self._computed(declared, asked)
            case One():
                return self._one(declared, asked)
            case Batched():
                return self._batched(declared, asked)
            case _:
                return self._many(declared, asked)

    def _computed(self, declared: Computed, asked: Asked) -> Fill:
        places = {path: self._place(path) for path in declared.needs}
        reading, make = replace(self.reading, arguments=asked.arguments), declared.make
        return lambda record, children: make(lambda path: record[places[path]], reading)

    def _batched(self, declared: Batched, asked: Asked) -> Fill:
        places = {path: self._place(path) for path in declared.needs}
        key = self._place("id")
        batch = Batch(declared, key, places, replace(self.reading, arguments=asked.arguments))
        self.branches.append(batch)
        return lambda record, children: children[id(batch)](record[key])

    def _place(self, path: str) -> int:
        return self.statement.column(self.table, self.source, path)

    def _one(self, declared: One, asked: Asked) -> Fill:
        join = self.source.joins[declared.join]
        target = Source.known[join.target]
        reading = self.reading

        def allowed(other: Any) -> Any:
            return target.rights.rows.predicate(other, reading.actor, reading.now)

        here = self.statement.look(self.table, self.source, join.via) if join.via else self.table
        table = self.statement.join(here, declared.join, join, allowed)
        level = Level(target, table, self.statement, self.selection, reading, self.branches)
        present = self.statement.place(getattr(table, join.there), (id(table), join.there))
        fill = level.fill(self.selection.asked(self.selection.object_type(target.name), asked.nodes))
        return lambda record, children: None if record[present] is None else fill(record, children)

    def _many(self, declared: Many | Paged, asked: Asked) -> Fill:
        key = self.statement.place(getattr(self.table, declared.key), (id(self.table), declared.key))
        branch = Branch(declared, key, asked)
        self.branches.append(branch)
        return lambda record, children: children[id(branch)](record[key])


def root_level(name: str, selection: Selection, reading: Reading) -> Level:
    """The level of a root field: the type's table, under its row policy."""
    source = Source.known[name]
    table = alias_of(source.model, 0)
    policy = rights_of(source.model).rows.predicate(table, reading.actor, reading.now)
    return Level(source, table, Statement(table, [policy]), selection, reading)
