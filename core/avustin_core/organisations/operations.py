"""What can be done with organisations: entering those that no register of ours has."""

import re
from datetime import date

from sqlalchemy import false, or_, select
from sqlmodel import col
from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus

from avustin_core.errors import InvalidInput
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.refusals import OrganisationExists
from avustin_core.organisations.rights import CREATE
from avustin_core.plugin import OrganisationKind, Text
from avustin_core.storage.sorting import sort_key
from avustin_core.work import Work, operation

INVENTED_CODE = re.compile(r"(?=.*[A-Z])[0-9A-Z]{3}")
LANGUAGES = ("", "fi", "sv", "fi-sv", "sv-fi")


@operation(refuses=(OrganisationExists,))
async def create_organisation(
    work: Work,
    *,
    kind: OrganisationKind,
    name: Text,
    business_id: str | None = None,
    municipality_code: str | None = None,
    languages: str = "",
    region_code: str | None = None,
    region: Text | None = None,
    valid_from: date | None = None,
    valid_to: date | None = None,
    source: str = "",
    is_fictional: bool = False,
) -> Organisation:
    """A joint municipal authority or another organisation, by its business id.

    Municipalities come from the register only, except invented ones: their codes hold a letter, as no real one does.
    """
    work.may(CREATE, None)
    _check_name(name)
    _check_municipality(kind, municipality_code, is_fictional)
    if languages not in LANGUAGES:
        raise InvalidInput("languages", reason=LANGUAGES_READ)
    if valid_from and valid_to and valid_to <= valid_from:
        raise InvalidInput("validTo", reason=ENDS_FIRST)
    identifier = read_business_id(business_id) if business_id else None
    if identifier is None and kind not in (OrganisationKind.MUNICIPALITY, OrganisationKind.PRIVATE_PERSON):
        raise InvalidInput("businessId", reason=BUSINESS_ID_NEEDED)
    await _refuse_twice(work, identifier, municipality_code)
    return await work.add(
        Organisation(
            kind=kind, name_fi=name.fi.strip(), name_sv=name.sv.strip(), sort_key=sort_key(name.fi),
            business_id=identifier, municipality_code=municipality_code, languages=languages, region_code=region_code,
            region_fi=region.fi if region else None, region_sv=region.sv if region else None, valid_from=valid_from,
            valid_to=valid_to, source=source, is_fictional=is_fictional,
        )
    )  # fmt: skip


def read_business_id(text: str) -> str:
    """A business id (Y-tunnus) as 1234567-8, its form and check digit checked; an old one gets its leading zero."""
    number = ytunnus.compact(text)
    try:
        return str(ytunnus.format(ytunnus.validate(f"0{number}" if len(number) == 7 else number)))
    except ValidationError:
        raise InvalidInput("businessId", reason=BUSINESS_ID_WRONG) from None


def _check_name(name: Text) -> None:
    for language, text in (("fi", name.fi), ("sv", name.sv)):
        if not text.strip():
            raise InvalidInput("name", language, reason=NAME_NEEDED)


def _check_municipality(kind: OrganisationKind, code: str | None, is_fictional: bool) -> None:
    if kind is not OrganisationKind.MUNICIPALITY:
        if code is not None:
            raise InvalidInput("municipalityCode", reason=NO_MUNICIPALITY)
        return
    if not is_fictional:
        raise InvalidInput("kind", reason=FROM_REGISTER)
    if code is None or not INVENTED_CODE.fullmatch(code):
        raise InvalidInput("municipalityCode", reason=INVENTED_CODE_NEEDED)


async def _refuse_twice(work: Work, business_id: str | None, code: str | None) -> None:
    same = or_(
        col(Organisation.business_id) == business_id if business_id else false(),
        col(Organisation.municipality_code) == code if code else false(),
    )
    if known := await work.session.scalar(select(Organisation).where(same)):
        path = "businessId" if business_id and known.business_id == business_id else "municipalityCode"
        raise OrganisationExists(path, name=Text(known.name_fi, known.name_sv))


NAME_NEEDED = Text(
    fi="Anna nimi suomeksi ja ruotsiksi; ne voivat olla samat.",
    sv="Ange namnet på finska och svenska; de får vara lika.",
    en="Give the name in Finnish and Swedish; they may be the same.",
)
BUSINESS_ID_NEEDED = Text(fi="Anna Y-tunnus.", sv="Ange FO-numret.", en="Give the business id.")
BUSINESS_ID_WRONG = Text(
    fi="Y-tunnus on virheellinen. Anna seitsemän numeroa, yhdysmerkki ja tarkistusnumero, esimerkiksi 1234567-1.",
    sv="FO-numret är felaktigt. Ange sju siffror, bindestreck och kontrollsiffra, till exempel 1234567-1.",
    en="The business id isn't right: seven digits, a hyphen and the check digit, such as 1234567-1.",
)
NO_MUNICIPALITY = Text(
    fi="Kuntanumero on vain kunnalla.",
    sv="Bara en kommun har kommunnummer.",
    en="Only a municipality has a municipality code.",
)
FROM_REGISTER = Text(
    fi="Kunnat tulevat Tilastokeskuksen luokituksesta; niitä ei perusteta käsin.",
    sv="Kommunerna kommer från Statistikcentralens klassificering; de läggs inte in för hand.",
    en="Municipalities come from Statistics Finland's classification and aren't entered by hand.",
)
INVENTED_CODE_NEEDED = Text(
    fi="Keksityn kunnan tunnuksessa on kolme merkkiä, joista ainakin yksi on kirjain A–Z, esimerkiksi X01.",
    sv="En påhittad kommuns kod har tre tecken, varav minst ett är en bokstav A–Z, till exempel X01.",
    en="An invented municipality's code has three characters, at least one of them a letter A–Z, such as X01.",
)
LANGUAGES_READ = Text(
    fi="Anna kielet muodossa fi, sv, fi-sv tai sv-fi, enemmistön kieli ensin.",
    sv="Ange språken i formatet fi, sv, fi-sv eller sv-fi, majoritetens språk först.",
    en="Languages: fi, sv, fi-sv or sv-fi, the majority's first.",
)
ENDS_FIRST = Text(
    fi="Voimassaolo ei voi päättyä ennen kuin se alkaa.",
    sv="Giltigheten kan inte upphöra innan den börjar.",
    en="It can't end before it begins.",
)
