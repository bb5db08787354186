"""Moments and days as entries say them, in Finland's time and in each language."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from avustin_core.clock import HELSINKI
from avustin_core.plugin import Text

LOCALES = ("fi_FI", "sv_FI", "en_IE")
MOMENTS = ("d.M.y 'klo' HH.mm", "d.M.y 'kl.' HH.mm", "d MMMM y, HH:mm")
DAYS = ("d.M.y", "d.M.y", "d MMMM y")


def moment(at: datetime) -> Text:
    """A moment, to the minute."""
    pairs = zip(MOMENTS, LOCALES, strict=True)
    return Text(*(str(format_datetime(at, pattern, tzinfo=HELSINKI, locale=locale)) for pattern, locale in pairs))


def day(on: date) -> Text:
    """A day."""
    return Text(*(str(format_date(on, pattern, locale=locale)) for pattern, locale in zip(DAYS, LOCALES, strict=True)))


def by_when(due_at: datetime) -> Text:
    """Until when something was asked."""
    due = moment(due_at)
    return Text(fi=f"määräaika {due.fi}", sv=f"tidsfrist {due.sv}", en=f"by {due.en}")


def joined(*parts: Text | str | None, by: str = ", ") -> Text:
    """The parts that there are, in each language."""
    there = [each for each in parts if each]

    def of(language: str) -> str:
        return by.join(each if isinstance(each, str) else each.get(language) for each in there)

    return Text(of("fi"), of("sv"), of("en"))
