"""Readers of plain values: text, numbers, sums, days, yes and no.

A reader takes what was typed and gives the value, or a Fault. Numbers written by people are read when there is one way
to read them: '1 234,50', '1234.5', '1 234 €'. A point or comma before three digits could mean either, and is a fault.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Final

from avustin_core.forms.problems import ProblemCode as Code
from avustin_core.plugin import Localized, Period

SPACES: Final = " \t\r\n\u00a0\u2007\u202f"  #: what counts as nothing, here and in the patterns of the JSON Schema
_SPACE = r"[ \u00a0\u2007\u202f]"
DECIMAL_PATTERN: Final = rf"-?(?:[0-9]{{1,3}}(?:{_SPACE}[0-9]{{3}})+|[0-9]+)(?:[.,][0-9]{{1,2}})?"
MONEY_PATTERN: Final = rf"{DECIMAL_PATTERN}(?:{_SPACE}?€)?"
PERCENTAGE_PATTERN: Final = rf"{DECIMAL_PATTERN}(?:{_SPACE}?%)?"
DATE_PATTERN: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
LONGEST_NUMBER = 40
LARGEST_NUMBER = 10**15  #: no sum or percentage is that large, and cents of a smaller one fit any column


@dataclass(frozen=True)
class Fault:
    """Why a value couldn't be read; `below` leads to the part of it that is wrong."""

    code: Code
    params: dict[str, object] = field(default_factory=dict)
    below: tuple[str, ...] = ()
    warns: bool = False


def is_nothing(raw: object) -> bool:
    """Whether nothing was written: null, or a text of blanks."""
    return raw is None or (isinstance(raw, str) and not raw.strip(SPACES))


def read_text(raw: object) -> str | Fault:
    """Text without spaces at its ends."""
    if not isinstance(raw, str):
        return Fault(Code.UNREADABLE)
    return Fault(Code.CONTROL_CHARACTER) if _CONTROL.search(raw) else raw.strip(SPACES)


def read_localized(raw: object) -> Localized | Fault:
    """A text by language; Finnish or Swedish must be there."""
    if not isinstance(raw, dict) or set(raw) - {"fi", "sv", "en"}:
        return Fault(Code.UNREADABLE)
    texts: dict[str, str] = {}
    for language in ("fi", "sv", "en"):
        if not is_nothing(value := raw.get(language)):
            text = read_text(value)
            if isinstance(text, Fault):
                return Fault(text.code, below=(language,))
            texts[language] = text
    return Localized(**texts) if texts.keys() & {"fi", "sv"} else Fault(Code.REQUIRED, below=("fi",))


def read_integer(raw: object) -> int | Fault:
    """A whole number; 5.0 is one in JSON, '5' isn't."""
    if isinstance(raw, float) and raw.is_integer() and abs(raw) < 2**53:
        return int(raw)
    return raw if isinstance(raw, int) and not isinstance(raw, bool) else Fault(Code.UNREADABLE)


def read_money(raw: object) -> Decimal | Fault:
    """An exact sum: a text, or a whole JSON number; never a float."""
    return _decimal(raw, MONEY_PATTERN, "€")


def read_percentage(raw: object) -> Decimal | Fault:
    """An exact percentage: a text, or a whole JSON number."""
    return _decimal(raw, PERCENTAGE_PATTERN, "%")


def _decimal(raw: object, pattern: str, unit: str) -> Decimal | Fault:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return Decimal(raw) if abs(raw) < LARGEST_NUMBER else Fault(Code.UNREADABLE)
    if not isinstance(raw, str) or len(raw) > LONGEST_NUMBER:
        return Fault(Code.UNREADABLE)
    typed = raw.strip(SPACES)
    if not re.fullmatch(pattern, typed):
        return Fault(Code.UNREADABLE)
    digits = re.sub(_SPACE, "", typed.removesuffix(unit)).replace(",", ".")
    if abs(Decimal(digits)) >= LARGEST_NUMBER:
        return Fault(Code.UNREADABLE)
    return abs(Decimal(digits)) if Decimal(digits) == 0 else Decimal(digits)


def read_date(raw: object) -> date | Fault:
    """A day that exists, as 2021-11-30."""
    if not isinstance(raw, str) or not re.fullmatch(DATE_PATTERN, raw.strip(SPACES)):
        return Fault(Code.UNREADABLE)
    try:
        return date.fromisoformat(raw.strip(SPACES))
    except ValueError:
        return Fault(Code.UNREADABLE)


def read_boolean(raw: object) -> bool | Fault:
    """Yes or no, as JSON has them."""
    return raw if isinstance(raw, bool) else Fault(Code.UNREADABLE)


def read_period(raw: object) -> Period | Fault:
    """Both days of a period, in their order."""
    if not isinstance(raw, dict) or set(raw) - {"starts", "ends"}:
        return Fault(Code.UNREADABLE)
    days: list[date] = []
    for part in ("starts", "ends"):
        if is_nothing(raw.get(part)):
            return Fault(Code.REQUIRED, below=(part,))
        day = read_date(raw[part])
        if isinstance(day, Fault):
            return Fault(day.code, below=(part,))
        days.append(day)
    return Period(*days) if days[0] <= days[1] else Fault(Code.PERIOD_ORDER)
