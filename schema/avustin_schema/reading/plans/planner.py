"""From an operation to a plan: one statement for a root field, one for each to-many relation, and a function for their rows."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from graphql import FieldNode, GraphQLObjectType, OperationType, get_named_type, is_non_null_type
from sqlalchemy import ColumnElement
from sqlmodel import AutoString

from avustin_core.access import ROW, Actor, Audience, rights_of
from avustin_core.storage import alias_of
from avustin_schema.gathering import Gathered
from avustin_schema.paging import page_of
from avustin_schema.reading.plans.emitter import Emitter
from avustin_schema.reading.plans.filtering import Filters
from avustin_schema.reading.plans.pages import page_plan
from avustin_schema.reading.plans.parts import BatchBranch, Given, Key, ListBranch, ObjectsPlan, PagePlan
from avustin_schema.reading.plans.prepared import Prepared, prepare
from avustin_schema.reading.plans.reshaped import Reshaped
from avustin_schema.reading.plans.written import Writer
from avustin_schema.reading.shared.asking import Asked, Asking
from avustin_schema.reading.shared.marks import NotPlanned
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.reading.shared.statements import Statement
from avustin_schema.sources import Batched, Computed, Join, Many, One, Paged, Source
from avustin_schema.stored import Shape, Written


@dataclass
class Planner:
    """What the plans of one operation share: what is asked, as whom, and for which database."""

    asking: Asking
    reading: Reading  #: of an actor who is all of marks, at a marked moment
    dialect: str
    guard: ColumnElement[bool] | None = None  #: of what a root field reads: that who asks stands as they did

    def __post_init__(self) -> None:
        self.emitter = Emitter(self.asking, self.by_ids)
        self.filters = Filters(self.asking, self.reading)

    @property
    def actor(self) -> Actor:
        """The one who is all of marks."""
        return self.reading.actor

    @property
    def now(self) -> datetime:
        """The marked moment."""
        return self.reading.now

    def by_ids(self, name: str, nodes: tuple[FieldNode, ...], *, root: bool = False) -> ObjectsPlan:
        """The plan that reads objects of a type by their ids."""
        block = Block.of(self, name, root=root)
        block.statement.conditions.append(block.table.id.in_([Given()]))
        return objects_plan(block, nodes)


@dataclass
class Block:
    """One statement, with the branches below it."""

    planner: Planner
    source: Source
    statement: Statement
    writer: Writer
    branches: list[Any] = field(default_factory=list)

    @classmethod
    def of(cls, planner: Planner, name: str, *, root: bool = False) -> "Block":
        """A statement over that type's table, under its row policy."""
        source = Source.known[name]
        table = alias_of(source.model, 0)
        policy = rights_of(source.model).rows.predicate(table, planner.actor, planner.now)
        guards = [planner.guard] if root and planner.guard is not None else []
        return cls(planner, source, Statement(table, [policy, *guards]), Writer())

    @property
    def table(self) -> Any:
        """The table whose columns are asked for."""
        return self.statement.shown

    def scope(self) -> "Scope":
        """The objects of the table itself."""
        return Scope(self, self.source, self.table)

    def place(self, column: Any, key: Any) -> int:
        """The place of a column in the record."""
        return self.statement.place(column, key)

    def prepared(self, change: Callable[[Any], Any] = lambda statement: statement) -> Prepared:
        """The statement, ready to run; what is loaded in batches learns how its columns are read."""
        prepared = prepare(change(self.statement.select()), self.planner.dialect)
        for branch in self.branches:
            if isinstance(branch, BatchBranch):
                branch.reads = {path: prepared.reads[place] or _same for path, place in branch.places.items()}
        return prepared


def _same(value: Any) -> Any:
    return value


@dataclass
class Scope:
    """One object type at one place of a statement."""

    block: Block
    source: Source
    table: Any

    def below(self, declared: Many | Paged) -> Block:
        """A statement over what belongs to these objects. What they fit already isn't asked of each row's owner again."""
        block = Block.of(self.block.planner, declared.target)
        owner = block.source.rights.rows.owner
        belong = (declared.by, declared.key, self.source.model)
        if owner and (owner.column, "id", owner.model) == belong and self._all_seen_by(owner.audience):
            block.statement.held, block.statement.conditions = block.statement.conditions, []
        return block

    def _all_seen_by(self, audience: Audience) -> bool:
        planner, statement = self.block.planner, self.block.statement
        if self.table is not statement.table and self.table is not statement.shown:
            return False
        return statement.holds(audience.predicate(statement.table, planner.actor, planner.now))

    def dict_of(self, nodes: Iterable[FieldNode]) -> str:
        """The expression that makes an object of a record `r`."""
        type_ = self.block.planner.asking.object_type(self.source.name)
        parts = [f"{each.key!r}: {self._field(type_, each)}" for each in self.block.planner.asking.fields(type_, nodes)]
        return "{" + ", ".join(parts) + "}"

    def _field(self, type_: GraphQLObjectType, asked: Asked) -> str:
        if asked.name == "__typename":
            return repr(type_.name)
        definition = type_.fields[asked.name]
        declared = self.source.fields.get(asked.name)
        if declared is None:
            raise NotPlanned(f"{type_.name}.{asked.name} has a resolver of its own")
        planner = self.block.planner
        audience = self.source.rights.fields[asked.name]
        seen = True if audience is ROW else audience.sees(self.table, planner.actor, planner.now)
        if seen is False:
            return self._checked("None", definition.type)
        expression = self._from(declared, definition.type, asked)
        if seen is True or (self.table is self.block.statement.table and self.block.statement.holds(seen)):
            return expression
        place = self.block.place(seen, (id(self.table), "seen", asked.name))
        return f"({expression} if r[{place}] else {self._checked('None', definition.type)})"

    def _checked(self, expression: str, type_: Any) -> str:
        return f"nothing({expression})" if is_non_null_type(type_) else expression

    def _from(self, declared: Any, type_: Any, asked: Asked) -> str:
        match declared:
            case Computed():
                return self._computed(declared, type_, asked)
            case One():
                return self._checked_one(declared, type_, asked)
            case Batched():
                return self._batched(declared, type_, asked)
            case _:
                return self._many(declared, type_, asked)

    def _computed(self, declared: Computed, type_: Any, asked: Asked) -> str:
        writer, planner = self.block.writer, self.block.planner
        if declared.id_of:
            return writer.id(self._place(declared.needs[0]), declared.id_of)
        if straight := self._straight(declared, type_, asked):
            return straight
        emit = planner.emitter.of(type_, asked.nodes)
        if declared.plain:
            (path,) = declared.needs
            return writer.column(self._place(path), declared.convert, emit, type_, self._sure(path))
        values = "{" + ", ".join(f"{path!r}: {self._value(path)}" for path in declared.needs) + "}"
        reading = writer.reading(asked.arguments)
        return f"{writer.constant(emit)}({writer.constant(declared.make)}({values}.__getitem__, {reading}), E)"

    def _straight(self, declared: Computed, type_: Any, asked: Asked) -> str | None:
        """The expression of an object as it is stored, or of columns: no object is made that an answer doesn't hold."""
        emitter, body = self.block.planner.emitter, self.block.writer.body
        if declared.arranged:
            return emitter.arranged(get_named_type(type_), asked.nodes, declared.arranged.shape(self._written), body)
        if isinstance(declared.convert, Shape):
            return self._stored(declared.needs[0], declared.convert, type_, asked)
        return None

    def _stored(self, path: str, shape: Shape, type_: Any, asked: Asked) -> str | None:
        """The expression of JSON in another shape: made once of each text; of events anew, since they are held against others."""
        planner, writer = self.block.planner, self.block.writer
        if planner.asking.operation.operation is OperationType.SUBSCRIPTION:
            return planner.emitter.stored(type_, asked.nodes, shape, self._value(path), writer.body)
        emit = planner.emitter.of_stored(type_, asked.nodes, shape)
        if emit is None:
            return None
        place = self.block.statement.text(self.table, self.source, path, planner.dialect)
        made = f"{writer.constant(Reshaped(emit))}[#{place}#]"
        return made if self._sure(path) else f"({self._checked('None', type_)} if #{place}# is None else {made})"

    def _value(self, path: str) -> str:
        """The expression of a column's value, through joins that are only looked at."""
        return f"@{self._place(path)}@"

    def _written(self, path: str) -> Written:
        """The same, and whether it always is a text."""
        return Written(self._value(path), self._sure(path) and type(getattr(self.table, path).type) is AutoString)

    def _sure(self, path: str) -> bool:
        """Whether the column always holds something."""
        return "." not in path and not getattr(self.table, path).property.columns[0].nullable

    def _place(self, path: str) -> int:
        return self.block.statement.column(self.table, self.source, path)

    def _checked_one(self, declared: One, type_: Any, asked: Asked) -> str:
        join: Join = self.source.joins[declared.join]
        target, planner = Source.known[join.target], self.block.planner

        def allowed(other: Any) -> Any:
            return target.rights.rows.predicate(other, planner.actor, planner.now)

        here = self.block.statement.look(self.table, self.source, join.via) if join.via else self.table
        table = self.block.statement.join(here, declared.join, join, allowed)
        present = self.block.place(getattr(table, join.there), (id(table), join.there))
        made = Scope(self.block, target, table).dict_of(asked.nodes)
        return f"({self._checked('None', type_)} if r[{present}] is None else {made})"

    def _batched(self, declared: Batched, type_: Any, asked: Asked) -> str:
        emit = self.block.planner.emitter.of(type_, asked.nodes)
        key = self._place("id")
        places = {path: self._place(path) for path in declared.needs}
        load = declared.load
        gathered = prepare(load.statement([Key()]), self.block.planner.dialect) if isinstance(load, Gathered) else None
        branch = BatchBranch(declared, key, places, asked.arguments, emit, gathered=gathered)
        self.block.branches.append(branch)
        return f"k{len(self.block.branches) - 1}(r[{key}])"

    def _many(self, declared: Many | Paged, type_: Any, asked: Asked) -> str:
        key = self.block.place(getattr(self.table, declared.key), (id(self.table), declared.key))
        plan: ListBranch | PagePlan = (
            list_below(self, declared, asked)
            if isinstance(declared, Many)
            else page_below(self, declared, type_, asked)
        )
        self.block.branches.append(plan)
        plan.key_place = key
        return f"k{len(self.block.branches) - 1}(r[{key}])"


def objects_plan(block: Block, nodes: tuple[FieldNode, ...], order: tuple[str, ...] = ("id",)) -> ObjectsPlan:
    """The plan of what a statement finds."""
    made = block.scope().dict_of(nodes)
    place = block.place(block.table.id, (id(block.table), "id"))
    columns = [getattr(block.table, each) for each in order]
    prepared = block.prepared(lambda statement: statement.order_by(*columns))
    return ObjectsPlan(prepared, block.writer.rows(made, prepared), block.branches, place)


def list_below(scope: Scope, declared: Many, asked: Asked) -> ListBranch:
    """The plan of a to-many relation that is given whole."""
    block = scope.below(declared)
    by = getattr(block.table, declared.by)
    block.statement.conditions.append(by.in_([Key()]))
    made = block.scope().dict_of(asked.nodes)
    place = block.place(by, (id(block.table), declared.by))
    order = [getattr(block.table, column) for column in declared.order]
    prepared = block.prepared(lambda statement: statement.order_by(*order))
    return ListBranch(prepared, block.writer.rows(made, prepared), place, block.branches)


def page_below(scope: Scope, declared: Paged, type_: Any, asked: Asked) -> PagePlan:
    """The plan of the pages below the records above."""
    block = scope.below(declared)
    block.statement.shown = alias_of(block.source.model, "shown")
    page = page_of(asked.arguments)
    plan = page_plan(block, type_, asked, page, declared.by)
    plan.page = page
    return plan
