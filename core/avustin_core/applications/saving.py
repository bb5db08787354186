"""Saving what was typed: merged by path, kept in versions, and never lost."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from avustin_core.answers.edits import noted
from avustin_core.answers.form import FormInUse
from avustin_core.answers.paths import outside
from avustin_core.answers.saved import Saved
from avustin_core.answers.saving import Merged, Sent, merged
from avustin_core.applications.facts import project
from avustin_core.applications.loading import VERSIONS, form_of, load, read_application
from avustin_core.applications.models import Application
from avustin_core.applications.moves import catch_up
from avustin_core.applications.refusals import (
    ApplicationIsDecided,
    ApplicationIsWithdrawn,
    CompletionOverdue,
    MatterIsBeingDecided,
    NoOpenCompletion,
    NotOpenForCompletion,
)
from avustin_core.applications.rights import SAVE
from avustin_core.applications.states import is_open
from avustin_core.calls.refusals import CallClosed, CallIsCancelled
from avustin_core.errors import Conflict
from avustin_core.forms import Change, Reading, submitted
from avustin_core.plugin import ApplicationSaved
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.work import Work, operation


@operation(
    refuses=(
        CallClosed, CallIsCancelled, ApplicationIsWithdrawn, ApplicationIsDecided, NoOpenCompletion, CompletionOverdue,
        NotOpenForCompletion, MatterIsBeingDecided, *UNUSABLE,
    )
)  # fmt: skip
async def save_application(
    work: Work,
    id: UUID,
    *,
    base_revision: int,
    changes: Sequence[Change] | None = None,
    values: Mapping[str, Any] | None = None,
    typed: Any = None,
) -> Saved[Application]:
    """Saves what was typed, right or wrong, by one of three roads; `base_revision` is the one that was read.

    Once it was handed in this makes a working copy: what was handed in stands until it is handed in again.
    """
    sent = Sent(changes, values, typed)
    loaded = await load(work, id, SAVE)
    application = loaded.application
    if base_revision > application.revision:
        raise Conflict("baseRevision")
    await catch_up(work, application, loaded.call)
    form = await form_of(work.session, work.registry, application, loaded.call)
    standing = await VERSIONS.answers(work, application.current_id)
    result = merged(
        form.spec, standing, sent, application.edits, base_revision=base_revision, user_id=work.actor.user_id
    )
    if not is_open(loaded.call, work.now):
        _only_what_is_asked(application, result)
    reading = await read_application(work, application, form, result.answers)
    if result.changed:
        await _keep(work, application, form, standing, result, reading)
    moved = [each["from"] for each in application.form_moves if each["revision"] > base_revision]
    return Saved(application, reading, result.conflicts, result.meanwhile, next(iter(moved), None))


def _only_what_is_asked(application: Application, result: Merged) -> None:
    opened = [tuple(path) for path in application.completion_paths or ()]
    if path := outside(result.changed, opened):
        raise NotOpenForCompletion(*path)


async def _keep(
    work: Work,
    application: Application,
    form: FormInUse,
    standing: Mapping[str, Any],
    result: Merged,
    reading: Reading,
) -> None:
    application.edits = noted(
        application.edits, result.accepted, standing, revision=application.revision + 1, user_id=work.actor.user_id
    )
    with work.session.no_autoflush:  # all its columns are written at once
        await VERSIONS.keep(work, application, result.answers, form)
        if application.submitted_id is None:
            await project(work, application, reading.facts)
        else:
            handed_in = await VERSIONS.answers(work, application.submitted_id)
            application.has_unsubmitted_changes = submitted(form.spec, result.answers, reading) != handed_in
    await work.session.flush()
    await work.happened(ApplicationSaved(str(application.id), at=work.now))
