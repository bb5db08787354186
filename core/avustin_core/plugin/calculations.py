"""Calculations: sums over rows, and numbers put together, exactly."""

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from avustin_core.plugin.expressions import UNKNOWN, Expression, Json, Locate, Named, Values, by_name, number


@dataclass(frozen=True)
class Total(Expression):
    """The sum of a column over rows. A cell left blank adds nothing, and no rows make zero.

    A row belongs when `where` holds: while that is UNKNOWN, it doesn't. UNKNOWN when a cell that belongs can't be read.
    """

    rows: Named
    of: Named
    where: Expression | None = None

    def evaluate(self, values: Values) -> object:
        result = Fraction(0)
        for row in values.rows(self.rows):
            belongs = self.where is None or self.where.evaluate(row) is True
            if not belongs or row.blank(self.of):
                continue
            amount = row.value(self.of)
            if amount is UNKNOWN:
                return UNKNOWN
            result += number(amount)
        return result

    def to_json(self, locate: Locate = by_name) -> Json:
        answer: Json = {"op": "total", "rows": locate(self.rows), "of": self.of.wire}
        return answer | ({"where": self.where.to_json()} if self.where else {})


@dataclass(frozen=True)
class Count(Expression):
    """How many rows there are, or how many of them `where` holds for."""

    rows: Named
    where: Expression | None = None

    def evaluate(self, values: Values) -> object:
        rows = values.rows(self.rows)
        return Fraction(sum(1 for row in rows if self.where is None or self.where.evaluate(row) is True))

    def to_json(self, locate: Locate = by_name) -> Json:
        answer: Json = {"op": "count", "rows": locate(self.rows)}
        return answer | ({"where": self.where.to_json()} if self.where else {})


class Calculating(Enum):
    """The calculations, by the names that clients read."""

    PLUS = "plus"
    MINUS = "minus"
    SHARE_OF = "shareOf"
    PERCENT_OF = "percentOf"


@dataclass(frozen=True)
class Calculation(Expression):
    """Numbers put together, exactly; UNKNOWN when one of them is, or when it divides by zero."""

    how: Calculating
    terms: tuple[Expression, ...]

    def evaluate(self, values: Values) -> object:
        terms = [term.evaluate(values) for term in self.terms]
        if UNKNOWN in terms:
            return UNKNOWN
        first, *rest = [number(term) for term in terms]
        if self.how is Calculating.PLUS:
            return sum(rest, first)
        if self.how is Calculating.MINUS:
            return first - sum(rest, Fraction(0))
        if self.how is Calculating.PERCENT_OF:
            return first * rest[0] / 100
        return first * 100 / rest[0] if rest[0] else UNKNOWN

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": self.how.value, "terms": [term.to_json(locate) for term in self.terms]}


@dataclass(frozen=True)
class ValueOr(Expression):
    """A value, or another one where it is UNKNOWN."""

    value: Expression
    otherwise: Expression

    def evaluate(self, values: Values) -> object:
        value = self.value.evaluate(values)
        return self.otherwise.evaluate(values) if value is UNKNOWN else value

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "valueOr", "value": self.value.to_json(locate), "otherwise": self.otherwise.to_json(locate)}
