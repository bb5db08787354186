"""Answers read against their form: what they refer to is found first, as of a day."""

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.answers.form import FormInUse, versions_of
from avustin_core.answers.read_before import READ_BEFORE
from avustin_core.answers.references import Referring, find_references
from avustin_core.forms import Reading, References, migrate, read

log = logging.getLogger(__name__)


async def read_answers(
    session: AsyncSession,
    form: FormInUse,
    answers: Mapping[str, Any],
    *,
    on: date,
    matter_id: UUID | None = None,
    applicant_id: UUID | None = None,
) -> Reading:
    """The typed form, the problems, what is computed and what is hidden."""
    references = await find_references(session, Referring(form.spec, answers, on, matter_id, applicant_id))
    return read_in_use(form, answers, references)


def read_in_use(form: FormInUse, answers: Mapping[str, Any], references: References) -> Reading:
    """The answers read by their own version; rules, which are written for the newest one, are given that."""
    reading = READ_BEFORE.read(form.spec, answers, references, form.call.settings)
    specs = versions_of(form.programme, form.spec.name)
    newest = specs[-1] if specs else form.spec
    if newest.version == form.spec.version:
        return reading
    try:
        moved = migrate(
            specs, form.programme.migrations, answers, source=form.spec.version, target=newest.version
        )  # fmt: skip
    except Exception:  # a party is entitled to a decision, whatever a plugin does
        log.exception("the migration of %s from %s failed", form.spec.name, form.spec.version)
        return reading
    return replace(reading, form=read(newest, moved, references, form.call.settings).form)
