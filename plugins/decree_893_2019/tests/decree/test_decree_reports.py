"""The final report of 893/2019 9 §, and the interim one that only a call's setting brings about."""

from typing import Any

import pytest

from avustin_core.forms import Reading, References, is_asked, read, spec_of
from decree_893_2019.interim import Decree893InterimReport
from decree_893_2019.reporting import Decree893FinalReport
from decree_893_2019.settings import INTERIM_REPORT_REQUIRED
from decree_893_2019.testing import DOCUMENTS, ORGANISATIONS, report_answers


class FinalReport(Decree893FinalReport, version="1.0"):
    """What the decree wants, and no more."""


#: 'Valtionavustuksen saajan on laadittava … selvitys hankkeella saavutetuista tuloksista ja hankkeen vaikuttavuudesta,
#: muuttuneista toimintatavoista, tulosten hyödynnettävyydestä muissa kunnissa sekä hankkeen toteuttamisesta ja sen
#: kustannuksista.'
TOLD = ("achievedResults", "impact", "changedWaysOfWorking", "usabilityElsewhere", "carryingOut", "costs")


def reading(answers: dict[str, Any]) -> Reading:
    """The report as it is read."""
    return read(spec_of(FinalReport), answers, References(organisations=ORGANISATIONS, documents=DOCUMENTS))


def test_a_report_in_good_order_has_no_problem() -> None:
    assert reading(report_answers()).problems == ()


@pytest.mark.parametrize("name", TOLD)
def test_what_the_decree_wants_told_must_be_told(name: str) -> None:
    found = reading(report_answers(**{name: None}))

    assert (name,) in {problem.path for problem in found.blocking}


def test_the_auditors_statement_must_be_attached() -> None:
    """'Selvitykseen on liitettävä tilintarkastajan lausunto avustuksen käytöstä.' (9 §)"""
    [problem] = reading(report_answers(auditorsStatement=None)).blocking

    assert (problem.path, problem.legal_reference) == (("auditorsStatement",), "893/2019 9 §")
    assert "Tilintarkastajan lausunto avustuksen käytöstä" in problem.message.fi
    assert "Revisorns utlåtande om användningen av understödet" in problem.message.sv


def test_an_extract_of_the_accounts_may_be_left_out() -> None:
    assert "accountingExtract" not in report_answers()
    assert reading(report_answers()).blocking == ()


def test_actual_financing_equals_actual_costs() -> None:
    found = reading(report_answers(ownFinancing="14999.99"))

    assert {problem.rule_key for problem in found.blocking} == {"financing_equals_costs"}


def test_equipment_is_not_among_the_eligible_costs() -> None:
    row = {"participant": "o-1", "amount": "50000.00"}
    rows = [{"key": "c1", "category": "PERSONNEL"} | row, {"key": "c2", "category": "EQUIPMENT"} | row]

    found = reading(report_answers(costs=rows))

    assert (found.computed["totalCosts",], found.computed["eligibleCosts",]) == ("100000.00", "50000.00")


def test_an_interim_report_is_off_until_a_call_wants_it() -> None:
    assert INTERIM_REPORT_REQUIRED.default is None
    assert [is_asked(Decree893InterimReport, {INTERIM_REPORT_REQUIRED.key: value}) for value in (None, False, True)] == [
        False, False, True,
    ]  # fmt: skip
