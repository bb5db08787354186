"""The example of docs/explanation/findings-and-problems.md says of the answers what the page's table says."""

import json
import re
from typing import Any

import pytest
from tests.architecture.house import DOCS, parts, text_of

from avustin_core.forms import ProblemCode, read, spec_of
from avustin_core.plugin import CallView, Outcome, Severity, Text
from avustin_core.testing import ORGANISATIONS, references

PAGE = DOCS / "explanation" / "findings-and-problems.md"
CODE = re.compile(r"```python\n(?P<code>.*?)```", re.DOTALL)
ROW = re.compile(
    r"^\| (?P<who>an? [a-z ]+?) \| `(?P<answers>\{.*?\})` \| (?P<problems>.*?)\| (?P<findings>.*?) \|$", re.MULTILINE
)
PROBLEM = re.compile(r"`(\w+)` (blocks|warns)")
FINDING = re.compile(r"`(\w+)` (is undetermined|isn't met)")
WHO = {"an association": "o-5", "a private person": "o-6"}
WORDS = {"is undetermined": Outcome.UNDETERMINED, "isn't met": Outcome.NOT_MET}
CALL = CallView("c-1", "beaches", Text("Haku", "Utlysning"))


@pytest.fixture(scope="module")
def example() -> dict[str, Any]:
    """What the page declares."""
    found = CODE.search(text_of(PAGE))
    assert found is not None
    namespace: dict[str, Any] = {"__name__": __name__}
    exec(found["code"], namespace)
    return namespace


@pytest.mark.parametrize(
    "row", list(ROW.finditer(parts(PAGE)["An example"])), ids=lambda row: f"{row['who']} {row['answers']}"
)
def test_the_example_says_what_the_page_says(example: dict[str, Any], row: re.Match[str]) -> None:
    applicant = ORGANISATIONS[WHO[row["who"]]]
    spec = spec_of(example["BeachApplication"])

    reading = read(spec, json.loads(row["answers"]), references(applicant), {})
    found = {rule.key: rule.apply(example["Beaches"](), reading.form, CALL) for rule in example["Beaches"].rules}

    of_checks = {each.rule_key: each for each in reading.problems if each.code is ProblemCode.CHECK}
    told = {key: "blocks" if each.severity is Severity.BLOCKS else "warns" for key, each in of_checks.items()}
    assert told == dict(PROBLEM.findall(row["problems"]))
    assert {each.path for each in of_checks.values()} <= {("applied",)}
    assert {each.code for each in reading.problems} <= {ProblemCode.CHECK, ProblemCode.REQUIRED}
    unmet = {key: each.outcome for key, each in found.items() if each.outcome is not Outcome.MET}
    assert unmet == {key: WORDS[words] for key, words in FINDING.findall(row["findings"])}
    assert bool(unmet) is (row["findings"] != "both rules are met")


def test_every_line_of_the_table_is_read() -> None:
    table = parts(PAGE)["An example"]

    assert len(list(ROW.finditer(table))) == len(re.findall(r"^\| an? ", table, re.MULTILINE)) == 6
