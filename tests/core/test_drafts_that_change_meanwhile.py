"""What drafts become in another version of their form is worked out before they are locked, and holds only for what was read."""

from uuid import UUID

import pytest
from sqlalchemy import update
from tests.core.applying import Harbour
from tests.core.ferries import answers
from tests.core.test_call_forms import administrator, harbour, preview, publish, registry

from avustin_core.access import Actor
from avustin_core.applications import call_forms
from avustin_core.applications.models import ApplicationVersion
from avustin_core.applications.moves import Kept, drafts_of
from avustin_core.work import Work

__all__ = ["administrator", "harbour", "registry"]  # the fixtures


async def test_a_draft_that_was_changed_before_the_lock_moves_as_it_is(
    harbour: Harbour, administrator: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = await harbour.draft(plan="Vanha", robots=None)
    told = await preview(harbour, administrator)

    async def changed_then_read(work: Work, id: UUID, *, lock: bool) -> list[Kept]:
        if lock:
            await work.session.execute(update(ApplicationVersion).values(answers=answers(plan="Uusi", robots=None)))
        return await drafts_of(work, id, lock=lock)

    monkeypatch.setattr(call_forms, "drafts_of", changed_then_read)
    await publish(harbour, administrator, told.report.fingerprint)

    moved = await harbour.read(draft)
    assert (await harbour.answers_of(moved.current_id))["works"] == "Uusi"
