"""Kept answers of many owners read at once: as many statements for fifty as for one."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.answers.form import FormInUse
from avustin_core.answers.reading import read_in_use
from avustin_core.answers.references import Referring, find_references_of
from avustin_core.calendar import day_of
from avustin_core.calls.models import Call
from avustin_core.forms import Reading
from avustin_core.programmes.models import FormRelease
from avustin_core.registry import Registry, form_in


@dataclass(frozen=True)
class Kept:
    """What is being written by one owner, read against its form."""

    form: FormInUse
    answers: Mapping[str, Any]
    reading: Reading


@dataclass(frozen=True)
class Unread:
    """What is being written, as it stands: the plugin that would read it is gone, or disabled."""

    form_version: str
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class _Found:
    owner: Any
    form: FormInUse
    answers: Mapping[str, Any]


async def read_current(
    session: AsyncSession, registry: Registry, owner: Any, version: Any, ids: Collection[UUID], *, now: datetime
) -> dict[UUID, Kept | Unread]:
    """What is being written (`current_id`) by each owner, read as a save reads it; without its plugin, as it stands."""
    statement = (
        select(owner, version, FormRelease, Call)
        .join(version, version.id == owner.current_id)
        .join(FormRelease, FormRelease.id == version.form_release_id)
        .join(Call, Call.id == owner.call_id)
        .where(owner.id.in_(ids))
    )
    rows = (await session.execute(statement)).all()
    forms = {row.id: _form(registry, release, call) for row, _, release, call in rows}
    found = [_Found(row, form, kept.answers) for row, kept, _, _ in rows if (form := forms[row.id])]
    references = await find_references_of(
        session,
        [_referring(each, now) for each in found],
    )
    unread = {row.id: Unread(release.version, kept.answers) for row, kept, release, _ in rows if not forms[row.id]}
    return unread | {
        each.owner.id: Kept(each.form, each.answers, read_in_use(each.form, each.answers, resolved))
        for each, resolved in zip(found, references, strict=True)
    }


def _form(registry: Registry, release: FormRelease, call: Call) -> FormInUse | None:
    programme = None if call.disabled_at else registry.programmes.get(call.programme_code)
    spec = form_in(programme, release.name, release.version) if programme else None
    return FormInUse(spec, programme, call.view(), release.id) if programme and spec else None


def _referring(found: _Found, now: datetime) -> Referring:
    on = day_of(found.owner.submitted_at or now)
    return Referring(found.form.spec, found.answers, on, found.owner.matter_id, found.owner.organisation_id)
