"""What can be done with appropriations: entering one."""

import re

from avustin_core.appropriations.models import Appropriation, AppropriationType, EntryKind, LedgerEntry
from avustin_core.appropriations.rights import CREATE
from avustin_core.errors import InvalidInput
from avustin_core.plugin import AppropriationCreated, Text
from avustin_core.work import Work, operation

BUDGET_ITEM = re.compile(r"\d{2}\.\d{2}\.\d{2}(\.\d{1,2})?")
YEARS = range(1900, 2200)


@operation()
async def create_appropriation(
    work: Work,
    *,
    budget_item: str,
    name: Text,
    type: AppropriationType,
    year: int,
    last_usable_year: int,
    appropriated: int,
    is_fictional: bool = False,
) -> Appropriation:
    """A sum of the state budget, in cents, that calls can draw on until the end of its last usable year."""
    work.may(CREATE, None)
    _check(budget_item, name, year, last_usable_year, appropriated)
    appropriation = await work.add(
        Appropriation(
            budget_item=budget_item, name=name.to_json(), type=type, year=year, last_usable_year=last_usable_year,
            appropriated=appropriated, is_fictional=is_fictional,
        )
    )  # fmt: skip
    await work.add(
        LedgerEntry(
            appropriation_id=appropriation.id, kind=EntryKind.APPROPRIATED, amount=appropriated, at=work.now,
            by=work.actor.user_id,
        )
    )  # fmt: skip
    await work.happened(AppropriationCreated(str(appropriation.id), at=work.now))
    return appropriation


def _check(budget_item: str, name: Text, year: int, last_usable_year: int, appropriated: int) -> None:
    if not BUDGET_ITEM.fullmatch(budget_item):
        raise InvalidInput("budgetItem", reason=ITEM)
    for language, text in (("fi", name.fi), ("sv", name.sv)):
        if not text.strip():
            raise InvalidInput("name", language, reason=BOTH_LANGUAGES)
    if year not in YEARS:
        raise InvalidInput("year", reason=YEAR)
    if last_usable_year < year or last_usable_year not in YEARS:
        raise InvalidInput("lastUsableYear", reason=LAST_YEAR)
    if appropriated <= 0:
        raise InvalidInput("appropriated", reason=ABOVE_ZERO)


ITEM = Text(
    fi="Anna talousarvion momentti muodossa 28.90.32.",
    sv="Ange budgetmomentet i formatet 28.90.32.",
    en="Give the budget item in the form 28.90.32.",
)
BOTH_LANGUAGES = Text(
    fi="Anna nimi suomeksi ja ruotsiksi.",
    sv="Ange namnet på finska och svenska.",
    en="Give the name in Finnish and Swedish.",
)
YEAR = Text(fi="Anna varainhoitovuosi.", sv="Ange finansåret.", en="Give the budget year.")
LAST_YEAR = Text(
    fi="Viimeinen käyttövuosi ei voi olla ennen varainhoitovuotta.",
    sv="Det sista året då anslaget kan användas får inte vara före finansåret.",
    en="The last usable year can't be before the budget year.",
)
ABOVE_ZERO = Text(
    fi="Summan on oltava suurempi kuin nolla.", sv="Beloppet ska vara större än noll.", en="The sum must be above zero."
)
