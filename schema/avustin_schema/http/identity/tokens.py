"""Access tokens: JSON Web Tokens that the provider signed, for this installation, now (RFC 9068)."""

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jws import JWSRegistry

from avustin_core.access.identity import Claims, Identity, NoSubject, identity_of
from avustin_core.settings import Settings
from avustin_schema.http.identity.failing import NotAccepted
from avustin_schema.http.identity.provider import Provider

ALGORITHMS = ("RS256", "ES256")
MALFORMED = (JoseError, ValueError, TypeError, KeyError, AttributeError, RecursionError)
REGISTRY = JWSRegistry(algorithms=ALGORITHMS, strict_check_header=False)  # a header of the provider's own does no harm


class Tokens:
    """Reads access tokens. The clock is the machine's own, as the provider's is, not that of a demonstration."""

    def __init__(self, settings: Settings, provider: Provider, claims: Claims) -> None:
        self._provider, self._claims = provider, claims
        self._type = settings.oidc_token_type.lower()
        self._registry = jwt.JWTClaimsRegistry(
            leeway=settings.oidc_leeway,
            iss={"essential": True, "value": settings.oidc_issuer},
            aud={"essential": True, "value": settings.oidc_audience},
            exp={"essential": True},
            sub={"essential": True},
        )

    async def read(self, token: str) -> Identity:
        """Who the token is of, and what it asserts. Raises NotAccepted, or Unreachable when nobody can tell."""
        header = _header(token)
        if header.get("alg") not in ALGORITHMS or not self._is_access_token(header):
            raise NotAccepted()  # before anything is fetched
        keys = await self._provider.keys(header["kid"] if isinstance(header.get("kid"), str) else None)
        try:
            read = jwt.decode(token, keys, registry=REGISTRY)
            self._registry.validate(read.claims)
            return identity_of(read.claims, self._claims, self._provider.issuer)
        except NoSubject as error:
            raise NotAccepted() from error
        except MALFORMED as error:
            raise NotAccepted() from error

    def _is_access_token(self, header: Mapping[str, Any]) -> bool:
        kind = str(header.get("typ", "")).lower()
        return kind.removeprefix("application/") == self._type


def _header(token: str) -> dict[str, Any]:
    """What the token says of itself, believed only as far as to refuse it early."""
    first = token.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise NotAccepted() from error
    if not isinstance(header, dict):
        raise NotAccepted()
    return header
