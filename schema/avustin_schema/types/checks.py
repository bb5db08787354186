"""What officials check: the checklist with an answer for each item, and the costs accepted row by row."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from math import ceil
from typing import Any
from uuid import UUID

import strawberry
from sqlalchemy import Select, select
from sqlmodel import col

from avustin_core.access import User
from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.calls.settings import read_setting
from avustin_core.checks.costs import accepted_of, by_path, share_of
from avustin_core.checks.items import items_of
from avustin_core.checks.lines import CostLine, Sums, lines_of
from avustin_core.checks.models import Check
from avustin_core.checks.rights import is_for
from avustin_core.plugin import CheckItem, Outcome, SettingKind
from avustin_core.trail.operations import SecretRead
from avustin_schema.gathering import Gathered, Record
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.scalars import euros
from avustin_schema.secrets import Telling
from avustin_schema.types.answers import spec_in
from avustin_schema.types.common import LocalizedText, global_id


@strawberry.type(
    description="An item of the checklist, with what an official found. An item for named roles is left out for others."
)
class ChecklistItem:
    """An item."""

    key: str = strawberry.field(description="The item's key. Give it to recordChecks.")
    text: LocalizedText = strawberry.field(description="What must be so.")
    source: str | None = strawberry.field(description="Where it comes from.")
    outcome: Outcome | None = strawberry.field(
        description="What an official found; null while nobody has. A grant can't be signed while it isn't met."
    )
    reason: str | None = strawberry.field(description="Why; empty where it is met and nothing was said.")
    checked_by: strawberry.ID | None = strawberry.field(description="The official's global id.")
    checked_by_name: str | None = strawberry.field(description="The official's name.")
    checked_at: datetime | None = strawberry.field(description="When.")
    is_outdated: bool = strawberry.field(description="Whether the application was handed in again since.")
    revision: int | None = strawberry.field(description="The lock of the answer; null while there is none.")


@strawberry.type(description="One cost of an application.")
class CostLineOfApplication:
    """A cost."""

    path: list[str] = strawberry.field(description="Where its sum lies in the answers. Give it to acceptCosts.")
    label: LocalizedText = strawberry.field(description="What the form calls it.")
    says: list[LocalizedText] = strawberry.field(description="What it is, by the choices and short texts of its row.")
    applied: Decimal = strawberry.field(description="What the application says, in euros.")
    eligible: Decimal = strawberry.field(description="What of it the form's own rule lets be eligible, in euros.")
    accepted: Decimal = strawberry.field(
        description="What counts, in euros: what an official accepts, else the eligible."
    )
    reason: str | None = strawberry.field(
        description="The official's reason; null where no official has said anything."
    )
    checked_by: strawberry.ID | None = strawberry.field(description="The official's global id.")
    checked_at: datetime | None = strawberry.field(description="When the official said so.")
    is_outdated: bool = strawberry.field(
        description="Whether an official said something of another sum, so that it counts no more."
    )


@strawberry.type(description="The costs of an application and what of them is accepted, with the share recomputed.")
class CheckedCosts:
    """Costs."""

    lines: list[CostLineOfApplication] = strawberry.field(description="Row by row.")
    applied: Decimal = strawberry.field(description="The costs as applied for, in euros.")
    eligible: Decimal = strawberry.field(description="Those eligible by the form's own rule, in euros.")
    accepted: Decimal = strawberry.field(
        description="Those that count, in euros. A proposal that says none takes them."
    )
    maximum_share: Decimal | None = strawberry.field(
        description="The programme's greatest share, in per cent; null where a grant may cover all."
    )
    largest_grant: Decimal = strawberry.field(
        description="That share of what is accepted, rounded down to cents, in euros."
    )
    own_share: Decimal = strawberry.field(
        description="What other financing must cover of it at least, rounded up to cents, in euros."
    )
    applied_share: Decimal | None = strawberry.field(
        description="The sum applied for, in per cent of what is accepted, rounded up to hundredths; null where that is nothing."
    )
    revision: int | None = strawberry.field(
        description="The lock: give it back to acceptCosts. Null while no official has."
    )


def _answers_of(ids: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            col(Application.id), col(Application.matter_id), col(Application.call_id), col(Application.submitted_id),
            col(Call.programme_code), col(Check.item), col(Check.outcome), col(Check.reason), col(Check.checked_by),
            col(User.name), col(Check.checked_at), col(Check.version_id), col(Check.revision),
        )
        .join(Call, col(Call.id) == col(Application.call_id))
        .outerjoin(Check, col(Check.application_id) == col(Application.id))
        .outerjoin(User, col(User.id) == col(Check.checked_by))
        .where(col(Application.id).in_(ids))
    )  # fmt: skip


def _listed(records: Sequence[Record], reading: Reading, ids: list[UUID]) -> list[list[ChecklistItem]]:
    found: dict[UUID, list[Record]] = {id: [] for id in ids}
    for record in records:
        found[record[0]].append(record)
    return [_items(found[id], reading) for id in ids]


def _items(records: Sequence[Record], reading: Reading) -> list[ChecklistItem]:
    if not records:
        return []
    id, matter_id, call_id, version_id, code = records[0][:5]
    said = {record[5]: record[6:] for record in records if record[5] is not None}
    items = [
        item
        for item in items_of(reading.registry, code)
        if is_for(item, reading.actor, matter_id=matter_id, call_id=call_id)
    ]
    secret = [item for item in items if item.roles is not None and item.key in said]
    paths = tuple(("checklist", item.key) for item in secret)
    roles = frozenset(str(role) for item in secret for role in item.roles or ())
    Telling(reading.secrets, SecretRead("Application", id, matter_id, paths, roles)).all()
    return [_item(item, said.get(item.key), version_id) for item in items]


def _item(item: CheckItem, said: Record | None, version_id: UUID | None) -> ChecklistItem:
    outcome, reason, by, name, at, version, revision = said or (None,) * 7
    return ChecklistItem(
        key=item.key,
        text=LocalizedText.of(item.text),
        source=str(item.source) if item.source else None,
        outcome=outcome,
        reason=reason,
        checked_by=global_id("Person", by) if by else None,
        checked_by_name=name,
        checked_at=at,
        is_outdated=version is not None and version != version_id,
        revision=revision,
    )


CHECKLIST = Gathered("id", _answers_of, _listed)
COSTS = (
    "submitted.answers", "submitted_form.programme_code", "submitted_form.name", "submitted_form.version", "total_costs",
    "eligible_costs", "amount_applied", "call.settings", "call.setting_kinds", "accepted_costs.rows",
    "accepted_costs.revision",
)  # fmt: skip


def costs_of(values: Any, reading: Reading) -> CheckedCosts | None:
    """The costs; null before they are handed in, where a grant is a lump sum, and when the plugin is gone."""
    code = values("submitted_form.programme_code")
    programme = reading.registry.programmes.get(code)
    if programme is None or values("submitted.answers") is None:
        return None
    spec = spec_in(reading, code, values("submitted_form.name"), values("submitted_form.version"))
    if spec is None:
        return None
    kinds, kept = values("call.setting_kinds"), values("call.settings")
    settings = {key: read_setting(SettingKind(kind), kept.get(key)) for key, kind in kinds.items()}
    sums = Sums(values("total_costs"), values("eligible_costs"))
    lines = lines_of(spec, values("submitted.answers"), settings, sums)
    share = programme.maximum_share
    said = by_path(values("accepted_costs.rows") or ())
    return _costs(lines, said, share, values("amount_applied"), values("accepted_costs.revision")) if lines else None


def _costs(
    lines: Sequence[CostLine], said: Any, maximum_share: Decimal | None, applied: int | None, revision: int | None
) -> CheckedCosts:
    accepted = sum(accepted_of(line, said) for line in lines)
    share = share_of(accepted, maximum_share, applied)
    return CheckedCosts(
        lines=[_line(line, said) for line in lines],
        applied=euros(sum(line.applied for line in lines)),
        eligible=euros(sum(line.eligible for line in lines)),
        accepted=euros(accepted),
        maximum_share=maximum_share,
        largest_grant=euros(share.largest),
        own_share=euros(share.own),
        applied_share=None if share.asked is None else _rounded_up(share.asked),
        revision=revision,
    )


def _rounded_up(percentage: Fraction) -> Decimal:
    return Decimal(ceil(percentage * 100)).scaleb(-2)


def _line(line: CostLine, said: Any) -> CostLineOfApplication:
    known = said.get(line.path)
    return CostLineOfApplication(
        path=list(line.path),
        label=LocalizedText.of(line.label),
        says=[LocalizedText.of(each) for each in line.says],
        applied=euros(line.applied),
        eligible=euros(line.eligible),
        accepted=euros(accepted_of(line, said)),
        reason=known["reason"] if known else None,
        checked_by=global_id("Person", UUID(known["by"])) if known and known["by"] else None,
        checked_at=datetime.fromisoformat(known["at"]) if known else None,
        is_outdated=bool(known) and known["applied"] != line.applied,
    )
