"""Core facts projected from answers: what the core stores in columns, whatever form it was asked by."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.forms.tree import Node
from avustin_core.plugin import UNKNOWN, Fact, Kind, Localized, OrganisationView, ParticipantRole, Period


@dataclass(frozen=True)
class ParticipantFact:
    """A row of participants; what isn't answered yet is None."""

    key: str
    organisation: OrganisationView | None
    role: ParticipantRole | None
    share: Decimal | None
    committed: bool | None


@dataclass(frozen=True)
class Facts:
    """The facts that were answered; the language of the matter is 'fi' or 'sv'."""

    title: str | None = None
    amount_applied: Decimal | None = None
    period: Period | None = None
    total_costs: Decimal | None = None
    eligible_costs: Decimal | None = None
    language: str | None = None
    purpose: str | None = None
    participants: tuple[ParticipantFact, ...] = ()


def facts_of(spec: FormSpec, root: Node) -> Facts:
    """The facts of answers; one whose field is hidden, blank or unreadable is None."""
    found = {each.fact: node.known(each) for node, each in _places(root) if each.fact is not None}
    language = found.get(Fact.LANGUAGE, UNKNOWN)
    code = None if language is UNKNOWN else str(language).lower()
    return Facts(
        title=_text(found.get(Fact.TITLE), code),
        amount_applied=_decimal(found.get(Fact.AMOUNT_APPLIED)),
        period=_period(found.get(Fact.PERIOD)),
        total_costs=_decimal(found.get(Fact.TOTAL_COSTS)),
        eligible_costs=_decimal(found.get(Fact.ELIGIBLE_COSTS)),
        language=code,
        purpose=_text(found.get(Fact.PURPOSE), code),
        participants=tuple(_participants(root)),
    )


def _places(node: Node) -> Iterator[tuple[Node, FieldSpec]]:
    for each in node.group.fields:
        yield node, each
    for section in node.sections.values():
        yield from _places(section)


def _participants(root: Node) -> Iterator[ParticipantFact]:
    for node, each in _places(root):
        if each.kind is Kind.PARTICIPANTS and node.visible(each):
            for row in node.repeated[each.name]:
                yield _participant(row)


def _participant(row: Node) -> ParticipantFact:
    organisation, role, share, committed = (row.typed.get(n) for n in ("organisation", "role", "share", "committed"))
    return ParticipantFact(
        key=row.key,
        organisation=organisation if isinstance(organisation, OrganisationView) else None,
        role=role if isinstance(role, ParticipantRole) else None,
        share=_decimal(share),
        committed=committed if isinstance(committed, bool) else None,
    )


def _text(value: object, language: str | None) -> str | None:
    if isinstance(value, Localized):
        return value.get(language or "fi")
    return value if isinstance(value, str) else None


def _decimal(value: object) -> Decimal | None:
    return value if isinstance(value, Decimal) else None


def _period(value: object) -> Period | None:
    return value if isinstance(value, Period) else None
