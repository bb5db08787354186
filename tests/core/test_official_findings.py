"""Findings of officials without a rule: several, with texts of their own, which the party isn't shown."""

from typing import Any

import pytest
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries

from avustin_core.access import PUBLIC
from avustin_core.applications.models import Application
from avustin_core.eligibility.models import FindingRow
from avustin_core.eligibility.operations import add_finding, record_finding
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.plugin import Outcome
from avustin_core.registry import Registry
from avustin_core.work import Avustin


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


async def test_several_stand_beside_the_rules_with_texts_of_their_own(harbour: Harbour) -> None:
    """434/2003 31 §: the authority sees to it that the matter is investigated, whatever rules ask."""
    application = await harbour.submitted()

    first = await add(harbour, application)
    second = await add(harbour, application, subject="Kunta on maksukykyinen", bars=False)
    named = await add(harbour, application, subject="Rangaistukset", paths=[["convicted"]])
    changed = await harbour.do(
        harbour.preparer,
        lambda work: record_finding(work, first.id, outcome=Outcome.MET, reason="Selvitetty.", revision=first.revision),
    )

    assert [each.rule_key for each in (first, second, named)] == ["official_1", "official_2", "official_3"]
    assert (changed.rule["fi"], changed.official_outcome, changed.bars) == ("Lossi on kunnan", Outcome.MET, True)
    assert [each.position for each in (first, second)] == [3, 4]
    seen = [harbour.signatory, harbour.preparer, harbour.assessor, PUBLIC]
    assert [await harbour.sees(actor, first) for actor in seen] == [False, True, True, False]
    assert [await harbour.sees(actor, named) for actor in seen] == [False, True, False, False]


async def test_one_needs_a_subject_a_reason_a_field_that_is_there_and_the_role(harbour: Harbour) -> None:
    application = await harbour.submitted()

    for wrong in ({"subject": " "}, {"reason": ""}, {"paths": [["nothing"]]}):
        with pytest.raises(InvalidInput):
            await add(harbour, application, **wrong)
    with pytest.raises(NotAllowed):
        await add(harbour, application, by=harbour.signatory)


async def add(harbour: Harbour, application: Application, **how: Any) -> FindingRow:
    """A finding of the preparing officer's that bars a grant, unless something else is said."""
    given = {"subject": "Lossi on kunnan", "outcome": Outcome.NOT_MET, "reason": "Valtion.", "bars": True, **how}
    actor = given.pop("by", harbour.preparer)
    revision = (await harbour.read(application)).revision
    return await harbour.do(actor, lambda work: add_finding(work, application.id, revision=revision, **given))
