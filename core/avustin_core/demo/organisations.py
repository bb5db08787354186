"""Invented organisations: municipalities of all four language classes, joint authorities, and their ids.

Business ids are a running number, to our knowledge near 3,500,000 in these years: one that begins with 9 isn't anybody's
for decades. Municipality codes hold a letter, as no real one does. Telephone: no subscriber number begins with 0, which
is the trunk prefix, so the one number here rings nowhere. More in docs/explanation/demonstration.md.
"""

import csv
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files

from stdnum.exceptions import ValidationError
from stdnum.fi import ytunnus

from avustin_core.organisations.models import Organisation
from avustin_core.organisations.operations import create_organisation
from avustin_core.plugin import Contact, OrganisationKind, Text
from avustin_core.work import Work

FIRST_ID = 9_000_100
PHONE = "+358 9 000 0000"
SOURCE = "Keksitty esittelyä varten / Påhittad för demonstration"
REGIONS = {
    "X1": Text(fi="Järvi-Esimerkki", sv="Insjö-Exempel"),
    "X2": Text(fi="Itä-Esimerkki", sv="Östra Exempel"),
    "X3": Text(fi="Pohjois-Esimerkki", sv="Norra Exempel"),
    "X4": Text(fi="Länsi-Esimerkki", sv="Västra Exempel"),
    "X5": Text(fi="Rannikko-Esimerkki", sv="Kust-Exempel"),
}
AUTHORITY = Contact(
    name=Text(fi="Esimerkkiministeriö (ei oikea viranomainen)", sv="Exempelministeriet (ingen verklig myndighet)"),
    email="avustukset@esimerkkiministerio.example",
)


@dataclass(frozen=True)
class Invented:
    """An organisation to enter."""

    kind: OrganisationKind
    name: Text
    business_id: str
    code: str | None = None
    languages: str = ""
    region: str = "X1"
    ends: date | None = None


def invented() -> list[Invented]:
    """All of them, in the order in which they are entered."""
    ids = business_ids()
    lines = files("avustin_core.demo").joinpath("municipalities.csv").read_text(encoding="utf-8").splitlines()
    municipalities = [
        Invented(
            OrganisationKind.MUNICIPALITY, Text(line["name_fi"], line["name_sv"]), next(ids), line["code"],
            line["languages"], line["region"], date.fromisoformat(line["ends"]) if line["ends"] else None,
        )
        for line in csv.DictReader(lines)
    ]  # fmt: skip
    others = [Invented(kind, name, next(ids), region=region) for kind, name, region in OTHERS]
    return [*municipalities, *others]


def business_ids() -> Iterator[str]:
    """Numbers with a right check digit, from a range that isn't given out; those that have none are left out."""
    for number in range(FIRST_ID, FIRST_ID + 10_000):
        for digit in "0123456789":
            try:
                yield str(ytunnus.format(ytunnus.validate(f"{number}{digit}")))
            except ValidationError:
                continue


async def enter(work: Work, one: Invented) -> Organisation:
    """The organisation, by the operation that an administrator has for it."""
    return await create_organisation(
        work, kind=one.kind, name=one.name, business_id=one.business_id, municipality_code=one.code,
        languages=one.languages, region_code=one.region, region=REGIONS[one.region], valid_to=one.ends, source=SOURCE,
        is_fictional=True,
    )  # fmt: skip


def contact_of(organisation: Organisation) -> Contact:
    """Whom to ask: a registry, at an address that exists nowhere."""
    plain = unicodedata.normalize("NFKD", organisation.name_fi).encode("ascii", "ignore").decode()
    host = "-".join("".join(sign if sign.isalnum() else " " for sign in plain.lower()).split())
    name = Text(f"{organisation.name_fi}, kirjaamo (esimerkki)", f"{organisation.name_sv}, registraturen (exempel)")
    return Contact(name, email=f"kirjaamo@{host}.example", phone=PHONE)


AUTHORITIES = OrganisationKind.JOINT_MUNICIPAL_AUTHORITY
OTHERS = (
    (AUTHORITIES, Text("Järviseudun esimerkkikuntayhtymä", "Insjönejdens exempelsamkommun"), "X1"),
    (AUTHORITIES, Text("Esimerkkirannikon kuntayhtymä", "Exempelkustens samkommun"), "X5"),
    (AUTHORITIES, Text("Pohjois-Esimerkin palvelukuntayhtymä", "Servicesamkommunen i Norra Exempel"), "X3"),
    (OrganisationKind.COMPANY, Text("Esimerkkidata Oy (keksitty)", "Exempeldata Ab (påhittat)"), "X4"),
)
