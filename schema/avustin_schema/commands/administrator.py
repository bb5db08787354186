"""`avustin administrator`: the first administrator of an installation, since there is nobody yet who could give the role."""

import asyncio
from typing import Annotated

import typer

from avustin_core.settings import Settings
from avustin_schema.commands.migrating import refuse_other
from avustin_schema.refused import Refused

WHY = "appointed from the command line"


def administrator(
    subject: Annotated[str, typer.Argument(help="What the identity provider calls the person: the claim `sub`.")],
    name: Annotated[str, typer.Option(help="The person's name.")],
    reason: Annotated[str, typer.Option(help="Why; it stays in the audit trail.")] = WHY,
) -> None:
    """Make somebody an administrator, who then gives all other roles over the API."""
    settings = Settings()
    refuse_other(settings.database_url)
    asyncio.run(_appoint(settings, subject, name, reason))
    print(f"{name} is an administrator.")


async def _appoint(settings: Settings, subject: str, name: str, reason: str) -> None:
    from avustin_core import slices
    from avustin_core.access import PUBLIC
    from avustin_core.errors import Refusal
    from avustin_core.organisations.members import appoint_administrator
    from avustin_core.plugin import Language
    from avustin_core.work import Avustin
    from avustin_schema.installing import registry_of

    assert slices.TABLES
    avustin = Avustin(settings, registry_of(settings))
    try:
        await avustin.run(PUBLIC, lambda work: appoint_administrator(work, subject=subject, name=name, reason=reason))
    except Refusal as refusal:
        raise Refused(f"{'.'.join(refusal.path)}: {refusal.message(Language.EN)}") from None
    finally:
        await avustin.close()
