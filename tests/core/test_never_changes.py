"""What is signed, and what stands in the ledger, is kept by the database itself: past all of our code."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection
from tests.core.deciding import Scene, bridges, set_scene

from avustin_core.decisions.models import Decision
from avustin_core.registry import Registry
from avustin_core.storage import Row
from avustin_core.work import Avustin

AFTERWARDS = {
    "revision", "status", "superseded_at", "notified_at", "published_at", "accepted_at", "declined_at", "released_at",
    "dissent", "dissent_at", "contested_at", "execution_stopped_at", "annulled_at",
}  # fmt: skip
COLUMNS: Any = Decision.__table__.columns  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of the tests of deciding."""
    return bridges()


@pytest.fixture
async def scene(avustin: Avustin) -> Scene:
    """A call that is being decided."""
    return await set_scene(avustin)


@asynccontextmanager
async def undone(scene: Scene) -> AsyncIterator[AsyncConnection]:
    """A transaction that comes to nothing."""
    async with scene.avustin.engine.connect() as connection:
        yield connection
        await connection.rollback()


async def refuses(scene: Scene, statement: str, **values: Any) -> bool:
    """Whether the database refuses the statement because of what never changes."""
    async with undone(scene) as connection:
        try:
            await connection.execute(text(statement), values)
        except DBAPIError as error:
            return "never changes" in str(error.orig)
        return False


def other(name: str) -> str:
    """Another value for a column, in SQL."""
    if name in ("payment_plan", "recipients", "proposal", "correction"):
        return "'[9]'"
    if name.endswith("_at"):
        return "'2001-01-01 00:00:00+00'"
    kind = COLUMNS[name].type.python_type.__name__
    literals = {
        "bool": f"not {name}",
        "int": f"coalesce({name}, 0) + 1",
        "UUID": f"'{'9' * 32}'",
        "date": "'2001-01-01'",
    }
    return literals.get(kind, "'X'")


def key(scene: Scene, row: Row) -> Any:
    """The row's id as the database keeps it."""
    return row.id if scene.avustin.engine.dialect.name == "postgresql" else row.id.hex


async def test_every_column_of_a_signed_decision_but_what_follows_a_signature_is_kept(scene: Scene) -> None:
    proposed = key(scene, await scene.proposal(await scene.application()))
    signed = key(scene, await scene.signed(await scene.application()))
    change = "update decisions set {0} = {1} where id = :id"

    async def changes(name: str) -> bool:
        return not await refuses(scene, change.format(name, other(name)), id=signed)

    assert [name for name in (each.name for each in COLUMNS) if name not in AFTERWARDS and await changes(name)] == []
    assert await refuses(scene, "delete from decisions where id = :id", id=signed)
    assert await refuses(scene, "update decisions set status = 'PROPOSED' where id = :id", id=signed)
    assert not await refuses(scene, "update decisions set reasons = 'X' where id = :id", id=proposed)
    assert not await refuses(scene, "update decisions set published_at = signed_at where id = :id", id=signed)


async def test_nothing_is_changed_in_the_ledger_or_taken_from_it(scene: Scene) -> None:
    await scene.signed(await scene.application())

    assert await refuses(scene, "update ledger_entries set amount = amount + 1")
    assert await refuses(scene, "delete from ledger_entries")
