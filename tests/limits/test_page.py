"""The page of limits tells what is so: defaults, codes, weights, and the cost of its example."""

import re
from dataclasses import fields

from tests.architecture.house import REFERENCE, parts, text_of
from tests.limits.conftest import Admit

from avustin_core.errors import Refusal
from avustin_core.settings import Settings
from avustin_schema.http.limits import refusals
from avustin_schema.http.limits.shape import Shape
from avustin_schema.http.limits.telling import cost_of
from avustin_schema.http.limits.weights import DEAR, INVALID, LIST, MUTATION, REQUEST

PAGE = parts(REFERENCE / "limits.md")
ROW = re.compile(
    r"^\| [^|]+ \| [^|]+ \| (?P<default>\d+) \| AVUSTIN_(?P<setting>\w+) \| (?P<code>\w*) ?\|$", re.MULTILINE
)
WEIGHT = re.compile(r"^\| `(?P<field>[\w.]+)` \| (?P<points>\d+) \|$", re.MULTILINE)


def test_the_table_has_every_limit_with_its_default() -> None:
    said = {row["setting"].lower(): row["default"] for row in ROW.finditer(PAGE["What there is"])}
    known = [name for name in Settings.model_fields if name.startswith(("limit_", "rate_"))]

    assert set(said) == {*known, "largest_request"}
    assert said == {name: str(Settings.model_fields[name].default) for name in said}


def test_the_table_has_every_code() -> None:
    said = {row["code"] for row in ROW.finditer(PAGE["What there is"])} - {""}
    ours = {code for code, refusal in Refusal.known.items() if refusal.__module__ == refusals.__name__}

    assert said == (ours - {"INTROSPECTION_OFF", "OPERATION_RESOLUTION_FAILURE"}) | {"BAD_USER_INPUT", "BAD_REQUEST"}
    assert "INTROSPECTION_OFF" in PAGE["The schema"]
    assert len(fields(Shape)) == 7  # a measure that is new belongs to the table


def test_the_weights_are_those_that_count() -> None:
    said = {row["field"]: int(row["points"]) for row in WEIGHT.finditer(PAGE["Cost"])}

    assert said == DEAR
    assert f"| every mutation | {MUTATION} |" in PAGE["Cost"]
    assert f"- {REQUEST} to begin with" in PAGE["Cost"]
    assert f"without pages, {LIST} times" in PAGE["Cost"]
    assert f"isn't let in costs {INVALID}." in PAGE["Cost"]


def test_the_example_costs_what_it_says(admit: Admit) -> None:
    found = re.search(r"```graphql\n(.*?)```", text_of(REFERENCE / "limits.md"), re.DOTALL)
    assert found
    admitted = admit(found[1])

    assert f"= {admitted.requested}\n" in found[1]
    assert f'"requested": {admitted.requested}, "limit": 5000' in PAGE["What a client is told"]
    assert list(cost_of(admitted, 5_000)) == ["requested", "limit", "remaining", "restored"]
