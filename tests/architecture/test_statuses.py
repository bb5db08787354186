"""The page on HTTP prints the one table of status codes, and nothing else says a status."""

import re
from pathlib import Path

import pytest
from tests.architecture.house import REFERENCE, ROOT, text_of

from avustin_schema.http.statuses import TABLE

HTTP = ROOT / "schema" / "avustin_schema" / "http"
BY_NUMBER = re.compile(r"(?:HTTPException|Response)\((?:.*, )?(?:4\d\d|5\d\d)\b")
OTHER_PLACES = {"documentation.py", "refusals.py"}  #: pages and files, which aren't the endpoint


def test_the_page_has_the_table() -> None:
    rows = [
        f"| {row.when} | {f'[{row.code}](errors.md#{row.code.lower()})' if row.code else ''} "
        f"| {row.status} | {row.legacy} | {row.draft} |"
        for row in TABLE
    ]

    printed = [line for line in text_of(REFERENCE / "http.md").splitlines() if re.search(r"\| \d{3} \|$", line)]

    assert printed == rows


@pytest.mark.parametrize("file", sorted(HTTP.glob("*.py")), ids=lambda file: file.name)
def test_the_endpoint_refuses_by_the_table(file: Path) -> None:
    if file.name not in OTHER_PLACES:
        assert BY_NUMBER.findall(text_of(file)) == []
