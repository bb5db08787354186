"""`avustin case-file`: what the case register says of a matter, as somebody sees it."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

from avustin_core.settings import Settings
from avustin_schema.commands.migrating import refuse_other
from avustin_schema.refused import Refused


def case_file(
    matter: Annotated[
        str, typer.Argument(help="The matter's global id or number, or its application's id or reference number.")
    ],
    subject: Annotated[str, typer.Option("--as", metavar="SUBJECT", help="Who asks: the claim `sub`.")],
    pdf: Annotated[Path | None, typer.Option(help="Write it as a PDF to this file, instead of JSON to stdout.")] = None,
    language: Annotated[str, typer.Option(help="The PDF's language: fi or sv.")] = "fi",
) -> None:
    """Print a matter's data in the case register (906/2019 26 §) as JSON, or write its case file as a PDF."""
    if language not in ("fi", "sv"):
        raise Refused("--language: give fi or sv")
    settings = Settings()
    refuse_other(settings.database_url)
    made = asyncio.run(_made(settings, matter, subject, language if pdf else None))
    if pdf:
        pdf.write_bytes(made)
    else:
        sys.stdout.buffer.write(made)


async def _made(settings: Settings, matter: str, subject: str, language: str | None) -> bytes:
    from avustin_core.access import find_actor
    from avustin_core.casefile.cases import case_of
    from avustin_core.casefile.printing import pdf_of
    from avustin_core.casefile.register import register_of, to_bytes
    from avustin_core.errors import NotFound
    from avustin_core.plugin import Language
    from avustin_core.trail.operations import record_reading
    from avustin_core.work import Avustin
    from avustin_schema.installing import registry_of

    avustin = Avustin(settings, registry_of(settings))
    now = avustin.clock.now()
    try:
        async with avustin.reading() as connection:
            actor = await find_actor(connection, subject)
            if actor is None:
                raise Refused(f"--as: nobody here is {subject!r}")
            case = await case_of(connection, matter, actor=actor, now=now)
        if secrets := case.secrets:
            await avustin.run(actor, lambda work: record_reading(work, secrets))
        if language is None:
            return to_bytes(register_of(case, settings))
        programmes = avustin.registry.programmes
        return await pdf_of(case, now=now, language=Language(language), settings=settings, programmes=programmes)
    except NotFound:
        raise Refused(f"no matter {matter!r}, or none that {subject!r} sees") from None
    finally:
        await avustin.close()
