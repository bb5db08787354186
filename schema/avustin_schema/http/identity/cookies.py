"""The cookie of a browser that is signed in: it holds a random key, and nothing else."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

from avustin_core.settings import Settings

HOUR = 3600


def is_secure(settings: Settings) -> bool:
    """Whether the server is reached over TLS; only on this machine it may be otherwise."""
    return urlsplit(settings.address).scheme == "https"


def name_of(settings: Settings) -> str:
    """The cookie's name: with TLS, one that browsers take from this very host only."""
    return "__Host-avustin" if is_secure(settings) else "avustin"


def key_in(request: HTTPConnection, settings: Settings) -> str | None:
    """The browser's key, if it sent one."""
    return request.cookies.get(name_of(settings)) or None


def give(response: Response, settings: Settings, key: str) -> None:
    """Lets the browser keep the key for as long as the sign-in is in force."""
    response.set_cookie(
        name_of(settings), key, max_age=settings.session_hours * HOUR, path="/", httponly=True, samesite="lax",
        secure=is_secure(settings),
    )  # fmt: skip


def take(response: Response, settings: Settings) -> None:
    """Lets the browser forget the key."""
    response.delete_cookie(name_of(settings), path="/", httponly=True, samesite="lax", secure=is_secure(settings))
