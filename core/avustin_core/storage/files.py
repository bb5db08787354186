"""Where the bytes of attachments lie: a folder, or a bucket of an S3-compatible object storage. Both do the same."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import obstore
import obstore.store

Store = obstore.store.LocalStore | obstore.store.MemoryStore | obstore.store.S3Store


@dataclass(frozen=True)
class StoredObject:
    """An object of the store, and when its last byte was written, by the store's clock."""

    key: str
    written_at: datetime


@dataclass(frozen=True)
class Bucket:
    """How an object storage is reached. What is empty comes from the usual variables (`AWS_REGION` and so on)."""

    endpoint: str = ""
    region: str = ""
    key: str = ""
    secret: str = ""

    def given(self) -> dict[str, Any]:
        """What is set; a server on this machine or in a closed network may go without TLS."""
        named = {
            "endpoint": self.endpoint, "region": self.region, "access_key_id": self.key,
            "secret_access_key": self.secret,
        }  # fmt: skip
        plain = {"client_options": {"allow_http": True}} if self.endpoint.startswith("http://") else {}
        return {name: value for name, value in named.items() if value} | plain


def open_store(place: str | Path, bucket: Bucket) -> Store:
    """The store at a folder, which is made, or at `s3://bucket/prefix`, which must be there."""
    if isinstance(place, Path):
        place.mkdir(parents=True, exist_ok=True)
        return obstore.store.LocalStore(place)
    address = urlsplit(place)
    return obstore.store.S3Store(address.netloc, prefix=address.path.strip("/") or None, **bucket.given())


async def objects_in(store: Store) -> list[StoredObject]:
    """All that lies in the store. What is still being put isn't there yet."""
    found = []
    async for some in obstore.list(store):
        found += [StoredObject(each["path"], each["last_modified"]) for each in some]
    return found


async def discard(store: Store, key: str) -> None:
    """Takes the object away, if it is there."""
    try:
        await obstore.delete_async(store, key)
    except FileNotFoundError:
        return
