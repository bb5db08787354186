"""The folder of trusted documents: read at the start, and again when a file of it is another one."""

import logging
import time
from pathlib import Path

from avustin_schema.http.trusted.manifests import Trusted, Unreadable, read
from avustin_schema.refused import Refused

log = logging.getLogger("avustin.documents")
APART = 2.0  #: seconds between looks at the folder, which is done when somebody asks
Seen = tuple[tuple[str, int, int], ...]


class Folder:
    """The documents of a folder and of those below it; none where there is no folder."""

    def __init__(self, path: str) -> None:
        self._path = Path(path) if path else None
        self._documents: dict[str, Trusted] = {}
        self._seen: Seen = ()
        self._next = 0.0
        if self._path:
            self._read_first(self._path)

    @property
    def is_there(self) -> bool:
        """Whether there is a folder."""
        return self._path is not None

    def find(self, id: str) -> Trusted | None:
        """The document of that id or hash."""
        if self._path and time.monotonic() >= self._next:
            self._look(self._path)
        return self._documents.get(id)

    def __len__(self) -> int:
        return len(set(map(id, self._documents.values())))

    def _read_first(self, path: Path) -> None:
        if not path.is_dir():
            raise Refused(f"AVUSTIN_TRUSTED_DOCUMENTS: {path} is no folder; make it, or unset it")
        files = _files(path)
        try:
            self._documents = read(files)
        except (Unreadable, OSError) as error:
            raise Refused(f"AVUSTIN_TRUSTED_DOCUMENTS: {error}") from None
        self._seen, self._next = _seen(files), time.monotonic() + APART

    def _look(self, path: Path) -> None:
        """Reads it again when something changed; what can't be read leaves all as it was, and is told once."""
        self._next = time.monotonic() + APART
        try:
            files = _files(path)
            seen = _seen(files)
            if seen == self._seen:
                return
            self._seen = seen
            read_now = read(files)
        except (Unreadable, OSError) as error:
            log.error(
                "the folder of trusted documents couldn't be read; those from before count", extra={"why": str(error)}
            )
            return
        self._documents = {id: _same(self._documents.get(id), document) for id, document in read_now.items()}
        log.info("trusted documents were read", extra={"documents": len(self)})


def _same(before: Trusted | None, now: Trusted) -> Trusted:
    """The object from before where its text is the same, since plans are kept by it."""
    return before if before == now and before is not None else now


def _files(path: Path) -> list[Path]:
    return sorted(each for each in path.rglob("*.json") if each.is_file())


def _seen(files: list[Path]) -> Seen:
    stats = [(file, file.stat()) for file in files]
    return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in stats)
