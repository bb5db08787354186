"""Invented projects under the decree: what a call's own demonstration builds on. Nothing here is of a real project."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_UP, Decimal
from types import MappingProxyType

from avustin_core.plugin import DemonstrationAppropriation, DemonstrationCase, Text
from decree_893_2019.demonstration_texts import HARDWARE, PROJECT, REPORT, WORK

HUNDRED = Decimal(100)
APPROPRIATION_2019 = DemonstrationAppropriation(
    budget_item="28.90.32",
    name=Text(
        fi="Valtionavustus kuntien kannustinjärjestelmiin (esimerkki)",
        sv="Statsunderstöd till kommunernas incitamentsystem (exempel)",
        en="Grants for municipalities' incentive systems (example)",
    ),
    year=2019,
    last_usable_year=2021,
    amount=Decimal(30_000_000),
)
Answers = dict[str, object]


def _none() -> Mapping[str, object]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Idea:
    """What an invented project does: its name, its purpose in a sentence, and the answers that go with it."""

    title: Text
    purpose: Text
    answers: Mapping[str, object] = field(default_factory=_none)


def idea_of(case: DemonstrationCase, ideas: Sequence[Idea]) -> Idea:
    """The case's idea; each comes as often as the others."""
    return ideas[case.ordinal % len(ideas)]


def said(text: Text, case: DemonstrationCase) -> str:
    """The text in the case's language, with the applicant's name in its place."""
    return text.get(case.language).format(
        name=case.applicant.name.get(case.language),
        others=", ".join(each.name.get(case.language) for each in case.participants[1:]) or "–",
    )


def application_of(case: DemonstrationCase, idea: Idea) -> Answers:
    """What the decree asks, answered in good order."""
    costs = costs_of(case)
    own = sum((Decimal(str(row["amount"])) for row in costs), Decimal()) - case.amount
    both = case.ordinal % 3 == 0
    language = case.language.value
    name = idea.title.get(case.language)
    return {
        "applicantKind": "MUNICIPALITY" if case.applicant.is_municipality else "JOINT_MUNICIPAL_AUTHORITY",
        "contactPerson": {
            "name": case.contact.name.get(case.language),
            "email": case.contact.email,
            "phone": case.contact.phone,
        },
        "language": language.upper(),
        "title": {"fi": idea.title.fi, "sv": idea.title.sv} if both else {language: name},
        "purpose": idea.purpose.get(case.language),
        **{key: said(text, case) for key, text in PROJECT.items()},
        "measures": _measures(case),
        "period": {"starts": case.starts.isoformat(), "ends": case.ends.isoformat()},
        "participants": _participants(case, own),
        "costs": costs,
        "costsExcludeVat": True,
        "appliedGrant": _euros(case.amount),
        "otherPublicFinancing": "0.00",
        "otherPrivateFinancing": "0.00",
        "sharesExperience": True,
        "resultsUsableByOthers": True,
        "separateProjectAccounting": True,
        "noLabourOffences": True,
        **idea.answers,
    }


def costs_of(case: DemonstrationCase) -> list[dict[str, object]]:
    """Costs of which the grant is at most 85 per cent: wages of every participant, services, travel."""
    whole = (case.amount / Decimal("0.85") / HUNDRED).to_integral_value(ROUND_UP) * HUNDRED
    services = (whole * 3 // 10 // HUNDRED) * HUNDRED
    travel = (whole // 50 // HUNDRED) * HUNDRED
    share = ((whole - services - travel) / len(case.participants) // HUNDRED) * HUNDRED
    wages = [share] * len(case.participants)
    wages[0] = whole - services - travel - share * (len(case.participants) - 1)
    year = case.starts.year
    rows = [
        _cost(f"w{place}", "PERSONNEL", case, place, year + place % (case.ends.year - year + 1), amount)
        for place, amount in enumerate(wages)
    ]
    rows.append({**_cost("s", "PURCHASED_SERVICES", case, 0, case.ends.year, services), "usedSolelyForProject": True})
    return [*rows, _cost("t", "TRAVEL", case, 0, year, travel)]


def with_equipment(case: DemonstrationCase) -> list[dict[str, object]]:
    """The same costs, the services turned into equipment, which is never eligible."""
    return [
        {**row, "category": "EQUIPMENT", "description": HARDWARE.get(case.language), "usedSolelyForProject": None}
        if row["key"] == "s"
        else row
        for row in costs_of(case)
    ]


def report_of(case: DemonstrationCase, statement: str) -> Answers:
    """What the decree wants in a final report: all that was granted was used."""
    costs = [
        {"key": row["key"], "category": row["category"], "participant": row["participant"], "amount": row["amount"]}
        for row in costs_of(case)
    ]
    own = sum((Decimal(str(row["amount"])) for row in costs), Decimal()) - case.amount
    return {
        **{key: said(text, case) for key, text in REPORT.items()},
        "costs": costs,
        "grantUsed": _euros(case.amount),
        "ownFinancing": _euros(own),
        "otherPublicFinancing": "0.00",
        "otherPrivateFinancing": "0.00",
        "auditorsStatement": statement,
    }


def _measures(case: DemonstrationCase) -> list[dict[str, object]]:
    days = (case.ends - case.starts) / len(WORK)
    return [
        {
            "key": f"m{place}",
            "name": name.get(case.language),
            "description": said(description, case),
            "starts": (case.starts + days * place).isoformat(),
            "ends": (case.starts + days * (place + 1)).isoformat(),
        }
        for place, (name, description) in enumerate(WORK)
    ]


def _participants(case: DemonstrationCase, own: Decimal) -> list[dict[str, object]]:
    share = own // len(case.participants)
    shares = [own - share * (len(case.participants) - 1), *[share] * (len(case.participants) - 1)]
    return [
        {
            "key": f"p{place}",
            "organisation": organisation.id,
            "role": "LEAD" if place == 0 else "PARTNER",
            "share": _euros(shares[place]),
            "committed": True,
        }
        for place, organisation in enumerate(case.participants)
    ]


def _cost(
    key: str, category: str, case: DemonstrationCase, place: int, year: int, amount: Decimal
) -> dict[str, object]:
    return {
        "key": key,
        "category": category,
        "participant": case.participants[place].id,
        "description": COST[category].get(case.language),
        "year": year,
        "amount": _euros(amount),
    }


def _euros(amount: Decimal) -> str:
    return f"{amount:.2f}"


COST = {
    "PERSONNEL": Text(fi="Projektityön palkat", sv="Löner för projektarbete"),
    "PURCHASED_SERVICES": Text(fi="Asiantuntija- ja toteutuspalvelut", sv="Expert- och genomförandetjänster"),
    "TRAVEL": Text(fi="Työpajojen ja ohjausryhmän matkat", sv="Resor till workshoppar och styrgruppsmöten"),
}
