"""What a form says of each of its fields."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from avustin_core.plugin.expressions import Expression, FieldValue, Named
from avustin_core.plugin.facts import Fact
from avustin_core.plugin.languages import told_by_name
from avustin_core.plugin.settings import Setting
from avustin_core.plugin.texts import Source, Text, as_source
from avustin_core.plugin.visibility import Visibility

Bound = int | Decimal | date | Setting


@dataclass(frozen=True)
class Step:
    """A heading that fields are grouped under, in the order of their first use."""

    key: str
    title: Text
    help: Text | None = None


@dataclass(eq=False, repr=False)
class Declaration(Named):
    """One field as it was declared; the name in a class body stands for this, and so does `Form.name` later.

    `annotation`, `attribute`, `wire` and `owner` are filled in when the class is made.
    """

    label: Text
    help: Text | None = None
    visible: Visibility | None = None
    required: bool = True
    when: Expression | None = None
    required_when: Expression | None = None
    fact: Fact | None = None
    at_least: int | None = None
    at_most: int | None = None
    minimum: Bound | None = None
    maximum: Bound | None = None
    limit: int | Setting | None = None
    unit: Text | None = None
    must_be: bool | None = None
    step: Step | None = None
    accepts: tuple[str, ...] = ()
    largest: int | None = None
    source: Source | None = None
    computed: Expression | None = None
    listed: bool = False
    deprecated: bool = False
    annotation: Any = None

    @property
    def starts(self) -> Expression:
        """The first day of a period."""
        return FieldValue(self, "starts")

    @property
    def ends(self) -> Expression:
        """The last day of a period."""
        return FieldValue(self, "ends")


@told_by_name
def field(
    *,
    fi: str,
    sv: str,
    en: str | None = None,
    help: Text | None = None,
    visible: Visibility | None = None,
    required: bool = True,
    when: Expression | None = None,
    required_when: Expression | None = None,
    fact: Fact | None = None,
    at_least: int | None = None,
    at_most: int | None = None,
    minimum: Bound | None = None,
    maximum: Bound | None = None,
    limit: int | Setting | None = None,
    unit: Text | None = None,
    must_be: bool | None = None,
    step: Step | None = None,
    accepts: tuple[str, ...] = (),
    largest: int | None = None,
    source: Source | str | None = None,
    listed: bool = False,
    deprecated: bool = False,
) -> Any:
    """A field that is asked.

    `at_least` and `at_most` count rows, choices or attachments; `minimum` and `maximum` bound a number, sum or date
    (ends included; a Setting that is null doesn't bound; money and percentages are 0 at least unless said otherwise);
    `limit` is in characters; `when` shows the field; `required_when` decides instead of `required`; `must_be` is the
    only answer to a commitment;
    `accepts` are media types ('application/pdf', 'image/*'), and `largest` bounds each file in bytes; `listed` lets
    lists be filtered, sorted and counted by a plain answer that all see who see the list.

    title: ShortText = field(fi="Hankkeen nimi", sv="Projektets namn", visible=REGISTER, fact=Fact.TITLE)
    """
    return Declaration(
        label=Text(fi, sv, en), help=help, visible=visible, when=when, required_when=required_when,
        required=required and required_when is None,
        fact=fact, at_least=at_least, at_most=at_most, minimum=minimum, maximum=maximum, limit=limit, unit=unit,
        must_be=must_be, step=step, accepts=accepts, largest=largest, source=as_source(source), listed=listed,
        deprecated=deprecated,
    )  # fmt: skip


@told_by_name
def computed(
    expression: Expression,
    *,
    fi: str,
    sv: str,
    en: str | None = None,
    visible: Visibility | None = None,
    help: Text | None = None,
    when: Expression | None = None,
    fact: Fact | None = None,
    unit: Text | None = None,
    step: Step | None = None,
    source: Source | str | None = None,
    init: Literal[False] = False,
) -> Any:
    """A value that the server computes, and clients may: they get the formula. Money and percentages round half up.

    total_costs: Money = computed(total(costs, CostRow.amount), fi="Kustannukset", sv="Kostnader", visible=REGISTER)
    """
    return Declaration(
        label=Text(fi, sv, en), help=help, visible=visible, required=False, when=when, fact=fact, unit=unit,
        step=step, source=as_source(source), computed=expression,
    )  # fmt: skip
