"""What 893/2019 5 § accepts, what is counted out, and what the official is told of it."""

from collections.abc import Callable

import pytest

from avustin_core.forms import Reading
from avustin_core.plugin import Finding, Outcome
from decree_893_2019.testing import application_answers, cost

Find = Callable[..., Finding]
Read = Callable[..., Reading]

ACCEPTED = {
    "PERSONNEL": "1) henkilöstökustannukset;",
    "TRAVEL": "2) matkakustannukset;",
    "PREMISES_RENT": "3) toimitilojen vuokrat;",
    "SUPPLIES_AND_OTHER": "5) suoraan hankkeesta aiheutuvat materiaalien, tarvikkeiden ja vastaavien tuotteiden "
    "kustannukset sekä muut toimintakustannukset.",
}


@pytest.mark.parametrize("category", ACCEPTED)
def test_what_the_decree_lists_is_eligible(reading: Read, category: str) -> None:
    found = reading(application_answers(costs=[cost("c1", category, "100.00")]))

    assert found.computed["eligibleCosts",] == "100.00"


@pytest.mark.parametrize("category", ["TANGIBLE_INVESTMENTS", "EQUIPMENT"])
def test_equipment_and_tangible_investments_never_are(reading: Read, find: Find, category: str) -> None:
    """'Hyväksyttäviä kustannuksia eivät ole aineellisista investoinneista tai laitteistojen hankkimisesta
    aiheutuvat kustannukset.' (5 § 2 mom.)
    """
    answers = application_answers(costs=[cost("c1", "PERSONNEL", "60.00"), cost("c2", category, "40.00")])

    found = reading(answers)

    assert (found.computed["totalCosts",], found.computed["eligibleCosts",]) == ("100.00", "60.00")
    assert find("no_equipment", answers).outcome is Outcome.NOT_MET
    assert find("no_equipment", application_answers()).outcome is Outcome.MET
    assert find("no_equipment", {}).outcome is Outcome.UNDETERMINED


class TestServices:
    """'… kun niitä on käytetty yksinomaan hanketta varten' (5 § 1 mom. 4 kohta)"""

    RULE = "services_are_solely_for_the_project"

    @pytest.mark.parametrize(("solely", "eligible"), [(True, "100.00"), (False, "0.00"), (None, "0.00")])
    def test_only_those_for_the_project_count(self, reading: Read, solely: bool | None, eligible: str) -> None:
        row = cost("c1", "PURCHASED_SERVICES", "100.00", usedSolelyForProject=solely)

        assert reading(application_answers(costs=[row])).computed["eligibleCosts",] == eligible

    @pytest.mark.parametrize(
        ("solely", "outcome"),
        [(True, Outcome.MET), (False, Outcome.NOT_MET), (None, Outcome.UNDETERMINED)],
    )
    def test_the_official_is_told(self, find: Find, solely: bool | None, outcome: Outcome) -> None:
        row = cost("c1", "PURCHASED_SERVICES", "100.00", usedSolelyForProject=solely)

        assert find(self.RULE, application_answers(costs=[row])).outcome is outcome

    def test_it_is_asked_of_services_only(self, reading: Read) -> None:
        row = cost("c1", "PURCHASED_SERVICES", "100.00")

        asked = {problem.path for problem in reading(application_answers(costs=[row])).problems}

        assert ("costs", "c1", "usedSolelyForProject") in asked
        assert ("costs", "c1", "usedSolelyForProject") in reading(application_answers()).hidden


class TestOwnUnits:
    """'Kunnan tai kuntayhtymän omien toimintayksiköiden veloittamien kustannusten on oltava kirjanpidon toteutuneisiin
    menoihin perustuvia.' (5 § 4 mom.)
    """

    RULE = "own_charges_are_booked_costs"

    @pytest.mark.parametrize(
        ("booked", "eligible", "outcome"),
        [(True, "100.00", Outcome.MET), (False, "0.00", Outcome.NOT_MET), (None, "0.00", Outcome.UNDETERMINED)],
    )
    def test_only_booked_costs_count(
        self, reading: Read, find: Find, booked: bool | None, eligible: str, outcome: Outcome
    ) -> None:
        row = cost("c1", "PERSONNEL", "100.00", chargedByOwnUnit=True, basedOnBookedCosts=booked)
        answers = application_answers(costs=[row])

        assert reading(answers).computed["eligibleCosts",] == eligible
        assert find(self.RULE, answers).outcome is outcome


class TestIntangibles:
    """'Ohjelmistolisenssien ja muiden aineettomien investointien kustannukset ovat hyväksyttäviä vain siltä osin kuin
    ne ovat välttämättömiä kehittämishankkeen toteuttamiseksi.' (5 § 3 mom.)
    """

    RULE = "intangibles_are_necessary"

    def test_they_must_be_explained(self, reading: Read) -> None:
        found = reading(application_answers(costs=[cost("c1", "INTANGIBLE_INVESTMENTS", "100.00")]))

        assert ("costs", "c1", "whyNecessary") in {problem.path for problem in found.blocking}

    def test_an_official_weighs_how_far_they_are_necessary(self, find: Find) -> None:
        row = cost("c1", "INTANGIBLE_INVESTMENTS", "100.00", whyNecessary="Ilman sitä ei voi kokeilla.")

        assert find(self.RULE, application_answers(costs=[row])).outcome is Outcome.UNDETERMINED
        assert find(self.RULE, application_answers()).outcome is Outcome.MET


def test_a_cost_of_a_year_outside_the_project_is_a_warning(find: Find) -> None:
    """'… hyväksyttäviä kustannuksia ovat hankkeesta aiheutuvat …' (5 § 1 mom.)"""
    rule = "costs_fall_within_the_period"
    early = [cost("c1", "TRAVEL", "10.00", year=2019)]

    assert find(rule, application_answers(costs=early)).outcome is Outcome.NOT_MET
    assert find(rule, application_answers()).outcome is Outcome.MET
    assert find(rule, application_answers(period=None)).outcome is Outcome.UNDETERMINED


def test_a_cost_of_somebody_who_does_not_take_part_is_a_warning(find: Find) -> None:
    rule = "costs_are_borne_by_participants"
    other = [cost("c1", "TRAVEL", "10.00", participant="o-2")]

    assert find(rule, application_answers(costs=other)).outcome is Outcome.NOT_MET
    assert find(rule, application_answers()).outcome is Outcome.MET
    assert find(rule, {}).outcome is Outcome.UNDETERMINED
