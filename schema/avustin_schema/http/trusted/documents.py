"""Which document a request asks for, and whether it may be run: by id, by hash, or as it stands in the request."""

import logging
import re
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from prometheus_client import Counter

from avustin_core.access import Actor
from avustin_core.plugin import Role
from avustin_core.settings import Settings
from avustin_schema.http.statuses import (
    BAD,
    NO_HASHES,
    NOT_TRUSTED,
    OTHER_HASH,
    UNKNOWN_HASH,
    UNKNOWN_ID,
    NotServed,
)
from avustin_schema.http.trusted.folder import Folder
from avustin_schema.http.trusted.manifests import PREFIX, Trusted, sha256_of
from avustin_schema.http.trusted.registered import Registered

log = logging.getLogger("avustin.documents")
COUNTED = Counter(
    "avustin_documents_total", "Documents by whether they are trusted, and what became of them.", ["kind"]
)
DIGEST = re.compile(r"[0-9a-f]{64}")
VERSION = 1  #: of Apollo's `persistedQuery`
TOLD = 1_000  #: documents that are told in the log, each once, before those that were told longest ago are forgotten


@dataclass(frozen=True)
class Found:
    """A document, and the hash under which it is kept when it turns out to be one that runs."""

    text: str
    registers: str | None = None


class Documents:
    """Those of one process."""

    def __init__(self, settings: Settings) -> None:
        self._mode, self._by_hash = settings.trusted_mode, settings.persisted_queries
        self._folder = Folder(settings.trusted_documents)
        self._registered = Registered()
        self._told: OrderedDict[str, None] = OrderedDict()

    @property
    def are_for_all(self) -> bool:
        """Whether anybody may run any document."""
        return self._mode == "off"

    def find(self, query: str | None, document_id: str | None, extensions: dict[str, Any] | None) -> Found:
        """The document that is asked for; one that stands in the request must be the one that it names."""
        persisted = extensions.get("persistedQuery") if extensions else None
        if document_id is None and persisted is None:
            if not query:
                raise NotServed(BAD)
            return Found(self._same(query))
        if not isinstance(document_id, str | None):
            raise NotServed(BAD)
        digest = _digest_of(persisted)
        id = document_id if document_id is not None else digest
        known = self._folder.find(id) or self._kept(id)
        if query is None:
            return Found(known if known is not None else self._unknown(document_id))
        return self._named(query, id, known)

    def admit(self, text: str, actor: Actor) -> None:
        """Refuses, or tells of, a document that isn't trusted, as the settings say. Administrators may run any."""
        if self._mode == "off":
            return
        if isinstance(text, Trusted):
            COUNTED.labels("trusted").inc()
            return
        is_run = self._mode != "enforce" or actor.has(Role.ADMINISTRATOR)
        COUNTED.labels("untrusted" if is_run else "refused").inc()
        self._tell(text, is_run=is_run)
        if not is_run:
            raise NotServed(NOT_TRUSTED)

    def ran(self, found: Found, actor: Actor) -> None:
        """Keeps a document that was asked by its hash, now that it is known to be one that runs."""
        if found.registers:
            self._registered.register(found.registers, found.text, signed_in=actor.user_id is not None)

    def _kept(self, id: str) -> str | None:
        return self._registered.find(id.removeprefix(PREFIX)) if self._by_hash else None

    def _unknown(self, document_id: str | None) -> str:
        if document_id is not None:
            raise NotServed(UNKNOWN_ID)
        raise NotServed(UNKNOWN_HASH if self._by_hash or self._folder.is_there else NO_HASHES)

    def _named(self, query: str, id: str, known: str | None) -> Found:
        digest = id.removeprefix(PREFIX)
        if known == query:
            return Found(known)
        if known is not None or not DIGEST.fullmatch(digest) or sha256_of(query) != digest:
            raise NotServed(OTHER_HASH)
        return Found(self._same(query), digest if self._by_hash and self._mode != "enforce" else None)

    def _same(self, query: str) -> str:
        """The trusted document with that text, if there is one: the same object each time."""
        if not self._folder.is_there:
            return query
        return self._folder.find(sha256_of(query)) or query

    def _tell(self, text: str, *, is_run: bool) -> None:
        """One line for each document; it holds its hash and not its text, in which somebody's data may stand."""
        digest = sha256_of(text)
        if digest in self._told:
            return
        self._told[digest] = None
        if len(self._told) > TOLD:
            self._told.popitem(last=False)
        log.warning("a document isn't trusted", extra={"document": PREFIX + digest, "run": is_run})


def _digest_of(persisted: Any) -> str:
    """The hash of Apollo's `persistedQuery`; empty where the document is asked by `documentId`."""
    if persisted is None:
        return ""
    digest = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    if not isinstance(digest, str) or persisted.get("version") != VERSION or not DIGEST.fullmatch(digest.lower()):
        raise NotServed(BAD)
    return digest.lower()
