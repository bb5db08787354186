"""Requests for completing an application (434/2003 22 and 33 §): what and how, by when, and only what is named."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.answers.paths import difference, is_within, restored
from avustin_core.answers.refusals import Incomplete
from avustin_core.applications.loading import VERSIONS, Loaded, form_of, load, read_application
from avustin_core.applications.models import Application, Completion, CompletionStatus
from avustin_core.applications.notices import letter_of_completion
from avustin_core.applications.refusals import (
    ApplicationIsDecided,
    ApplicationIsWithdrawn,
    ApplicationNotSubmitted,
    CompletionIsOpen,
    CompletionOverdue,
    MatterIsBeingDecided,
    NoOpenCompletion,
)
from avustin_core.applications.rights import ANSWER, ANSWER_COMPLETION, COMPLETION_COLUMNS, REQUEST_COMPLETION
from avustin_core.applications.states import is_open
from avustin_core.applications.submission import hand_in
from avustin_core.applications.views import application_view, transition
from avustin_core.errors import InvalidInput
from avustin_core.forms import FormSpec, Path, Problem, overlap, submitted
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.long_texts import refuse_other
from avustin_core.matters import operations as matters
from avustin_core.plugin import ApplicationSubmitted, CompletionAnswered, CompletionRequested, Text
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.work import Work, operation

SETTLED = (ApplicationNotSubmitted, ApplicationIsWithdrawn, ApplicationIsDecided)


@operation(refuses=(*SETTLED, CompletionIsOpen, LetterCannotBeMade, *UNUSABLE))
async def request_completion(
    work: Work,
    application_id: UUID,
    *,
    what: str,
    how: str,
    paths: Sequence[Sequence[str]],
    due_at: datetime,
    revision: int,
) -> Completion:
    """Asks the applicant to complete the named fields by a time; missing it doesn't prevent the decision."""
    loaded = await load(work, application_id, REQUEST_COMPLETION, revision=revision)
    application = loaded.application
    form = await form_of(work.session, work.registry, application, loaded.call, application.submitted_id)
    _check_request(form.spec, what=what, how=how, paths=paths)
    await matters.did(work, application.matter_id, REQUEST_COMPLETION.action)
    return await open_completion(work, loaded, what=what.strip(), how=how.strip(), paths=paths, due_at=due_at)


async def open_completion(
    work: Work, loaded: Loaded, *, what: str, how: str, paths: Sequence[Sequence[str]], due_at: datetime
) -> Completion:
    """A request for completion, whoever asks; that it can be asked for was seen to. Not offered to clients.

    One that would end on a Saturday or a holiday ends with the next working day (150/1930 5 §).
    """
    application = loaded.application
    opened, due_at = [list(path) for path in paths], time_limits.to_come(work, due_at)
    completion = await work.add(
        Completion(
            application_id=application.id, what=what, how=how, paths=opened, due_at=due_at, requested_at=work.now,
            requested_by=work.actor.user_id,
        )
    )  # fmt: skip
    application.completion_due_at, application.completion_paths = due_at, opened
    if not is_open(loaded.call, work.now):  # what was handed in stands, whatever was left in the copy
        application.current_id, application.has_unsubmitted_changes = application.submitted_id, False
    await _limit(work, application, completion)
    await _tell(work, loaded, completion)
    await work.session.flush()
    await work.happened(CompletionRequested(str(application.id), str(completion.id), at=work.now))
    return completion


async def _limit(work: Work, application: Application, completion: Completion) -> None:
    await time_limits.set(
        work, application.matter_id, TimeLimitKind.COMPLETION, about=completion.id, due_at=completion.due_at,
        basis="434/2003 33 §", starts_at=completion.requested_at,
    )  # fmt: skip


async def reopen_completion(
    work: Work, loaded: Loaded, *, what: str, paths: Sequence[Sequence[str]], due_at: datetime
) -> Completion:
    """Adds to the request that is open, and gives at least that much time. Not offered to clients."""
    application = loaded.application
    statement = select(Completion).where(
        col(Completion.application_id) == application.id, col(Completion.status) == CompletionStatus.OPEN
    )
    newest = statement.order_by(col(Completion.id).desc()).limit(1).with_for_update()
    completion: Completion = (await work.session.scalars(newest)).one()
    opened = [*completion.paths, *(list(path) for path in paths if list(path) not in completion.paths)]
    completion.what, completion.paths = f"{completion.what}\n\n{what}", opened
    completion.due_at = max(completion.due_at, time_limits.to_come(work, due_at))
    application.completion_due_at, application.completion_paths = completion.due_at, opened
    await _limit(work, application, completion)
    await _tell(work, loaded, completion)
    await work.session.flush()
    await work.happened(CompletionRequested(str(application.id), str(completion.id), at=work.now))
    return completion


@operation(refuses=(*SETTLED, MatterIsBeingDecided, NoOpenCompletion, CompletionOverdue, Incomplete, *UNUSABLE))
async def answer_completion(work: Work, completion_id: UUID, *, revision: int) -> Completion:
    """Hands in the completed application as a new version. `revision` is the application's.

    After the application period only the named fields count, and only their problems stand in the way.
    """
    completion = await work.get(Completion, completion_id)
    loaded = await load(work, completion.application_id, ANSWER_COMPLETION, revision=revision)
    completion = await work.get(Completion, completion_id, lock=True)
    work.may(ANSWER, gather(COMPLETION_COLUMNS, completion, application=loaded.application, call=loaded.call))
    await _hand_in(work, loaded)
    completion.status, completion.answered_at = CompletionStatus.ANSWERED, work.now
    loaded.application.completion_due_at, loaded.application.completion_paths = None, None
    await time_limits.meet(work, loaded.application.matter_id, TimeLimitKind.COMPLETION, about=completion.id)
    await work.session.flush()
    id = str(loaded.application.id)
    await work.happened(ApplicationSubmitted(id, at=work.now))
    await work.happened(CompletionAnswered(id, str(completion.id), at=work.now))
    return completion


async def _hand_in(work: Work, loaded: Loaded) -> None:
    application, call = loaded.application, loaded.call
    form = await form_of(work.session, work.registry, application, call)
    whole = is_open(call, work.now)
    opened = [tuple(path) for path in application.completion_paths or ()]
    draft = await VERSIONS.answers(work, application.current_id)
    if not whole:
        draft = completed(form.spec, await VERSIONS.answers(work, application.submitted_id), draft, opened)
    reading = await read_application(work, application, form, draft)
    if problems := [each for each in reading.blocking if whole or _concerns(each, opened)]:
        raise Incomplete(problems)
    answers = submitted(form.spec, draft, reading)
    view = await application_view(
        work.session, application, form.call, answers, form_version=form.spec.version, facts=reading.facts
    )
    work.registry.veto(transition(work, ANSWER_COMPLETION.action, view, application.status.name))
    version_id = await hand_in(work, application, call, form, answers, reading, arrived_at=work.now)
    application.has_unsubmitted_changes = False
    if whole:
        application.submitted_at = work.now
    else:
        application.current_id = version_id


def completed(
    spec: FormSpec, standing: Mapping[str, Any], draft: Mapping[str, Any], opened: Sequence[Path]
) -> dict[str, Any]:
    """What was handed in, with the draft's answers at the opened paths and nothing else of it."""
    differs = difference(spec, standing, draft)
    answers = dict(standing)
    for path in differs.paths:
        if any(is_within(path, each) for each in opened):
            answers = restored(answers, draft, path)
    return answers


def _concerns(problem: Problem, opened: Sequence[Path]) -> bool:
    return any(overlap(problem.path, path) for path in opened)


def _check_request(spec: FormSpec, *, what: str, how: str, paths: Sequence[Sequence[str]]) -> None:
    if not what.strip() or not how.strip():
        raise InvalidInput("how" if what.strip() else "what", reason=SAY_IT)
    refuse_other(what, "what")
    refuse_other(how, "how")
    if not paths:
        raise InvalidInput("paths", reason=NAME_THEM)
    for index, path in enumerate(paths):
        if spec.at(tuple(path)) is None:
            raise InvalidInput("paths", str(index), reason=NO_SUCH_FIELD)


async def _tell(work: Work, loaded: Loaded, completion: Completion) -> None:
    application = loaded.application
    letter = await letter_of_completion(work, application, loaded.call, completion)
    work.send(
        "application.completionRequested",
        {
            "applicationId": str(application.id),
            "completionId": str(completion.id),
            "organisationId": str(application.organisation_id),
            "reference": application.reference,
            "dueAt": completion.due_at.isoformat(),
            "language": letter.language.value,
            "documentId": str(letter.document_id),
        },
    )


SAY_IT = Text(
    fi="Kirjoita, mitä on täydennettävä ja miten.",
    sv="Skriv vad som ska kompletteras och hur.",
    en="Write what is to be completed, and how.",
)
NAME_THEM = Text(
    fi="Nimeä täydennettävät kohdat.",
    sv="Ange de punkter som ska kompletteras.",
    en="Name the fields to complete.",
)
NO_SUCH_FIELD = Text(
    fi="Lomakkeella ei ole tätä kohtaa.",
    sv="Blanketten har ingen sådan punkt.",
    en="The form has no such field.",
)
