"""What the final report of this call asks beside what the decree wants."""

from collections.abc import Callable

import pytest

from avustin_core.forms import Reading
from digi2019_tiedolla_johtaminen.testing import report_answers

Read = Callable[..., Reading]
EXTRAS = ("automatedProcesses", "beforeAndAfter", "dataDefinitions")


def test_a_report_in_good_order_has_no_problem(report: Read) -> None:
    assert report(report_answers()).problems == ()


@pytest.mark.parametrize("name", EXTRAS)
def test_what_was_automated_and_defined_is_told(report: Read, name: str) -> None:
    [problem] = report(report_answers(**{name: ""})).blocking

    assert problem.path == (name,)


def test_savings_in_hours_and_euros_may_be_told(report: Read) -> None:
    found = report(report_answers(hoursSaved=120, costsSaved="4500.00"))

    assert found.problems == ()
    assert {"hoursSaved": 120, "costsSaved": "4500.00"}.items() <= found.values.items()


def test_the_auditors_statement_is_required_here_too(report: Read) -> None:
    """'Selvitykseen on liitettävä tilintarkastajan lausunto avustuksen käytöstä.' (893/2019 9 §)"""
    [problem] = report(report_answers(auditorsStatement=None)).blocking

    assert problem.path == ("auditorsStatement",)
