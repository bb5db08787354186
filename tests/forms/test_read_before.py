"""Readings that are kept: the same is read once, anything else anew."""

from typing import Any

import pytest
from tests.forms.examples import ANSWERS, REFERENCES, Everything

from avustin_core.answers.read_before import ReadBefore
from avustin_core.forms import References, read, spec_of

SPEC = spec_of(Everything)


@pytest.fixture
def readings() -> ReadBefore:
    return ReadBefore(most=2)


def turned(answers: dict[str, Any]) -> dict[str, Any]:
    """The same answers, their names in another order."""
    return dict(reversed(answers.items()))


class TestReadBefore:
    def test_the_same_is_read_once_in_whatever_order_its_names_stand(self, readings: ReadBefore) -> None:
        first = readings.read(SPEC, ANSWERS, REFERENCES, {})

        assert first == read(SPEC, ANSWERS, REFERENCES, {})
        assert readings.read(SPEC, turned(ANSWERS), REFERENCES, {}) is first

    @pytest.mark.parametrize(
        ("answers", "references", "settings"),
        [
            (ANSWERS | {"unknown": 1}, REFERENCES, {}),
            (ANSWERS, References(), {}),
            (ANSWERS, REFERENCES, {"summary_limit": 3}),
        ],
        ids=["answers", "references", "settings"],
    )
    def test_where_anything_differs_it_is_read_anew(
        self, readings: ReadBefore, answers: dict[str, Any], references: References, settings: dict[str, Any]
    ) -> None:
        first = readings.read(SPEC, ANSWERS, REFERENCES, {})

        found = readings.read(SPEC, answers, references, settings)

        assert found.problems == read(SPEC, answers, references, settings).problems != first.problems

    def test_yes_and_one_are_two_answers(self, readings: ReadBefore) -> None:
        yes, one = ({"unknown": value} for value in (True, 1))

        assert readings.read(SPEC, yes, REFERENCES, {}) is not readings.read(SPEC, one, REFERENCES, {})

    def test_what_json_cannot_say_is_read_and_not_kept(self, readings: ReadBefore) -> None:
        huge = {"unknown": 10**30}

        assert readings.read(SPEC, huge, REFERENCES, {}) is not readings.read(SPEC, huge, REFERENCES, {})

    def test_what_was_asked_longest_ago_is_forgotten(self, readings: ReadBefore) -> None:
        first, *_ = (readings.read(SPEC, {"unknown": each}, REFERENCES, {}) for each in range(3))

        assert readings.read(SPEC, {"unknown": 0}, REFERENCES, {}) is not first
