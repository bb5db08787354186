"""Drafts of many applications read at once: as many statements for fifty as for one."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.answers.form import FormInUse, released
from avustin_core.answers.reading import day_of
from avustin_core.answers.references import Referring, find_references_of
from avustin_core.applications.checking import Checked
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.calls.models import Call
from avustin_core.forms import read
from avustin_core.programmes.models import FormRelease
from avustin_core.registry import Registry


async def check_drafts(
    session: AsyncSession, registry: Registry, ids: Collection[UUID], *, now: datetime
) -> dict[UUID, Checked]:
    """What is being written in each application, read as a save reads it. Those whose plugin is gone are left out."""
    statement = (
        select(Application, ApplicationVersion, FormRelease, Call)
        .join(ApplicationVersion, col(ApplicationVersion.id) == col(Application.current_id))
        .join(FormRelease, col(FormRelease.id) == col(ApplicationVersion.form_release_id))
        .join(Call, col(Call.id) == col(Application.call_id))
        .where(col(Application.id).in_(ids))
    )
    found: list[tuple[UUID, FormInUse, Referring]] = []
    for application, version, release, call in (await session.execute(statement)).tuples():
        programme = registry.programmes.get(call.programme_code)
        if programme is not None:
            form = FormInUse(released(programme, release.name, release.version), programme, call.view(), release.id)
            on = day_of(application.submitted_at or now)
            referring = Referring(form.spec, version.answers, on, application.matter_id, application.organisation_id)
            found.append((application.id, form, referring))
    references = await find_references_of(session, [referring for _, _, referring in found])
    return {
        id: Checked(form, referring.answers, read(form.spec, referring.answers, each, form.call.settings))
        for (id, form, referring), each in zip(found, references, strict=True)
    }
