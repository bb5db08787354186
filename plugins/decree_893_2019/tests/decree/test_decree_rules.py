"""Rules about the recipient, the sum, the time and good standing, each with the sentence that it carries out."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from avustin_core.plugin import Finding, Outcome
from decree_893_2019.programme import Decree893Programme
from decree_893_2019.testing import ESIMERKKILA, KUNTAYHTYMA, MALLIKYLA, YRITYS, application_answers, cost, participant

Find = Callable[..., Finding]
Answers = dict[str, Any]


class TestApplicant:
    """'Valtionavustusta voidaan myöntää kunnalle tai useammalle kunnalle yhdessä.' (3 § 1 mom.)

    'Jos hankkeen toteuttamiseen sitoutuu useampi kunta, avustus voidaan myöntää ja maksaa sille kunnalle tai
    kuntayhtymälle, joka on sitoutunut vastaamaan valtionavustuksen käytöstä koko hankkeessa (hankehallinnoija).'
    (3 § 2 mom.)
    """

    RULE = "applicant_may_receive_the_grant"

    def test_a_municipality_may_receive(self, find: Find, answers: Answers) -> None:
        assert find(self.RULE, answers).outcome is Outcome.MET

    def test_a_company_may_not(self, find: Find, answers: Answers) -> None:
        finding = find(self.RULE, answers, YRITYS)

        assert finding.outcome is Outcome.NOT_MET
        assert finding.reason is not None
        assert finding.reason.sv == "Sökanden är varken en kommun eller en samkommun."

    def test_a_joint_municipal_authority_may_as_the_lead_of_two_municipalities(self, find: Find) -> None:
        rows = [
            participant("p1", KUNTAYHTYMA, "LEAD"), participant("p2", ESIMERKKILA), participant("p3", MALLIKYLA),
        ]  # fmt: skip

        assert find(self.RULE, application_answers(participants=rows), KUNTAYHTYMA).outcome is Outcome.MET

    @pytest.mark.parametrize(
        "rows",
        [
            [participant("p1", KUNTAYHTYMA, "LEAD")],
            [participant("p1", KUNTAYHTYMA, "LEAD"), participant("p2", ESIMERKKILA)],
            [participant("p1", ESIMERKKILA, "LEAD"), participant("p2", MALLIKYLA), participant("p3", KUNTAYHTYMA)],
        ],
    )
    def test_it_may_not_alone_nor_with_one_municipality_nor_led_by_another(self, find: Find, rows: list[Any]) -> None:
        assert find(self.RULE, application_answers(participants=rows), KUNTAYHTYMA).outcome is Outcome.NOT_MET

    def test_nothing_is_said_before_the_participants_are_named(self, find: Find) -> None:
        assert find(self.RULE, {}, KUNTAYHTYMA).outcome is Outcome.UNDETERMINED


def test_a_ticked_kind_that_the_register_does_not_know_is_a_warning(find: Find) -> None:
    rule = "applicant_kind_is_as_registered"

    assert find(rule, application_answers()).outcome is Outcome.MET
    assert find(rule, application_answers(applicantKind="JOINT_MUNICIPAL_AUTHORITY")).outcome is Outcome.NOT_MET
    assert find(rule, {}).outcome is Outcome.UNDETERMINED


class TestLead:
    """'… sille kunnalle tai kuntayhtymälle, joka on sitoutunut vastaamaan valtionavustuksen käytöstä …' (3 § 2 mom.)"""

    RULE = "lead_is_municipal"

    def test_a_municipality_leads(self, find: Find, answers: Answers) -> None:
        assert find(self.RULE, answers).outcome is Outcome.MET

    def test_a_company_does_not(self, find: Find) -> None:
        rows = [participant("p1", YRITYS, "LEAD"), participant("p2", ESIMERKKILA)]

        assert find(self.RULE, application_answers(participants=rows)).outcome is Outcome.NOT_MET

    def test_a_project_may_have_no_lead_and_the_grant_is_then_joint(self, find: Find) -> None:
        """'… hankehallinnoija, jos kyseessä on kuntien yhteishanke, jossa tällainen on nimetty' (6 § 2 mom. 4 kohta)"""
        rows = [participant("p1", ESIMERKKILA), participant("p2", MALLIKYLA)]

        finding = find(self.RULE, application_answers(participants=rows))

        assert finding.outcome is Outcome.MET
        assert finding.reason is not None

    def test_undetermined_while_nobody_takes_part(self, find: Find) -> None:
        assert find(self.RULE, {}).outcome is Outcome.UNDETERMINED


def test_those_who_are_not_committed_are_named(find: Find) -> None:
    """'Jos hankkeen toteuttamiseen sitoutuu useampi kunta …' (3 § 2 mom.)"""
    rows = [participant("p1", ESIMERKKILA, "LEAD"), participant("p2", MALLIKYLA, committed=False)]

    finding = find("participants_are_committed", application_answers(participants=rows))

    assert finding.outcome is Outcome.NOT_MET
    assert finding.reason is not None
    assert finding.reason.fi == "Sitoutumista ei ole ilmoitettu: Mallikylä."
    assert finding.reason.sv == "Följande har inte uppgett att de förbundit sig: Modellbyn."
    assert find("participants_are_committed", application_answers()).outcome is Outcome.MET
    assert find("participants_are_committed", {}).outcome is Outcome.UNDETERMINED


class TestShare:
    """'Myönnettävän valtionavustuksen enimmäismäärä voi olla enintään 85 prosenttia hankkeen valtionavustukseen
    oikeuttavista kustannuksista.' (4 §)
    """

    RULE = "grant_is_at_most_85_per_cent"

    @pytest.mark.parametrize(
        ("costs", "applied", "outcome"),
        [
            ("100000.00", "85000.00", Outcome.MET),
            ("100000.00", "85000.01", Outcome.NOT_MET),
            ("0.99", "0.84", Outcome.MET),
            ("0.99", "0.85", Outcome.NOT_MET),
            ("33333.33", "28333.33", Outcome.MET),
            ("33333.33", "28333.34", Outcome.NOT_MET),
        ],
    )
    def test_exact_to_the_cent(self, find: Find, costs: str, applied: str, outcome: Outcome) -> None:
        answers = application_answers(costs=[cost("c1", "PERSONNEL", costs)], appliedGrant=applied)

        assert find(self.RULE, answers).outcome is outcome

    def test_equipment_does_not_raise_it(self, find: Find) -> None:
        """'Hyväksyttäviä kustannuksia eivät ole aineellisista investoinneista tai laitteistojen hankkimisesta
        aiheutuvat kustannukset.' (5 § 2 mom.)
        """
        rows = [cost("c1", "PERSONNEL", "50000.00"), cost("c2", "EQUIPMENT", "50000.00")]

        assert find(self.RULE, application_answers(costs=rows, appliedGrant="42500.00")).outcome is Outcome.MET
        assert find(self.RULE, application_answers(costs=rows, appliedGrant="42500.01")).outcome is Outcome.NOT_MET

    def test_undetermined_while_the_sum_is_not_told(self, find: Find) -> None:
        assert find(self.RULE, application_answers(appliedGrant=None)).outcome is Outcome.UNDETERMINED


class TestEnd:
    """'Hankkeet on toteutettava 30.11.2021 mennessä.' (the calls of 2019; a setting, not a rule)"""

    RULE = "project_ends_in_time"

    def test_on_the_last_day_and_a_day_late(self, find: Find) -> None:
        answers = application_answers(period={"starts": "2020-01-01", "ends": "2021-11-30"})

        assert find(self.RULE, answers, projects_end_by=date(2021, 11, 30)).outcome is Outcome.MET
        assert find(self.RULE, answers, projects_end_by=date(2021, 11, 29)).outcome is Outcome.NOT_MET

    def test_a_call_without_a_last_day_binds_nobody(self, find: Find, answers: Answers) -> None:
        assert find(self.RULE, answers).outcome is Outcome.MET

    def test_undetermined_without_a_schedule(self, find: Find) -> None:
        finding = find(self.RULE, application_answers(period=None), projects_end_by=date(2021, 11, 30))

        assert finding.outcome is Outcome.UNDETERMINED


class TestWages:
    """'Jos valtionavustusta voidaan käyttää palkkakustannuksiin, avustus voidaan myöntää vain erityisen painavasta
    syystä, jos: …' (688/2001 7 § 2 mom., 1113/2018)
    """

    RULE = "wages_need_no_weighty_reason"

    def test_a_declaration_is_enough(self, find: Find, answers: Answers) -> None:
        assert find(self.RULE, answers).outcome is Outcome.MET

    def test_without_it_the_decider_weighs(self, find: Find) -> None:
        assert find(self.RULE, application_answers(noLabourOffences=False)).outcome is Outcome.NOT_MET

    def test_it_does_not_matter_without_wages(self, find: Find) -> None:
        answers = application_answers(costs=[cost("c1", "TRAVEL", "10.00")], noLabourOffences=False)

        assert find(self.RULE, answers).outcome is Outcome.MET

    def test_undetermined_until_it_is_declared(self, find: Find) -> None:
        assert find(self.RULE, application_answers(noLabourOffences=None)).outcome is Outcome.UNDETERMINED


def test_only_what_the_law_makes_a_bar_bars() -> None:
    bars = {rule.key for rule in Decree893Programme.rules if rule.bars}

    assert bars == {
        "applicant_may_receive_the_grant", "lead_is_municipal", "grant_is_at_most_85_per_cent", "project_ends_in_time",
    }  # fmt: skip


def test_every_rule_names_its_source_and_what_it_is_about() -> None:
    for rule in Decree893Programme.rules:
        assert rule.source is not None, rule.key
        assert rule.about, rule.key
