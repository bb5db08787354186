"""What must fit together in the settings before anybody can sign in; told at the start, with the remedy."""

from urllib.parse import urlsplit

from pydantic import ValidationError

from avustin_core.access.identity import Claims
from avustin_core.settings import Settings
from avustin_schema.refused import Refused

LOOPBACK = ("127.0.0.1", "::1", "localhost")
SHORTEST = 32


def claims_of(settings: Settings) -> Claims:
    """The configuration of claims; refuses one that can't be read, with the place."""
    try:
        return Claims.model_validate(settings.oidc_claims)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise Refused(f"AVUSTIN_OIDC_CLAIMS: {place}: {first['msg']}; see docs/how-to/sign-in.md") from None


def check(settings: Settings) -> None:
    """Refuses settings that would let in the wrong ones, or nobody."""
    if settings.oidc_issuer:
        _check_provider(settings)
    elif settings.oidc_client_id:
        raise Refused("AVUSTIN_OIDC_CLIENT_ID is set, and AVUSTIN_OIDC_ISSUER isn't: set the provider's issuer too")
    if settings.oidc_client_id:
        _check_sign_in(settings)


def _check_provider(settings: Settings) -> None:
    if settings.demo:
        raise Refused(
            "a demonstration lets in by printed tokens, beside which a provider's sign-in means nothing: unset "
            "AVUSTIN_OIDC_ISSUER, or serve without a demonstration"
        )
    _check_address("AVUSTIN_OIDC_ISSUER", settings.oidc_issuer)
    if settings.oidc_jwks:
        _check_address("AVUSTIN_OIDC_JWKS", settings.oidc_jwks)
    if not settings.oidc_audience:
        raise Refused("AVUSTIN_OIDC_AUDIENCE isn't set: say which audience access tokens must be meant for")
    if settings.oidc_audience == settings.oidc_client_id:
        raise Refused(
            "AVUSTIN_OIDC_AUDIENCE is the console's client id, which is the audience of id tokens: they would pass for "
            "access tokens; give the API an audience of its own"
        )
    claims_of(settings)


def _check_sign_in(settings: Settings) -> None:
    for name in ("oidc_client_secret", "secret", "address"):
        if not _plain(getattr(settings, name)):
            raise Refused(f"AVUSTIN_{name.upper()} isn't set: the console's sign-in needs it")
    if len(_plain(settings.secret)) < SHORTEST:
        raise Refused(f"AVUSTIN_SECRET is too short: {SHORTEST} random characters at least")
    _check_address("AVUSTIN_ADDRESS", settings.address)


def _check_address(name: str, address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.query or parts.fragment:
        raise Refused(f"{name} isn't an address such as https://id.example")
    if parts.scheme == "http" and parts.hostname not in LOOPBACK:
        raise Refused(f"{name} must begin with https://: what goes there mustn't be read on the way")


def _plain(value: object) -> str:
    return value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)
