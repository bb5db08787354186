"""Counting from one day to another (150/1930 2, 3 and 5 §)."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from avustin_core.calendar.days import is_working_day


def counted(from_: date, *, days: int = 0, weeks: int = 0, months: int = 0, years: int = 0) -> date:
    """So long after a day, which isn't counted itself (2 §): the like-named day, or the month's last (3 §).

    On whatever day it falls: for what nobody has to do, such as the day of deemed service (434/2003 59 §).
    """
    return from_ + relativedelta(years=years, months=months, weeks=weeks, days=days)


def last_day(from_: date, *, days: int = 0, weeks: int = 0, months: int = 0, years: int = 0) -> date:
    """The last day of a time limit that begins on a day: the same, moved to a working day."""
    return moved(counted(from_, days=days, weeks=weeks, months=months, years=years))


def moved(day: date) -> date:
    """The day, or the first working day after it where it is none (5 §)."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
