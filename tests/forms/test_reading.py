"""Reading: every kind of field, problems all at once, and a typed form for rules."""

from tests.forms.examples import ANSWERS, REFERENCES, Everything

from avustin_core.forms import read, spec_of


def test_answers_without_fault_have_no_problems() -> None:
    reading = read(spec_of(Everything), ANSWERS, REFERENCES)

    assert reading.problems == ()
