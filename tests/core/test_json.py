"""JSON to and from the databases: by orjson where it can, and always the same value."""

import json
from typing import Any

import pytest

from avustin_core.audit import spelt
from avustin_core.storage.types import json_of, of_json

VALUES: tuple[Any, ...] = (
    None, True, "", "åäö € 𝄞", "a\u0000b", "\ud800", 0, -1, 2**63, 10**18, 10**19, -(10**40), 1e300, 0.1, 12345678901234567890.5,
    [], {}, {"fi": "Hakemus", "sv": "Ansökan"}, {"n": [1, {"big": 10**30}]}, "9" * 40, {"9" * 40: "1"},
)  # fmt: skip


@pytest.mark.parametrize("value", VALUES, ids=repr)
def test_a_value_comes_back_as_it_was(value: Any) -> None:
    for text in (json_of(value), json.dumps(value), spelt(value)):
        back = of_json(text)

        assert back == value
        assert type(back) is type(value)
