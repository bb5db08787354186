"""Databases of every earlier revision, full of data, come to today's: nothing is lost, and all can be read."""

import pytest
from sqlalchemy import select, text
from sqlmodel import SQLModel
from tests.operations import dumping
from tests.operations.dumping import to

from avustin_core import slices
from avustin_core.audit.faults import Fault
from avustin_core.audit.verifying import verify
from avustin_core.storage import Standing, installed_revisions, make_engine, schema_at

assert slices.TABLES
DUMPS = dumping.kept()


async def counts(url: str, tables: list[str]) -> dict[str, int]:
    """How many rows each table holds."""
    engine = make_engine(url)
    async with engine.connect() as connection:
        found = {name: (await connection.execute(text(f"select count(*) from {name}"))).scalar_one() for name in tables}
    await engine.dispose()
    return found


async def read_all(url: str) -> int:
    """Reads every row of every table by today's models; gives how many there are."""
    engine, read = make_engine(url), 0
    async with engine.connect() as connection:
        for table in SQLModel.metadata.sorted_tables:
            read += len((await connection.execute(select(table))).all())
    await engine.dispose()
    return read


async def faults_of_the_trail(url: str) -> list[Fault]:
    """What is wrong with the audit trail, of which there must be one."""
    engine = make_engine(url)
    found = await verify(engine)
    await engine.dispose()
    assert found.events > 0
    return found.faults


@pytest.mark.parametrize("revision", DUMPS)
async def test_a_database_with_data_comes_through_every_revision_after_its_own(empty: str, revision: str) -> None:
    tables = dumping.read(revision)
    to(empty, revision)
    await dumping.load(empty, tables)

    script = installed_revisions()
    later = [each.revision for each in script.iterate_revisions("heads", revision)]
    for one in reversed(later):
        to(empty, one)

    before = {name: len(table["rows"]) for name, table in tables.items()}
    after = await counts(empty, list(before))
    assert sum(before.values()) > 300
    assert {name: after[name] - count for name, count in before.items() if after[name] < count} == {}
    assert await read_all(empty) >= sum(before.values())
    assert (await schema_at(empty)).standing is Standing.CURRENT
    assert await faults_of_the_trail(empty) == []


def test_there_is_a_database_of_the_first_revision() -> None:
    (first,) = installed_revisions().get_bases()

    assert first in DUMPS
