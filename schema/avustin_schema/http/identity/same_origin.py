"""A browser's cookie counts only for what our own page asks: other sites' pages may make a browser send it, too."""

from urllib.parse import urlsplit

from starlette.requests import HTTPConnection

SAFE = ("GET", "HEAD")


def is_own(request: HTTPConnection) -> bool:
    """Whether a page of ours asks, as the browser says; or the user by hand, for what only reads.

    Browsers that don't say (Fetch Metadata) still name the page's origin; where neither is said it isn't ours.
    """
    site = request.headers.get("sec-fetch-site")
    if request.scope["type"] == "websocket":
        return site in (None, "same-origin") and _is_own_origin(request)
    if site is not None:
        return site == "same-origin" or (site == "none" and request.scope["method"] in SAFE)
    return _is_own_origin(request)


def _is_own_origin(request: HTTPConnection) -> bool:
    origin = request.headers.get("origin", "")
    return bool(origin) and urlsplit(origin).netloc.lower() == request.headers.get("host", "").lower()
