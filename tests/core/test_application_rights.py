"""Who sees applications and their versions, and what can be done to them."""

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.applying import CLOSES, Harbour, open_harbour
from tests.core.ferries import ferries

from avustin_core.access import PUBLIC, Actor, Mandate, gather
from avustin_core.applications.models import (
    Application,
    ApplicationVersion,
    VersionKind,
)
from avustin_core.applications.refusals import (
    ApplicationNotSubmitted,
)
from avustin_core.applications.rights import COLUMNS, GUARDS, SAVE, SUBMIT, WITHDRAW
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


class TestSeeing:
    async def test_a_draft_is_seen_by_its_party_alone(self, harbour: Harbour) -> None:
        draft = await harbour.draft(members=harbour.partners())

        seen = [harbour.signatory, harbour.editor, harbour.member, harbour.preparer, harbour.registrar, PUBLIC]
        assert [await harbour.sees(actor, draft) for actor in seen] == [True, True, False, False, False, False]

    async def test_from_the_submission_on_officials_and_participants_see_it(self, harbour: Harbour) -> None:
        application = await harbour.submitted(members=harbour.partners())
        outsider = Actor(mandates={harbour.third.id: Mandate.SIGNATORY})
        elsewhere = Actor(roles=frozenset({(next(iter(harbour.preparer.roles))[0], harbour.third.id)}))

        seen = [harbour.member, harbour.preparer, harbour.assessor, outsider, elsewhere, PUBLIC]
        assert [await harbour.sees(actor, application) for actor in seen] == [True, True, True, False, False, False]

    async def test_officials_see_versions_that_were_handed_in_and_participants_none(self, harbour: Harbour) -> None:
        application = await harbour.submitted(members=harbour.partners())
        await harbour.put(application, "title", to="Lautta")

        versions = await harbour.rows(ApplicationVersion, by="ordinal", application_id=application.id)
        assert [version.kind for version in versions] == [VersionKind.SAVED, VersionKind.SUBMITTED, VersionKind.SAVED]
        assert [await harbour.sees(harbour.preparer, version) for version in versions] == [False, True, False]
        assert [await harbour.sees(harbour.member, version) for version in versions] == [False, False, False]
        assert [await harbour.sees(harbour.editor, version) for version in versions] == [True, True, True]

    async def test_a_participant_left_out_of_the_copy_still_sees_what_was_handed_in(self, harbour: Harbour) -> None:
        application = await harbour.submitted(members=harbour.partners())
        await harbour.put(application, "members", "p2", to=None)

        assert await harbour.sees(harbour.member, application)


class TestActions:
    async def test_what_columns_say_can_be_done_is_what_the_operations_do(self, harbour: Harbour) -> None:
        application = await harbour.submitted()
        harbour.at(CLOSES)

        state = gather(COLUMNS, application, call=harbour.call)
        now = harbour.avustin.clock.now()
        allowed = {guard.action: guard.refusal(harbour.signatory, state, now) for guard in GUARDS}
        assert {action: refusal and refusal.code for action, refusal in allowed.items()} == {
            "saveApplication": "CALL_CLOSED",
            "submitApplication": "CALL_CLOSED",
            "withdrawApplication": None,
            "requestCompletion": "NOT_ALLOWED",
            "answerCompletion": "NO_OPEN_COMPLETION",
        }

    async def test_guards_are_asked_of_plain_columns(self, harbour: Harbour) -> None:
        draft = await harbour.draft()

        async with harbour.avustin.reading() as connection:
            columns = [getattr(Application, path) for path in COLUMNS.values() if "." not in path]
            row = (await connection.execute(select(*columns).where(col(Application.id) == draft.id))).one()

        state = gather({name: name for name in row._fields}, row)
        for name in ("opens_at", "closes_at", "published_at", "cancelled_at", "disabled_at", "programme_code"):
            setattr(state, name, getattr(harbour.call, name))
        now = harbour.avustin.clock.now()
        assert [guard.refusal(harbour.signatory, state, now) for guard in (SAVE, SUBMIT)] == [None, None]
        assert isinstance(WITHDRAW.refusal(harbour.signatory, state, now), ApplicationNotSubmitted)
