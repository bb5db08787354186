"""Core facts projected from answers: into the application's columns and its rows of participants."""

from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlmodel import col

from avustin_core.applications.models import Application, Participant
from avustin_core.applications.views import cents
from avustin_core.forms import Facts, ParticipantFact
from avustin_core.plugin import Language
from avustin_core.storage import row_of
from avustin_core.work import Work

THEIRS = select(Participant).where(col(Participant.application_id) == bindparam("application_id"))


async def project(work: Work, application: Application, facts: Facts) -> set[UUID]:
    """Makes the columns and participants say what the answers say; what isn't answered becomes null.

    Gives the organisations that take part. Written with the next flush.
    """
    application.title = facts.title
    application.purpose = facts.purpose
    application.language = Language(facts.language) if facts.language else None
    application.amount_applied = cents(facts.amount_applied)
    application.total_costs = cents(facts.total_costs)
    application.eligible_costs = cents(facts.eligible_costs)
    application.period_starts = facts.period.starts if facts.period else None
    application.period_ends = facts.period.ends if facts.period else None
    return await _project_participants(work, application, facts.participants)


async def _project_participants(
    work: Work, application: Application, participants: tuple[ParticipantFact, ...]
) -> set[UUID]:
    rows = await work.session.scalars(THEIRS, {"application_id": application.id})
    known = {row.key: row for row in rows}
    named = [fact for fact in participants if fact.organisation and fact.role]
    for gone in known.keys() - {fact.key for fact in named}:
        await work.session.delete(known[gone])
    organisations = set()
    for fact in named:
        values = _columns(fact)
        organisations.add(values["organisation_id"])
        if row := known.get(fact.key):
            for name, value in values.items():
                setattr(row, name, value)
        else:
            work.session.add(Participant(application_id=application.id, key=fact.key, **values))
    return organisations


def _columns(fact: ParticipantFact) -> dict[str, Any]:
    assert fact.organisation
    return {
        "organisation_id": row_of(fact.organisation.id, "Organisation"),
        "role": fact.role,
        "share": cents(fact.share),
        "is_committed": bool(fact.committed),
    }
