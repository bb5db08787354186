"""What a decision must hold and must not, before it can be signed."""

from collections.abc import Collection
from decimal import Decimal
from typing import Any

from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.appropriations.euros import euros
from avustin_core.calls.models import Call
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.decisions.models import Decision, DecisionKind, Liability
from avustin_core.decisions.refusals import (
    AmountDisagrees,
    DecisionIncomplete,
    LateIsNotExamined,
    PaymentPlanDisagrees,
    PeriodDisagrees,
    RecipientsAreJointlyLiable,
    ShareExceeded,
    WithdrawnLapses,
)
from avustin_core.plugin import Text

WHOLE = Decimal(100)
OF_ALL = {
    "reasons": Text(fi="perustelut", sv="motiveringar", en="reasons"),
    "provisions": Text(fi="sovelletut säännökset", sv="tillämpade bestämmelser", en="provisions applied"),
    "contact": Text(fi="yhteyshenkilö", sv="kontaktperson", en="contact"),
    "review_instructions": Text(
        fi="oikaisuvaatimusohje", sv="anvisning om hur man begär omprövning", en="review instructions"
    ),
}
OF_A_GRANT = {
    "recipients": Text(fi="avustuksen saaja", sv="mottagare", en="recipient"),
    "purpose": Text(fi="käyttötarkoitus", sv="ändamål", en="purpose"),
    "amount": Text(fi="avustuksen määrä", sv="belopp", en="amount"),
    "eligible_costs": Text(fi="hyväksyttävät kustannukset", sv="godtagbara kostnader", en="eligible costs"),
    "maximum_share": Text(fi="enimmäisosuus", sv="maximiandel", en="maximum share"),
    "period_starts": Text(fi="käyttöajan alku", sv="användningstidens början", en="start of the period of use"),
    "period_ends": Text(fi="käyttöajan loppu", sv="användningstidens slut", en="end of the period of use"),
    "payment_plan": Text(fi="maksusuunnitelma", sv="utbetalningsplan", en="payment plan"),
    "report_duty": Text(fi="selvitysvelvollisuus", sv="redovisningsskyldighet", en="duty to report"),
    "report_due": Text(fi="selvityksen määräpäivä", sv="sista dag för redogörelsen", en="due date of the report"),
    "conditions": Text(fi="ehdot ja rajoitukset", sv="villkor och begränsningar", en="conditions"),
    "audit_right": Text(fi="tarkastusoikeus", sv="granskningsrätt", en="right of audit"),
    "liability": Text(fi="vastuu avustuksesta", sv="ansvar för understödet", en="liability"),
}
CAMEL = {
    name: name.split("_")[0] + "".join(part.title() for part in name.split("_")[1:]) for name in OF_ALL | OF_A_GRANT
}


def check_kind(kind: DecisionKind, application: Application, call: Call) -> None:
    """Refuses what can't be decided of a withdrawn or a late application, or be granted from a cancelled call.

    Nothing but a withdrawn application lapses.
    """
    if kind.grants and call.cancelled_at:
        raise CallIsCancelled("kind")
    if (kind is DecisionKind.LAPSED) != (application.status is ApplicationStatus.WITHDRAWN):
        raise WithdrawnLapses("kind")
    if application.is_late and kind not in (DecisionKind.NOT_EXAMINED, DecisionKind.LAPSED):
        raise LateIsNotExamined("kind")


def check_complete(decision: Decision, leaves_out: Collection[str] = ()) -> None:
    """Refuses, naming them all, while something that the law asks for is missing (688/2001 11 §, 434/2003 44–47 §)."""
    if missing := lacking(decision, leaves_out):
        labels = [(OF_A_GRANT | OF_ALL)[name] for name in missing]
        fi, sv, en = (", ".join(label.get(code) for label in labels) for code in ("fi", "sv", "en"))
        raise DecisionIncomplete(CAMEL[missing[0]], fields=Text(fi, sv, en))


def lacking(decision: Decision, leaves_out: Collection[str] = ()) -> list[str]:
    """The columns that something is missing from."""
    wanted = OF_A_GRANT | OF_ALL if decision.kind.grants else OF_ALL
    return [name for name in wanted if name not in leaves_out and getattr(decision, name) in (None, "", 0, [])]


def check_sums(decision: Decision, application: Application, *, maximum_share: Decimal | None) -> None:
    """Refuses a sum that the kind, the share of the costs or the payment plan contradicts.

    `maximum_share` is the programme's; the decision may set a lower one.
    """
    if not _agrees(decision.kind, decision.amount, application.amount_applied):
        applied = euros(application.amount_applied or 0)
        raise AmountDisagrees("amount", applied=applied, amount=euros(decision.amount))
    if decision.kind.grants:
        _check_share(decision, maximum_share)
        _check_period(decision)
        _check_liability(decision)
        _check_plan(decision.payment_plan, decision.amount)


def largest_grant(eligible_costs: int, share: Decimal) -> int:
    """The maximum share of the costs, in whole cents, rounded down."""
    return int(eligible_costs * share // 100)


def _agrees(kind: DecisionKind, amount: int, applied: int | None) -> bool:
    if not kind.grants:
        return amount == 0
    if amount < 0 or applied is None:
        return amount >= 0
    return amount == applied if kind is DecisionKind.GRANT else amount < applied


def _check_share(decision: Decision, maximum_share: Decimal | None) -> None:
    if decision.eligible_costs is None:
        return
    highest = WHOLE if maximum_share is None else maximum_share
    said = highest if decision.maximum_share is None else Decimal(decision.maximum_share)
    share = min(said, highest)
    largest = largest_grant(decision.eligible_costs, share)
    if decision.amount > largest or share != said:
        path = "amount" if decision.amount > largest else "maximumShare"
        raise ShareExceeded(path, share=share, largest=euros(largest))


def _check_period(decision: Decision) -> None:
    days = [each for each in (decision.period_starts, decision.period_ends, decision.report_due) if each]
    if days != sorted(days):
        raise PeriodDisagrees("periodEnds")


def _check_liability(decision: Decision) -> None:
    if len(decision.recipients) > 1 and decision.liability is Liability.RECIPIENT:
        raise RecipientsAreJointlyLiable("liability")


def _check_plan(plan: list[dict[str, Any]], amount: int) -> None:
    sums = [each["amount"] for each in plan if each["amount"] is not None]
    stated = all(each["amount"] is not None or each["condition"] for each in plan)
    whole = sum(sums) == amount if len(sums) == len(plan) else sum(sums) <= amount
    if plan and not (stated and whole and all(each > 0 for each in sums)):
        raise PaymentPlanDisagrees("paymentPlan", amount=euros(amount))
