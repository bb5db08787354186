"""Answers read against their form: what they refer to is found first, as of a day."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from avustin_core.answers.form import FormInUse
from avustin_core.answers.references import Referring, find_references
from avustin_core.clock import HELSINKI
from avustin_core.forms import Reading, read


def day_of(moment: datetime) -> date:
    """The day that a moment falls on in Finland."""
    return moment.astimezone(HELSINKI).date()


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
    return read(form.spec, answers, references, form.call.settings)
