"""The counters of a call, changed in the transactions that change what they count; grants never pass the ceiling."""

from functools import cache
from typing import Any, TypedDict, Unpack
from uuid import UUID

from sqlalchemy import bindparam, or_, update
from sqlalchemy.sql.dml import ReturningUpdate
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
    by = {f"by_{name}": each for name, each in changed.items()}
    more = changed.get("granted_total", 0)
    counting = _counting(tuple(changed), is_bounded=more > 0)
    counted: Call | None = await work.session.scalar(counting, {"call_id": call_id, **by})
    if counted is not None:
        return counted
    call = await work.session.get(Call, call_id, populate_existing=True)
    if call is None:
        raise NotFound("callId")
    raise CallCeilingExceeded("amount", ceiling=euros(call.ceiling or 0), available=_left(call))


@cache
def _counting(names: tuple[str, ...], *, is_bounded: bool) -> ReturningUpdate[Any]:
    """Made once: to make it costs as much as to run it."""
    by: dict[str, Any] = {name: bindparam(f"by_{name}") for name in names}
    statement = update(Call).where(col(Call.id) == bindparam("call_id"))
    if is_bounded:
        within = col(Call.granted_total) + by["granted_total"] <= col(Call.ceiling)
        statement = statement.where(or_(col(Call.ceiling).is_(None), within))
    changing = statement.values({name: getattr(Call, name) + each for name, each in by.items()}).returning(Call)
    return changing.execution_options(synchronize_session=False, populate_existing=True)


def _left(call: Call) -> object:
    return euros((call.ceiling or 0) - call.granted_total)
