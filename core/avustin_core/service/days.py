"""From the sending to the day when the recipient came to know, and from that to the last day for review. No database."""

from datetime import date

from avustin_core import calendar
from avustin_core.plugin import OrganisationKind
from avustin_core.service.models import ServiceWay

AUTHORITIES = (OrganisationKind.MUNICIPALITY, OrganisationKind.JOINT_MUNICIPAL_AUTHORITY, OrganisationKind.STATE)
LETTER_DAYS = 7  #: 434/2003 59 §
MESSAGE_DAYS = 3  #: 13/2003 19 §
FETCH_DAYS = 7  #: 13/2003 18 §
REVIEW_DAYS = 30  #: 434/2003 49 c §; 808/2019 13 § for appeal


def deemed_on(way: ServiceWay, sent_on: date, *, is_authority: bool, received_on: date | None) -> date | None:
    """The day that was shown, or else the one that the law presumes; None where it presumes none.

    It isn't moved when it falls on a holiday: nobody has to do anything on it.
    """
    if received_on:
        return received_on
    if way is ServiceWay.LETTER and not is_authority:
        return calendar.counted(sent_on, days=LETTER_DAYS)
    return calendar.counted(sent_on, days=MESSAGE_DAYS) if way is ServiceWay.ELECTRONIC else None


def fetch_by(way: ServiceWay, sent_on: date) -> date | None:
    """Until when a message that is fetched with identification serves; after that other means are used."""
    return calendar.counted(sent_on, days=FETCH_DAYS) if way is ServiceWay.ELECTRONIC_RECEIPT else None


def last_day(known_on: date) -> date:
    """The last day for review or appeal: the day of service isn't counted, and a holiday or Saturday moves it."""
    return calendar.last_day(known_on, days=REVIEW_DAYS)
