"""What the call for joint projects asks and finds, with the sentences that it carries out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from avustin_core.forms import Reading
from avustin_core.plugin import Finding, Outcome
from decree_893_2019.testing import ESIMERKKILA, KUNTAYHTYMA, MALLIKYLA, YRITYS, participant
from digi2019_yhteishankkeet import JointProjects
from digi2019_yhteishankkeet.testing import application_answers as answers

Read = Callable[..., Reading]
Find = Callable[..., Finding]


def blocked(found: Reading) -> set[tuple[str, ...]]:
    """Where a submission is stopped."""
    return {problem.path for problem in found.blocking}


def test_an_application_in_good_order_has_no_problem_and_every_rule_is_met(reading: Read, find: Find) -> None:
    settings = {"projects_end_by": date(2021, 11, 30)}

    assert reading(answers(), **settings).problems == ()
    assert {find(rule.key, answers(), **settings).outcome for rule in JointProjects.rules} == {Outcome.MET}


class TestSeveralMunicipalities:
    """'Valtionavustusta myönnettiin vain hankkeisiin, jotka useammat kunnat toteuttavat yhdessä.'"""

    RULE = "several_municipalities"

    def test_two_are_enough(self, find: Find) -> None:
        assert find(self.RULE, answers()).outcome is Outcome.MET

    @pytest.mark.parametrize(
        "rows",
        [
            [participant("p1", ESIMERKKILA, "LEAD")],
            [participant("p1", ESIMERKKILA, "LEAD"), participant("p2", YRITYS)],
            [participant("p1", ESIMERKKILA, "LEAD"), participant("p2", MALLIKYLA, "OTHER")],
            [participant("p1", ESIMERKKILA, "LEAD"), participant("p2", KUNTAYHTYMA)],
        ],
    )
    def test_one_is_not_whoever_else_takes_part(self, find: Find, rows: list[Any]) -> None:
        finding = find(self.RULE, answers(participants=rows))

        assert finding.outcome is Outcome.NOT_MET
        assert finding.reason is not None
        assert finding.reason.fi != finding.reason.sv

    def test_a_joint_municipal_authority_counts_by_the_members_that_it_names(self, find: Find) -> None:
        lead = participant("p1", KUNTAYHTYMA, "LEAD")
        alone, with_one, with_two = (
            [lead],
            [lead, participant("p2", ESIMERKKILA)],
            [lead, participant("p2", ESIMERKKILA), participant("p3", MALLIKYLA)],
        )

        outcomes = [
            find(self.RULE, answers(participants=rows), KUNTAYHTYMA).outcome for rows in (alone, with_one, with_two)
        ]

        assert outcomes == [Outcome.NOT_MET, Outcome.NOT_MET, Outcome.MET]

    def test_undetermined_before_anybody_is_named(self, find: Find) -> None:
        assert find(self.RULE, answers(participants=None)).outcome is Outcome.UNDETERMINED

    def test_a_single_municipality_may_still_submit(self, reading: Read) -> None:
        """A party is entitled to a decision."""
        alone = [participant("p1", ESIMERKKILA, "LEAD", share="15000.00")]

        assert reading(answers(participants=alone)).blocking == ()


@pytest.mark.parametrize(
    ("rule", "name", "sentence"),
    [
        (
            "not_social_and_health_care", "concernsSocialAndHealthCare",
            "sosiaali- ja terveydenhuoltoon liittyviin kehittämishankkeisiin",
        ),
        (
            "not_built_environment", "concernsBuiltEnvironment",
            "rakennetun ympäristön toimialaan liittyviin hankkeisiin",
        ),
        ("not_case_management", "concernsCaseManagement", "asianhallinnan tai arkistoinnin kehittämiseen"),
    ],
)  # fmt: skip
class TestExclusions:
    """'Avustusta ei voinut hakea • … • … tai • …'"""

    def test_met_not_met_and_undetermined(self, find: Find, rule: str, name: str, sentence: str) -> None:
        assert find(rule, answers()).outcome is Outcome.MET
        assert find(rule, answers(**{name: True})).outcome is Outcome.NOT_MET
        assert find(rule, answers(**{name: None})).outcome is Outcome.UNDETERMINED

    def test_it_bars_a_grant_and_not_a_submission(self, reading: Read, rule: str, name: str, sentence: str) -> None:
        [declared] = [each for each in JointProjects.rules if each.key == rule]

        assert declared.bars
        assert not declared.completion_first
        assert reading(answers(**{name: True})).blocking == ()

    def test_the_notice_says_it(self, rule: str, name: str, sentence: str) -> None:
        [call] = JointProjects.calls

        assert sentence in call.instructions.fi


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("change_is_described", "change"),
        ("carrying_out_is_described", "carryingOut"),
        ("use_after_project_is_described", "useAfterProject"),
    ],
)
class TestDescriptions:
    """'Kehittämishankkeiden ja avustuksen kohteena oli oltava ennen kaikkea kuntien toimintatavoissa ja prosesseissa
    tapahtuvat muutokset. Hankkeessa oli suunniteltava, miten toiminnan muutokset toteutetaan ja miten hankkeen tuloksia
    hyödynnetään ja levitetään hankkeen päätyttyä sekä kuvata nämä hakemuksessa.'
    """

    @pytest.mark.parametrize("nothing", [None, "", "   "])
    def test_what_is_not_described_is_not_met(self, find: Find, rule: str, name: str, nothing: str | None) -> None:
        assert find(rule, answers()).outcome is Outcome.MET
        assert find(rule, answers(**{name: nothing})).outcome is Outcome.NOT_MET

    def test_it_is_asked_for_before_it_is_refused(self, rule: str, name: str) -> None:
        """'Jos viranomaiselle toimitettu asiakirja on puutteellinen, viranomaisen on kehotettava …' (434/2003 22 §)"""
        [declared] = [each for each in JointProjects.rules if each.key == rule]

        assert declared.bars
        assert declared.completion_first

    def test_the_applicant_is_warned_and_may_submit(self, reading: Read, rule: str, name: str) -> None:
        found = reading(answers(**{name: None}))

        assert [(problem.path, problem.rule_key, problem.blocks) for problem in found.problems] == [
            ((name,), rule, False)
        ]


class TestTechnology:
    """'hyödynnetään uusien teknologioiden, kuten ohjelmistorobotiikan, tekoälyn ja prosessiautomaation hyödyntämistä
    julkisessa hallinnossa.'
    """

    RULE = "not_only_technical"

    def test_new_technologies_are_named(self, reading: Read) -> None:
        assert blocked(reading(answers(technologies=None))) == {("technologies",)}
        assert blocked(reading(answers(technologies=["OTHER"]))) == {("otherTechnology",)}
        assert ("technologies",) in reading(answers(targets=["STRATEGIC_PROCESSES"])).hidden

    def test_technology_alone_is_a_warning(self, find: Find) -> None:
        """'Pelkkä uusi tekninen ratkaisu ei riitä.' (the ministry's answers to applicants, a later call)"""
        [declared] = [each for each in JointProjects.rules if each.key == self.RULE]

        assert find(self.RULE, answers()).outcome is Outcome.MET
        assert find(self.RULE, answers(targets=["NEW_TECHNOLOGIES"])).outcome is Outcome.NOT_MET
        assert find(self.RULE, answers(targets=None)).outcome is Outcome.UNDETERMINED
        assert not declared.bars


class TestSharing:
    """'Reproducerbarhet och fördelning är bärande tankar …: sökanden ska utreda om motsvarande arbete redan tidigare
    utförts i andra kommuner … Slutresultatet och processen ska gå att reproducera … Dessutom ska man under projektets
    gång förbinda sig till samarbete med andra motsvarande projekt.' (results of the call)
    """

    @pytest.mark.parametrize("name", ["similarWorkElsewhere", "reproducibility", "cooperationPlan"])
    def test_it_is_described(self, reading: Read, name: str) -> None:
        assert blocked(reading(answers(**{name: None}))) == {(name,)}

    def test_cooperation_is_committed_to(self, reading: Read) -> None:
        name = "cooperatesWithSimilarProjects"

        assert blocked(reading(answers(**{name: False}))) == {(name,)}


def test_documents_of_commitment_are_asked_when_the_call_says_so(reading: Read) -> None:
    assert blocked(reading(answers())) == set()
    assert blocked(reading(answers(), commitment_documents_required=True)) == {("commitmentDocuments",)}
    assert blocked(reading(answers(commitmentDocuments=["d-1"]), commitment_documents_required=True)) == set()


def test_use_after_the_project_is_another_question_than_the_decrees_plan(reading: Read) -> None:
    """893/2019 6 § 2 mom. 2 kohta wants a plan of use and spreading; the call wants what follows the project too."""
    assert {"useAndSpreading", "useAfterProject"} <= set(reading(answers()).values)
