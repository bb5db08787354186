"""Runs a plan: its statements in turn, the rows of each into objects, and what lies below them put in its place."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from avustin_schema.gathering import Gathered
from avustin_schema.paging import Page, PageInfo, encode, info_of
from avustin_schema.reading.drivers.drivers import Connection
from avustin_schema.reading.plans.emitter import Awaited, Later
from avustin_schema.reading.plans.parts import KEYS, VALUE, BatchBranch, FacetPlan, ListBranch, ObjectsPlan, PagePlan
from avustin_schema.reading.plans.prepared import Prepared
from avustin_schema.reading.shared.marks import Origin
from avustin_schema.reading.shared.rows import Reading


class Stub:
    """What functions of a value's type may know of the request, where the executor would give its `info`."""

    __slots__ = ("context", "key", "path")

    def __init__(self, context: Any, key: str) -> None:
        self.context, self.key = context, key
        self.path = self


@dataclass
class Environment:
    """One run: who asks, and the connection that answers."""

    context: Any
    reading: Reading
    connection: Connection
    given: dict[Origin, Any] = field(default_factory=dict)  #: the values of filters
    infos: dict[str, Stub] = field(default_factory=dict)
    awaited: list[Later | Awaited] = field(default_factory=list)
    is_sure: bool | None = None  #: whether all statements that looked found that who asks stands as they did

    def info(self, key: str) -> Stub:
        """For a function of a value's type."""
        if key not in self.infos:
            self.infos[key] = Stub(self.context, key)
        return self.infos[key]

    def later(self, later: Later | Awaited) -> Later | Awaited:
        """Notes what is to be read, or waited for."""
        self.awaited.append(later)
        return later

    def with_arguments(self, arguments: dict[str, Any]) -> Reading:
        """The reading of a field with arguments."""
        return replace(self.reading, arguments=arguments)

    async def fetch(self, prepared: Prepared, given: dict[Origin, Any]) -> Sequence[Any]:
        """The records of a statement."""
        values = prepared.values(self.reading.actor, self.reading.now, given | self.given)
        records = await self.connection.fetch(prepared, values)
        if prepared.is_guarded:
            self.is_sure = bool(records) and self.is_sure is not False
        return records


async def below(env: Environment, branches: list[Any], records: Sequence[Any]) -> list[Callable[[Any], Any]]:
    """What lies below the records, by their keys: one statement for each branch, however many records there are."""
    return [await _branch(env, branch, records) for branch in branches]


async def _branch(env: Environment, branch: Any, records: Sequence[Any]) -> Callable[[Any], Any]:
    if isinstance(branch, BatchBranch):
        return await _batch(env, branch, records)
    keys = list({record[branch.key_place] for record in records} - {None})
    if isinstance(branch, PagePlan):
        return await _pages_below(env, branch, keys)
    if not keys:
        return lambda key: []
    found = await env.fetch(branch.prepared, {KEYS: keys})
    made = branch.rows(found, env, await below(env, branch.branches, found))
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    place = branch.by_place
    for record, each in zip(found, made, strict=True):
        groups[record[place]].append(each)
    return lambda key: groups.get(key, [])


async def _given(env: Environment, branch: ListBranch, records: Sequence[Any], place: int) -> Callable[[Any], Any]:
    """What lies below the one record, which came with it."""
    found = [each for record in records for each in record[place]]
    made = branch.rows(found, env, await below(env, branch.branches, found))
    return lambda key: made


async def _batch(env: Environment, branch: BatchBranch, records: Sequence[Any]) -> Callable[[Any], Any]:
    present = [record for record in records if record[branch.key_place] is not None]
    if not present:
        return lambda key: None
    loaded = await (_gathered if branch.gathered else _loaded)(env, branch, present)
    by_key = {record[branch.key_place]: branch.emit(value, env) for record, value in zip(present, loaded, strict=True)}
    return lambda key: by_key.get(key)


async def _gathered(env: Environment, branch: BatchBranch, records: Sequence[Any]) -> list[Any]:
    load, prepared = branch.source.load, branch.gathered
    assert isinstance(load, Gathered)
    assert prepared
    place, read = branch.places[load.key], branch.reads[load.key]
    found = await env.fetch(prepared, {KEYS: [record[place] for record in records]})
    columns = range(len(prepared.reads))
    rows = [[prepared.read(record, column) for column in columns] for record in found]
    return load.gather(rows, env.with_arguments(branch.arguments), [read(record[place]) for record in records])


async def _loaded(env: Environment, branch: BatchBranch, records: Sequence[Any]) -> list[Any]:
    values = [_values(branch, record) for record in records]
    async with env.context.connection() as connection:
        async with AsyncSession(bind=connection, expire_on_commit=False) as session:
            return await branch.source.load(session, env.with_arguments(branch.arguments), values)


def _values(branch: BatchBranch, record: Any) -> Callable[[str], Any]:
    return lambda path: branch.reads[path](record[branch.places[path]])


async def run_page(env: Environment, plan: PagePlan, page: Page) -> Any:
    """The page of a root field."""
    given: dict[Origin, Any] = {Origin("size"): page.size + 1}
    if page.cursor is not None and plan.prepared:
        given |= {Origin("cursor key", index): key for index, key in enumerate(plan.ordering.place(page))}
    facets = {each.key: await _facets(env, each, given) for each in plan.facets}
    records = await env.fetch(plan.prepared, given) if plan.prepared else []
    if records and plan.count_place is not None:
        count = records[0][plan.count_place]
    else:
        count = (await env.fetch(plan.count, given))[0][0] if plan.count else 0
    if plan.prepared is None:
        return _assembled(plan, [], [], {}, page, count, facets.get, more=False)
    more = len(records) > page.size
    shown = records[: page.size]
    if page.backwards:
        shown = shown[::-1]
    lists = await _lists(env, plan, shown)
    return _assembled(plan, shown, list(range(len(shown))), lists, page, count, facets.get, more=more, env=env)


async def _facets(env: Environment, plan: FacetPlan, given: dict[Origin, Any]) -> Any:
    found = [(facet, _counted(prepared, await env.fetch(prepared, given))) for facet, prepared in plan.counted]
    return plan.emit([facet.facet(records, env.reading) for facet, records in found], env)


def _counted(prepared: Prepared, records: Sequence[Any]) -> list[tuple[Any, int]]:
    return [(prepared.read(record, 0), record[1]) for record in records]


async def _lists(env: Environment, plan: PagePlan, records: Sequence[Any]) -> dict[str, list[Any]]:
    children = await below(env, plan.branches, records)
    return {key: made(records, env, children) for key, name, made in plan.parts if name in ("nodes", "edges")}


def _assembled(
    plan: PagePlan, records: Sequence[Any], places: list[int], lists: dict[str, list[Any]], page: Page, count: int,
    facets: Callable[[str], Any], *, more: bool, env: Any = None,
) -> dict[str, Any]:  # fmt: skip
    answer: dict[str, Any] = {}
    for key, name, made in plan.parts:
        match name:
            case "totalCount":
                answer[key] = count
            case "facets":
                answer[key] = facets(key)
            case "nodes" | "edges":
                answer[key] = [lists[key][place] for place in places]
            case "pageInfo":
                answer[key] = made(_page_info(plan, [records[place] for place in places], page, more), env)
            case _:
                answer[key] = made
    return answer


def _page_info(plan: PagePlan, shown: Sequence[Any], page: Page, more: bool) -> PageInfo:
    def cursor(record: Any) -> str:
        assert plan.prepared is not None
        return encode(plan.ordering.sign, [plan.prepared.read(record, place) for place in plan.places])

    first, last = (cursor(shown[0]), cursor(shown[-1])) if shown else (None, None)
    return info_of(page, more=more, first=first, last=last)


async def _pages_below(env: Environment, plan: PagePlan, keys: list[Any]) -> Callable[[Any], Any]:
    assert plan.page is not None
    page = plan.page
    if not keys:
        return lambda key: None
    counts: dict[Any, int] = {}
    if plan.count:
        counts = {record[0]: record[1] for record in await env.fetch(plan.count, {KEYS: keys})}
    facets = {each.key: await _facets_below(env, each, keys) for each in plan.facets}
    records = await env.fetch(plan.prepared, {KEYS: keys}) if plan.prepared else []
    lists = await _lists(env, plan, records)
    groups: dict[Any, list[int]] = {}
    for place, record in enumerate(records):
        groups.setdefault(record[plan.by_place], []).append(place)

    def of(key: Any) -> Any:
        places = groups.get(key, [])
        more = len(places) > page.size
        places = places[: page.size]
        if page.backwards:
            places = places[::-1]
        counted = {name: of_key(key) for name, of_key in facets.items()}
        return _assembled(plan, records, places, lists, page, counts.get(key, 0), counted.get, more=more, env=env)

    return of


async def _facets_below(env: Environment, plan: FacetPlan, keys: list[Any]) -> Callable[[Any], Any]:
    found = [(facet, prepared, await env.fetch(prepared, {KEYS: keys})) for facet, prepared in plan.counted]

    def of(key: Any) -> Any:
        mine = [
            (facet, _counted(prepared, [each for each in records if each[2] == key]))
            for facet, prepared, records in found
        ]
        return plan.emit([facet.facet(records, env.reading) for facet, records in mine], env)

    return of


async def run_objects(env: Environment, plan: ObjectsPlan, given: Any = None) -> dict[UUID, Any]:
    """Objects by their ids, in order; `given` is what they are looked up by."""
    if plan.at_once:
        records = await env.fetch(plan.at_once, {VALUE: given})
        children = [
            await _given(env, each, records, place) for place, each in enumerate(plan.branches, -len(plan.branches))
        ]
    else:
        records = await env.fetch(plan.prepared, {VALUE: given})
        children = await below(env, plan.branches, records)
    made = plan.rows(records, env, children)
    return {plan.id_of(record): each for record, each in zip(records, made, strict=True)}


async def settled(env: Environment, value: Any) -> Any:
    """The value, when all that it waits for is read: one statement for each field that links to objects."""
    while env.awaited:
        awaited, env.awaited = env.awaited, []
        found: dict[Any, Any] = {
            each: each.emit(await each.value, env) for each in awaited if isinstance(each, Awaited)
        }
        links = [each for each in awaited if isinstance(each, Later)]
        for plan in {id(each.plan): each.plan for each in links}.values():
            ours = [each for each in links if each.plan is plan]
            objects = await run_objects(env, plan, list({each.key for each in ours}))
            found |= {each: objects.get(each.key) for each in ours}
        value = _placed(value, found)
    return value


def _placed(value: Any, found: dict[Any, Any]) -> Any:
    if isinstance(value, Later | Awaited):
        return found[value]
    if isinstance(value, dict):
        return {key: _placed(each, found) for key, each in value.items()}
    return [_placed(each, found) for each in value] if isinstance(value, list) else value
