"""No reading operation of docs/examples costs more as the tables grow: what an index should serve isn't scanned or sorted.

PostgreSQL has 100,000 applications of some three hundred organisations, with their participants, decisions, reports and
register entries; of what else grows its statistics say as much. SQLite chooses without statistics, at any size the same.
"""

import re
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, create_engine, make_url, or_, select, text
from sqlalchemy.dialects import postgresql
from tests.benchmarks.reading.multiplying import OWN, multiply
from tests.benchmarks.reading.raw import raw
from tests.databases import PostgreSQL
from tests.demo.conftest import GROUPED, TODAY
from tests.reading.test_examples import is_mutation, tabs
from tests.reading.ways import both_ways

from avustin_core.clock import SetClock
from avustin_core.storage import among
from avustin_core.work import Avustin
from avustin_schema.explaining import Said, explained

MANY, TIMES = 1_000, 100
SMALL = {
    "anon": "the rows of a subquery, which is looked at by itself",
    "appropriations": "a few a year",
    "calls": "a few a year",
    "form_releases": "a few for each programme",
    "hearings": "of some of each call's applications",
    "memberships": "a few for each person",
    "keys": "the keys of the statement above",
    "json_each": "the same",
    "page": "the rows of a page",
    "organisations": "municipalities and their like: some hundreds",
    "programmes": "one for each plugin",
    "reviews": "of some of each call's decisions",
    "scenarios": "a few of each call",
    "role_grants": "officials",
    "users": "officials, and those who sign for organisations",
}
SCANS = re.compile(
    r"Seq Scan on (?P<there>\w+)|^\s*SCAN (?P<here>\w+?)(?:_\d+)?(?! USING)(?: VIRTUAL.*)?$", re.MULTILINE
)
SORTS = re.compile(r"^\s*(?:->  )?Sort  \(.*rows=(?P<rows>\d+)|(?P<all>USE TEMP B-TREE FOR ORDER BY)$", re.MULTILINE)
FEW = re.compile(
    r"^SCAN page$|MULTI-INDEX OR", re.MULTILINE
)  #: on SQLite: the rows of a page, or what is a party's own
COSTS = re.compile(r"^\s*(?:->  )?Limit  \(cost=\S+?\.\.(?P<cost>\d+)", re.MULTILINE)
MOST = 500  #: rows that a page may sort
DEAREST = (
    3_000  #: what it may cost: a party's own some hundred applications; a table of 100,000 costs three times as much
)
OWN_ID = "md5({}::text || copy)::uuid"
THEIRS = "(array(select id from organisations order by id))[1 + (copy * 7 + hashtext(id::text) % 7 + 7) % 300]"
OF_COPY = {"organisation_id": THEIRS} | {
    name: OWN_ID.format(name) for name in ("id", "application_id", "matter_id", "decision_id")
}
LATER = {
    "listed_at": "listed_at + copy * interval '1 second'",
    "submitted_at": "submitted_at + copy * interval '1 second'",
}
COPIED: dict[str, dict[str, str]] = {
    "applications": LATER | {"reference": "reference || '+' || copy"},
    "matters": {"number": "number || '+' || copy"},
    "participants": {}, "decisions": {}, "register_entries": {}, "reports": {},
}  # fmt: skip
OF_PAGE = re.compile(
    r"\bFROM (?P<table>\w+) AS \w+_1\b|\bFROM (?P<plain>\w+)\b(?! \n?WHERE)(?!\))"
)  # not that of a counter
SCALED = text("""update pg_class set reltuples = greatest(reltuples * :times, 100000), relpages = greatest(relpages, 1)
where relkind = 'r' and relnamespace = 'public'::regnamespace and relname <> all(:small)""")


@pytest.fixture(params=GROUPED, scope="module")
async def grown(
    request: pytest.FixtureRequest, made: Callable[[str], Awaitable[Avustin]], tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Avustin]:
    """A copy of the demonstration, with its applications again and again."""
    demonstration = await made(request.param)
    await demonstration.engine.dispose()
    folder = tmp_path_factory.mktemp("grown")
    settings = demonstration.settings.model_copy(update={"data": folder})
    if settings.database:
        running: PostgreSQL = request.getfixturevalue("postgresql")
        name = running.make("grown", template=str(make_url(settings.database).database))
        settings = settings.model_copy(update={"database": running.url(name)})
    else:
        shutil.copytree(demonstration.settings.data, folder, dirs_exist_ok=True)
    async with raw(settings.database_url) as database:
        await multiply(database, MANY)
        if settings.database:
            for table, renamed in COPIED.items():
                await database.run(_copied(table, await database.columns(table), renamed))
    avustin = Avustin(settings, demonstration.registry, clock=SetClock(TODAY))
    if settings.database:
        async with avustin.engine.begin() as connection:
            for table in OWN:
                await connection.execute(text(f"alter table {table} set (autovacuum_enabled = false)"))
            await connection.execute(SCALED, {"times": TIMES, "small": [*SMALL, *COPIED]})
    yield avustin
    await avustin.close()
    if settings.database:
        running.drop(name)


def _copied(table: str, columns: list[str], renamed: dict[str, str]) -> str:
    """The rows again and again, with ids of their own, of organisations in turn."""
    told = ", ".join(renamed.get(name, OF_COPY.get(name, name)) for name in columns)
    return (
        f"insert into {table} ({', '.join(columns)}) select {told} from {table}, generate_series(1, {TIMES - 1}) copy"
    )


def faults(said: Said) -> Iterator[str]:
    """What grows with a table."""
    plan = "\n".join(said.plan)
    for found in SCANS.finditer(plan):
        table = found["there"] or found["here"]
        if table not in SMALL and not is_count(said):
            yield f"scans {table}"
    of_page = OF_PAGE.search(said.text)
    if "LIMIT" in said.text and of_page and (of_page["table"] or of_page["plain"]) not in SMALL:
        if any(int(found["rows"]) > MOST if found["rows"] else not FEW.search(plan) for found in SORTS.finditer(plan)):
            yield "sorts what a page is taken of"
        if (cost := COSTS.search(plan)) and int(cost["cost"]) > DEAREST:
            yield f"costs {cost['cost']}"


def is_count(said: Said) -> bool:
    """What counts costs by what it counts, and is run only when somebody asks."""
    return said.text.startswith("SELECT count(*)")


@pytest.mark.timeout(600)  # of making 100,000 applications, where other tests run beside it
async def test_no_example_scans_or_sorts_what_an_index_should_serve(grown: Avustin) -> None:
    found: dict[str, list[str]] = {}
    async with both_ways(grown) as ways:
        for query, variables, viewer in await tabs(grown):
            if is_mutation(query):
                continue
            name = re.split(r"\W+", query)[1]
            for said in await explained(grown, query, variables, actor=ways.viewers[viewer]):
                if told := list(faults(said)):
                    found["\n".join([name, said.text, *said.parameters, *said.plan])] = told

    assert found == {}, "\n\n".join(f"{told}\n{where}" for where, told in found.items())


def test_what_is_among_others_is_found_by_an_index_also_in_an_or() -> None:
    held = Table("held", MetaData(), Column("id", Integer, primary_key=True), Column("of", Integer, index=True))
    listed = select(held.c.id).where(or_(held.c.of == 1, among(held.c.id, select(held.c.of).where(held.c.of > 5))))
    engine = create_engine("sqlite://")

    with engine.begin() as connection:
        held.metadata.create_all(connection)
        text_of = str(listed.compile(engine, compile_kwargs={"literal_binds": True}))
        plan = [row[-1] for row in connection.execute(text(f"explain query plan {text_of}"))]

    assert plan[0] == "MULTI-INDEX OR"
    assert "ANY (ARRAY(SELECT" in str(listed.compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]
    engine.dispose()


BOTH = ["scans applications", "sorts what a page is taken of"]


@pytest.mark.parametrize(
    ("plan", "told"),
    [
        (
            ("Limit  (cost=0..9 rows=2)", "  ->  Sort  (cost=0..1 rows=9999)", "    ->  Seq Scan on applications a"),
            BOTH,
        ),
        (("SCAN applications_1", "USE TEMP B-TREE FOR ORDER BY"), BOTH),
        (
            ("Limit  (cost=0.3..9322.41 rows=21)", "  ->  Index Scan Backward using ix_a on applications"),
            ["costs 9322"],
        ),
        (("Limit  (cost=0.3..22.41 rows=21)", "  ->  Index Scan Backward using ix_a on applications"), []),
        (("SCAN register_entries_1 USING INDEX ix_r", "SEARCH calls_1 USING INDEX i (id=?)"), []),
        (("LIST SUBQUERY 1", "  SCAN json_each VIRTUAL TABLE INDEX 1:"), []),
        (("Seq Scan on programmes programmes_1",), []),
    ],
)
def test_faults_are_found_in_plans(plan: tuple[str, ...], told: list[str]) -> None:
    assert list(faults(Said("SELECT 1 FROM applications LIMIT 2", (), plan, 0))) == told
