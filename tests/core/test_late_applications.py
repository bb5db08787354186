"""Late applications: registered by an official, with a reason, right or wrong."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from tests.core.applying import CLOSES, Harbour, open_harbour
from tests.core.ferries import answers, ferries

from avustin_core.access import PUBLIC, Actor, Mandate
from avustin_core.applications.late import register_late_application
from avustin_core.applications.models import (
    Application,
    ApplicationStatus,
)
from avustin_core.applications.refusals import (
    NotLate,
)
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.matters.models import Matter
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


class TestLate:
    async def register(self, harbour: Harbour, actor: Actor, **how: Any) -> Application:
        given: dict[str, Any] = {"values": answers(applied="x"), "reason": "Tuli postissa.", "arrived_at": CLOSES}
        return await harbour.do(
            actor,
            lambda work: register_late_application(work, harbour.call.id, harbour.applicant.id, **{**given, **how}),
        )

    async def test_an_official_registers_it_with_a_reason_right_or_wrong(self, harbour: Harbour) -> None:
        harbour.at(CLOSES + timedelta(days=1))

        application = await self.register(harbour, harbour.registrar)

        (matter,) = await harbour.rows(Matter, id=application.matter_id)
        assert (application.is_late, application.late_reason) == (True, "Tuli postissa.")
        assert (application.status, application.submitted_at) == (ApplicationStatus.SUBMITTED, CLOSES)
        assert (application.reference, matter.pending_at) == ("ferries/2019/1/1", CLOSES)
        assert (await harbour.answers_of(application.submitted_id))["applied"] == "x"
        assert await harbour.sees(harbour.signatory, application)

    @pytest.mark.parametrize(
        "wrong",
        [{"reason": " "}, {"arrived_at": CLOSES - timedelta(seconds=1)}, {"arrived_at": CLOSES + timedelta(days=3)}],
    )
    async def test_a_reason_and_a_moment_after_the_closing_are_needed(self, harbour: Harbour, wrong: Any) -> None:
        harbour.at(CLOSES + timedelta(days=1))

        with pytest.raises(InvalidInput):
            await self.register(harbour, harbour.registrar, **wrong)

    async def test_while_the_call_is_open_nothing_is_late(self, harbour: Harbour) -> None:
        with pytest.raises(NotLate):
            await self.register(harbour, harbour.registrar)

    async def test_applicants_and_assessors_register_nothing_nor_a_registrar_their_own(self, harbour: Harbour) -> None:
        harbour.at(CLOSES + timedelta(days=1))
        own = {harbour.applicant.id: Mandate.EDITOR}

        for actor in (harbour.signatory, harbour.assessor, PUBLIC, replace(harbour.registrar, mandates=own)):
            with pytest.raises(NotAllowed):
                await self.register(harbour, actor)
        assert await harbour.rows(Application) == []
