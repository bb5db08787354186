"""Generated answers to one field: right ones, those at its bounds and just beyond, half-typed ones, and anything at all."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from avustin_core.forms import FieldSpec
from avustin_core.forms.values import plain
from avustin_core.plugin import Kind
from avustin_core.testing.pool import HUGE, INFECTED, MUNICIPALITIES, ORGANISATIONS, files_for

Strategy = st.SearchStrategy[Any]
BLANKS: tuple[Any, ...] = (None, "", " \u00a0", [], {})
JUNK: Strategy = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=5)
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)
DAYS: Strategy = st.dates(date(2018, 1, 1), date(2024, 12, 31)).map(str)
TYPED_SUMS = (
    "1 234,50",
    "0",
    " 12 ",
    "7,5 €",
    "1 000 000",
    "007.50",
    "-0",
    "12.345",
    "1,234",
    "12,",
    "1e3",
    "999999999999999",
)
GOOD: Mapping[Kind, Strategy] = {
    Kind.SHORT_TEXT: st.text(min_size=1, max_size=20),
    Kind.LONG_TEXT: st.text(min_size=1, max_size=20),
    Kind.LOCALIZED_TEXT: st.fixed_dictionaries(
        {"fi": st.text(min_size=1, max_size=5)}, optional={"sv": st.text(max_size=5), "en": st.none()}
    ),
    Kind.INTEGER: st.one_of(st.integers(0, 30), st.integers(2018, 2023)),
    Kind.MONEY: st.one_of(st.integers(0, 3000), st.decimals(0, 3000, places=2).map(str), st.sampled_from(TYPED_SUMS)),
    Kind.PERCENTAGE: st.one_of(st.integers(0, 100), st.sampled_from(["12,5", "33.33 %", " 7 ", "100.01"])),
    Kind.DATE: DAYS,
    Kind.BOOLEAN: st.booleans(),
    Kind.EMAIL: st.sampled_from(["a@b.fi", " nimi@kunta.example ", "ä@kunta.fi"]),
    Kind.PHONE: st.sampled_from(["040 123 4567", "+358 9 1234567", "12345", "00358 40 1234567"]),
    Kind.BUSINESS_ID: st.sampled_from(["0201256-6", "02012566", " FI02012566"]),
    Kind.IBAN: st.sampled_from(["FI21 1234 5600 0007 85", "fi2112345600000785"]),
    Kind.ORGANISATION: st.sampled_from(list(ORGANISATIONS)),
    Kind.MUNICIPALITY: st.sampled_from(list(MUNICIPALITIES)),
    Kind.PERIOD: st.tuples(DAYS, DAYS).map(lambda days: {"starts": min(days), "ends": max(days)}),
}
ODD: Mapping[Kind, tuple[Any, ...]] = {
    Kind.SHORT_TEXT: ("a\x00b", "x\ud800", " Esko ", "😀"),
    Kind.LONG_TEXT: ("rivi\nrivi", "a\x07", "\x1b[31m"),
    Kind.LOCALIZED_TEXT: ({"en": "x"}, {"fi": "a\x00"}, {"fi": 5}, {"fi": "", "sv": " "}, {"fi": "x", "de": "y"}),
    Kind.INTEGER: (5.0, 5.5, "5", 2**31, -(2**31), 2**53 + 1, 1e300, True),
    Kind.PERCENTAGE: (*TYPED_SUMS, "%", 101, -1, 10**16),
    Kind.DATE: ("2021-02-30", "30.11.2021", "2021-1-1", " 2020-01-01 ", "0000-00-00", "9999-12-31", 20200101),
    Kind.PERIOD: ({"starts": "2021-02-30", "ends": "2021-03-01"}, {"starts": "2022-01-01", "ends": "2021-01-01"},
                  {"starts": "2021-01-01"}, {"ends": "2021-01-01", "starts": ""}, {"starts": "eilen", "ends": None},
                  {"starts": "2021-01-01", "ends": "2021-01-02", "days": 2}),
    Kind.BOOLEAN: ("true", 0, 1, "on"),
    Kind.EMAIL: ("esko@", "@", "a b@c.fi", "a@b", "x@y@z.fi"),
    Kind.PHONE: ("12345", "abc", "+358", "1", 401234567),
    Kind.BUSINESS_ID: ("1234567-8", "0201256-7", "x"),
    Kind.IBAN: ("FI22 1234 5600 0007 85", "FI21", "x"),
    Kind.ORGANISATION: ("o-404", 1),
    Kind.MUNICIPALITY: ("404", 1),
    Kind.ATTACHMENT: (INFECTED.id, HUGE.id, "d-404", "d-2", 1),
    Kind.ATTACHMENTS: ([INFECTED.id], [HUGE.id], ["d-404"], ["d-2"], ["d-1", "d-1"], [1]),
    Kind.MONEY: (-1, "-0.01", "kymmenen", 10**15, "1234.5678", 12.5, "9999999999999.99"),
    Kind.CHOICE: ("NOTHING_OF_THE_KIND", 1, ["X"]),
    Kind.CHOICES: (["NOTHING_OF_THE_KIND"], "X", [1], [None]),
}  # fmt: skip


@cache
def good(field: FieldSpec) -> Strategy:
    """Right answers, as far as the field alone can tell."""
    if field.choice is not None:
        one = st.sampled_from([option.name for option in field.options])
        if field.kind is Kind.CHOICE:
            return one
        least = field.bounds.at_least or 1
        return st.lists(one, min_size=least, max_size=max(least, field.bounds.at_most or 3), unique=True)
    if field.must_be is not None:
        return st.just(field.must_be)
    if field.kind in (Kind.ATTACHMENT, Kind.ATTACHMENTS):
        file = st.sampled_from(files_for(field.accepts) or ["d-1"])
        return file if field.kind is Kind.ATTACHMENT else st.lists(file, min_size=1, max_size=2, unique=True)
    if field.repeats:
        least = field.bounds.at_least or 1
        return st.lists(rows_of(field), min_size=least, max_size=max(least, field.bounds.at_most or 3))
    if field.group is not None:
        return group(field.children)
    return st.one_of(GOOD[field.kind], st.sampled_from(_bounds(field))) if _bounds(field) else GOOD[field.kind]


@cache
def any_value(field: FieldSpec) -> Strategy:
    """Whatever can be stored there: mostly right, at times just wrong, blank, or anything."""
    odd: list[Strategy] = [st.sampled_from(_beyond(field))] if _beyond(field) else []
    if field.kind in ODD:
        odd.append(st.sampled_from(ODD[field.kind]))
    if field.group is not None:
        below = group(field.children, spoiled=True)
        odd.append(st.lists(below, max_size=3) if field.repeats else below)
    return st.one_of(good(field), good(field), *odd, st.sampled_from(BLANKS), JUNK)


def odd_values(field: FieldSpec) -> list[Any]:
    """One after another: blank, beyond its bounds, half-typed, of a wrong type."""
    return [*BLANKS, *ODD.get(field.kind, ()), *_beyond(field), 12345678.5, "?", not field.must_be]


def rows_of(field: FieldSpec) -> Strategy:
    """Rows, some with a key and some without."""
    keyed = st.fixed_dictionaries({"key": st.sampled_from(["r1", "r2", "x", 1, None])})
    return st.builds(lambda key, row: {**key, **row}, st.one_of(st.just({}), keyed), group(field.children))


def group(fields: tuple[FieldSpec, ...], *, spoiled: bool = False) -> Strategy:
    """Answers to fields that stand together: the required ones, and some of the others."""
    asked = {each.name: any_value(each) if spoiled else good(each) for each in fields if each.computed is None}
    needed = {each.name for each in fields if each.required and each.when is None and not spoiled}
    required = {name: value for name, value in asked.items() if name in needed}
    return st.fixed_dictionaries(required, optional={name: asked[name] for name in asked if name not in needed})


def _limits(field: FieldSpec) -> list[Any]:
    return [each for each in (field.bounds.minimum, field.bounds.maximum) if isinstance(each, int | Decimal | date)]


def _bounds(field: FieldSpec) -> list[Any]:
    if field.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT):
        return ["x" * field.bounds.limit] if isinstance(field.bounds.limit, int) else []
    return [] if field.kind is Kind.PERIOD else [plain(each) for each in _limits(field)]


def _beyond(field: FieldSpec) -> list[Any]:
    if field.kind in (Kind.SHORT_TEXT, Kind.LONG_TEXT, Kind.LOCALIZED_TEXT):
        long = "x" * ((field.bounds.limit if isinstance(field.bounds.limit, int) else 4000) + 1)
        return [{"fi": long}] if field.kind is Kind.LOCALIZED_TEXT else [long]
    steps = [_step(each) for each in _limits(field)]
    if field.kind is Kind.PERIOD:
        day = timedelta(days=1)
        return [
            {"starts": plain(each - day), "ends": plain(each + day)}
            for each in _limits(field) if date.min < each < date.max
        ]  # fmt: skip
    return [plain(value) for pair in steps for value in pair]


def _step(limit: Any) -> tuple[Any, Any]:
    one: Any = timedelta(days=1) if isinstance(limit, date) else Decimal("0.01") if isinstance(limit, Decimal) else 1
    return limit - one, limit + one
