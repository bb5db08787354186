"""Serves the built console under a content security policy: `/console/`, its files, and its configuration."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from avustin_schema.console.stamp import BUILT

HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
TYPES = {  # what the system knows of suffixes varies; under nosniff a script of another type does not run
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".md": "text/markdown; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


def routes(config: Callable[[], Mapping[str, object]]) -> list[BaseRoute]:
    """The console's routes; `config` is asked anew for each `/console/config.json`, on a worker thread."""

    def serve_config(request: Request) -> Response:
        return JSONResponse(config(), headers={**_guards(request.headers.get("host", "")), "Cache-Control": "no-store"})

    def to_folder(request: Request) -> Response:
        return RedirectResponse("console/", status_code=307)  # relative: right behind a proxy's prefix too

    return [
        Route("/console", to_folder),
        Route("/console/config.json", serve_config),
        Mount("/console", _BuiltFiles(directory=BUILT, html=True)),
    ]


def policy(host: str) -> str:
    """The content security policy for a page of `host`, the request's Host header, which is not trusted."""
    sockets = f" ws://{host} wss://{host}" if HOST.fullmatch(host) else ""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self'",
            "style-src 'self' 'unsafe-inline'",  # Monaco writes style elements
            "img-src 'self' data:",
            "font-src 'self'",
            "worker-src 'self'",
            f"connect-src 'self'{sockets}",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    )


class _BuiltFiles(StaticFiles):
    """The built files: the hashed ones kept for a year, the others asked for again each time."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        path = Path(full_path)
        if response.status_code != 304:
            response.headers["Content-Type"] = TYPES.get(path.suffix, "application/octet-stream")
        hashed = path.parent.name == "assets"
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable" if hashed else "no-cache"
        response.headers.update(_guards(Headers(scope=scope).get("host", "")))
        return response


def _guards(host: str) -> dict[str, str]:
    return {
        "Content-Security-Policy": policy(host),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
