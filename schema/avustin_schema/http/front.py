"""The front page: what runs here, in one page that needs no script, in the reader's language."""

from html import escape
from importlib.metadata import version
from importlib.resources import files
from string import Template

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from avustin_core.work import Avustin
from avustin_schema.console.serving import policy
from avustin_schema.context import preferred
from avustin_schema.http.documentation import Documentation
from avustin_schema.http.front_data import Shown, gather_front
from avustin_schema.http.front_parts import notice, people, programmes
from avustin_schema.http.front_texts import words_in
from avustin_schema.schema import Schema

PAGE = Template(files("avustin_schema.http").joinpath("front.html").read_text(encoding="utf-8"))


def routes(avustin: Avustin, schema: Schema) -> list[BaseRoute]:
    """`/`, `/schema.graphql`, and the documentation where it is at hand."""
    documentation = Documentation.at_hand()

    async def front(request: Request) -> Response:
        language = preferred(request.headers.get("accept-language"))
        async with avustin.reading() as connection:
            shown = await gather_front(connection, avustin)
        page = _page(shown, words_in(language), language.value, documentation)
        return HTMLResponse(page, headers=_guards(request) | {"Vary": "Accept-Language", "Cache-Control": "no-cache"})

    async def sdl(request: Request) -> Response:
        return PlainTextResponse(schema.sdl, headers=_guards(request))

    return [Route("/", front), Route("/schema.graphql", sdl), *documentation.routes(_guards)]


def _page(shown: Shown, words: dict[str, str], language: str, documentation: Documentation) -> str:
    links = "".join(
        f'<li><a href="{address}">{escape(name)}</a><span>{escape(what)}</span></li>'
        for address, name, what in (
            ("console/", words["console"], words["console_is"]),
            (f"console/forms/?language={language}", words["forms"], words["forms_are"]),
            ("schema.graphql", words["schema"], words["schema_is"]),
            *((address, words.get(name, name), words["documentation_is"]) for address, name in documentation.links),
        )
    )
    return PAGE.substitute(
        {name: escape(text) for name, text in words.items()}
        | {
            "language": language,
            "version": escape(version("avustin")),
            "notice": notice(shown, words),
            "programmes": programmes(shown, words, language),
            "links": links,
            "people": people(words) if shown.demo else "",
        }
    )


def _guards(request: Request) -> dict[str, str]:
    return {
        "Content-Security-Policy": policy(request.headers.get("host", "")),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
    }
