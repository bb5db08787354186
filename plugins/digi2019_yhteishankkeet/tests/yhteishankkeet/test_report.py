"""What the final report of this call asks beside what the decree wants."""

from collections.abc import Callable

import pytest

from avustin_core.forms import Reading
from digi2019_yhteishankkeet.testing import report_answers

Read = Callable[..., Reading]
EXTRAS = ("changesByMunicipality", "spreadingDone", "adoptedByOthers")


def test_a_report_in_good_order_has_no_problem(report: Read) -> None:
    assert report(report_answers()).problems == ()


@pytest.mark.parametrize("name", EXTRAS)
def test_changes_by_municipality_and_spreading_are_told(report: Read, name: str) -> None:
    """'… miten hankkeen tuloksia hyödynnetään ja levitetään hankkeen päätyttyä …'"""
    [problem] = report(report_answers(**{name: None})).blocking

    assert problem.path == (name,)


def test_the_auditors_statement_is_required_here_too(report: Read) -> None:
    """'Selvitykseen on liitettävä tilintarkastajan lausunto avustuksen käytöstä.' (893/2019 9 §)"""
    [problem] = report(report_answers(auditorsStatement=None)).blocking

    assert problem.path == ("auditorsStatement",)
