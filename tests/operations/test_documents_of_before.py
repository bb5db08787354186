"""Documents of a database from before they had kinds and grounds: an official's own is a memo, and a cited item is kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

from alembic import command
from sqlalchemy import select, text
from sqlmodel import col
from tests.operations import dumping
from tests.operations.dumping import Tables, to

from avustin_core.documents.models import Document, DocumentKind, Publicity
from avustin_core.storage import installed_revisions, make_engine
from avustin_core.storage.migrating import config_for

FIRST, WITH_KINDS = "c77ae87811ec", "d4c81f0a7e36"


def with_grounds(tables: Tables) -> Tables:
    """The tables, with the one document secret by an item and the other an official's own, secret by another act."""
    documents = tables["documents"]
    place = {name: number for number, name in enumerate(documents["columns"])}
    changes: list[dict[str, Any]] = [
        {"publicity": "SECRET", "ground": "JulkL 24 § 1 mom. 25 k"},
        {"publicity": "PARTLY_SECRET", "ground": "VAL 31 §", "is_internal": 1},
    ]
    for row, change in zip(documents["rows"], changes, strict=True):
        for name, value in change.items():
            row[place[name]] = value
    return tables


async def test_keep_their_grounds_there_and_back(empty: str) -> None:
    tables = with_grounds(dumping.read(FIRST))
    to(empty, FIRST)
    await dumping.load(empty, tables)

    to(empty, "heads")

    engine = make_engine(empty)
    async with engine.connect() as connection:
        first, second = (await connection.execute(select(Document).order_by(col(Document.id)))).all()
    assert (first.kind, first.publicity, first.grounds, first.other_ground, first.secret_until) == (
        DocumentKind.ATTACHMENT, Publicity.SECRET, ["ITEM_25"], None, date(2121, 8, 16),
    )  # fmt: skip
    assert (second.kind, second.publicity, second.grounds, second.other_ground, second.secret_until) == (
        DocumentKind.MEMO, Publicity.PARTLY_SECRET, [], "VAL 31 §", date(2046, 8, 16),
    )  # fmt: skip
    before = installed_revisions().get_revision(WITH_KINDS)
    assert before is not None
    with ThreadPoolExecutor(1) as thread:
        thread.submit(command.downgrade, config_for(empty), str(before.down_revision)).result()
    async with engine.connect() as connection:
        rows = (await connection.execute(text("select ground, is_internal from documents order by id"))).all()
    await engine.dispose()
    assert [(row.ground, bool(row.is_internal)) for row in rows] == [
        ("JulkL 24 § 1 mom. 25 k", False), ("VAL 31 §", True),
    ]  # fmt: skip
