"""What settings of the endpoint may say."""

import re
from urllib.parse import urlsplit

ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d{1,5})?|https?://\[[0-9a-f:]+\](:\d{1,5})?")
PORTS = {"http": 80, "https": 443}


def origins_in(text: str) -> tuple[str, ...]:
    """The origins of a list separated by commas, as browsers write them; refuses what is none."""
    return tuple(_origin(each.strip()) for each in text.split(",") if each.strip())


def _origin(text: str) -> str:
    origin = text.lower()
    if not ORIGIN.fullmatch(origin):
        raise ValueError("give origins such as https://asiointi.example, separated by commas, without a path or a star")
    parts = urlsplit(origin)
    usual = f":{PORTS[parts.scheme]}"
    return origin.removesuffix(usual)
