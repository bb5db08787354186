"""Days, moments and people, as letters name them."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import User
from avustin_core.appropriations.euros import euros
from avustin_core.clock import HELSINKI
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Text
from avustin_core.work import Work

MOMENT = Text(fi="{} klo {}", sv="{} kl. {}")
EUROS = Text(fi="euroa", sv="euro")
THOUSANDS = re.compile(r"(?<=\d)\s(?=\d)")
BUSINESS_ID = Text(fi="Y-tunnus", sv="FO-nummer")


def day(on: date) -> str:
    """A day; both languages write it alike."""
    return f"{on.day}.{on.month}.{on.year}"


def moment(at: datetime, language: Language) -> str:
    """A moment in Finland, to the minute, on one line."""
    local = at.astimezone(HELSINKI)
    said = MOMENT.get(language).format(day(local.date()), f"{local.hour}.{local.minute:02}")
    return said.replace(" ", "\N{NO-BREAK SPACE}")


def party(organisation: Organisation, language: Language) -> str:
    """Its name, and its business id where that is known."""
    name, number = Text(organisation.name_fi, organisation.name_sv).get(language), organisation.business_id
    return f"{name} ({BUSINESS_ID.get(language)} {number})" if number else name


def sum_of(cents: int, language: Language) -> str:
    """A sum in euros, its thousands apart by narrow spaces."""
    return THOUSANDS.sub("\N{NARROW NO-BREAK SPACE}", euros(cents).get(language))


def sum_in_words(cents: int, language: Language) -> str:
    """The same within a sentence."""
    return sum_of(cents, language).replace("€", EUROS.get(language))


async def people(work: Work, *ids: UUID | None) -> dict[UUID | None, str]:
    """The names of those that there are."""
    wanted = [id for id in ids if id]
    if not wanted:
        return {}
    found: Iterable[User] = await work.session.scalars(select(User).where(col(User.id).in_(wanted)))
    return {each.id: each.name for each in found}
