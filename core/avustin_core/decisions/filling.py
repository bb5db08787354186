"""What a proposal leaves out: taken from the application, the call's settings, and the programme's texts and plan.

A programme's `decision_texts` are known by the keys `conditions`, with `awarded_to_the_lead` or `awarded_jointly` added
for a joint project, `report_duty`, `right_of_audit`, `review_instructions`, and `provisions`; for other outcomes than
grants `provisions_of_a_refusal`, or where they are there `provisions_of_not_examined` and `provisions_of_a_lapse`.
Settings of a call that dates are filled from are those of `avustin_core.plugin.settings.FILLED_FROM`.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from avustin_core.applications.models import Application
from avustin_core.applications.writing import language_for
from avustin_core.calls.contacts import contact_of
from avustin_core.calls.models import Call
from avustin_core.decisions.contents import EMPTY, share_text
from avustin_core.decisions.models import DecisionKind, Liability
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Programme, text_on
from avustin_core.plugin.settings import REPORT_DUE_IN_DAYS, USE_ENDS, USE_IN_DAYS, USE_STARTS

PROVISIONS = {
    DecisionKind.REFUSAL: "provisions_of_a_refusal",
    DecisionKind.NOT_EXAMINED: "provisions_of_not_examined",
    DecisionKind.LAPSED: "provisions_of_a_lapse",
}


@dataclass(frozen=True)
class Ground:
    """What there is to fill from. `programme` is None when its plugin isn't installed any more."""

    application: Application
    call: Call
    party: Organisation
    programme: Programme | None
    is_joint: bool
    today: date
    accepted_costs: int | None = None  #: by officials, row by row, of what stands

    @property
    def leaves_out(self) -> frozenset[str]:
        """What a grant needn't say, of its costs and of its report (688/2001 11 § 2 mom.: as needed)."""
        lump_sum = self.programme.lump_sum if self.programme else _eligible(self.application) is None
        covers_all = self.programme is not None and self.programme.maximum_share is None
        is_reported = self.programme is None or self.programme.report_forms
        return frozenset(
            (
                *(("eligible_costs",) if lump_sum else ()),
                *(("maximum_share",) if lump_sum or covers_all else ()),
                *(() if is_reported else ("report_due",)),
            )
        )

    @property
    def language(self) -> Language:
        """The one language of the decision."""
        return language_for(self.application, self.party)

    def text(self, *keys: str) -> str:
        """The programme's text of the first key that it has, as it holds today, in the decision's language."""
        texts = self.programme.decision_texts if self.programme else {}
        found = next((texts[key] for key in keys if key in texts), None)
        return text_on(found, self.today).get(self.language) if found else ""


def filled(kind: DecisionKind, given: dict[str, Any], ground: Ground) -> dict[str, Any]:
    """All columns of a decision but its payment plan: what was given, and for the rest what there is to fill with."""
    said = {
        "recipients": [str(ground.application.organisation_id)],
        "purpose": ground.application.purpose or ground.application.title or "",
        "reasons": "",
        "provisions": _provisions(kind, ground),
        "contact": contact_of(ground.call, ground.language),
        "review_instructions": ground.text("review_instructions"),
        **given,
    }
    if kind.grants:
        return _of_a_grant(kind, said, ground) | given
    return said | EMPTY | {"amount": given.get("amount", 0)}


def _of_a_grant(kind: DecisionKind, said: dict[str, Any], ground: Ground) -> dict[str, Any]:
    application, programme = ground.application, ground.programme
    alone = len(said["recipients"]) == 1
    starts, ends = _period(said, ground)
    days = ground.call.settings.get(REPORT_DUE_IN_DAYS)
    share = programme.maximum_share if programme else None
    return {
        **said,
        "amount": (application.amount_applied or 0) if kind is DecisionKind.GRANT else 0,
        "eligible_costs": _eligible(application) if ground.accepted_costs is None else ground.accepted_costs,
        "maximum_share": None if share is None else share_text(share),
        "period_starts": starts,
        "period_ends": ends,
        "payment_plan": [],
        "report_duty": ground.text("report_duty"),
        "report_due": _days_after(ends, days),
        "conditions": _conditions(alone, ground),
        "audit_right": ground.text("right_of_audit"),
        "liability": Liability.RECIPIENT if alone else None,
    }


def _period(said: dict[str, Any], ground: Ground) -> tuple[date | None, date | None]:
    """The period of use: as given, as applied for, or as the call sets it, from the day of the proposal if no other."""
    settings = ground.call.settings
    starts = said.get("period_starts") or ground.application.period_starts or _day(settings.get(USE_STARTS))
    ends = said.get("period_ends") or ground.application.period_ends or _day(settings.get(USE_ENDS))
    days = settings.get(USE_IN_DAYS)
    if starts is None and (ends or days is not None):
        starts = ground.today
    return starts, ends or _days_after(starts, days)


def _day(value: str | None) -> date | None:
    return date.fromisoformat(value) if value else None


def _eligible(application: Application) -> int | None:
    """What the form says is eligible; all of the costs, where it makes no difference."""
    return application.total_costs if application.eligible_costs is None else application.eligible_costs


def _days_after(day: date | None, days: int | None) -> date | None:
    """That many days later; None where one isn't known, and beyond the last day that there is."""
    try:
        return day + timedelta(days=days) if day and days is not None else None
    except OverflowError:
        return None


def _conditions(alone: bool, ground: Ground) -> str:
    to_whom = "awarded_to_the_lead" if alone else "awarded_jointly"
    parts = [ground.text("conditions"), ground.text(to_whom) if ground.is_joint or not alone else ""]
    return "\n\n".join(part for part in parts if part)


def _provisions(kind: DecisionKind, ground: Ground) -> str:
    if kind.grants:
        return ground.text("provisions")
    return ground.text(PROVISIONS[kind], PROVISIONS[DecisionKind.REFUSAL], "provisions")
