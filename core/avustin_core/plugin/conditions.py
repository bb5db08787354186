"""The words that expressions are written with, in a form's class body.

The earlier name of a field is the field itself there, so that a misspelt one is a mistake of Python. Clients get expressions as
JSON ([expressions](expressions.md)). They are exact, and what isn't answered, can't be read or isn't set is UNKNOWN.

class ApplicationForm(Base, version="1.0"):
    themes: list[Theme] = field(fi="Kohteet", sv="Objekt", visible=REGISTER)
    technologies: list[Technology] = field(..., when=includes(themes, Theme.NEW_TECHNOLOGY))
"""

from collections.abc import Collection
from typing import TypeVar

from avustin_core.plugin.calculations import Calculating, Calculation, Count, Total, ValueOr
from avustin_core.plugin.comparisons import Comparing, Comparison, Every, Negation, Some
from avustin_core.plugin.expressions import Answered, Expression, Includes, SettingReference, named, operand
from avustin_core.plugin.settings import Setting

T = TypeVar("T")


def includes(field: Collection[T] | None, member: T) -> Expression:
    """Whether an option is among those chosen."""
    return Includes(named(field, "includes"), member)


def equals(left: object, right: object) -> Expression:
    """Whether two values are the same: numbers by their worth, choices by their option."""
    return Comparison(Comparing.EQUALS, operand(left), operand(right))


def less(left: object, right: object) -> Expression:
    """Whether the left is less, or earlier."""
    return Comparison(Comparing.LESS, operand(left), operand(right))


def at_most_(left: object, right: object) -> Expression:
    """Whether the left is at most the right, or not later; `at_least_` is the same with the sides changed."""
    return Comparison(Comparing.AT_MOST, operand(left), operand(right))


def at_least_(left: object, right: object) -> Expression:
    """Whether the left is at least the right, or not earlier: `at_most_` with the sides changed."""
    return Comparison(Comparing.AT_MOST, operand(right), operand(left))


def answered(field: object) -> Expression:
    """Whether a field is answered; one that can't be read or isn't shown isn't. Never UNKNOWN."""
    return Answered(named(field, "answered"))


def all_of(*conditions: Expression) -> Expression:
    """Whether all conditions hold. False as soon as one is false, though others are UNKNOWN."""
    return Every(conditions)


def any_of(*conditions: Expression) -> Expression:
    """Whether one condition holds at least. True as soon as one is, though others are UNKNOWN."""
    return Some(conditions)


def negated(condition: Expression) -> Expression:
    """Whether a condition doesn't hold; UNKNOWN stays UNKNOWN."""
    return Negation(condition)


def total(rows: object, of: object, *, where: Expression | None = None) -> Expression:
    """The sum of a column over rows. A cell left blank adds nothing, and no rows make zero.

    With `where` only the rows for which it holds; while it is UNKNOWN, a row doesn't belong. UNKNOWN when a cell that belongs
    can't be read.
    """
    return Total(named(rows, "total"), named(of, "total"), where)


def count(rows: object, *, where: Expression | None = None) -> Expression:
    """How many rows there are, or for how many `where` holds."""
    return Count(named(rows, "count"), where)


def plus(*terms: object) -> Expression:
    """The sum; UNKNOWN when a term is: write value_or(term, 0) for one that may be left out."""
    return Calculation(Calculating.PLUS, tuple(operand(term) for term in terms))


def minus(first: object, *rest: object) -> Expression:
    """The first, less all the others."""
    return Calculation(Calculating.MINUS, tuple(operand(term) for term in (first, *rest)))


def share_of(part: object, whole: object) -> Expression:
    """How many per cent of the whole the part is; UNKNOWN when the whole is zero."""
    return Calculation(Calculating.SHARE_OF, (operand(part), operand(whole)))


def percent_of(percentage: object, whole: object) -> Expression:
    """That many per cent of the whole, exactly."""
    return Calculation(Calculating.PERCENT_OF, (operand(percentage), operand(whole)))


def value_or(value: object, otherwise: object) -> Expression:
    """A value, or another one where it isn't answered."""
    return ValueOr(operand(value), operand(otherwise))


def setting(key: str | Setting) -> Expression:
    """A setting of the call; UNKNOWN until it is set."""
    return SettingReference(key.key if isinstance(key, Setting) else key)
