"""Case files as a file: `GET /case-file?matter=…`, the data of the case register as JSON, or a PDF with `&format=pdf`."""

from collections.abc import Callable, Coroutine
from typing import Any

from cross_web import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from avustin_core.casefile.cases import case_of
from avustin_core.casefile.printing import pdf_of
from avustin_core.casefile.register import register_of, to_bytes
from avustin_core.errors import InvalidInput, Refusal
from avustin_core.plugin import Language, Text
from avustin_core.trail.operations import record_reading
from avustin_core.work import Avustin
from avustin_schema.context import Context
from avustin_schema.http.files import attachment
from avustin_schema.http.refusals import GUARDS, told
from avustin_schema.http.refusing import refused

Contexts = Callable[[Request], Coroutine[Any, Any, Context]]
FORMATS = ("json", "pdf")
PRIVATE = {"Cache-Control": "no-store"}


def routes(avustin: Avustin, context_of: Contexts) -> list[Route]:
    """`matter` is the matter's global id or number, or its application's id or reference; `language` is of the PDF.

    `notes=true` gives the notes among officials too, for a page that shows them: they are no documents.
    """

    async def case_file(request: Request) -> Response:
        try:
            context = await context_of(request)
        except HTTPException as error:
            return refused(error, request)
        try:
            return await _answer(request, avustin, context)
        except Refusal as refusal:
            return told(refusal, context.language)

    return [Route("/case-file", case_file, methods=["GET"])]


async def _answer(request: Request, avustin: Avustin, context: Context) -> Response:
    wanted = request.query_params.get("format", "json")
    if wanted not in FORMATS:
        raise InvalidInput("format", reason=JSON_OR_PDF)
    which, actor, now = request.query_params.get("matter", ""), context.actor, context.now
    async with avustin.reading() as connection:
        notes = wanted == "json" and request.query_params.get("notes") == "true"
        case = await case_of(connection, which, actor=actor, now=now, notes=notes)
    if secrets := case.secrets:
        await context.run(lambda work: record_reading(work, secrets))
    if wanted == "json":
        register = to_bytes(register_of(case, avustin.settings))
        return Response(register, media_type="application/json", headers=GUARDS | PRIVATE)
    language, programmes = _language(request, context), avustin.registry.programmes
    pdf = await pdf_of(case, now=now, language=language, settings=avustin.settings, programmes=programmes)
    name = f"{case.head.number or case.head.reference or case.head.id}.pdf".replace("/", "-")
    named = {"Content-Disposition": attachment(name)}
    return Response(pdf, media_type="application/pdf", headers=GUARDS | PRIVATE | named)


def _language(request: Request, context: Context) -> Language:
    """Finnish or Swedish: what is asked for, or else what the reader reads of these."""
    wanted = request.query_params.get("language", context.language.value)
    return Language.SV if wanted == Language.SV.value else Language.FI


JSON_OR_PDF = Text(fi="format: anna json tai pdf.", sv="format: ange json eller pdf.", en="format: give json or pdf.")
