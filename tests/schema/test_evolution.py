"""The contract changes slowly: what breaks is named in the changelog, what is deprecated says until when it stays."""

from datetime import date
from pathlib import Path

import pytest
from graphql import build_schema
from tests.architecture.house import ROOT

from avustin_core.registry import Registry
from avustin_schema.commands.schema import refuse_breaks
from avustin_schema.evolution.breaking import breaking, dangerous, unnamed
from avustin_schema.evolution.deprecations import dateless, deprecated
from avustin_schema.evolution.releases import keep, named_since, newest
from avustin_schema.evolution.sets import CORE
from avustin_schema.refused import Refused

OLD = """
type Query { call(id: ID!): Call  calls(first: Int): [Call!]! }
type Call { title: String! state: State! }
enum State { OPEN CLOSED }
input Filter { state: State }
"""


def test_what_breaks_is_found_with_its_coordinate() -> None:
    new = """
    type Query { call(id: ID!, year: Int!): Call  calls: [Call!]! }
    type Call { title: String state: State! }
    enum State { OPEN }
    """

    found = {change.coordinate for change in breaking(OLD, new)}

    assert found == {"Query.call(year:)", "Query.calls(first:)", "Call.title", "State.CLOSED", "Filter"}


def test_what_clients_should_be_ready_for_is_told_and_does_not_break() -> None:
    new = OLD.replace("OPEN CLOSED", "OPEN CLOSED PLANNED")

    assert breaking(OLD, new) == []
    assert [change.coordinate for change in dangerous(OLD, new)] == ["State.PLANNED"]


def test_only_what_is_named_above_the_last_release_counts_as_told() -> None:
    changelog = (
        "# Changelog\n\n## 0.2.0\n\n- `Call.title` may be null.\n\n## 0.1.0 – 2026\n\n- `State.CLOSED` is new.\n"
    )
    changes = breaking(OLD, OLD.replace("title: String!", "title: String").replace("OPEN CLOSED", "OPEN"))

    left = unnamed(changes, named_since(changelog, "0.1.0"))

    assert [change.coordinate for change in left] == ["State.CLOSED"]


def test_the_newest_release_is_newest_by_number_and_never_written_over(tmp_path: Path) -> None:
    for version in ("0.9.0", "0.10.0"):
        keep(tmp_path, version, OLD)

    found = newest(tmp_path)

    assert found is not None
    assert found.version == "0.10.0"
    with pytest.raises(FileExistsError):
        keep(tmp_path, "0.9.0", "type Query { other: Int }")


def test_a_deprecation_says_until_when_it_stays() -> None:
    good = deprecated("Ask for `title`.", until=date(2027, 6, 30))
    schema = build_schema(
        f'type Query {{ name: String @deprecated(reason: "{good}") '
        'old(a: Int @deprecated(reason: "Soon gone.")): String @deprecated(reason: "Ask for `title`.") }'
    )

    assert dateless(schema) == ["Query.old", "Query.old(a:)"]


def test_the_check_refuses_a_break_of_the_last_release_until_the_changelog_names_it(tmp_path: Path) -> None:
    path, changelog = tmp_path / "schema.graphql", tmp_path / "CHANGELOG.md"
    path.write_text(OLD.replace("title: String!", "title: String"))
    keep(tmp_path / "releases", "0.0.9", OLD)

    changelog.write_text("# Changelog\n\n## 0.0.9\n\n- `Call.title` is there.\n")
    with pytest.raises(Refused, match=r"Name `Call\.title`"):
        refuse_breaks(path, changelog)
    changelog.write_text("# Changelog\n\n- `Call.title` may be null.\n\n## 0.0.9\n")
    refuse_breaks(path, changelog)


def test_the_check_refuses_a_deprecation_without_its_day(tmp_path: Path) -> None:
    path = tmp_path / "schema.graphql"
    path.write_text('type Query { old: String @deprecated(reason: "Ask for `title`.") }')

    with pytest.raises(Refused, match=r"Query\.old"):
        refuse_breaks(path, tmp_path / "CHANGELOG.md")


def test_each_set_of_plugins_has_its_file(registry: Registry) -> None:
    names = {plugin.name for plugin in registry.plugins}

    assert {path.stem for path in (ROOT / "schema" / "sets").glob("*.graphql")} == {CORE, *names}
