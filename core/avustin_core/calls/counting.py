"""The counters of a call, changed in the transactions that change what they count; grants never pass the ceiling."""

from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import or_, update
from sqlmodel import col

from avustin_core.appropriations.euros import euros
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallCeilingExceeded
from avustin_core.errors import NotFound
from avustin_core.work import Work


class Counts(TypedDict, total=False):
    """By how much counters change; sums in cents. Negative where something is taken back."""

    numbered: int
    submitted: int
    assessed: int
    decided: int
    granted: int
    refused: int
    granted_total: int
    registered: int


async def count(work: Work, call_id: UUID, **changed: Unpack[Counts]) -> Call:
    """Changes the counters in one statement. Refused with CallCeilingExceeded when grants would pass the ceiling."""
    given: dict[str, Any] = {**changed}
    statement = update(Call).where(col(Call.id) == call_id)
    if (more := changed.get("granted_total", 0)) > 0:
        within = col(Call.granted_total) + more <= col(Call.ceiling)
        statement = statement.where(or_(col(Call.ceiling).is_(None), within))
    values = {name: getattr(Call, name) + by for name, by in given.items()}
    changing = statement.values(**values).returning(Call)
    options = {"synchronize_session": False, "populate_existing": True}
    counted: Call | None = await work.session.scalar(changing, execution_options=options)
    if counted is not None:
        return counted
    call = await work.session.get(Call, call_id, populate_existing=True)
    if call is None:
        raise NotFound("callId")
    raise CallCeilingExceeded("amount", ceiling=euros(call.ceiling or 0), available=_left(call))


def _left(call: Call) -> object:
    return euros((call.ceiling or 0) - call.granted_total)
