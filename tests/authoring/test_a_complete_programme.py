"""A complete programme, docs/examples/programmes/village_halls, takes at most 200 lines and keeps the contract."""

from collections.abc import Iterator
from typing import Any

import pytest
from tests.authoring.examples import HALLS, imported, lines_of

from avustin_core.forms import spec_of
from avustin_core.plugin import Kind, hookimpl
from avustin_core.registry import Plugin, Registry
from avustin_core.testing import ProgrammeContract


class Halls:
    """The plugin that its entry point makes of it."""

    def __init__(self, programme: type) -> None:
        self.programme = programme

    @hookimpl
    def avustin_programmes(self) -> list[type]:
        """Its one programme."""
        return [self.programme]


@pytest.fixture(scope="module")
def halls() -> Iterator[Any]:
    """The programme, where it lies."""
    with imported(HALLS, "village_halls") as module:
        yield module.VillageHalls


@pytest.fixture(scope="module")
def registry(halls: Any) -> Registry:
    """It alone."""
    return Registry([Plugin("village_halls", Halls(halls))])


class TestContract(ProgrammeContract):
    """It keeps all of it."""

    @pytest.fixture(autouse=True)
    def named(self, halls: Any) -> None:
        """By its class."""
        type(self).programme = halls


def test_it_is_complete_in_two_hundred_lines(halls: Any) -> None:
    spec = spec_of(halls.application_form)
    asked = [each for each in spec.walk() if each.declaration.computed is None and each.kind is not Kind.ROWS]
    budget = [each for each in spec.group.fields if each.kind is Kind.ROWS]

    assert len(asked) >= 25
    assert [each.name for each in budget] == ["costs"]
    assert len(halls.criteria) >= 6
    assert len(halls.rules) >= 4
    assert len(halls.report_forms) >= 1
    assert lines_of(HALLS / "village_halls") <= 200


def test_its_lines_are_counted() -> None:
    from tests.authoring.examples import _lines

    assert _lines('"""One\nand two."""\n\n# no\nX = (\n    1,\n)  # yes\n') == 5
