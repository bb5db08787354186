"""What people read is written in Finnish, Swedish and English; what parties are sent, in the two languages of matters."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from graphql import GraphQLEnumType
from tests.architecture.house import ROOT

from avustin_core.registry import Registry
from avustin_schema.build import build
from avustin_schema.choices import choices_of
from avustin_schema.types.viewer import labels_of_enums

OF_MATTERS = re.compile(
    r"avustin_core/(demo|messages|testing)/|(applications|decisions|hearings|letters|reviews)/(letter|notices|saying|texts)\.py|avustin_schema/testing/|/demonstration|/sources\.py|/tests/"
)
MADE_BY = ("Text", "option", "field")
OF_FIELDS = ("OrderField", "FacetField")
KEY = re.compile(r"[A-Z]+(_[A-Z]+)+|[a-z]+(_[a-z]+)+|[a-z]+([A-Z][a-z]+)+")


def written(file: Path) -> Iterator[tuple[int, dict[str, ast.expr]]]:
    """Each text that is written there, by its languages."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MADE_BY:
            by_place = dict(zip(("fi", "sv", "en"), node.args, strict=False)) if node.func.id == "Text" else {}
            told = by_place | {each.arg: each.value for each in node.keywords if each.arg in ("fi", "sv", "en")}
            if is_words(told.get("fi")):
                yield node.lineno, told


def is_words(node: ast.expr | None) -> bool:
    """Whether it is a text itself, and not where one comes from."""
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and bool(node.value))


def test_each_text_is_in_three_languages() -> None:
    files = [file for folder in ("core", "schema", "plugins") for file in sorted((ROOT / folder).rglob("*.py"))]
    found = [
        (file, line, told) for file in files if not OF_MATTERS.search(file.as_posix()) for line, told in written(file)
    ]

    assert len(found) > 700
    assert [f"{file}:{line}" for file, line, told in found if set(told) != {"fi", "sv", "en"}] == []


def test_each_enum_has_labels_and_none_is_a_key(registry: Registry) -> None:
    schema, labels = build(registry)._schema, labels_of_enums(registry)
    enums = {
        name: set(each.values)
        for name, each in schema.type_map.items()
        if isinstance(each, GraphQLEnumType) and not name.startswith("__") and not name.endswith(OF_FIELDS)
    }

    assert {name: set(each) for name, each in labels.items() if name in enums} == enums
    assert choices_of(registry).keys() <= enums.keys()
    keys = [
        text
        for each in labels.values()
        for label in each.values()
        for text in label.to_json().values()
        if KEY.fullmatch(text)
    ]
    assert keys == []
