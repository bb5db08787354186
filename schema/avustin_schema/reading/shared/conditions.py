"""The SQL of a filter: over what the viewer sees, so that it tells no more than fields do, and true or false of every row."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import String, and_, bindparam, cast, false, not_, or_, select, true
from sqlalchemy.orm import aliased

from avustin_core.access import ROW
from avustin_core.storage import among
from avustin_core.storage.inside import Includes
from avustin_core.storage.texts import Folded
from avustin_schema.lists.asks import Condition
from avustin_schema.reading.shared.filters import Answered, Both, Linked, Neither, One, values_of
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Source

Give = Callable[[Any], Any]  #: from a value to what the statement holds: the same, or what stands for it


@dataclass
class Conditions:
    """Writes the conditions of a tree."""

    reading: Reading
    give: Give = lambda value: value

    def of(self, source: Source, table: Any, tree: Any) -> Any:
        """The condition of a tree over a table."""
        match tree:
            case Both():
                parts = [self.of(source, table, each) for each in tree.parts]
                return (or_(false(), *parts) if tree.is_any else and_(true(), *parts)) if parts else _empty(tree)
            case Neither():
                return not_(self.of(source, table, tree.part))
            case Linked():
                return self._linked(source, table, tree)
            case Answered():
                return self._answered(source, table, tree)
            case One(asked=Condition()):
                return self._named(source, table, tree)
            case _:
                return self._field(source, table, tree)

    def seen(self, source: Source, table: Any, *fields: str) -> Any:
        """Whether the viewer sees those fields of a row; plainly True where all of them are seen."""
        found = []
        for name in fields:
            audience = source.rights.fields[name]
            answer = True if audience is ROW else audience.sees(table, self.reading.actor, self.reading.now)
            if answer is False:
                return False
            if answer is not True:
                found.append(answer)
        return and_(*found) if found else True

    def _unseen(self, tree: Any) -> Any:
        """Of what nobody like the viewer sees nothing holds; its values are given all the same, for they have numbers."""
        for value in values_of(tree):
            self.give(value)
        return false()

    def _field(self, source: Source, table: Any, one: One) -> Any:
        assert not isinstance(one.asked, Condition)
        columns = one.asked.asks.of(table, self.reading)
        columns = columns if isinstance(columns, tuple) else (columns,)
        seen = self.seen(source, table, one.asked.seen_as)
        if seen is False:
            nothing = self._unseen(one)
            return true() if one.condition == "isNull" and one.value else nothing
        known = [] if seen is True else [seen]
        if one.condition == "isNull":
            there = and_(*known, or_(*(each.is_not(None) for each in columns)))
            return not_(there) if one.value else there
        value = one.value if isinstance(one.value, bool) else self.give(one.value)
        fits = [and_(*_there(each), _fits(each, one.condition, value)) for each in columns]
        return and_(*known, or_(*fits))

    def _named(self, source: Source, table: Any, one: One) -> Any:
        assert isinstance(one.asked, Condition)
        seen = self.seen(source, table, *one.asked.about)
        if seen is False:
            return self._unseen(one)
        known = [] if seen is True else [seen]
        if isinstance(one.value, bool):
            fits = one.asked.fits(table, True, self.reading)
            return and_(*known, fits if one.value else not_(fits))
        value = bindparam(None, self.give(one.value), one.asked.kind.held, unique=True)
        return and_(*known, one.asked.fits(table, value, self.reading))

    def _linked(self, source: Source, table: Any, linked: Linked) -> Any:
        seen = self.seen(source, table, linked.field)
        if seen is False:
            return self._unseen(linked)
        join = source.joins[source.asked.links[linked.field][0]]
        other: Any = aliased(join.model)
        here, there = getattr(table, join.here), getattr(other, join.there)
        keys = [(each.condition, self.give(each.value)) for each in linked.keys]
        found = [*([] if seen is True else [seen]), here.is_not(None), *(_fits(here, *each) for each in keys)]
        everyone = linked.source.rights.rows.sees(other, self.reading.actor, self.reading.now) is True
        if everyone and keys and not linked.part.parts:
            return and_(*found)
        policy = linked.source.rights.rows.predicate(other, self.reading.actor, self.reading.now)
        fits = select(there).where(
            policy, *(_fits(there, *each) for each in keys), self.of(linked.source, other, linked.part)
        )
        return and_(*found, among(here, fits))

    def _answered(self, source: Source, table: Any, answered: Answered) -> Any:
        """The version's own condition is no narrower than that of its owner's `data`, which all see who see the row."""
        version: Any = aliased(answered.of.model)
        fits = select(version.id).where(answered.of.are_in(version), self.of(source, version, answered.part))
        return and_(table.submitted_id.is_not(None), among(table.submitted_id, fits))


def _empty(tree: Both) -> Any:
    return false() if tree.is_any else true()


def _there(column: Any) -> list[Any]:
    """That there is a value, where there may be none: else a condition would be neither true nor false."""
    return [column.is_not(None)] if may_be_null(column) else []


def may_be_null(column: Any) -> bool:
    """Whether there may be nothing in it; of an expression one doesn't know."""
    return getattr(getattr(column, "expression", column), "nullable", True) is not False


def _fits(column: Any, condition: str, value: Any) -> Any:
    match condition:
        case "equals":
            return column == bindparam(None, value, type_=column.type, unique=True)
        case "in":
            return column.in_(value if isinstance(value, list) else [value])
        case "includes":
            return Includes(column, bindparam(None, value, type_=String(), unique=True))
        case "from":
            return column >= bindparam(None, value, type_=column.type, unique=True)
        case "to":
            return column <= bindparam(None, value, type_=column.type, unique=True)
        case _:
            pattern = Folded(bindparam(None, value, type_=String(), unique=True))
            return Folded(cast(column, String)).like(pattern, escape="/")
