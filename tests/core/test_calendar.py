"""Days counted by the law of 1930, against dates worked out by hand, and against the holidays that others know."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from holidays import country_holidays

from avustin_core import calendar

OFFICE_HOURS_END = time(16, 15)


@pytest.mark.parametrize(
    ("begins", "length", "last"),
    [
        (date(2019, 11, 18), {"days": 30}, date(2019, 12, 18)),  # the day itself isn't counted (2 §); a Wednesday
        (date(2019, 8, 15), {"days": 30}, date(2019, 9, 16)),  # a Saturday
        (date(2019, 8, 16), {"days": 30}, date(2019, 9, 16)),  # a Sunday
        (date(2019, 11, 6), {"days": 30}, date(2019, 12, 9)),  # Independence Day, a Friday
        (date(2019, 11, 24), {"days": 30}, date(2019, 12, 27)),  # Christmas Eve, a Tuesday, and both days after it
        (date(2020, 11, 24), {"days": 30}, date(2020, 12, 28)),  # Christmas Eve, a Thursday, and the weekend too
        (date(2019, 12, 1), {"days": 30}, date(2019, 12, 31)),  # New Year's Eve is a working day
        (date(2020, 12, 2), {"days": 30}, date(2021, 1, 4)),  # New Year's Day, a Friday
        (date(2020, 12, 7), {"days": 30}, date(2021, 1, 7)),  # Epiphany, a Wednesday
        (date(2020, 3, 10), {"days": 30}, date(2020, 4, 9)),  # Maundy Thursday is a working day
        (date(2020, 3, 11), {"days": 30}, date(2020, 4, 14)),  # Good Friday to Easter Monday
        (date(2020, 4, 1), {"days": 30}, date(2020, 5, 4)),  # 1 May, a Friday
        (date(2020, 4, 21), {"days": 30}, date(2020, 5, 22)),  # Ascension Day, a Thursday
        (date(2020, 5, 20), {"days": 30}, date(2020, 6, 22)),  # Midsummer Eve at its earliest, 19 June
        (date(2021, 5, 26), {"days": 30}, date(2021, 6, 28)),  # Midsummer Eve at its latest, 25 June
        (date(2020, 10, 1), {"days": 30}, date(2020, 11, 2)),  # All Saints' Day, always a Saturday
        (date(2019, 12, 19), {"weeks": 2}, date(2020, 1, 2)),  # the like-named day (3 §), a Thursday
        (date(2019, 1, 31), {"months": 1}, date(2019, 2, 28)),  # no 31st: the month's last
        (date(2019, 10, 31), {"months": 1}, date(2019, 12, 2)),  # no 31st, and the 30th is a Saturday
        (date(2020, 1, 31), {"months": 1}, date(2020, 3, 2)),  # the leap day is a Saturday
        (date(2020, 2, 29), {"years": 1}, date(2021, 3, 1)),  # no leap day: 28 February, a Sunday
        (date(2019, 12, 31), {"years": 2}, date(2021, 12, 31)),
    ],
)
def test_a_time_limit_ends_on_the_day_worked_out_by_hand(begins: date, length: dict[str, int], last: date) -> None:
    """150/1930 2, 3 and 5 §: the first day isn't counted; the like-named day or the month's last; then a working day."""
    assert calendar.last_day(begins, **length) == last


def test_what_nobody_has_to_do_happens_on_any_day() -> None:
    """434/2003 59 §: a letter is known on the seventh day after it was sent, a Saturday too."""
    assert calendar.counted(date(2019, 12, 14), days=7) == date(2019, 12, 21)


@pytest.mark.parametrize(
    ("day", "hour"),
    [
        (date(2020, 3, 27), 14), (date(2020, 3, 30), 13), (date(2019, 10, 25), 13), (date(2019, 10, 28), 14),
    ],
)  # fmt: skip
def test_a_quarter_past_four_stays_that_when_the_clocks_are_turned(day: date, hour: int) -> None:
    """150/1930 6 §: a day ends with office hours, in Finland's time of that day."""
    assert calendar.end_of(day, OFFICE_HOURS_END) == datetime(day.year, day.month, day.day, hour, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    ("said", "due"),
    [
        (datetime(2019, 9, 13, 6, tzinfo=UTC), datetime(2019, 9, 13, 6, tzinfo=UTC)),
        (datetime(2019, 9, 14, 6, tzinfo=UTC), datetime(2019, 9, 16, 13, 15, tzinfo=UTC)),
        (datetime(2019, 9, 13, 21, 30, tzinfo=UTC), datetime(2019, 9, 16, 13, 15, tzinfo=UTC)),  # Saturday in Finland
        (datetime(2019, 10, 26, 9, tzinfo=UTC), datetime(2019, 10, 28, 14, 15, tzinfo=UTC)),  # over the turned clocks
    ],
)
def test_a_moment_on_another_day_becomes_the_end_of_the_next_working_day(said: datetime, due: datetime) -> None:
    assert calendar.due(said, OFFICE_HOURS_END) == due


def test_working_days_are_those_that_the_holidays_of_others_leave() -> None:
    known, day, differing = country_holidays("FI", years=range(1991, 2061)), date(1991, 1, 1), []
    while day.year < 2061:
        if calendar.is_working_day(day) is (day in known or day.weekday() >= 5):
            differing.append(day)
        day += timedelta(days=1)

    assert len(known) == 70 * 15 - SHARED
    assert differing == []


SHARED = 1  #: days that are two holidays at once: Ascension Day was 1 May in 2008
