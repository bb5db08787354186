"""The identity provider as it tells of itself: its metadata and its keys, fetched when needed and kept for a while."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from avustin_core.settings import Settings
from avustin_schema.http.identity.failing import Unreachable

log = logging.getLogger("avustin.identity")

SECONDS = 5  #: how long the provider has to answer
AGAIN = 5  #: seconds after a failure before it is asked again: who waits meanwhile is told at once
STALE = 12  #: old keys serve so many times as long as fresh ones while the provider doesn't answer
KINDS = ("RSA", "EC")
Fetch = Callable[[str], Awaitable[Any]]


async def fetch_json(address: str) -> Any:
    """What is at the address, as JSON."""
    async with httpx2.AsyncClient(timeout=SECONDS, follow_redirects=False) as http:
        return (await http.get(address)).raise_for_status().json()


class Provider:
    """One provider. Its metadata are trusted only when they name the issuer that is configured."""

    def __init__(
        self, settings: Settings, *, fetch: Fetch = fetch_json, seconds: Callable[[], float] = time.monotonic
    ) -> None:
        self.issuer = settings.oidc_issuer
        self._jwks, self._kept, self._apart = settings.oidc_jwks, settings.oidc_jwks_kept, settings.oidc_jwks_apart
        self._fetch, self._seconds = fetch, seconds
        self._lock = asyncio.Lock()
        self._metadata: dict[str, Any] | None = None
        self._keys: KeySet | None = None
        self._fetched = self._failed = float("-inf")

    @property
    def metadata_address(self) -> str:
        """Where the provider tells of itself (OpenID Connect Discovery)."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"

    async def metadata(self) -> dict[str, Any]:
        """What the provider tells of itself, fetched once."""
        if self._metadata is None:
            found = await self._fetched_from(self.metadata_address)
            if not isinstance(found, dict) or found.get("issuer") != self.issuer:
                log.error("the identity provider's metadata name another issuer than AVUSTIN_OIDC_ISSUER")
                raise Unreachable()
            self._metadata = found
        return self._metadata

    async def keys(self, kid: str | None = None) -> KeySet:
        """The keys; fetched anew when they are old, or when `kid` isn't among them. One fetch at a time."""
        if self._keys is not None and (not self._wanting(kid) or self._others_fetch(kid)):
            return self._keys
        async with self._lock:
            if self._keys is None or self._wanting(kid):
                await self._refresh()
            if self._keys is None:
                raise Unreachable()
            return self._keys

    def _wanting(self, kid: str | None) -> bool:
        age = self._seconds() - self._fetched
        return age > self._kept or (age > self._apart and kid is not None and not _has(self._keys, kid))

    def _others_fetch(self, kid: str | None) -> bool:
        """Whether new keys are under way, and the known ones will do meanwhile."""
        return self._lock.locked() and (kid is None or _has(self._keys, kid))

    async def _refresh(self) -> None:
        """New keys; where there are none to be had, the old ones serve for a while."""
        now = self._seconds()
        if now - self._failed >= AGAIN:
            try:
                self._keys, self._fetched = await self._fetch_keys(), now
                return
            except Unreachable:
                self._failed = self._seconds()
        if now - self._fetched > self._kept * STALE:
            self._keys = None

    async def _fetch_keys(self) -> KeySet:
        address = self._jwks or (await self.metadata()).get("jwks_uri")
        if not isinstance(address, str):
            raise Unreachable()
        found = await self._fetched_from(address)
        try:
            kept = [key for key in found["keys"] if key.get("kty") in KINDS and key.get("use", "sig") == "sig"]
            return KeySet.import_key_set({"keys": kept})
        except (JoseError, ValueError, TypeError, KeyError, AttributeError) as error:
            log.error("the identity provider's keys can't be used: %s", type(error).__name__)
            raise Unreachable() from error

    async def _fetched_from(self, address: str) -> Any:
        try:
            return await self._fetch(address)
        except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
            log.warning("the identity provider doesn't answer: %s", type(error).__name__)
            raise Unreachable() from error


def _has(keys: KeySet | None, kid: str) -> bool:
    return any(key.kid == kid for key in keys or ())
