"""Working days: all but Saturdays, Sundays, church holidays and the four days that the law names (150/1930 5 §)."""

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter
from dateutil.relativedelta import FR, SA, relativedelta

SATURDAY = 5
FIXED = (
    (1, 1),
    (1, 6),
    (5, 1),
    (12, 6),
    (12, 24),
    (12, 25),
    (12, 26),
)  #: month and day: New Year's Day, Epiphany, 1 May, Independence Day, and the three days of Christmas
AFTER_EASTER = (-2, 0, 1, 39, 49)  #: days: Good Friday, Easter Sunday and Monday, Ascension Day, Pentecost


def is_working_day(day: date) -> bool:
    """Whether a time limit can end on it. As the days have been since 1991, when Epiphany came back to 6 January."""
    return day.weekday() < SATURDAY and day not in _holidays(day.year)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    midsummer_eve = date(year, 6, 19) + relativedelta(weekday=FR(1))
    all_saints = date(year, 10, 31) + relativedelta(weekday=SA(1))
    of_easter = (easter(year) + timedelta(days=days) for days in AFTER_EASTER)
    fixed = (date(year, month, day) for month, day in FIXED)
    return frozenset((*fixed, *of_easter, midsummer_eve, midsummer_eve + timedelta(days=1), all_saints))
