"""Sums as they are typed: read exactly, or kept as a problem."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.forms.examples import ANSWERS, REFERENCES, Everything

from avustin_core.forms import ProblemCode, Reading, read, spec_of, value_at

SPEC = spec_of(Everything)


def reading(values: dict[str, object], **call: object) -> Reading:
    return read(SPEC, values, REFERENCES, call)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("850.00", 85000),
        ("850", 85000),
        (850, 85000),
        (" 1 234,50 ", 123450),
        ("1\u00a0234,5", 123450),
        ("7,5 €", 750),
        ("-0", 0),
    ],
)
def test_a_sum_is_read_exactly_however_it_was_typed(typed: object, cents: int) -> None:
    form: Any = reading(ANSWERS | {"applied": typed}).form

    assert form.applied == Decimal(cents).scaleb(-2)
    assert value_at(reading(ANSWERS | {"applied": typed}).values, ("applied",)) == f"{Decimal(cents).scaleb(-2):.2f}"


@pytest.mark.parametrize(
    "typed",
    ["12,", "1.234", "1,234.50", "12 34", "1e3", "NaN", "Infinity", "0x10", "١٢", "1_000", 850.0, True, "9" * 50],
)
def test_a_sum_that_could_mean_two_things_or_none_is_kept_and_a_problem(typed: object) -> None:
    codes = {each.code for each in reading(ANSWERS | {"applied": typed}).problems if each.path == ("applied",)}

    assert codes == {ProblemCode.UNREADABLE}


@given(st.decimals(0, Decimal("9999999999999.99"), places=2))
def test_every_sum_survives_the_way_to_its_written_form_and_back(amount: Decimal) -> None:
    written = value_at(reading({"applied": str(amount)}).values, ("applied",))

    assert Decimal(str(written)) == amount
    assert value_at(reading({"applied": written}).values, ("applied",)) == written
