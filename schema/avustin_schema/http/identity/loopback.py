"""A demonstration answers this machine only, unless it is told to let others in: its tokens stand in the source."""

import ipaddress

from starlette.datastructures import Headers
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from avustin_core.settings import Settings

NOT_HERE = (
    "This is a demonstration: it lets in anybody who knows a printed token, so it answers on its own machine only. "
    "Set AVUSTIN_DEMO_PUBLIC=true, or serve with --public, to let others in.\n"
)


class OnlyHere:
    """Refuses what comes in by another address of this machine than its loopback, however the server was started.

    By another name too: a page whose name was led here (DNS rebinding) asks as if it were ours.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets through, or answers 403; a websocket is refused in its handshake by the same."""
        if scope["type"] == "lifespan" or is_here(scope):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": ""})
        else:
            await PlainTextResponse(NOT_HERE, 403)(scope, receive, send)


def is_here(scope: Scope) -> bool:
    """Whether it came in by the loopback interface and asks for it by name, or by a socket in the file system."""
    host, port = scope.get("server") or ("", None)
    if port is None and (not host or host.startswith("/")):
        return True
    return _is_loopback(host) and _is_loopback(_asked_for(scope))


def _asked_for(scope: Scope) -> str:
    """The name in `Host`, without a port."""
    given = Headers(scope=scope).get("host", "")
    return given[1:].partition("]")[0] if given.startswith("[") else given.partition(":")[0]


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost" or host.lower().endswith(".localhost")


def only_here(settings: Settings) -> list[Middleware]:
    """The middleware of a demonstration that wasn't told to let others in; none otherwise."""
    return [Middleware(OnlyHere)] if settings.demo and not settings.demo_public else []
