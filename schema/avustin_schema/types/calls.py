"""Calls: one opening of a programme, with what is pinned to it."""

from datetime import datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import strawberry

from avustin_core.applications import rights as application_rights
from avustin_core.appropriations.models import Appropriation as AppropriationRow
from avustin_core.calls import rights
from avustin_core.calls.models import CallState, state_of
from avustin_core.matters import rights as matter_rights
from avustin_core.programmes.models import FormRelease, ProgrammeRow
from avustin_core.register import rights as register_rights
from avustin_core.scenarios import rights as scenario_rights
from avustin_schema.paging import Order
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.roots import by_id, page
from avustin_schema.scalars import euros
from avustin_schema.sources import Join, batched, column, computed, one, paged, sourced
from avustin_schema.types.appropriations import Appropriation
from avustin_schema.types.asked import CALLS
from avustin_schema.types.assessments import RankedApplication, load_rankings
from avustin_schema.types.calibration import Calibration, load_calibrations
from avustin_schema.types.call_forms import CallFormChange, changes_of
from avustin_schema.types.common import LONG, Action, LocalizedText, Node, actions, id_of, text
from avustin_schema.types.criteria import Criterion, pinned
from avustin_schema.types.forms import Form
from avustin_schema.types.programmes import Programme
from avustin_schema.types.rankings import RankingRules, ranking_rules
from avustin_schema.types.settings import CallSetting, values_of
from avustin_schema.types.statistics import TOLD, CallStatistics, outcome_of, statistics_of


@strawberry.type(description="Who answers questions about a call.")
class Contact:
    """A contact."""

    name: LocalizedText = strawberry.field(description="The person or the unit.")
    email: str | None = strawberry.field(description="E-mail address.")
    phone: str | None = strawberry.field(description="Telephone number.")


STATE = (*TOLD, "cancelled_at", "published_at", "opens_at", "closes_at", "assessed")


def _state(values: Any, reading: Reading) -> CallState:
    return state_of(
        SimpleNamespace(**{name: values(name) for name in STATE} | outcome_of(values, reading)), reading.now
    )


def _settings(values: Any, reading: Reading) -> list[CallSetting]:
    programme = reading.registry.programmes.get(values("programme_code"))
    return values_of(programme.settings if programme else (), values("settings"))


def _contact(stored: dict[str, Any]) -> Contact:
    return Contact(name=LocalizedText.of(stored["name"]), email=stored.get("email"), phone=stored.get("phone"))


@sourced(
    rights.RIGHTS,
    joins={
        "programme": Join("programme_code", ProgrammeRow, "Programme", there="code"),
        "appropriation": Join("appropriation_id", AppropriationRow, "Appropriation"),
        "form": Join("form_release_id", FormRelease, "Form"),
    },
    default_order=Order("id", descending=True),
    conditions=CALLS,
)
class Call(Node):
    """One opening of a programme."""

    id: strawberry.ID = id_of("Call")
    programme: Programme | None = one("programme", "The programme that it opens.")
    appropriation: Appropriation | None = one("appropriation", "The appropriation that its grants are drawn from.")
    title: LocalizedText = text("title", "Its title.")
    summary: LocalizedText = text("summary", f"What it is about. {LONG}")
    instructions: LocalizedText = text("instructions", f"Who may apply, and how. {LONG}")
    terms: LocalizedText = text("terms", f"On which terms grants are given. {LONG}")
    contact: Contact | None = column("contact", "Who answers questions; null while it isn't set.", _contact)
    published_facts: LocalizedText | None = text(
        "published_facts", f"What was published of the real call, with its source. {LONG}"
    )
    opens_at: datetime | None = column("opens_at", "From this moment an application can be handed in.")
    closes_at: datetime | None = column("closes_at", "At this moment it can't any more; null when the call stays open.")
    is_rolling: bool = column("is_rolling", "Whether applications are handled as they come, also before it closes.")
    state: CallState = computed(STATE, _state, "Where it is now, by the clock and by what was decided.")
    published_at: datetime | None = column("published_at", "When it was published.")
    cancelled_at: datetime | None = column("cancelled_at", "When it was cancelled.")
    cancellation_reason: LocalizedText | None = text("cancellation_reason", "Why it was cancelled.")
    disabled_at: datetime | None = column(
        "disabled_at",
        "Since when the programme is disabled in this call, if it is: applications stay as they are, and can be read.",
    )
    disabled_reason: LocalizedText | None = text("disabled_reason", "Why an administrator disabled it.")
    ceiling: Decimal | None = column(
        "ceiling", "The most that may be granted in this call, in euros; null where none is set.", euros
    )
    settings: list[CallSetting] = computed(
        ("programme_code", "settings"), _settings, "The programme's settings as this call has them."
    )
    criteria: list[Criterion] = column(
        "criteria", "The criteria pinned at publication; before it the programme's.", pinned
    )
    ranking_rules: RankingRules | None = column(
        "ranking_rules", "What tells applications apart beside their totals; null: nothing does.", ranking_rules
    )
    assessment_opens_at: datetime | None = column(
        "assessment_opens_at", "From when assessments are written; null: from the closing."
    )
    assessment_closes_at: datetime | None = column(
        "assessment_closes_at", "Until when they are handed in; null: until the decision."
    )
    form: Form | None = one("form", "The form pinned at publication; null before it.")
    form_changes: list[CallFormChange] | None = column(
        "form_changes", "When the running call got other versions of its form, the first one first.", changes_of
    )
    statistics: CallStatistics = computed(
        TOLD,
        statistics_of,
        "Counts and sums. The outcome is published with the decisions; officials of the call see it as it is.",
    )
    requires_declarations: bool = column(
        "requires_declarations", "Whether everyone declares on a matter (434/2003 28 §) before handling it."
    )
    requires_checks: bool = column(
        "requires_checks",
        "Whether a grant is signed only when every item of the checklist (688/2001 7 §) is answered.",
    )
    assigned_only: bool | None = column(
        "assigned_only", "Whether only those who are assigned to a matter assess it and propose its decision."
    )
    publishes_refusals: bool = column("publishes_refusals", "Whether refusals too are published in the register.")
    is_fictional: bool = column("is_fictional", "Whether it was invented for demonstration.")
    revision: int = column("revision", "The lock: give it back when the call is changed.")
    applications = paged("Application", "call_id", "Applications handed in.", or_none=True)
    decisions = paged("Decision", "call_id", "Proposals and decisions.", or_none=True)
    scenarios = paged("Scenario", "call_id", "Ways to share its money, to compare.", or_none=True)
    ranking: list[RankedApplication] | None = batched(("id",), load_rankings, "The ranking, the best first.")
    calibration: Calibration | None = batched(("id",), load_calibrations, "How alike its assessors assess.")
    actions: list[Action] = actions(
        (
            *rights.GUARDS,
            *matter_rights.CALL_GUARDS,
            *application_rights.CALL_GUARDS,
            *register_rights.CALL_GUARDS,
            *scenario_rights.CALL_GUARDS,
        ),
        rights.COLUMNS
        | matter_rights.CALL_COLUMNS
        | application_rights.CALL_COLUMNS
        | register_rights.CALL_COLUMNS
        | scenario_rights.CALL_COLUMNS,
    )


QUERIES = {
    "calls": page(Call, "Calls, the newest first."),
    "call": by_id(Call, "A call by its id."),
}
