"""The root fields of an operation, each compiled: what it reads, by which arguments, and what it answers."""

import inspect
from collections.abc import Awaitable, Callable
from contextlib import aclosing
from typing import Any
from uuid import UUID

from graphql import FieldNode, OperationType, VariableNode, value_from_ast
from graphql.execution.values import VariableValues
from sqlalchemy import bindparam

from avustin_core.answers.storable import is_text
from avustin_core.storage import parse_id
from avustin_schema.paging import MOST, Page, page_of
from avustin_schema.reading.plans.pages import page_plan
from avustin_schema.reading.plans.parts import Given, ListBranch, ObjectsPlan, PagePlan
from avustin_schema.reading.plans.planner import Block, Planner, objects_plan
from avustin_schema.reading.plans.prepared import together
from avustin_schema.reading.running.running import Environment, run_objects, run_page, settled
from avustin_schema.reading.shared.asking import Asked
from avustin_schema.reading.shared.marks import NotPlanned
from avustin_schema.roots import Root
from avustin_schema.sources import Source

Run = Callable[[Environment, VariableValues], Awaitable[Any]]
Take = Callable[[VariableValues], Any]
PAGE = ("first", "last", "after", "before")


def free_arguments(root: Root | None, name: str) -> tuple[str, ...] | None:
    """The arguments of a root field whose values a plan doesn't depend on; None: of all of them."""
    if root is None:
        return {"node": ("id",), "nodes": ("ids",)}.get(name)
    return PAGE if root.way == "page" else (root.argument,) if root.way == "one" else ()


def compile_root(planner: Planner, nodes: tuple[FieldNode, ...]) -> Run:
    """The function that answers a root field."""
    name, parent = nodes[0].name.value, planner.asking.root
    if name == "__typename":
        return _typename(parent.name)
    definition = parent.fields.get(name)
    declared = definition.extensions.get("strawberry-definition") if definition else None
    if declared is None:
        raise NotPlanned("introspection")
    root = declared.metadata.get("root")
    kinds = definition.args
    takes = {each.name.value: _take(each.value, kinds[each.name.value].type) for each in nodes[0].arguments or ()}
    if root is None:
        if name in ("node", "nodes"):
            return _things(planner, nodes, takes, several=name == "nodes")
        return _resolved(planner, definition, nodes)
    if root.way == "page":
        return _page(planner, root, definition, nodes, takes)
    return _objects(planner, root, nodes, takes)


def _typename(name: str) -> Run:
    async def run(env: Environment, variables: VariableValues) -> Any:
        return name

    return run


def _take(value: Any, kind: Any) -> Take:
    """An argument that is a variable, or a constant, or a list of them; read as the schema says."""
    if isinstance(value, VariableNode):
        name = value.name.value
        return lambda variables: variables.coerced.get(name)
    return lambda variables: value_from_ast(value, kind, variables.coerced)


def _page(planner: Planner, root: Root, definition: Any, nodes: tuple[FieldNode, ...], takes: dict[str, Take]) -> Run:
    arguments = planner.asking.arguments(planner.asking.root, nodes[0])
    asked = Asked("", root.kind, arguments, nodes, parent=planner.asking.root)
    given = {name: takes[name] for name in PAGE if name in takes}
    plans: dict[tuple[bool, ...], PagePlan] = {}

    def plan_of(page: Page) -> PagePlan:
        """The plan for cursors to places that have, or lack, the same keys."""
        lacking = tuple(key is None for key in page.cursor[1]) if page.cursor else ()
        if lacking not in plans:
            plans[lacking] = page_plan(Block.of(planner, root.kind), definition.type, asked, page)
        return plans[lacking]

    plan_of(page_of(arguments))

    async def run(env: Environment, variables: VariableValues) -> Any:
        page = page_of({name: take(variables) for name, take in given.items()})
        return await run_page(env, plan_of(page), page)

    return run


def _objects(planner: Planner, root: Root, nodes: tuple[FieldNode, ...], takes: dict[str, Take]) -> Run:
    block = Block.of(planner, root.kind, root=True)
    if root.way == "all":
        return _all(objects_plan(block, nodes, root.order))
    column = getattr(block.table, root.column)
    block.statement.conditions.append(column == bindparam(None, Given(), type_=column.type, unique=True))
    plan, take = objects_plan(block, nodes), takes[root.argument]
    if root.column == "id" and planner.dialect == "postgresql":
        gather(plan)

    async def run(env: Environment, variables: VariableValues) -> Any:
        value = _key(root, take(variables))
        found = await run_objects(env, plan, value) if value is not None else {}
        return next(iter(found.values()), None)

    return run


def gather(plan: ObjectsPlan) -> None:
    """Has the object and all that points to it read at once, where nothing else lies below it."""
    below = plan.branches
    if below and all(isinstance(each, ListBranch) and each.key_place == plan.id_place for each in below):
        plan.at_once = together(plan.prepared, [each.prepared for each in below])


def _all(plan: ObjectsPlan) -> Run:
    async def run(env: Environment, variables: VariableValues) -> Any:
        return list((await run_objects(env, plan)).values())

    return run


def _key(root: Root, value: Any) -> Any:
    if root.column != "id":
        return value if is_text(value) else None
    found = parse_id(value)
    return found[1] if found and found[0] == root.kind else None


def _things(planner: Planner, nodes: tuple[FieldNode, ...], takes: dict[str, Take], *, several: bool) -> Run:
    plans: dict[str, ObjectsPlan] = {}

    def plan_of(kind: str) -> ObjectsPlan:
        if kind not in plans:
            plans[kind] = planner.by_ids(kind, nodes, root=True)
        return plans[kind]

    async def run(env: Environment, variables: VariableValues) -> Any:
        given = takes["ids" if several else "id"](variables)
        found = [parse_id(each) for each in (given if several else [given])]
        if len(found) > MOST:
            raise NotPlanned("too many ids")
        wanted: dict[str, list[UUID]] = {}
        for each in found:
            if each and each[0] in Source.known:
                wanted.setdefault(each[0], []).append(each[1])
        objects = {
            (kind, id): thing
            for kind, ids in wanted.items()
            for id, thing in (await run_objects(env, plan_of(kind), ids)).items()
        }
        things = [objects.get(each) if each else None for each in found]
        return things if several else things[0]

    return run


async def _value(made: Any) -> Any:
    """What a function gave, when it is there; of a subscription the state that it tells first."""
    if inspect.isasyncgen(made):
        async with aclosing(made):
            return await anext(made)
    return await made if inspect.isawaitable(made) else made


def _resolved(planner: Planner, definition: Any, nodes: tuple[FieldNode, ...]) -> Run:
    """A root field with a function of its own: what it gives is emitted, and what that links to is read."""
    function = definition.extensions["strawberry-definition"].base_resolver.wrapped_func
    names = inspect.signature(function).parameters
    emit = planner.emitter.of(definition.type, nodes)
    key = nodes[0].alias.value if nodes[0].alias else nodes[0].name.value
    asking = planner.asking
    is_mutation = asking.operation.operation is OperationType.MUTATION

    async def run(env: Environment, variables: VariableValues) -> Any:
        given: dict[str, Any] = asking.arguments(asking.root, nodes[0], variables)
        if "info" in names:
            given["info"] = env.info(key)
        if "root" in names:
            given["root"] = None
        try:
            made = function(**given)
            value = await _value(made)
        except Exception as error:
            if (
                is_mutation
            ):  # it may have been done all the same: whoever runs the operation next tells this, and does nothing
                env.context.done[key] = error
            raise
        if is_mutation:
            env.context.done[key] = value
        return await settled(env, emit(value, env))

    return run
