"""What a row policy says of a sample row of which little is known: yes, no, or that it depends (three-valued)."""

import operator
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import (
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    ColumnElement,
    Exists,
    ScalarSelect,
    UnaryExpression,
)
from sqlalchemy.sql import operators
from sqlalchemy.sql.elements import AsBoolean, False_, Grouping, Null, True_

from avustin_core.storage.among import Among

Known = Callable[[str, str], Any]  #: (table, column) to the sample's value; None: anything
Verdict = bool | None

COMPARED: dict[Any, Callable[[Any, Any], bool]] = {
    operators.eq: operator.eq,
    operators.ne: operator.ne,
    operators.in_op: lambda value, several: value in several,
    operators.not_in_op: lambda value, several: value not in several,
}


def weigh(condition: Any, known: Known) -> Verdict:
    """Whether it holds of the sample; None where it depends on what isn't known."""
    match condition:
        case bool():
            return condition
        case True_():
            return True
        case False_():
            return False
        case BooleanClauseList():
            verdicts = [weigh(each, known) for each in condition.clauses]
            return _all(verdicts) if condition.operator is operators.and_ else _any(verdicts)
        case Exists():
            return _all(weigh(each, known) for each in _where(condition))
        case ScalarSelect():
            return _all(weigh(each, known) for each in (*_where(condition), *_selected(condition)))
        case Among():
            return _all(weigh(each, known) for each in _where(condition.values))
        case Grouping():
            return weigh(condition.element, known)
        case AsBoolean():
            return _turned(weigh(condition.element, known), over=condition.operator is operators.is_false)
        case UnaryExpression():
            return _turned(weigh(condition.element, known), over=True) if condition.operator is operators.inv else None
        case BinaryExpression():
            return _compared(condition, known)
    return None


def _turned(verdict: Verdict, *, over: bool) -> Verdict:
    return not verdict if over and verdict is not None else verdict


def _select(subquery: Any) -> Any:
    selected = subquery.element
    while not hasattr(selected, "_where_criteria"):
        selected = selected.element
    return selected


def _where(subquery: Any) -> Iterable[Any]:
    """The conditions on the one row that is looked for: the sample's own."""
    return _select(subquery)._where_criteria  # type: ignore[no-any-return]


def _selected(subquery: Any) -> Iterable[Any]:
    """What is told of that row."""
    return _select(subquery)._raw_columns  # type: ignore[no-any-return]


def _compared(condition: BinaryExpression[Any], known: Known) -> Verdict:
    left, right = condition.left, condition.right
    if _is_column(left) and _is_column(right) and condition.operator is operators.eq:
        return True  # the sample's rows belong to one another
    value = known(*_place(left)) if _is_column(left) else None
    if value is None:
        return None
    if isinstance(right, Null):
        return condition.operator is operators.is_not  # what is known of the sample is there
    compare = COMPARED.get(condition.operator)
    return compare(value, right.effective_value) if compare and isinstance(right, BindParameter) else None


def _is_column(element: ColumnElement[Any]) -> bool:
    return getattr(element, "table", None) is not None


def _place(column: Any) -> tuple[str, str]:
    table = getattr(column.table, "element", column.table)  # of an alias, the table itself
    return table.name, column.name


def _all(verdicts: Iterable[Verdict]) -> Verdict:
    several = list(verdicts)
    return False if False in several else None if None in several else True


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    several = list(verdicts)
    return True if True in several else None if None in several else False
