"""Migrations: one set for both databases, which says the same as the tables of today."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic import command
from sqlalchemy import inspect, text

from avustin_core.storage import make_engine
from avustin_core.storage.migrating import config_for


def test_the_migrations_make_the_tables_of_today(database: str) -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(command.check, config_for(database)).result()  # raises where they differ


async def test_going_back_leaves_nothing_and_coming_again_makes_it_all(database: str) -> None:
    with ThreadPoolExecutor(1) as thread:
        thread.submit(command.downgrade, config_for(database), "base").result()
        engine = make_engine(database)
        async with engine.connect() as connection:
            left = await connection.run_sync(lambda sync: inspect(sync).get_table_names())
        thread.submit(command.upgrade, config_for(database), "heads").result()
        async with engine.connect() as connection:
            await connection.execute(text("select count(*) from applications"))
    await engine.dispose()
    assert left == ["alembic_version"]


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_embedded_database_never_loses_an_acknowledged_commit(database: str) -> None:
    engine = make_engine(database)
    async with engine.connect() as connection:
        pragmas = [(await connection.exec_driver_sql(f"pragma {name}")).scalar_one() for name in PRAGMAS]
    await engine.dispose()
    assert dict(zip(PRAGMAS, pragmas, strict=True)) == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


PRAGMAS = ("journal_mode", "synchronous", "foreign_keys")
