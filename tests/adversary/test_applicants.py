"""Applicants that are no more: nothing is begun or handed in for them."""

from datetime import UTC, date, datetime

import pytest
from tests.core.applying import Harbour

from avustin_core.applications.operations import create_application
from avustin_core.errors import InvalidInput

LAST_DAY = datetime(2019, 12, 31, 21, 59, tzinfo=UTC)  #: 23.59 in Finland; Lahti ends with it
NEW_YEAR = datetime(2019, 12, 31, 22, 0, tzinfo=UTC)


async def test_a_municipality_that_has_ended_begins_no_application(harbour: Harbour) -> None:
    await harbour.change(harbour.call, closes_at=datetime(2020, 9, 1, tzinfo=UTC))

    harbour.at(LAST_DAY)
    begun = await harbour.do(harbour.member, lambda work: create_application(work, harbour.call.id, harbour.partner.id))
    assert begun.organisation_id == harbour.partner.id

    harbour.at(NEW_YEAR)
    with pytest.raises(InvalidInput) as refused:
        await harbour.do(harbour.member, lambda work: create_application(work, harbour.call.id, harbour.partner.id))
    assert refused.value.path == ("organisationId",)


async def test_a_municipality_that_has_ended_hands_nothing_in(harbour: Harbour) -> None:
    await harbour.change(harbour.call, closes_at=datetime(2020, 9, 1, tzinfo=UTC))
    draft = await harbour.draft()
    await harbour.change(harbour.applicant, valid_to=date(2020, 1, 1))
    harbour.at(NEW_YEAR)

    with pytest.raises(InvalidInput):
        await harbour.submit(draft)
    assert (await harbour.read(draft)).submitted_at is None
