"""The decree tried on a form and a programme that add nothing to it."""

from collections.abc import Callable
from typing import Any

import pytest

from avustin_core.forms import Reading, References, read, spec_of
from avustin_core.plugin import CallView, Finding, OrganisationView, Text
from decree_893_2019.form import Decree893Application
from decree_893_2019.programme import Decree893Programme
from decree_893_2019.testing import DOCUMENTS, ESIMERKKILA, ORGANISATIONS, application_answers

Read = Callable[..., Reading]
Find = Callable[..., Finding]


class PlainForm(Decree893Application, version="1.0"):
    """What the decree asks, and no more."""


@pytest.fixture
def answers() -> dict[str, Any]:
    """An application in good order."""
    return application_answers()


@pytest.fixture
def reading() -> Read:
    """Reads answers as an applicant's, under a call's settings."""

    def reading(answers: dict[str, Any], applicant: OrganisationView = ESIMERKKILA, **settings: object) -> Reading:
        references = References(organisations=ORGANISATIONS, documents=DOCUMENTS, applicant=applicant)
        return read(spec_of(PlainForm), answers, references, settings)

    return reading


@pytest.fixture
def find(reading: Read) -> Find:
    """One rule's finding on answers."""

    def find(key: str, answers: dict[str, Any], applicant: OrganisationView = ESIMERKKILA, **settings: Any) -> Finding:
        [rule] = [rule for rule in Decree893Programme.rules if rule.key == key]
        call = CallView("c-1", "plain", Text(fi="Haku", sv="Utlysning"), settings=settings)
        form = reading(answers, applicant, **settings).form
        return rule.apply(Decree893Programme(), form, call)

    return find
