"""The archive: a tar file, written part by part with their digests, and unpacked into a folder only as the manifest says."""

import hashlib
import os
import tarfile
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import IO, Any

from avustin_core.backup.manifest import DATABASES, FILES, NAME, BackupFault, Manifest, Part, Told

PIECE = 1024 * 1024
IN_MEMORY = 32 * PIECE


class Writer:
    """Writes beside the wanted place, and moves there when it is whole."""

    def __init__(self, path: Path) -> None:
        self._path, self._partial = path, path.with_name(f"{path.name}.partial")
        self._file = open(os.open(self._partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb")  # noqa: SIM115
        self._tar = tarfile.open(fileobj=self._file, mode="w", format=tarfile.PAX_FORMAT)  # noqa: SIM115
        self.parts: dict[str, Part] = {}

    def add_file(self, name: str, path: Path) -> None:
        """A part from a file."""
        with path.open("rb") as file:
            self._add(name, file, digest_of(file))

    def add_stream(self, name: str, chunks: Iterable[bytes], *, wanted: tuple[int | None, str | None]) -> bool:
        """A part as it streams in; left out, and False, where its size or digest isn't what is wanted."""
        with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY, dir=str(self._path.parent)) as held:
            for chunk in chunks:
                held.write(chunk)
            part = digest_of(held)
            if any(want not in (None, got) for want, got in zip(wanted, (part.size, part.sha256), strict=True)):
                return False
            self._add(name, held, part)
        return True

    def _add(self, name: str, file: IO[bytes], part: Part) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = part.size, 0o600, int(time.time())
        file.seek(0)
        self._tar.addfile(info, file)
        self.parts[name] = part

    def close(self, manifest: Manifest) -> None:
        """The manifest last; then all of it is on the disk, and in its place."""
        with tempfile.TemporaryFile() as held:
            held.write(manifest.spelt())
            self._add(NAME, held, digest_of(held))
        self._tar.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._partial.rename(self._path)
        sync_folder(self._path.parent)

    def abandon(self) -> None:
        """Leaves nothing."""
        self._file.close()
        self._partial.unlink(missing_ok=True)


def digest_of(file: IO[bytes]) -> Part:
    """Size and SHA-256 of an open file, from its beginning."""
    file.seek(0)
    digest, size = hashlib.sha256(), 0
    while piece := file.read(PIECE):
        digest.update(piece)
        size += len(piece)
    return Part(size=size, sha256=digest.hexdigest())


def sync_folder(folder: Path) -> None:
    """What was renamed in a folder is on the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def unpack(path: Path, folder: Path, told: Told) -> Manifest:
    """Unpacks into an empty folder; BackupFault where anything is missing, added or changed."""
    try:
        with tarfile.open(path, "r:") as tar:
            parts, manifest = _parts(tar, path, folder, told)
    except FileNotFoundError:
        raise BackupFault(f"{path} isn't there") from None
    except (tarfile.TarError, EOFError, OSError) as error:
        raise BackupFault(f"{path} can't be read as a tar file ({error}): it is damaged, or is no backup") from None
    if manifest is None:
        raise BackupFault(f"{path} has no {NAME}: it was cut off, or is no backup")
    _compare(manifest, parts)
    return manifest


def _parts(tar: tarfile.TarFile, path: Path, folder: Path, told: Told) -> tuple[dict[str, Part], Manifest | None]:
    parts: dict[str, Part] = {}
    manifest, total = None, path.stat().st_size
    for member in tar:
        told("Reading the archive", member.offset, total)
        if not member.isreg() or not _is_part(member.name) or member.name in parts:
            raise BackupFault(f"the archive holds {member.name!r}, which is no part of a backup")
        source: Any = tar.extractfile(member)
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w+b") as file:
            while piece := source.read(PIECE):
                file.write(piece)
            parts[member.name] = digest_of(file)
        if parts[member.name].size != member.size:
            raise BackupFault(f"{member.name} is cut off: the archive is damaged")
        if member.name == NAME:
            manifest = Manifest.read(target.read_bytes())
    told("Reading the archive", total, total)
    parts.pop(NAME, None)
    return parts, manifest


def _is_part(name: str) -> bool:
    steps = PurePosixPath(name).parts
    if name in (NAME, *DATABASES.values()):
        return True
    return name.startswith(FILES) and ".." not in steps and str(PurePosixPath(name)) == name


def _compare(manifest: Manifest, parts: dict[str, Part]) -> None:
    if lost := sorted(set(manifest.parts) - set(parts)):
        raise BackupFault(f"{lost[0]} is missing from the archive ({len(lost)} parts in all)")
    if added := sorted(set(parts) - set(manifest.parts)):
        raise BackupFault(f"{added[0]} is in the archive, and the manifest doesn't know it")
    if changed := sorted(name for name, part in manifest.parts.items() if parts[name] != part):
        raise BackupFault(f"{changed[0]} isn't what was written ({len(changed)} parts in all): the archive is damaged")
    if DATABASES.get(manifest.database) not in parts:
        raise BackupFault("the archive holds no database")
