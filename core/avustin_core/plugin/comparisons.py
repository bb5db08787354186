"""Conditions: values compared, and conditions put together, three-valued."""

from dataclasses import dataclass
from enum import Enum

from avustin_core.plugin.expressions import UNKNOWN, Expression, Json, Locate, Values, by_name, exact


class Comparing(Enum):
    """The comparisons, by the names that clients read."""

    EQUALS = "equals"
    LESS = "less"
    AT_MOST = "atMost"


@dataclass(frozen=True)
class Comparison(Expression):
    """Two values compared, exactly."""

    how: Comparing
    left: Expression
    right: Expression

    def evaluate(self, values: Values) -> object:
        left, right = exact(self.left.evaluate(values)), exact(self.right.evaluate(values))
        if left is UNKNOWN or right is UNKNOWN:
            return UNKNOWN
        if self.how is Comparing.EQUALS:
            return left == right
        return left < right if self.how is Comparing.LESS else left <= right  # type: ignore[operator]

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": self.how.value, "left": self.left.to_json(locate), "right": self.right.to_json(locate)}


@dataclass(frozen=True)
class Every(Expression):
    """Whether all conditions hold."""

    conditions: tuple[Expression, ...]

    def evaluate(self, values: Values) -> object:
        answers = [condition.evaluate(values) for condition in self.conditions]
        if any(answer is False for answer in answers):
            return False
        return UNKNOWN if UNKNOWN in answers else True

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "allOf", "conditions": [each.to_json(locate) for each in self.conditions]}


@dataclass(frozen=True)
class Some(Expression):
    """Whether one condition holds at least."""

    conditions: tuple[Expression, ...]

    def evaluate(self, values: Values) -> object:
        answers = [condition.evaluate(values) for condition in self.conditions]
        if any(answer is True for answer in answers):
            return True
        return UNKNOWN if UNKNOWN in answers else False

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "anyOf", "conditions": [each.to_json(locate) for each in self.conditions]}


@dataclass(frozen=True)
class Negation(Expression):
    """Whether a condition doesn't hold."""

    condition: Expression

    def evaluate(self, values: Values) -> object:
        answer = self.condition.evaluate(values)
        return UNKNOWN if answer is UNKNOWN else not answer

    def to_json(self, locate: Locate = by_name) -> Json:
        return {"op": "not", "condition": self.condition.to_json(locate)}
