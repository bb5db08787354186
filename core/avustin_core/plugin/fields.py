"""What a form says of each of its fields.

Each is `name: Kind = field(fi=…, sv=…, visible=…)`: the annotation says the kind. A field whose Finnish, Swedish or visibility is
missing stops the start, with its name and line.
"""

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

#: What bounds a number or a day: a number, a day, or a setting of the call.
Bound = int | Decimal | date | Setting


@dataclass(frozen=True)
class Step:
    """A heading that fields are grouped under, in the order of their first use."""

    key: str  #: stable
    title: Text  #: the heading
    help: Text | None = None  #: what stands under it


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
    fi: str,  #: the label in Finnish
    sv: str,  #: the label in Swedish
    en: str | None = None,  #: the label in English, for those who build on the API
    help: Text | None = None,  #: what else one must know to answer
    visible: Visibility | None = None,  #: who sees the answer; a field in a section takes that of the section's
    required: bool = True,  #: whether handing in waits for an answer
    when: Expression | None = None,  #: the field is shown while this holds
    required_when: Expression | None = None,  #: decides instead of `required`
    fact: Fact | None = None,  #: the column of the core that the answer fills
    at_least: int | None = None,  #: rows, choices or attachments
    at_most: int | None = None,  #: rows, choices or attachments
    minimum: Bound | None = None,  #: of a number, sum or day, itself included; sums and percentages are 0 at least
    maximum: Bound | None = None,  #: the same upwards; a `Setting` that is null doesn't bound
    limit: int | Setting | None = None,  #: characters of a text
    unit: Text | None = None,  #: what is counted, such as euros
    must_be: bool | None = None,  #: the only answer to a commitment
    step: Step | None = None,  #: the heading that it stands under
    accepts: tuple[str, ...] = (),  #: media types of attachments, such as 'application/pdf' or 'image/*'
    largest: int | None = None,  #: bytes of each file
    source: Source | str | None = None,  #: where the question comes from
    listed: bool = False,  #: whether lists can be filtered, sorted and counted by the answer
    deprecated: bool = False,  #: whether it is no longer asked, and stays readable
) -> Any:
    """A field that is asked. The name in answers is its camelCase, for ever.

    `listed=True` puts the question into the filter of `applications`, or of `reports` for a report form, with its kind's
    conditions, and into `orderBy` and `facets` where the kind allows it. It is for plain kinds (`ShortText`, `LongText`,
    `BusinessId`, `int`, `Money`, `Percentage`, `date`, `bool`, a `Choice`, `list[Choice]`, `OrganisationRef` and
    `MunicipalityRef`), in the form or in a section, not in rows; all who see the list must see the answer. It isn't part of what
    a release locks.

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
    expression: Expression,  #: the formula
    *,
    fi: str,  #: the label in Finnish
    sv: str,  #: the label in Swedish
    en: str | None = None,  #: the label in English, for those who build on the API
    visible: Visibility | None = None,  #: who sees the answer; a field in a section takes that of the section's
    help: Text | None = None,  #: what else one must know to answer
    when: Expression | None = None,  #: the field is shown while this holds
    fact: Fact | None = None,  #: the column of the core that the answer fills
    unit: Text | None = None,  #: what is counted, such as euros
    step: Step | None = None,  #: the heading that it stands under
    source: Source | str | None = None,  #: where the question comes from
    init: Literal[False] = False,
) -> Any:
    """A value that the server computes, and clients may: they get the formula. Money and percentages round half up.

    total_costs: Money = computed(total(costs, CostRow.amount), fi="Kustannukset", sv="Kostnader", visible=REGISTER)
    """
    return Declaration(
        label=Text(fi, sv, en), help=help, visible=visible, required=False, when=when, fact=fact, unit=unit,
        step=step, source=as_source(source), computed=expression,
    )  # fmt: skip
