"""Every refusal, problem, hook, setting, public name and operator has its part in the reference."""

import re
from types import ModuleType

import pytest
from tests.architecture.house import REFERENCE, ROOT, core_modules, parts, text_of

from avustin_core import plugin
from avustin_core.errors import ALWAYS, Refusal
from avustin_core.faults import HOOKS
from avustin_core.forms import ProblemCode
from avustin_core.plugin import hookspecs
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_schema.authoring.reference import declarations, expressions, hooks
from avustin_schema.authoring.reference.sources import source_of
from avustin_schema.forms import programme_types
from avustin_schema.mutations import all_mutations
from avustin_schema.types import slices

assert core_modules()
ERRORS = parts(REFERENCE / "errors.md")
HTTP = ROOT / "schema" / "avustin_schema" / "http"
PROTOCOL = re.compile(r'"([A-Z][A-Z_]{9,})"')
FROM = re.compile(r"^- From: (?P<names>.*?)\.\s*$", re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def sources(registry: Registry) -> dict[str, list[str]]:
    """The mutations that each refusal can come from, by its code."""
    assert slices()
    found: dict[str, list[str]] = {}
    for mutation in all_mutations(programme_types(registry)):
        for refusal in dict.fromkeys((*mutation.operation.refuses, *mutation.refuses)):
            found.setdefault(refusal.code, []).append(mutation.name)
    return found


def protocol_codes() -> set[str]:
    """The codes that the edge writes by itself."""
    return {code for file in HTTP.glob("*.py") for code in PROTOCOL.findall(text_of(file))}


@pytest.mark.parametrize("code", sorted(Refusal.known))
def test_every_refusal_has_a_part(code: str) -> None:
    meaning = " ".join((Refusal.known[code].__doc__ or "").split())

    assert meaning, f"{Refusal.known[code].__name__} has no docstring"
    assert code in ERRORS, f"write '## {code}' in docs/reference/errors.md"
    assert meaning in " ".join(ERRORS[code].split()), f"the part {code} says something else than the class: {meaning}"
    assert "- When: " in ERRORS[code]
    assert "- Remedy: " in ERRORS[code]


@pytest.mark.parametrize("code", sorted(Refusal.known))
def test_every_refusal_says_which_mutations_it_comes_from(code: str, sources: dict[str, list[str]]) -> None:
    found = FROM.search(ERRORS[code].partition("- When:")[0])
    assert found is not None
    names = " ".join(found["names"].split())

    if Refusal.known[code] in ALWAYS:
        assert names == "any mutation"
    elif code in sources:
        assert names == ", ".join(f"`{name}`" for name in sources[code])
    else:
        assert "Mutation" not in names


def test_every_code_of_the_protocol_has_a_part() -> None:
    codes = protocol_codes()

    assert codes >= {"GRAPHQL_PARSE_FAILED", "INTERNAL_SERVER_ERROR"}
    assert codes <= set(ERRORS)


def test_the_errors_page_has_no_part_of_what_is_not_there() -> None:
    codes = protocol_codes()

    assert set(ERRORS) - codes - set(Refusal.known) == set()


def test_every_problem_has_a_part() -> None:
    assert list(parts(REFERENCE / "problems.md")) == [code.value for code in ProblemCode]


def test_every_hook_has_a_part_with_its_signature() -> None:
    page = parts(REFERENCE / "hooks.md")

    assert list(page) == list(HOOKS)
    for hook in HOOKS:
        arguments = getattr(hookspecs, hook).__code__.co_varnames
        assert re.match(rf"`{hook}\((.*)\) -> .+`\n", page[hook]), f"the part {hook} begins with its signature"
        for argument in arguments:
            assert f"{argument}: " in page[hook].splitlines()[0]


def test_every_setting_has_a_part_with_its_default() -> None:
    page = parts(REFERENCE / "settings.md")

    assert list(page) == [f"AVUSTIN_{name.upper()}" for name in Settings.model_fields]
    for name, setting in Settings.model_fields.items():
        said = page[f"AVUSTIN_{name.upper()}"]
        assert said.startswith(f"`{name}`, ")
        default = {"": "empty", "False": "false", "True": "true"}.get(str(setting.default), str(setting.default))
        assert default in said, f"the default of {name} is {default}"


@pytest.mark.parametrize("page", [declarations, expressions, hooks], ids=lambda page: page.__name__.rpartition(".")[2])
def test_what_plugins_may_import_is_told_as_the_code_says_it(page: ModuleType) -> None:
    name = page.__name__.rpartition(".")[2]

    assert page.page() == text_of(REFERENCE / f"{name}.md"), "run `avustin reference`"


@pytest.mark.parametrize("name", plugin.__all__)
def test_every_public_name_of_the_plugin_api_has_words(name: str) -> None:
    declared = source_of(declarations.homes()[name]).find(name)

    assert declared is not None
    assert declared.says, f"write what {name} is: a docstring, or #: at its line"


@pytest.mark.parametrize(
    "name", ["Programme", "CallTemplate", "Criterion", "Setting", "field", "computed", "check", "eligibility_rule"]
)
def test_what_authors_write_says_what_each_argument_is(name: str) -> None:
    declared = source_of(declarations.homes()[name]).find(name)

    assert declared is not None
    assert [each.name for each in declared.arguments if not each.says] == []


def test_every_hook_is_tried_answered_and_not_answered() -> None:
    tests = text_of(ROOT / "tests" / "plugins" / "test_hooks.py")

    for hook in HOOKS:
        assert f"def {hook}(" in tests
    for asked in ("reference_number", "decision_letter", "payment_plan"):
        assert f"with_plugin(Silent()).{asked}(" in tests
