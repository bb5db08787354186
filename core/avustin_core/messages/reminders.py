"""Reminders: found anew each time, so that they follow a due time that was changed; each is sent once."""

from collections.abc import AsyncIterator, Iterator
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.access import PUBLIC
from avustin_core.calendar import day_of
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.messages.kinds import OVERDUE, REMINDER
from avustin_core.messages.reminders_of_limits import due_limits
from avustin_core.messages.reminding import Reminder
from avustin_core.outbox import OutboxMessage
from avustin_core.registry import Registry
from avustin_core.reports.asked import form_names
from avustin_core.reports.models import Report, ReportStatus
from avustin_core.settings import Settings
from avustin_core.work import Avustin, Work

STALE = timedelta(days=30)  #: after so long nobody is told any more that something is overdue
GRANTS = [kind for kind in DecisionKind if kind.grants]


async def remind(avustin: Avustin) -> int:
    """Puts the reminders of today into the outbox, and says how many were new."""
    while True:
        async with avustin.reading() as connection, AsyncSession(connection) as session:
            now = avustin.clock.now()
            due = [each async for each in _due(session, avustin.registry, avustin.settings, day_of(now))]
            due += [each async for each in due_limits(session, avustin.settings, now)]
            keys = [each.key for each in due]
            known = set(await session.scalars(select(col(OutboxMessage.key)).where(col(OutboxMessage.key).in_(keys))))
        new = [each for each in due if each.key not in known]
        if not new:
            return 0
        try:
            await avustin.run(PUBLIC, partial(enter, reminders=new))
            return len(new)
        except IntegrityError:  # another process was faster with one of them: what is left is found again
            continue


async def enter(work: Work, reminders: list[Reminder]) -> None:
    """Puts them into the outbox."""
    work.act = "messages.remind"
    for each in reminders:
        work.session.add(
            OutboxMessage(
                kind=each.kind, payload=each.payload, key=each.key, created_at=work.now, due_at=work.now
            )
        )  # fmt: skip


async def _due(session: AsyncSession, registry: Registry, settings: Settings, today: date) -> AsyncIterator[Reminder]:
    first = today - timedelta(days=settings.report_reminder_after) - STALE
    last = today + timedelta(days=settings.report_reminder_before)
    for decision, call in await _decisions(session, first, last):
        reports = await _reports(session, decision)
        for name in form_names(registry, call):
            report = reports.get(name) if name else next(iter(reports.values()), None)
            due_on = (report.due_on if report else None) or decision.report_due
            if due_on and (report is None or report.status is ReportStatus.DRAFT):
                for kind in _kinds(due_on, today, settings):
                    yield _reminder(kind, decision, name, due_on)


def _reminder(kind: str, decision: Decision, form_name: str | None, due_on: date) -> Reminder:
    """Of a report that isn't given; another day is another reminder."""
    named = {"formName": form_name} if form_name else {}
    told = {
        "decisionId": str(decision.id),
        "applicationId": str(decision.application_id),
        "organisationId": str(decision.organisation_id),
        "language": decision.language.value,
        "dueOn": due_on.isoformat(),
    }
    return Reminder(kind, f"{kind}:{decision.id}:{form_name}:{due_on}", named | told)


def _kinds(due_on: date, today: date, settings: Settings) -> Iterator[str]:
    late = today - due_on
    if -timedelta(days=settings.report_reminder_before) <= late <= timedelta(0):
        yield REMINDER
    after = timedelta(days=settings.report_reminder_after)
    if after <= late <= after + STALE:
        yield OVERDUE


async def _decisions(session: AsyncSession, first: date, last: date) -> list[tuple[Decision, Call]]:
    """Grants in force whose parties were notified, with a report due on one of those days."""
    moved = select(col(Report.id)).where(
        col(Report.application_id) == col(Decision.application_id), col(Report.due_on).between(first, last)
    )
    statement = (
        select(Decision, Call)
        .join(Call, col(Call.id) == col(Decision.call_id))
        .where(
            col(Decision.status) == DecisionStatus.SIGNED,
            col(Decision.notified_at).is_not(None),
            col(Decision.kind).in_(GRANTS),
            col(Decision.report_due).between(first, last) | moved.exists(),
        )
        .order_by(col(Decision.id))
    )
    return [(row[0], row[1]) for row in await session.execute(statement)]


async def _reports(session: AsyncSession, decision: Decision) -> dict[str, Report]:
    statement = select(Report).where(col(Report.application_id) == decision.application_id)
    return {report.form_name: report for report in await session.scalars(statement)}
