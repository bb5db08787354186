"""What the final report of this call asks beside what the decree wants."""

from collections.abc import Callable
from typing import Any

import pytest

from avustin_core.forms import Reading
from decree_893_2019.testing import report_answers

Read = Callable[..., Reading]
EXTRAS: dict[str, Any] = {
    "changesByMunicipality": [{"key": "k1", "municipality": "E01", "whatChanged": "Hakemukset käsitellään yhdessä."}],
    "spreadingDone": "Esitelty kahdessa verkostossa.",
    "adoptedByOthers": "Ei vielä muita.",
}


def test_a_report_in_good_order_has_no_problem(report: Read) -> None:
    assert report(report_answers(**EXTRAS)).problems == ()


@pytest.mark.parametrize("name", EXTRAS)
def test_changes_by_municipality_and_spreading_are_told(report: Read, name: str) -> None:
    """'… miten hankkeen tuloksia hyödynnetään ja levitetään hankkeen päätyttyä …'"""
    [problem] = report(report_answers(**(EXTRAS | {name: None}))).blocking

    assert problem.path == (name,)


def test_the_auditors_statement_is_required_here_too(report: Read) -> None:
    """'Selvitykseen on liitettävä tilintarkastajan lausunto avustuksen käytöstä.' (893/2019 9 §)"""
    [problem] = report(report_answers(**EXTRAS, auditorsStatement=None)).blocking

    assert problem.path == ("auditorsStatement",)
