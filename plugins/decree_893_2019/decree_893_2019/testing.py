"""What tests of a programme under the decree begin with: its contract, and an application in good order."""

from copy import deepcopy
from itertools import groupby
from typing import Any

from avustin_core.plugin import OrganisationView
from avustin_core.testing import DOCUMENTS, MUNICIPALITIES, ORGANISATIONS, ProgrammeContract

__all__ = [
    "DOCUMENTS",
    "ESIMERKKILA",
    "KUNTAYHTYMA",
    "MALLIKYLA",
    "MUNICIPALITIES",
    "ORGANISATIONS",
    "YRITYS",
    "Decree893Contract",
    "application_answers",
    "cost",
    "participant",
    "report_answers",
]
ESIMERKKILA, MALLIKYLA, KUNTAYHTYMA, YRITYS = (ORGANISATIONS[f"o-{number}"] for number in range(1, 5))


class Decree893Contract(ProgrammeContract):
    """What each programme under the decree promises beside what every programme does."""

    def test_what_is_asked_has_english_and_a_source(self) -> None:
        """English is for developers; the source of a report's field is that of its step."""
        for spec, _ in self.specs():
            assert [field.path for field in spec.walk() if not field.label.en] == []
            if spec.form is self.declared.application_form:
                assert [each.name for each in spec.fields if each.source is None] == []

    def test_a_call_asks_its_own_questions_where_the_decree_asks_its(self) -> None:
        """Every field stands under a heading, and the fields of a heading stand together."""
        for spec, _ in self.specs():
            steps = [field.step.key for field in spec.fields if field.step is not None]
            assert len(steps) == len(spec.fields), spec.name
            assert [key for key, _ in groupby(steps)] == list(dict.fromkeys(steps)), spec.name

    def test_what_the_sources_do_not_tell_is_not_set(self) -> None:
        """Weights, scales, settings and contacts of 2019 aren't known, and so aren't invented."""
        [call] = self.declared.calls
        assert {criterion.weight for criterion in self.declared.criteria} == {None}
        assert {criterion.scale for criterion in self.declared.criteria} == {None}
        assert {setting.default for setting in self.declared.settings} == {None}
        assert set(call.settings) == {"projects_end_by"}
        assert call.contact is None

    def test_criteria_have_sources_and_descriptions(self) -> None:
        """Each comes from a published call."""
        told = {each.key: (each.source, each.description) for each in self.declared.criteria}
        assert [key for key, parts in told.items() if None in parts] == []

    def test_the_decree_limits_the_share(self) -> None:
        """'Valtionavustusta voidaan myöntää enintään 85 prosenttia …' (893/2019 4 §)"""
        assert self.declared.maximum_share == 85
        assert self.declared.legal_basis.reference == "893/2019"


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
