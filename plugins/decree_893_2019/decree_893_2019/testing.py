"""What tests of a programme under the decree begin with: invented organisations, and an application in good order."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import fields, is_dataclass
from types import MappingProxyType
from typing import Any

from avustin_core.plugin import DocumentView, MunicipalityView, OrganisationKind, OrganisationView, Text

ESIMERKKILA = OrganisationView(
    "o-1", OrganisationKind.MUNICIPALITY, Text(fi="Esimerkkilä", sv="Exempelby"), is_fictional=True
)
MALLIKYLA = OrganisationView(
    "o-2", OrganisationKind.MUNICIPALITY, Text(fi="Mallikylä", sv="Modellbyn"), is_fictional=True
)
KUNTAYHTYMA = OrganisationView(
    "o-3",
    OrganisationKind.JOINT_MUNICIPAL_AUTHORITY,
    Text(fi="Esimerkin kuntayhtymä", sv="Exempels samkommun"),
    is_fictional=True,
)
YRITYS = OrganisationView("o-4", OrganisationKind.COMPANY, Text(fi="Esimerkki Oy", sv="Exempel Ab"), is_fictional=True)
ORGANISATIONS = MappingProxyType({each.id: each for each in (ESIMERKKILA, MALLIKYLA, KUNTAYHTYMA, YRITYS)})
MUNICIPALITIES = MappingProxyType({"E01": MunicipalityView("E01", Text(fi="Esimerkkilä", sv="Exempelby"))})
DOCUMENTS = MappingProxyType({"d-1": DocumentView("d-1", "lausunto.pdf", "application/pdf", 1000)})

_APPLICATION: dict[str, Any] = {
    "applicantKind": "MUNICIPALITY",
    "contactPerson": {"name": "Esko Esimerkki", "email": "esko@esimerkkila.example", "phone": "+358 9 000 0000"},
    "language": "FI",
    "title": {"fi": "Esimerkkihanke", "sv": "Exempelprojekt"},
    "purpose": "Hakemusten yhteinen käsittely.",
    "summary": "Tiivistelmä.",
    "objectives": "Tavoitteet.",
    "measures": [{"key": "m1", "name": "Työ", "description": "Kuvaus.", "starts": "2020-01-01", "ends": "2020-12-31"}],
    "soughtResults": "Tulokset.",
    "useAndSpreading": "Levittäminen.",
    "period": {"starts": "2020-01-01", "ends": "2021-06-30"},
    "organising": "Organisointi.",
    "relationToOtherProjects": "Suhde.",
    "participants": [{"key": "p1", "organisation": "o-1", "role": "LEAD", "share": "15000.00", "committed": True}],
    "costs": [
        {
            "key": "c1",
            "category": "PERSONNEL",
            "participant": "o-1",
            "description": "Projektipäällikkö",
            "year": 2020,
            "amount": "100000.00",
        }
    ],
    "costsExcludeVat": True,
    "appliedGrant": "85000.00",
    "otherPublicFinancing": "0.00",
    "otherPrivateFinancing": "0.00",
    "sharesExperience": True,
    "resultsUsableByOthers": True,
    "separateProjectAccounting": True,
    "noLabourOffences": True,
}


def application_answers(**changes: object) -> dict[str, Any]:
    """Answers to what the decree asks, without a problem and with every rule met; `changes` are by wire name."""
    return deepcopy(_APPLICATION | changes)


def participant(key: str, organisation: OrganisationView, role: str = "PARTNER", **changes: object) -> dict[str, Any]:
    """A row of participants."""
    return {"key": key, "organisation": organisation.id, "role": role, "share": "0.00", "committed": True} | changes


def cost(key: str, category: str, amount: str, **changes: object) -> dict[str, Any]:
    """A row of costs."""
    row = {"key": key, "category": category, "participant": "o-1", "description": "Kulu", "year": 2020}
    return row | {"amount": amount} | changes


_REPORT: dict[str, Any] = {
    "achievedResults": "Tulokset.",
    "impact": "Vaikuttavuus.",
    "changedWaysOfWorking": "Muutokset.",
    "usabilityElsewhere": "Hyödynnettävyys.",
    "carryingOut": "Toteuttaminen.",
    "costs": [{"key": "c1", "category": "PERSONNEL", "participant": "o-1", "amount": "100000.00"}],
    "grantUsed": "85000.00",
    "ownFinancing": "15000.00",
    "otherPublicFinancing": "0.00",
    "otherPrivateFinancing": "0.00",
    "auditorsStatement": "d-1",
}


def report_answers(**changes: object) -> dict[str, Any]:
    """Answers to what the decree wants in a final report, without a problem; `changes` are by wire name."""
    return deepcopy(_REPORT | changes)


def texts_in(*things: object) -> Iterator[Text]:
    """Every text within declarations of any kind, each once: what a reader of either language may come to see."""
    rest, seen = list(things), set()
    while rest:
        thing = rest.pop()
        if isinstance(thing, (str, bytes, type)) or id(thing) in seen:
            continue
        seen.add(id(thing))
        if isinstance(thing, Text):
            yield thing
        elif isinstance(thing, Mapping):
            rest.extend(thing.values())
        elif isinstance(thing, (tuple, list, frozenset)):
            rest.extend(thing)
        elif is_dataclass(thing):
            rest.extend(getattr(thing, member.name) for member in fields(thing))
