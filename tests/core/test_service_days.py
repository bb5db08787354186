"""The day of deemed service and the last day for review, against a table worked out by hand with a calendar."""

from datetime import UTC, date, datetime, time

import pytest

from avustin_core import calendar
from avustin_core.service.days import deemed_on, fetch_by, last_day
from avustin_core.service.models import ServiceWay

LETTER, MESSAGE = ServiceWay.LETTER, ServiceWay.ELECTRONIC
RECEIPT, FETCHED = ServiceWay.RECEIPT, ServiceWay.ELECTRONIC_RECEIPT

TABLE = [
    # sent, way, deemed, last day: why
    ("2019-11-18", LETTER, "2019-11-25", "2019-12-27"),  # a Monday; the 30th day is Christmas Day
    ("2019-11-21", MESSAGE, "2019-11-24", "2019-12-27"),  # a Sunday, not moved; the 30th day is Christmas Eve
    ("2019-10-30", LETTER, "2019-11-06", "2019-12-09"),  # Independence Day on a Friday, then a weekend
    ("2020-03-03", LETTER, "2020-03-10", "2020-04-09"),  # the Thursday before Good Friday
    ("2020-03-04", LETTER, "2020-03-11", "2020-04-14"),  # Good Friday to Easter Monday
    ("2020-03-29", MESSAGE, "2020-04-01", "2020-05-04"),  # 1 May on a Friday
    ("2020-05-13", LETTER, "2020-05-20", "2020-06-22"),  # Midsummer Eve is 19 June: Friday to Sunday
    ("2020-01-28", MESSAGE, "2020-01-31", "2020-03-02"),  # the 30th day is Sunday 1 March, in a leap year
    ("2021-12-01", LETTER, "2021-12-08", "2022-01-07"),  # the day after Epiphany
]


@pytest.mark.parametrize(("sent", "way", "deemed", "last"), TABLE)
def test_the_days_of_service_and_review(sent: str, way: ServiceWay, deemed: str, last: str) -> None:
    """434/2003 59 §: the seventh day after sending a letter; 13/2003 19 §: the third after sending a message; 150/1930 5 §."""
    known = deemed_on(way, date.fromisoformat(sent), is_authority=False, received_on=None)

    assert (str(known), str(last_day(known or date.max))) == (deemed, last)


def test_an_authority_knows_a_letter_when_it_arrives_and_nobody_presumes_a_receipt() -> None:
    """434/2003 59 § 2 mom.: a letter has come to the knowledge of an authority on the day when it arrived."""
    sent, came = date(2019, 11, 18), date(2019, 11, 20)

    assert deemed_on(LETTER, sent, is_authority=True, received_on=None) is None
    assert deemed_on(LETTER, sent, is_authority=True, received_on=came) == came
    assert deemed_on(MESSAGE, sent, is_authority=True, received_on=None) == date(2019, 11, 21)
    assert [deemed_on(way, sent, is_authority=False, received_on=None) for way in (RECEIPT, FETCHED)] == [None, None]
    assert (fetch_by(FETCHED, sent), fetch_by(RECEIPT, sent)) == (date(2019, 11, 25), None)


@pytest.mark.parametrize(
    ("sent", "day", "ends"),
    [
        ("2019-10-26T21:30Z", date(2019, 10, 27), "2019-12-03T14:15:00+00:00"),  # half past midnight, summer time still
        ("2019-10-27T21:30Z", date(2019, 10, 27), "2019-12-03T14:15:00+00:00"),  # half past eleven, winter time
        ("2019-10-27T22:30Z", date(2019, 10, 28), "2019-12-04T14:15:00+00:00"),
        ("2020-03-28T22:30Z", date(2020, 3, 29), "2020-05-05T13:15:00+00:00"),  # half past midnight, winter time still
        ("2020-03-29T20:30Z", date(2020, 3, 29), "2020-05-05T13:15:00+00:00"),  # half past eleven, summer time
        ("2020-03-29T21:30Z", date(2020, 3, 30), "2020-05-06T13:15:00+00:00"),
    ],
)
def test_a_letter_sent_about_midnight_when_the_clocks_change(sent: str, day: date, ends: str) -> None:
    """150/1930 2 and 6 §: days are Finland's, whichever of its times is kept on them."""
    sent_on = calendar.day_of(datetime.fromisoformat(sent).astimezone(UTC))
    known = deemed_on(LETTER, sent_on, is_authority=False, received_on=None)

    assert (sent_on, calendar.end_of(last_day(known or date.max), time(16, 15)).isoformat()) == (day, ends)
