"""What docs/reference/expressions.md begins with, and the expressions that it shows, each with answers to try it on."""

from dataclasses import dataclass
from typing import Any

Case = tuple[Any, ...]  #: answers, and settings of the call where the expression reads some


@dataclass(frozen=True)
class Example:
    """An expression as authors write it, what declares its meaning, and the answers that it is evaluated on."""

    authors: str
    says_of: str
    cases: tuple[Case, ...]


OPENING = (
    """\
What a form's conditions and computed values are, as clients get them: `visibleWhen`, `requiredWhen` and `formula` of a
descriptor. Each is a JSON object with `op`. Checks that bind several fields are written with the same words; clients get
their sentences, in `x-server-rules` of the JSON Schema, and not yet their expressions. The server evaluates the same tree; a
client that evaluates it as well can show, hide and add up while a person types. Authors write them with the words that each part
names, in the class body of a form.""",
    """\
A front end needn't evaluate anything: every save and `checkAnswers` tell what is shown, what is required and what was
computed.""",
    "## How values are read",
    """\
- **Exact.** Numbers, sums and percentages are compared and calculated as fractions, never as floating point. A computed sum
  or percentage is rounded half up to two decimals, a computed whole number to a whole one, when it becomes the field's value.
- **Unknown.** What isn't answered, can't be read, isn't shown or isn't set is *unknown*. A condition that is unknown
  doesn't hold: the field isn't shown, or isn't required. A check that is unknown says nothing.
- **Paths.** `field` and `rows` are the paths of descriptors, `["costs"]`, with `"*"` for the key of a row. Seen from
  within a row, `["costs", "*", "amount"]` is the amount of that same row. In `where` and `of` of `total` and `count`, which
  look at the rows one by one, a field is named by its name alone.
- **Constants** are JSON numbers, true, false or strings. A string is an option's name, a day or an exact decimal number,
  whichever the other side is.""",
    "## The form of the examples",
)

ROWS = [{"key": "a", "year": 2030, "amount": "1.10"}, {"key": "b", "year": 2031, "amount": "5"}]

EXAMPLES = (
    Example(
        "period.ends", "FieldValue", (({"period": {"starts": "2030-01-01", "ends": "2030-12-31"}},), ({},))
    ),
    Example("85", "Constant", (({},),)),
    Example('setting("largest_share")', "setting", (({}, {"largest_share": 70}), ({},))),
    Example("answered(own)", "answered", (({"own": "10"},), ({"own": "12,"},), ({},))),
    Example(
        "includes(works, Work.ACCESS)", "includes", (({"works": ["PIER", "ACCESS"]},), ({"works": ["PIER"]},), ({},))
    ),
    Example("equals(main, Work.PIER)", "equals", (({"main": "PIER"},), ({"main": "ACCESS"},), ({},))),
    Example(
        "less(own, applied)", "less",
        (({"own": "99.99", "applied": "100"},), ({"own": "100.00", "applied": "100"},), ({"own": "100"},)),
    ),
    Example(
        "at_most_(ready, date(2030, 12, 31))", "at_most_",
        (({"ready": "2030-12-31"},), ({"ready": "2031-01-01"},), ({},)),
    ),
    Example(
        "all_of(includes(works, Work.PIER), equals(agreed, True))", "all_of",
        (({"works": ["PIER"], "agreed": True},), ({"agreed": False},), ({"agreed": True},)),
    ),
    Example(
        "any_of(includes(works, Work.PIER), equals(agreed, True))", "any_of",
        (({"agreed": True},), ({"works": ["ACCESS"], "agreed": False},), ({"agreed": False},)),
    ),
    Example(
        "negated(includes(works, Work.PIER))", "negated", (({"works": ["ACCESS"]},), ({"works": ["PIER"]},), ({},))
    ),
    Example(
        "total(costs, Cost.amount, where=equals(Cost.year, 2030))", "total",
        (({"costs": ROWS},), ({"costs": [{"key": "a", "year": 2030, "amount": "1,1x"}]},), ({},)),
    ),
    Example("count(costs)", "count", (({"costs": [{"key": "a"}, {"key": "b"}]},), ({},))),
    Example("plus(applied, own)", "plus", (({"applied": "0.10", "own": "0.20"},), ({"applied": "0.10"},))),
    Example("minus(applied, own)", "minus", (({"applied": "10", "own": "2.50"},), ({"own": "2.50"},))),
    Example(
        "share_of(applied, own)", "share_of", (({"applied": "85", "own": "100"},), ({"applied": "85", "own": "0"},))
    ),
    Example("percent_of(85, applied)", "percent_of", (({"applied": "200"},), ({},))),
    Example("value_or(own, 0)", "value_or", (({"own": "5"},), ({},))),
)  # fmt: skip
