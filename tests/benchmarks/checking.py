"""Whether a database holds what was acknowledged, all of it and once, and nothing by halves."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.applications.models import Application, ApplicationStatus, ApplicationVersion
from avustin_core.audit.verifying import verify
from avustin_core.calls.models import Call
from avustin_core.matters.models import Matter
from avustin_core.outbox import OutboxMessage
from avustin_core.work import Avustin


@dataclass
class Acknowledged:
    """What the client was told of an application."""

    title: str | None = None
    is_submitted: bool | None = False  #: None when nobody answered


async def faults_of(avustin: Avustin, call_id: UUID, told: Mapping[UUID, Acknowledged]) -> list[str]:
    """What is wrong; nothing, it is hoped."""
    rows = {row.id: row for row in await _all(avustin, _of_applications(call_id))}
    found = [f"{id}: acknowledged and not there" for id in told if id not in rows]
    found += [f"{id}: there twice over: nobody was told of it" for id in rows if id not in told]
    for id in told.keys() & rows.keys():
        found += [f"{id}: {fault}" for fault in _of_one(rows[id], told[id])]
    found += await _of_counts(avustin, call_id, [row for row in rows.values() if _handed_in(row)])
    return found + [f"trail: {fault}" for fault in (await verify(avustin.engine)).faults]


def _of_applications(call_id: UUID) -> Any:
    return (
        select(
            col(Application.id), col(Application.status), col(Application.reference), col(Application.submitted_id),
            col(Application.current_id), col(Matter.pending_at), col(ApplicationVersion.answers),
        )
        .join(Matter, col(Matter.id) == col(Application.matter_id))
        .outerjoin(ApplicationVersion, col(ApplicationVersion.id) == col(Application.current_id))
        .where(col(Application.call_id) == call_id)
    )  # fmt: skip


async def _all(avustin: Avustin, statement: Any) -> list[Any]:
    async with avustin.reading() as connection:
        return list((await connection.execute(statement)).all())


def _handed_in(row: Any) -> bool:
    return bool(row.status is ApplicationStatus.SUBMITTED)


def _of_one(row: Any, told: Acknowledged) -> list[str]:
    found = []
    if told.title is not None and (row.answers or {}).get("title") != told.title:
        found.append(f"holds the title {(row.answers or {}).get('title')!r}, not {told.title!r}")
    if told.is_submitted is not None and told.is_submitted != _handed_in(row):
        found.append("was handed in by one account only")
    if len({_handed_in(row), row.reference is not None, row.submitted_id is not None, row.pending_at is not None}) != 1:
        found.append("is handed in by halves")
    return found


async def _of_counts(avustin: Avustin, call_id: UUID, handed_in: list[Any]) -> list[str]:
    """The call's counters and the receipts say the same as the applications."""
    [call] = await _all(avustin, select(col(Call.submitted), col(Call.numbered)).where(col(Call.id) == call_id))
    many = len(handed_in)
    found = [] if tuple(call) == (many, many) else [f"the call counts {tuple(call)}, not {many}"]
    notices = select(col(OutboxMessage.payload)).where(
        col(OutboxMessage.kind) == "application.received", col(OutboxMessage.notice_id).is_(None)
    )
    receipts = Counter(payload["applicationId"] for (payload,) in await _all(avustin, notices))
    if receipts != Counter(str(row.id) for row in handed_in):
        found.append(f"{receipts.total()} receipts of {many} submissions")
    return found
