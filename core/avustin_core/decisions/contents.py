"""What a decision says, as it is given, kept, and shown beside what was decided instead."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from avustin_core.decisions.models import Decision, Liability
from avustin_core.long_texts import refuse_other


@dataclass(frozen=True)
class PlannedInstalment:
    """One instalment in cents; one without a sum says in `condition` what it waits for."""

    amount: int | None = None
    due: date | None = None
    condition: str | None = None


@dataclass(frozen=True, kw_only=True)
class Contents:
    """What is decided. None leaves a value to the programme's texts, the call and the application. Sums are cents."""

    purpose: str | None = None
    amount: int | None = None
    eligible_costs: int | None = None
    maximum_share: Decimal | None = None  #: per cent of the eligible costs
    period_starts: date | None = None
    period_ends: date | None = None
    payment_plan: tuple[PlannedInstalment, ...] | None = None
    report_duty: str | None = None
    report_due: date | None = None
    conditions: str | None = None
    reasons: str | None = None
    provisions: str | None = None
    contact: str | None = None
    audit_right: str | None = None
    review_instructions: str | None = None
    liability: Liability | None = None
    recipients: tuple[UUID, ...] | None = None

    def columns(self) -> dict[str, Any]:
        """What was given, as a decision's row keeps it."""
        given = {name: getattr(self, name) for name in NAMES if getattr(self, name) is not None}
        for name in LONG_NAMES.keys() & given.keys():
            refuse_other(given[name], LONG_NAMES[name])
        return {name: KEPT[name](value) if name in KEPT else value for name, value in given.items()}


NAMES = tuple(each.name for each in fields(Contents))
#: What only a grant says, and what the others say instead.
EMPTY: dict[str, Any] = {
    "amount": 0, "eligible_costs": None, "maximum_share": None, "period_starts": None, "period_ends": None,
    "payment_plan": [], "report_duty": "", "report_due": None, "conditions": "", "audit_right": "", "liability": None,
}  # fmt: skip


def plan_row(ordinal: int, instalment: PlannedInstalment) -> dict[str, Any]:
    """An instalment as it is kept."""
    due = instalment.due.isoformat() if instalment.due else None
    return {"ordinal": ordinal, "amount": instalment.amount, "due": due, "condition": instalment.condition or None}


def share_text(share: Decimal) -> str:
    """A percentage as it is kept: no exponent, no trailing zeros."""
    text = format(share, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


TEXTS = (
    "purpose", "report_duty", "conditions", "reasons", "provisions", "contact", "audit_right", "review_instructions",
)  # fmt: skip
LONG_NAMES = {"conditions": "conditions", "reasons": "reasons", "report_duty": "reportDuty"}
KEPT: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(TEXTS, str.strip),
    "maximum_share": share_text,
    "payment_plan": lambda plan: [plan_row(ordinal, each) for ordinal, each in enumerate(plan, start=1)],
    "recipients": lambda ids: [str(id) for id in ids],
}


def columns_of(decision: Decision) -> dict[str, Any]:
    """What a decision says, as its row keeps it."""
    return {name: getattr(decision, name) for name in NAMES}


def as_proposed(decision: Decision) -> dict[str, Any]:
    """What was proposed, as plain JSON, to keep beside what was decided instead."""
    said = {"kind": decision.kind, **columns_of(decision)}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in said.items()}
