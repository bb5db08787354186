"""Answers looked at without being saved: for anyone who tries a form out, and for the view of a draft."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import PUBLIC, Actor, rights_of
from avustin_core.answers.form import FormInUse, form_in_use, form_to_release, form_without_call
from avustin_core.answers.reading import read_answers
from avustin_core.answers.saving import Sent
from avustin_core.applications.loading import form_of, get_call
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.calendar import day_of
from avustin_core.calls.models import Call
from avustin_core.errors import NotFound
from avustin_core.forms import Problem, Reading
from avustin_core.plugin import Language
from avustin_core.registry import Registry


@dataclass(frozen=True)
class Checked:
    """Answers as they were read: problems, computed values, what is hidden and what is required."""

    form: FormInUse
    answers: Mapping[str, Any]
    reading: Reading

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of a submission, or should be looked at."""
        return self.reading.problems

    def messages(self, language: Language) -> list[str]:
        """The problems in the reader's language."""
        return [problem.message.get(language) for problem in self.problems]


async def check_answers(
    session: AsyncSession,
    registry: Registry,
    *,
    answers: Mapping[str, Any],
    now: datetime,
    actor: Actor = PUBLIC,
    call_id: UUID | None = None,
    programme_code: str | None = None,
    form_name: str | None = None,
    form_version: str | None = None,
    organisation_id: UUID | None = None,
) -> Checked:
    """Reads answers for a call that the actor sees, or for a form of a programme; nothing is saved, and anyone may ask.

    Attachments aren't found: they belong to a matter, and here there is none.
    """
    if call_id:
        form = await _form_of_call(session, registry, await _seen(session, call_id, actor, now))
    else:
        form = form_without_call(registry, programme_code or "")
    form = form.other(form_name, form_version)
    kept = Sent(values=answers).onto(form.spec, {})
    reading = await read_answers(session, form, kept, on=day_of(now), applicant_id=organisation_id)
    return Checked(form, kept, reading)


async def _seen(session: AsyncSession, call_id: UUID, actor: Actor, now: datetime) -> Call:
    seen = rights_of(Call).rows.predicate(Call, actor, now)
    call: Call | None = await session.scalar(select(Call).where(col(Call.id) == call_id, seen))
    if call is None:
        raise NotFound("callId")
    return call


async def _form_of_call(session: AsyncSession, registry: Registry, call: Call) -> FormInUse:
    if call.published_at is None:
        return form_to_release(registry, call)
    return await form_in_use(session, registry, call, call.form_release_id)


async def check_version(
    session: AsyncSession, registry: Registry, application: Application, version_id: UUID | None, *, now: datetime
) -> Checked:
    """A kept version read again: the draft's (`current_id`), or one that was handed in. Whoever asks has the right."""
    version = await session.get(ApplicationVersion, version_id) if version_id else None
    if version is None or version.application_id != application.id:
        raise NotFound()
    call = await get_call(session, application.call_id)
    form = await form_of(session, registry, application, call, version.id)
    reading = await read_answers(
        session, form, version.answers, on=day_of(application.submitted_at or now),
        matter_id=application.matter_id, applicant_id=application.organisation_id,
    )  # fmt: skip
    return Checked(form, version.answers, reading)
