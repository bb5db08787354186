"""The moment when a day ends for an authority: the end of office hours in Finland (150/1930 6 §)."""

from datetime import UTC, date, datetime, time

from avustin_core.calendar.counting import moved
from avustin_core.clock import HELSINKI


def end_of(day: date, office_hours: time) -> datetime:
    """The moment in UTC when office hours end on that day; what comes at it, or after it, is late."""
    return datetime.combine(day, office_hours, HELSINKI).astimezone(UTC)


def day_of(moment: datetime) -> date:
    """The day in Finland at that moment."""
    return moment.astimezone(HELSINKI).date()


def due(moment: datetime, office_hours: time) -> datetime:
    """A moment that something was to be done by: the same, or the end of the next working day where its day is none."""
    day = day_of(moment)
    last = moved(day)
    return moment if last == day else end_of(last, office_hours)
