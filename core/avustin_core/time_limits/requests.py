"""A party asks for more time (434/2003 33 §), and an official refuses it; what gives it is with what the time is of."""

from datetime import datetime
from uuid import UUID

from avustin_core.access import gather
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.time_limits.models import TimeLimit
from avustin_core.time_limits.operations import LATER, tell
from avustin_core.time_limits.refusals import MoreTimeIsAsked, MoreTimeNotAsked, TimeLimitEnded, TimeLimitIsFixed
from avustin_core.time_limits.rights import ASK, COLUMNS, REFUSE
from avustin_core.work import Work, operation


@operation(refuses=(TimeLimitEnded, TimeLimitIsFixed, MoreTimeIsAsked))
async def request_more_time(
    work: Work, id: UUID, *, reason: str, until: datetime | None = None, revision: int
) -> TimeLimit:
    """Asks for more time, with the reason, while the time runs; the present one holds until that is answered."""
    limit = await work.get(TimeLimit, id, lock=True)
    work.may(ASK, gather(COLUMNS, limit))
    work.expect(limit, revision)
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY_YOU_NEED_IT)
    if until and (until.tzinfo is None or until <= limit.due_at):
        raise InvalidInput("until", reason=LATER)
    limit.asked_at, limit.asked_by, limit.asked_until = work.now, work.actor.user_id, until
    limit.asked_because = reason.strip()
    limit.answered_at, limit.refused_by, limit.refused_because = None, None, None
    await work.session.flush()
    return limit


@operation(refuses=(MoreTimeNotAsked,))
async def refuse_more_time(work: Work, id: UUID, *, reason: str, revision: int) -> TimeLimit:
    """Refuses what a party asked for, with the reason, which it is told; the time stays as it is."""
    limit = await work.get(TimeLimit, id, lock=True)
    work.may(REFUSE, gather(COLUMNS, limit))
    work.expect(limit, revision)
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY_NOT)
    limit.answered_at, limit.refused_by, limit.refused_because = work.now, work.actor.user_id, reason.strip()
    await work.session.flush()
    tell(work, "timeLimit.moreTimeRefused", limit, reason=limit.refused_because)
    return limit


SAY_WHY_YOU_NEED_IT = Text(
    fi="Kirjoita, miksi lisäaika on tarpeen.",
    sv="Skriv varför mer tid behövs.",
    en="Write why more time is needed.",
)
SAY_WHY_NOT = Text(
    fi="Kirjoita, miksi määräaikaa ei pidennetä.",
    sv="Skriv varför tidsfristen inte förlängs.",
    en="Write why the time isn't extended.",
)
