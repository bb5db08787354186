"""What plans read on PostgreSQL is short, and read as such: the server begins no workers and compiles nothing for it."""

import pytest

from avustin_schema.reading.drivers.drivers import driver_of


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize(
    ("setting", "value"),
    [("max_parallel_workers_per_gather", "0"), ("jit", "off"), ("default_transaction_read_only", "on")],
)
async def test_the_connections_of_plans_are_set_for_short_reading(database: str, setting: str, value: str) -> None:
    driver = driver_of(database)
    async with driver.connection() as connection:
        ((found,),) = await connection.run(f"SHOW {setting}", ())
    await driver.close()

    assert found == value
