"""What a backup says of itself: versions, counts, and the digest of every part, with a digest of all that."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, ValidationError

FORMAT = 1
NAME = "manifest.json"
DATABASES = {"sqlite": "database.sqlite", "postgresql": "database.pgdump"}
FILES = "files/"
Told = Callable[[str, int, int], None]  #: what is being done, how much of it is done, of how much


class BackupFault(Exception):
    """A backup that can't be taken, or can't be trusted; the text says why. Nothing was replaced."""


class Part(BaseModel):
    """One part of the archive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    size: int
    sha256: str


class Manifest(BaseModel):
    """The last part of the archive."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    format: int = FORMAT
    made_at: datetime
    avustin: str  #: the version that made it
    database: str  #: sqlite or postgresql
    server: str  #: the database's own version
    revisions: tuple[str, ...]
    plugins: dict[str, str]  #: versions by name
    counts: dict[str, int]  #: rows by table
    parts: dict[str, Part]  #: by name in the archive
    missing: tuple[str, ...] = ()  #: files that rows name and the store didn't have, or had otherwise than the row says
    gone: tuple[str, ...] = ()  #: files that were thrown away with their rows while the backup was taken

    def spelt(self) -> bytes:
        """As it lies in the archive."""
        plain = self.model_dump(mode="json")
        return json.dumps({"manifest": plain, "sha256": _digest(plain)}, indent=1, sort_keys=True).encode()

    @classmethod
    def read(cls, spelt: bytes) -> Self:
        """The manifest; BackupFault where it isn't what was written, or is of another format."""
        try:
            plain = json.loads(spelt)
            inner, digest = plain["manifest"], plain["sha256"]
        except (ValueError, TypeError, KeyError):
            raise BackupFault(f"{NAME} can't be read: the archive is damaged, or is no backup") from None
        if digest != _digest(inner):
            raise BackupFault(f"{NAME} isn't what was written: the archive is damaged")
        if inner.get("format") != FORMAT:
            raise BackupFault(f"the backup is of format {inner.get('format')}; this version reads format {FORMAT}")
        try:
            return cls.model_validate(inner)
        except ValidationError:
            raise BackupFault(
                f"{NAME} lacks something: it was made by another version ({inner.get('avustin')})"
            ) from None


def _digest(plain: Any) -> str:
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
