"""What the front page shows, read as anybody may: programmes and their published calls."""

from dataclasses import dataclass
from datetime import datetime
from types import SimpleNamespace
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from avustin_core.calls.models import NOTHING_TOLD, Call
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.work import Avustin


@dataclass(frozen=True)
class Shown:
    """The programmes with their calls, the newest first; and the moment by the installation's clock."""

    demo: bool
    now: datetime
    programmes: list[tuple[Any, list[Any]]]


CALLS = (
    select(
        col(Call.programme_code), col(Call.title), col(Call.opens_at), col(Call.closes_at), col(Call.published_at),
        col(Call.cancelled_at), col(Call.submitted), col(Call.assessed), col(Call.outcome), col(Call.is_fictional),
    )
    .where(col(Call.published_at).is_not(None))
    .order_by(col(Call.opens_at).desc())
)  # fmt: skip
PROGRAMMES = (
    select(col(ProgrammeRow.code), col(ProgrammeRow.name), col(ProgrammeRow.legal_basis))
    .where(col(ProgrammeRow.is_installed))
    .order_by(col(ProgrammeRow.code))
)


async def gather_front(connection: AsyncConnection, avustin: Avustin) -> Shown:
    """Two statements, however many calls there are."""
    found = (await connection.execute(CALLS)).all()
    calls = [SimpleNamespace(**row._asdict() | (row.outcome or NOTHING_TOLD)) for row in found]
    programmes = (await connection.execute(PROGRAMMES)).all()
    by_programme = [(one, [call for call in calls if call.programme_code == one.code]) for one in programmes]
    return Shown(avustin.settings.demo, avustin.clock.now(), by_programme)
