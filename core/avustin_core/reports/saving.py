"""Saving a report: by the same roads, and with the same merging, as an application."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from avustin_core.answers.edits import noted
from avustin_core.answers.saved import Saved
from avustin_core.answers.saving import Sent, merged
from avustin_core.errors import Conflict
from avustin_core.forms import Change
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.reports.loading import VERSIONS, form_of, load, read_report
from avustin_core.reports.models import Report
from avustin_core.reports.refusals import ReportIsApproved, ReportIsSubmitted
from avustin_core.reports.rights import SAVE
from avustin_core.work import Work, operation


@operation(refuses=(ReportIsSubmitted, ReportIsApproved, *UNUSABLE))
async def save_report(
    work: Work,
    id: UUID,
    *,
    base_revision: int,
    changes: Sequence[Change] | None = None,
    values: Mapping[str, Any] | None = None,
    typed: Any = None,
) -> Saved[Report]:
    """Saves what was typed, right or wrong, by one of three roads; `base_revision` is the one that was read."""
    sent = Sent(changes, values, typed)
    report = await load(work, id, SAVE)
    if base_revision > report.revision:
        raise Conflict("baseRevision")
    form = await form_of(work.session, work.registry, report)
    standing = await VERSIONS.answers(work, report.current_id)
    result = merged(form.spec, standing, sent, report.edits, base_revision=base_revision, user_id=work.actor.user_id)
    reading = await read_report(work.session, report, form, result.answers, now=work.now)
    if result.changed:
        report.edits = noted(
            report.edits, result.accepted, standing, revision=report.revision + 1, user_id=work.actor.user_id
        )
        await VERSIONS.keep(work, report, result.answers, form)
        await work.session.flush()
    return Saved(report, reading, result.conflicts, result.meanwhile)
