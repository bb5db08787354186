"""What Schemathesis makes up for the schema's scalars, and what makes half of its documents find something."""

import json
import os
from dataclasses import replace
from typing import Any

import schemathesis  # type: ignore[import-not-found]
from graphql import (
    REMOVE,
    ArgumentNode,
    DocumentNode,
    IntValueNode,
    ListValueNode,
    NullValueNode,
    ObjectFieldNode,
    StringValueNode,
    Visitor,
    print_ast,
    visit,
)
from hypothesis import strategies as st
from schemathesis.graphql import nodes  # type: ignore[import-not-found]

IDS: list[str] = json.loads(os.environ.get("FUZZ_IDS", "[]"))
PROGRAMME = "digi2019_yhteishankkeet"
PAGES = ("last", "before", "after")
NAMES = ("id", "ids", "Id", "Ids")
WHOLE = st.integers(-(2**31), 2**31 - 1).map(nodes.Int)
JSON = st.one_of(WHOLE, st.text(max_size=20).map(nodes.String), st.booleans().map(nodes.Boolean), st.just(nodes.Null))

schemathesis.graphql.scalar("DateTime", st.datetimes().map(lambda moment: nodes.String(f"{moment.isoformat()}Z")))
schemathesis.graphql.scalar(
    "Decimal", st.decimals(-(10**15), 10**15, places=2).map(lambda each: nodes.String(f"{each:f}"))
)
schemathesis.graphql.scalar("JSON", JSON)
schemathesis.graphql.scalar("Upload", st.just(nodes.Null))


class Real(Visitor):
    """Puts real ids where ids are asked for, and pages that there are; which ones follows from what was made up."""

    def enter_argument(self, node: ArgumentNode, *_: Any) -> Any:
        """An argument."""
        if node.name.value in PAGES:
            return REMOVE
        if node.name.value == "first" and isinstance(node.value, IntValueNode):
            return replace(node, value=IntValueNode(value=str(abs(int(node.value.value)) % 100)))
        if node.name.value == "programme" and isinstance(node.value, StringValueNode | NullValueNode):
            return replace(node, value=StringValueNode(value=PROGRAMME))
        return _replaced(node)

    def enter_object_field(self, node: ObjectFieldNode, *_: Any) -> Any:
        """A field of an input."""
        return _replaced(node)


def _replaced(node: Any) -> Any:
    if not node.name.value.endswith(NAMES):
        return None
    if isinstance(node.value, ListValueNode):
        return replace(node, value=replace(node.value, values=tuple(map(_real, node.value.values))))
    return replace(node, value=_real(node.value))


def _real(value: Any) -> Any:
    if not isinstance(value, StringValueNode):
        return value
    return replace(value, value=IDS[sum(map(ord, value.value)) % len(IDS)])


@schemathesis.hook
def map_body(context: Any, body: Any) -> Any:
    """Made-up ids and cursors lead nowhere: half of the documents get real ones."""
    if IDS and isinstance(body, DocumentNode) and len(print_ast(body)) % 2:
        return visit(body, Real())
    return body
