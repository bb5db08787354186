"""Finnish days, as the law on computing time limits counts them (150/1930). No database, no clock."""

from avustin_core.calendar.counting import counted, last_day, moved
from avustin_core.calendar.days import is_working_day
from avustin_core.calendar.hours import day_of, due, end_of

__all__ = ["counted", "day_of", "due", "end_of", "is_working_day", "last_day", "moved"]
