"""Tokens of a provider that answers in the test itself, and of those who would like to be one."""

import base64
import hmac
import json
import time
from dataclasses import dataclass, field
from typing import Any

import httpx2
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, RSAKey
from joserfc.jws import JWSRegistry
from joserfc.registry import HeaderParameter

from avustin_core.access.identity import Claims
from avustin_core.settings import Settings
from avustin_schema.http.identity.provider import Provider
from avustin_schema.http.identity.tokens import Tokens

ISSUER, AUDIENCE = "https://id.example", "https://avustin.example/api"
SETTINGS = Settings(oidc_issuer=ISSUER, oidc_audience=AUDIENCE)
RSA, EC, OTHERS = (
    RSAKey.generate_key(2048, {"kid": "rsa", "alg": "RS256", "use": "sig"}),
    ECKey.generate_key("P-256", {"kid": "ec", "alg": "ES256", "use": "sig"}),
    RSAKey.generate_key(2048, {"kid": "rsa", "alg": "RS256", "use": "sig"}),
)
PLAIN = {name: value for name, value in RSA.as_dict(private=True).items() if name not in ("alg", "use")}
SAME = RSAKey.import_key(PLAIN)  #: the first one, for any algorithm
ANY = JWSRegistry(
    {"ours": HeaderParameter("of this test", "bool")}, ["RS256", "ES256", "RS512"], strict_check_header=False
)


@dataclass
class Answering:
    """What is fetched of the provider: its metadata and its keys; counts, fails and turns its keys on demand."""

    keys: list[Any] = field(default_factory=lambda: [RSA, EC])
    issuer: str = ISSUER
    fails: bool = False
    asked: list[str] = field(default_factory=list)

    async def fetch(self, address: str) -> Any:
        """As `fetch_json` does."""
        self.asked.append(address.removeprefix(ISSUER))
        if self.fails:
            raise httpx2.ConnectError("nobody there")
        if address.endswith("/openid-configuration"):
            return {"issuer": self.issuer, "jwks_uri": f"{ISSUER}/keys"}
        keys = KeySet(self.keys).as_dict(private=False)["keys"] if self.keys else []
        return {"keys": [{"kty": "AKP", "kid": "of tomorrow"}, *keys]}


def reader(provider: Provider, settings: Settings = SETTINGS, **claims: Any) -> Tokens:
    """Reads access tokens of the provider."""
    return Tokens(settings, provider, Claims.model_validate(claims))


def signed(key: Any = RSA, *, alg: str = "RS256", header: dict[str, Any] | None = None, **claims: Any) -> str:
    """A token as it should be, but for what is given; a claim that is None is left out."""
    now = int(time.time())
    told = {"iss": ISSUER, "aud": AUDIENCE, "sub": "aino", "iat": now, "exp": now + 60} | claims
    top = {"alg": alg, "typ": "at+jwt", "kid": getattr(key, "kid", None)} | (header or {})
    return jwt.encode(
        {name: value for name, value in top.items() if value is not None},
        {name: value for name, value in told.items() if value is not None},
        key, registry=ANY, default_type=None,
    )  # fmt: skip


def unsigned(**claims: Any) -> str:
    """A token that says of itself that it needs no signature."""
    now = int(time.time())
    told = {"iss": ISSUER, "aud": AUDIENCE, "sub": "aino", "exp": now + 60} | claims
    return f"{part({'alg': 'none', 'typ': 'at+jwt'})}.{part(told)}."


def signed_with_the_public_key() -> str:
    """A token whose secret is what everybody can read; made by hand, since no library makes one."""
    body = f"{part({'alg': 'HS256', 'typ': 'at+jwt', 'kid': 'rsa'})}.{signed().split('.')[1]}"
    digest = hmac.digest(RSA.as_pem(private=False), body.encode(), "sha256")
    return f"{body}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"


def tampered(token: str, **claims: Any) -> str:
    """The token with other claims under the same signature."""
    head, body, signature = token.split(".")
    told = json.loads(base64.urlsafe_b64decode(body + "=="))
    return f"{head}.{part(told | claims)}.{signature}"


def part(value: Any) -> str:
    """One part of a token."""
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
