"""Ids that a demonstration's official sees, as JSON: `python -m tests.fuzz.ids URL TOKEN`."""

import json
import sys
from typing import Any

import httpx2

LISTS = ("calls", "applications", "organisations", "decisions", "reports", "register", "appropriations", "programmes")


def main(url: str, token: str) -> list[str]:
    """Some of each list."""
    fields = " ".join(f"{name}{_page(name)}" for name in LISTS)
    headers = {"authorization": f"Bearer {token}"}
    answer: Any = httpx2.post(url, json={"query": f"{{ {fields} }}"}, headers=headers, timeout=60).json()
    found = [answer["data"][name] for name in LISTS]
    return [each["id"] for some in found for each in (some["nodes"] if isinstance(some, dict) else some)]


def _page(name: str) -> str:
    return " { id }" if name == "programmes" else "(first: 5) { nodes { id } }"


if __name__ == "__main__":
    print(json.dumps(main(*sys.argv[1:])))
