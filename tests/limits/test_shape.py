"""What each limit measures: at the limit it is let in, and one more is refused with the limit and what was found."""

from typing import Any

import pytest
from tests.limits.conftest import Admit, codes, refusals

from avustin_core.plugin import Language

DEEP = "{calls{nodes{programme{calls{nodes{programme{calls{nodes{programme{calls{nodes{id}}}}}}}}}}}}"
LIMITS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "DEPTH_LIMIT": (DEEP, DEEP.replace("{id}", "{programme{code}}"), {"limit_cost": 0}),
    "ALIAS_LIMIT": (
        "{" + "".join(f"a{i}:serverTime " for i in range(20)) + "viewer{" + "".join(f"a{i}:name " for i in range(10)) + "}}",
        "{" + "".join(f"a{i}:serverTime " for i in range(20)) + "viewer{" + "".join(f"a{i}:name " for i in range(11)) + "}}",
        {"limit_root_fields": 0},
    ),
    "ROOT_FIELD_LIMIT": (
        "{" + "".join(f"a{i}:serverTime " for i in range(20)) + "}",
        "{...A} fragment A on Query{" + "".join(f"a{i}:serverTime " for i in range(21)) + "}",
        {},
    ),
    "DIRECTIVE_LIMIT": (
        "{viewer{" + "name @skip(if:false) " * 50 + "}}", "{viewer{" + "name @skip(if:false) " * 51 + "}}", {}
    ),
    "MERGE_LIMIT": ("{" + "serverTime " * 63 + "}", "{" + "serverTime " * 64 + "}", {}),
    "TOKEN_LIMIT": (
        "{" + "serverTime " * 1_997 + "}", "{" + "serverTime " * 2_000 + "}", {"limit_merges": 0}
    ),
}  # fmt: skip


@pytest.mark.parametrize("code", LIMITS)
def test_one_more_is_refused(code: str, admit: Admit) -> None:
    most, more, settings = LIMITS[code]

    assert codes(admit(most, **settings)) == []
    (refusal,) = refusals(admit(more, **settings))
    assert refusal.code == code
    assert len({refusal.message(language) for language in Language}) == 3
    assert str(refusal.values["most"]) in refusal.message(Language.FI)


def test_mutations_are_counted_apart(admit: Admit) -> None:
    one = 'addUser(input:{name:"x",subject:"y"}){errors{__typename}}'

    assert codes(admit("mutation{" + "".join(f"a{i}:{one}" for i in range(5)) + "}")) == []
    assert codes(admit("mutation{" + "".join(f"a{i}:{one}" for i in range(6)) + "}")) == ["MUTATION_LIMIT"]


def test_the_shape_of_a_trusted_document_isnt_measured_but_its_cost_is(admit: Admit) -> None:
    wide = "{" + "".join(f"a{i}:serverTime " for i in range(40)) + "}"
    dear = "{calls(first:100){nodes{programme{calls(first:100){nodes{id}}}}}}"

    assert codes(admit(wide)) == ["ALIAS_LIMIT", "ROOT_FIELD_LIMIT"]
    assert codes(admit(wide, trusted=True)) == []
    assert codes(admit(dear, trusted=True)) == ["COST_LIMIT"]


def test_zero_is_no_limit(admit: Admit) -> None:
    off = {f"limit_{name}": 0 for name in ("depth", "aliases", "directives", "root_fields", "tokens", "merges", "cost")}

    for _, more, _ in LIMITS.values():
        assert codes(admit(more, **off)) == []


@pytest.mark.parametrize(
    "text",
    [
        "{__schema{queryType{name}}}",
        '{t:__type(name:"Call"){name}}',
        "{...A} fragment A on Query{...B} fragment B on Query{x:__schema{queryType{name}}}",
    ],
)
def test_the_schema_is_told_to_whom_the_setting_says(text: str, admit: Admit) -> None:
    assert codes(admit(text)) == []
    assert codes(admit(text, introspection="signed_in")) == ["INTROSPECTION_OFF"]
    assert codes(admit(text, introspection="nobody")) == ["INTROSPECTION_OFF"]
    assert admit("{__typename}", introspection="nobody").errors == []


@pytest.mark.parametrize(
    "text", ["{calls(frist:1){nodes{id}}}", "{calls{nodes{ids}}}", "{calls{nodes{...on Cal{id}}}}"]
)
def test_names_that_are_alike_are_told_with_the_schema(text: str, admit: Admit) -> None:
    hidden = " ".join(error.message for error in admit(text, introspection="nobody").errors)

    assert hidden
    assert "Did you mean" not in hidden
    assert "Did you mean" in " ".join(error.message for error in admit(text).errors)
