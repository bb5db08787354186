"""Values that nobody meant: wrong types, huge and tiny, unprintable, deep, and days that don't exist."""

from typing import Any


def deep(levels: int) -> Any:
    """A list in a list in a list."""
    value: Any = "pohja"
    for _ in range(levels):
        value = [value]
    return value


KEPT: dict[str, Any] = {
    "nothing written": "", "spaces": "   ", "long": "x" * 5_000, "half a number": "12,", "not a number": "NaN",
    "infinite": "Infinity", "exponent": "1e9999", "huge digits": "9" * 400, "negative": "-1.00", "tiny": "0.001",
    "a day that isn't": "2019-02-30", "year zero": "0000-01-01", "far year": "99999-01-01", "a moment": "2019-08-01T12:00:00Z",
    "markup": "<script>alert(1)</script>", "statement": "'; drop table applications; --", "right to left": "\u202eabc",
    "combining": "e\u0301" * 50, "an emoji": "👩‍👩‍👧", "bell": "\u0007", "an integer": 5, "negative integer": -1, "zero": 0,
    "huge integer": 2**70, "fraction": 0.1, "huge fraction": 1.7e308, "true": True, "false": False, "empty list": [],
    "empty object": {}, "list of nothing": [None], "list of lists": [[]], "list of numbers": [1, 2.5], "mixed": ["FI", 1, {}],
    "twice the same": ["FI", "FI"], "unknown member": {"nope": 1}, "texts that are none": {"fi": 5, "sv": []},
    "half a period": {"starts": "2020-02-30"}, "period of wrong things": {"starts": 1, "ends": {}},
    "backwards": {"starts": "2020-02-01", "ends": "2020-01-01"}, "rows without keys": [{}, {"name": "x"}],
    "keys twice": [{"key": "a"}, {"key": "a"}], "keys of wrong kinds": [{"key": 5}, {"key": None}, {"key": []}],
    "an empty key": [{"key": ""}], "rows of unknowns": [{"key": "a", "nope": 1}], "some depth": deep(5),
}  # fmt: skip
REFUSED: dict[str, Any] = {
    "a null character": "a\u0000b", "half a surrogate pair": "\ud800", "too deep": deep(400),
    "unstorable within": {"fi": "\udfff"}, "unstorable in a list": ["\u0000"],
    "unstorable name": {"\u0000": 1},
}  # fmt: skip
