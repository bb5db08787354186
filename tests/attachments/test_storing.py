"""Stores: a folder and an object storage do the same; an aborted upload leaves nothing, and what nobody knows is swept."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import obstore
import pytest
from pydantic import ValidationError
from tests.attachments.daemons import Storage
from tests.attachments.sending import PDF, announced, pieces, read, sent
from tests.core.applying import Harbour

from avustin_core.clock import SystemClock
from avustin_core.documents.models import Document
from avustin_core.documents.refusals import FileTypeRefused
from avustin_core.documents.sweeping import sweep
from avustin_core.documents.uploads import receive
from avustin_core.settings import Settings
from avustin_core.storage.files import objects_in
from avustin_core.work import store_of

pytestmark = pytest.mark.xdist_group("storage")  # one worker starts it
LARGE = PDF + bytes(12_000_000)  #: put in several parts
ON_SQLITE = pytest.mark.parametrize("database", ["sqlite"], indirect=True)
BOTH = pytest.mark.parametrize("place", ["folder", "bucket"])


@pytest.fixture
def stored(request: pytest.FixtureRequest, harbour: Harbour, place: str, tmp_path: Path) -> Harbour:
    """The harbour, whose files lie there."""
    values: dict[str, object] = {"files": str(tmp_path / "elsewhere")}
    if place == "bucket":
        storage: Storage = request.getfixturevalue("storage")
        values = {
            "files": f"s3://attachments/{tmp_path.name}/", "s3_endpoint": storage.endpoint, "s3_region": "eu-north-1",
            "s3_key": "key", "s3_secret": "secret",
        }  # fmt: skip
    settings = Settings.model_validate(harbour.avustin.settings.model_dump() | values)
    harbour.avustin.settings, harbour.avustin.files = settings, store_of(settings)
    return harbour


async def lying(harbour: Harbour) -> list[str]:
    """The keys of all that lies in the store."""
    return sorted(each.key for each in await objects_in(harbour.avustin.files))


def half_put(request: pytest.FixtureRequest, place: str, tmp_path: Path) -> int:
    """What was begun and is neither whole nor given up."""
    if place == "bucket":
        storage: Storage = request.getfixturevalue("storage")
        return storage.half_put()
    return sum(path.is_file() for path in (tmp_path / "elsewhere").rglob("*"))


@ON_SQLITE
@BOTH
class TestBoth:
    async def test_keep_a_large_file_and_give_it_back(self, stored: Harbour) -> None:
        document = await sent(stored, await stored.draft(), LARGE)

        assert await lying(stored) == [document.storage_key]
        assert await read(stored, stored.editor, document) == LARGE

    async def test_keep_nothing_of_an_upload_that_ends_midway(
        self, stored: Harbour, request: pytest.FixtureRequest, place: str, tmp_path: Path
    ) -> None:
        application = await stored.draft()
        upload = await announced(stored, application, LARGE)
        begun = asyncio.Event()

        async def slow() -> AsyncIterator[bytes]:
            async for piece in pieces(LARGE[:-1], 6_000_000):
                yield piece
            begun.set()
            await asyncio.sleep(60)

        async def broken() -> AsyncIterator[bytes]:
            async for piece in pieces(LARGE[:-1], 6_000_000):
                yield piece
            raise ConnectionError("gone")

        with pytest.raises(ConnectionError):
            await receive(stored.avustin, upload.id, broken())
        with pytest.raises(FileTypeRefused):
            await sent(stored, application, b"x" * 12_000_000 + b"\0", "a.txt")
        task = asyncio.ensure_future(receive(stored.avustin, upload.id, slow()))
        async with asyncio.timeout(30):
            await begun.wait()
            while half_put(request, place, tmp_path) == 0:  # noqa: ASYNC110 – the store begins in a thread of its own
                await asyncio.sleep(0.01)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task

        assert task.cancelled()
        assert (await lying(stored), half_put(request, place, tmp_path)) == ([], 0)

    async def test_are_swept_of_what_no_row_knows_and_only_when_it_is_old(self, stored: Harbour) -> None:
        application = await stored.draft()
        kept, lost = await sent(stored, application), await sent(stored, application)
        await obstore.put_async(stored.avustin.files, "matters/x/orphan", b"nobody knows me")
        await obstore.delete_async(stored.avustin.files, lost.storage_key)
        tomorrow = SystemClock().now() + timedelta(days=1, minutes=1)

        looked = await sweep(stored.avustin, now=tomorrow, dry=True)
        young = await sweep(stored.avustin)
        before = await lying(stored)
        swept = await sweep(stored.avustin, now=tomorrow)

        assert (young.orphans, before) == ((), sorted(["matters/x/orphan", kept.storage_key]))
        assert looked == swept
        assert (swept.orphans, swept.missing) == (("matters/x/orphan",), (lost.id,))
        assert await lying(stored) == [kept.storage_key]
        assert len(await stored.rows(Document)) == 2


@ON_SQLITE
async def test_what_a_killed_process_left_half_put_in_a_folder_is_swept_when_it_is_old(harbour: Harbour) -> None:
    folder = harbour.avustin.settings.file_folder
    assert folder
    old, young = folder / "matters/x#1", folder / "matters/y#12"
    old.parent.mkdir(parents=True)
    for each in (old, young):
        each.write_bytes(PDF)
    yesterday = (SystemClock().now() - timedelta(days=1, minutes=1)).timestamp()
    os.utime(old, (yesterday, yesterday))

    swept = await sweep(harbour.avustin)

    assert (swept.orphans, old.exists(), young.exists()) == (("matters/x#1",), False, True)


@pytest.mark.parametrize("place", ["s3://", "https://storage.example/attachments", "s3://attachments?x=1"])
def test_a_place_that_is_neither_a_folder_nor_a_bucket_stops_the_start(place: str) -> None:
    with pytest.raises(ValidationError, match="s3://avustin/attachments"):
        Settings(files=place)


@pytest.mark.parametrize("address", ["localhost", "localhost:x", "tcp://localhost:3310/"])
def test_an_address_at_which_no_scanner_can_listen_stops_the_start(address: str) -> None:
    with pytest.raises(ValidationError, match=r"/run/clamav/clamd\.ctl"):
        Settings(clamd=address)
