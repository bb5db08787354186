"""The programme tried on real answers, as the core runs it."""

from collections.abc import Callable
from typing import Any

import pytest

from avustin_core.forms import Reading, References, read, spec_of
from avustin_core.plugin import CallView, Finding, OrganisationView
from decree_893_2019.testing import DOCUMENTS, ESIMERKKILA, MUNICIPALITIES, ORGANISATIONS
from digi2019_yhteishankkeet import JointProjects
from digi2019_yhteishankkeet.testing import application_answers

Read = Callable[..., Reading]
Find = Callable[..., Finding]


@pytest.fixture
def reading() -> Read:
    """Reads answers as an applicant's, under a call's settings."""

    def reading(answers: dict[str, Any], applicant: OrganisationView = ESIMERKKILA, **settings: object) -> Reading:
        references = References(ORGANISATIONS, MUNICIPALITIES, DOCUMENTS, applicant)
        return read(spec_of(JointProjects.application_form), answers, references, settings)

    return reading


@pytest.fixture
def find(reading: Read) -> Find:
    """One rule's finding on answers."""

    def find(key: str, answers: dict[str, Any], applicant: OrganisationView = ESIMERKKILA, **settings: Any) -> Finding:
        [rule] = [rule for rule in JointProjects.rules if rule.key == key]
        call = CallView("c-1", JointProjects.code, JointProjects.name, settings=settings)
        return rule.apply(JointProjects(), reading(answers, applicant, **settings).form, call)

    return find


@pytest.fixture
def report() -> Read:
    """Reads answers to the final report."""

    def report(answers: dict[str, Any]) -> Reading:
        references = References(ORGANISATIONS, MUNICIPALITIES, DOCUMENTS)
        return read(spec_of(JointProjects.report_forms[0]), answers, references)

    return report


@pytest.fixture
def answers() -> dict[str, Any]:
    """An application in good order."""
    return application_answers()
