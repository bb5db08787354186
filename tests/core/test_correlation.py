"""What watches subqueries while tests run: it tells of one that is about a row two statements out and doesn't say so."""

from typing import Any

import pytest
from sqlalchemy import literal, select
from tests.correlation import WATCHED

from avustin_core.applications.models import Application
from avustin_core.assessments.models import Assessment
from avustin_core.matters.models import Assignment
from avustin_core.storage import alias_of

APPLICATION, ASSIGNMENT, ASSESSMENT = (alias_of(each, "watched") for each in (Application, Assignment, Assessment))


def unassessed(inner: Any) -> Any:
    """Applications with somebody who has no such assessment."""
    of_matter = ASSIGNMENT.matter_id == APPLICATION.matter_id
    return select(APPLICATION.id).where(select(literal(1)).where(of_matter, ~inner.exists()).exists())


@pytest.mark.parametrize(("is_told", "wrong"), [(True, 0), (False, 1)])
def test_one_that_forgets_its_row_is_told(is_told: bool, wrong: int) -> None:
    inner = select(literal(1)).where(
        ASSESSMENT.application_id == APPLICATION.id, ASSESSMENT.assessor_id == ASSIGNMENT.user_id
    )

    str(unassessed(inner.correlate(APPLICATION, ASSIGNMENT) if is_told else inner))

    assert len(WATCHED.told()) == wrong
