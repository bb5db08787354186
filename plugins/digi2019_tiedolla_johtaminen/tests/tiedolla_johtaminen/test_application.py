"""What the call for knowledge-based management asks and finds, with the sentences that it carries out."""

from collections.abc import Callable
from datetime import date

import pytest

from avustin_core.forms import Reading
from avustin_core.plugin import Finding, Outcome
from decree_893_2019.testing import ESIMERKKILA, KUNTAYHTYMA, MALLIKYLA, participant
from digi2019_tiedolla_johtaminen import KnowledgeManagement
from digi2019_tiedolla_johtaminen.testing import application_answers as answers

Read = Callable[..., Reading]
Find = Callable[..., Finding]


def blocked(found: Reading) -> set[tuple[str, ...]]:
    """Where a submission is stopped."""
    return {problem.path for problem in found.blocking}


def test_an_application_in_good_order_has_no_problem_and_every_rule_is_met(reading: Read, find: Find) -> None:
    settings = {"projects_end_by": date(2021, 11, 30)}

    assert reading(answers(), **settings).problems == ()
    assert {find(rule.key, answers(), **settings).outcome for rule in KnowledgeManagement.rules} == {Outcome.MET}


class TestTargets:
    """'Kunnan taloushallinnon prosessien automatisointi ja sitä tukevan tiedonhallinnan kehittäminen yhteisesti
    määritetyn tiedon varaan.'

    'Muut toimenpiteet, joilla luodaan tai parannetaan kunnan edellytyksiä kunnan toimintaa, taloutta tai henkilöstöä
    koskevien tietojen digitalisointiin sekä näiden tietojen hyödyntämiseen toimintojen tiedolla johtamisessa.'
    """

    def test_automation_asks_for_its_objects_and_for_the_shared_data(self, reading: Read) -> None:
        found = reading(answers(targets=["FINANCIAL_ADMINISTRATION"], automationTargets=None, jointlyDefinedData=None))

        assert blocked(found) == {("automationTargets",), ("jointlyDefinedData",)}
        assert ("dataAreas",) in found.hidden

    def test_other_measures_ask_for_areas_of_data(self, reading: Read) -> None:
        found = reading(answers(targets=["OTHER_MEASURES"], dataAreas=None))

        assert blocked(found) == {("dataAreas",)}
        assert {("automationTargets",), ("jointlyDefinedData",)} <= found.hidden

    def test_another_object_is_named(self, reading: Read) -> None:
        """'Automatisoinnin kohteita taloushallinnossa voivat olla esimerkiksi …': so there may be others."""
        assert blocked(reading(answers(automationTargets=["OTHER"]))) == {("otherAutomationTarget",)}

    def test_one_target_at_least(self, reading: Read) -> None:
        assert ("targets",) in blocked(reading(answers(targets=[])))

    def test_use_in_managing_is_always_asked(self, reading: Read) -> None:
        assert blocked(reading(answers(useInManagement=""))) == {("useInManagement",)}


def test_cost_goals_are_asked_when_the_call_says_so(reading: Read) -> None:
    """'… om de inkluderar mål som minskar på kostnaderna eller dämpar kostnadsökningen' (results of the call)"""
    assert blocked(reading(answers())) == set()
    assert blocked(reading(answers(), cost_goals_required=False)) == set()
    assert blocked(reading(answers(), cost_goals_required=True)) == {("costGoals",)}


def test_the_recipient_takes_part_in_generalising_the_results(reading: Read) -> None:
    """'Villkoret för understödet var att mottagaren deltar i samarbete i syfte att generalisera projektresultaten och
    att kommunicera om dem.' (results of the call)
    """
    assert blocked(reading(answers(helpsGeneraliseResults=False))) == {("helpsGeneraliseResults",)}


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("not_social_and_health_care", "concernsSocialAndHealthCare"),
        ("not_built_environment", "concernsBuiltEnvironment"),
    ],
)
class TestWarnings:
    """'Understöd beviljades inte för digitalisering av social- och hälsovården. … Understöd har inte beviljats för
    digitalisering av den byggda miljön.' (results of the call; its terms exclude neither)
    """

    def test_met_not_met_and_undetermined(self, find: Find, rule: str, name: str) -> None:
        assert find(rule, answers()).outcome is Outcome.MET
        assert find(rule, answers(**{name: True})).outcome is Outcome.NOT_MET
        assert find(rule, answers(**{name: None})).outcome is Outcome.UNDETERMINED

    def test_it_warns_and_neither_stops_nor_bars(self, reading: Read, rule: str, name: str) -> None:
        [declared] = [each for each in KnowledgeManagement.rules if each.key == rule]

        assert reading(answers(**{name: True})).problems == ()
        assert not declared.bars


class TestParticipants:
    """'Kunnat voivat hakea yksin tai yhdessä suoraan valtionavustusta …' (Association of Municipalities)"""

    def test_one_municipality_is_enough(self, reading: Read, find: Find) -> None:
        assert reading(answers()).problems == ()
        assert find("applicant_may_receive_the_grant", answers()).outcome is Outcome.MET

    def test_several_may_be_led_by_a_joint_municipal_authority(self, find: Find) -> None:
        rows = [
            participant("p1", KUNTAYHTYMA, "LEAD"), participant("p2", ESIMERKKILA), participant("p3", MALLIKYLA),
        ]  # fmt: skip

        finding = find("applicant_may_receive_the_grant", answers(participants=rows), KUNTAYHTYMA)

        assert finding.outcome is Outcome.MET
