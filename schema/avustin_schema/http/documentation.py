"""The documentation as plain text, where the repository it lies in is at hand; a wheel brings none."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

LIST = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Avustin: documentation</title>
<body style="font: 1rem/1.7 system-ui, sans-serif; max-width: 42rem; margin: 2rem auto; padding: 0 1rem">
<h1>Documentation</h1><ul>{rows}</ul></body></html>"""
REPOSITORY = Path(__file__).parents[3]
KINDS = (".md", ".graphql")


@dataclass(frozen=True)
class Documentation:
    """Pages by their addresses; nothing else is served."""

    pages: dict[str, Path] = field(default_factory=dict)

    @classmethod
    def at_hand(cls) -> "Documentation":
        """README, the changelog and everything in `docs/`, if they are there."""
        return cls(dict(_pages(REPOSITORY)))

    @property
    def links(self) -> list[tuple[str, str]]:
        """Where to begin reading: address and name."""
        return [("README.md", "README"), ("docs/", "docs")] if "README.md" in self.pages else []

    def routes(self, guards: Callable[[Request], dict[str, str]]) -> list[BaseRoute]:
        """A route for the pages and one for their list."""

        async def page(request: Request) -> Response:
            path = self.pages.get(request.url.path.removeprefix("/"))
            if path is None:
                return PlainTextResponse("Not found", 404, headers=guards(request))
            return PlainTextResponse(path.read_text(encoding="utf-8"), headers=guards(request))

        async def listed(request: Request) -> Response:
            rows = "".join(f'<li><a href="../{escape(each)}">{escape(each)}</a></li>' for each in self.pages)
            return HTMLResponse(LIST.format(rows=rows), headers=guards(request))

        if not self.pages:
            return []
        return [Route("/README.md", page), Route("/docs/", listed), Route("/docs/{path:path}", page)]


def _pages(root: Path) -> Iterator[tuple[str, Path]]:
    if not (root / "docs").is_dir() or not (root / "README.md").is_file():
        return
    yield "README.md", root / "README.md"
    for path in sorted((root / "docs").rglob("*")):
        if path.is_file() and path.suffix in KINDS:
            yield path.relative_to(root).as_posix(), path
