"""Pages of other sites: which may ask by script, and which may not ask at all."""

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request

from avustin_core.settings import Settings
from avustin_schema.http.statuses import CROSS_SITE, NotServed

FOREIGN = ("cross-site", "same-site")
SENT = (
    "Accept-Language", "Authorization", "Content-Type", "If-None-Match", "X-Request-ID", "Traceparent",
    "GraphQL-Require-Preflight", "Apollo-Require-Preflight", "ApolloGraphQL-Client-Name", "ApolloGraphQL-Client-Version",
)  # fmt: skip
READ = ("X-Request-ID", "Retry-After", "RateLimit", "RateLimit-Policy", "ETag", "Content-Disposition")
KEPT = 3600  #: seconds for which a browser needn't ask again whether it may


def cors(settings: Settings) -> list[Middleware]:
    """Lets pages of the origins of the settings ask, with a token and never with cookies; nothing where there are none."""
    if not settings.allowed_origins:
        return []
    return [
        Middleware(
            CORSMiddleware, allow_origins=settings.allowed_origins, allow_methods=("GET", "POST", "PUT"),
            allow_headers=SENT, expose_headers=READ, max_age=KEPT,
        )
    ]  # fmt: skip


def refuse_foreign(request: Request, allowed: frozenset[str]) -> None:
    """Refuses what a browser says another site's page asks, by Fetch Metadata, unless its origin is allowed."""
    if request.headers.get("sec-fetch-site") in FOREIGN and request.headers.get("origin") not in allowed:
        raise NotServed(CROSS_SITE)
