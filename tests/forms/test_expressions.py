"""Expressions: three-valued, exact, and a tree for clients."""

from decimal import Decimal
from typing import Any

from tests.forms.examples import Everything, Theme

from avustin_core.plugin import (
    UNKNOWN,
    all_of,
    any_of,
    equals,
    includes,
    negated,
    plus,
    setting,
)


class TestExpressions:
    """Three-valued and exact."""

    class Values:
        def value(self, field: Any) -> object:
            return {"themes": [Theme.OTHER], "applied": Decimal("0.1")}.get(field.wire, UNKNOWN)

        def rows(self, field: Any) -> list[Any]:
            return []

        def blank(self, field: Any) -> bool:
            return False

        def setting(self, key: str) -> object:
            return UNKNOWN

    YES = includes(Everything.themes, Theme.OTHER)
    NO = includes(Everything.themes, Theme.SERVICES)
    UNCERTAIN = equals(setting("not_set"), 1)

    def value(self, expression: Any) -> object:
        return expression.evaluate(self.Values())

    def test_what_is_not_known_stays_so_unless_it_does_not_matter(self) -> None:
        assert self.value(self.UNCERTAIN) is UNKNOWN
        assert self.value(negated(self.UNCERTAIN)) is UNKNOWN
        assert self.value(all_of(self.YES, self.UNCERTAIN)) is UNKNOWN
        assert self.value(all_of(self.NO, self.UNCERTAIN)) is False
        assert self.value(any_of(self.YES, self.UNCERTAIN)) is True
        assert self.value(any_of(self.NO, self.UNCERTAIN)) is UNKNOWN

    def test_tenths_add_up(self) -> None:
        applied = Everything.applied

        assert self.value(equals(plus(applied, applied, applied), Decimal("0.3"))) is True

    def test_clients_get_the_tree(self) -> None:
        assert all_of(self.YES, self.UNCERTAIN).to_json() == {
            "op": "allOf",
            "conditions": [
                {"op": "includes", "field": "themes", "value": "OTHER"},
                {
                    "op": "equals",
                    "left": {"op": "setting", "key": "not_set"},
                    "right": {"op": "constant", "value": 1},
                },
            ],
        }
