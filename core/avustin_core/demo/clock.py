"""Moving the clock of a demonstration: what the calls and deadlines say of now follows it."""

from datetime import UTC, datetime

from avustin_core.clock import SetClock
from avustin_core.demo.refusals import NotADemonstration
from avustin_core.demo.rights import SET_CLOCK
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.work import Work, operation


@operation(refuses=(NotADemonstration,))
async def set_clock(work: Work, at: datetime) -> datetime:
    """Makes it that moment for everyone, and lets the clock go on from there."""
    work.may(SET_CLOCK, work)
    assert isinstance(work.clock, SetClock)
    if at.tzinfo is None:
        raise InvalidInput("at", reason=ZONE)
    work.clock.set(at)
    return at.astimezone(UTC)


ZONE = Text(
    fi="Anna ajankohta aikavyöhykkeineen, esimerkiksi 2019-09-19T16:15:00+03:00.",
    sv="Ange tidpunkten med tidszon, till exempel 2019-09-19T16:15:00+03:00.",
    en="Give the moment with its time zone, such as 2019-09-19T16:15:00+03:00.",
)
