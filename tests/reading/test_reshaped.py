"""What is stored as JSON is written in the answer's shape once for each text, and what is kept of it has an end."""

from collections.abc import Iterator
from typing import Any

import pytest

from avustin_schema.json import written
from avustin_schema.reading.plans import reshaped
from avustin_schema.reading.plans.reshaped import Reshaped, forget


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Other tests' texts are let go of."""
    forget()
    yield
    forget()


class Counting:
    """An emitter that renames a key."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, value: Any, environment: Any) -> Any:
        self.times += 1
        return {"nimi": value["fi"]}


class TestReshaped:
    """Each text is worked out once."""

    def test_a_text_is_written_in_its_new_shape_once(self) -> None:
        emit = Counting()
        names = Reshaped(emit)

        answers = [written({"name": names[text]}) for text in ('{"fi": "Kemi"}', '{"fi": "Salo"}', '{"fi": "Kemi"}')]

        assert answers == [b'{"name":{"nimi":"Kemi"}}', b'{"name":{"nimi":"Salo"}}', b'{"name":{"nimi":"Kemi"}}']
        assert emit.times == 2

    def test_it_stands_beside_a_number_that_only_json_itself_can_say(self) -> None:
        names = Reshaped(Counting())

        assert written([names['{"fi": "Kemi"}'], 10**40]) == b'[{"nimi":"Kemi"},1' + b"0" * 40 + b"]"

    def test_no_more_is_kept_than_there_is_room_for_in_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(reshaped, "MOST", 10)
        names, others = Reshaped(Counting()), Reshaped(Counting())

        for number in range(25):
            names[f'{{"fi": "{number}"}}'], others[f'{{"fi": "{number}"}}']
            assert len(names) + len(others) <= 10

    def test_a_long_text_is_not_kept(self) -> None:
        names = Reshaped(Counting())

        names[f'{{"fi": "{"x" * reshaped.LONGEST}"}}']

        assert len(names) == 0
