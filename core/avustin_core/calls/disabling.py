"""A programme is disabled, in one call or in all of them: its plugin isn't asked until an administrator enables it again.

Drafts stay as they are and can be read; nothing is begun, saved, handed in or reported meanwhile.
"""

from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.calls.models import Call
from avustin_core.calls.publishing import missing_languages
from avustin_core.calls.refusals import CallIsCancelled, TextsMissing
from avustin_core.calls.rights import COLUMNS, DISABLE, ENABLE
from avustin_core.organisations.members import because
from avustin_core.organisations.refusals import ReasonMissing
from avustin_core.plugin import Text
from avustin_core.programmes import rights as programmes
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.programmes.refusals import ProgrammeIsDisabled, ProgrammeNotDisabled
from avustin_core.work import Work, operation


@operation(refuses=(ProgrammeIsDisabled, TextsMissing))
async def disable_programme(work: Work, id: UUID, *, reason: Text) -> ProgrammeRow:
    """Disables it in all its calls, for a reason that everyone reads in Finnish and Swedish; none can be drafted either."""
    programme = await work.get(ProgrammeRow, id, lock=True)
    work.may(programmes.DISABLE, gather(programmes.COLUMNS, programme))
    _check(reason)
    programme.disabled_at, programme.disabled_reason = work.now, reason.to_json()
    for call in await _calls(work, programme.code):
        if call.disabled_at is None:
            call.disabled_at, call.disabled_reason, call.disabled_with_programme = work.now, reason.to_json(), True
    return programme


@operation(refuses=(ProgrammeNotDisabled, ReasonMissing))
async def enable_programme(work: Work, id: UUID, *, reason: str) -> ProgrammeRow:
    """Enables it again, but for calls in which it was disabled on their own. The reason goes to the trail."""
    programme = await work.get(ProgrammeRow, id, lock=True)
    work.may(programmes.ENABLE, gather(programmes.COLUMNS, programme))
    because(work, reason)
    programme.disabled_at, programme.disabled_reason = None, None
    for call in await _calls(work, programme.code):
        if call.disabled_with_programme:
            _enable(call)
    return programme


@operation(refuses=(ProgrammeIsDisabled, CallIsCancelled, TextsMissing))
async def disable_call(work: Work, id: UUID, *, revision: int, reason: Text) -> Call:
    """Disables the programme in one call, for a reason that everyone reads in Finnish and Swedish."""
    call = await work.get(Call, id, lock=True)
    work.may(DISABLE, gather(COLUMNS, call))
    work.expect(call, revision)
    _check(reason)
    call.disabled_at, call.disabled_reason = work.now, reason.to_json()
    return call


@operation(refuses=(ProgrammeNotDisabled, ProgrammeIsDisabled, ReasonMissing))
async def enable_call(work: Work, id: UUID, *, revision: int, reason: str) -> Call:
    """Enables it in that call again; refused where the whole programme is disabled. The reason goes to the trail."""
    call = await work.get(Call, id, lock=True)
    work.may(ENABLE, gather(COLUMNS, call))
    work.expect(call, revision)
    because(work, reason)
    _enable(call)
    return call


async def _calls(work: Work, code: str) -> list[Call]:
    statement = select(Call).where(col(Call.programme_code) == code).order_by(col(Call.id))
    return list(await work.session.scalars(statement.with_for_update().execution_options(populate_existing=True)))


def _enable(call: Call) -> None:
    call.disabled_at, call.disabled_reason, call.disabled_with_programme = None, None, False


def _check(reason: Text) -> None:
    if missing := list(missing_languages("reason", reason)):
        raise TextsMissing(*missing[0].split("."), fields=", ".join(missing))
