"""Decisions as plugins see them, for the payment plan, the letter and the veto."""

from datetime import date
from decimal import Decimal

from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.applications.views import application_view, cents, euros
from avustin_core.calls.models import Call
from avustin_core.decisions.contents import PlannedInstalment
from avustin_core.decisions.models import Decision
from avustin_core.plugin import DecisionView, Instalment, Language, TransitionView
from avustin_core.work import Work


async def decision_view(work: Work, decision: Decision, application: Application, call: Call) -> DecisionView:
    """The decision as it stands, with the answers that were handed in."""
    version = await work.session.get(ApplicationVersion, application.submitted_id) if application.submitted_id else None
    return DecisionView(
        id=str(decision.id),
        application=await application_view(
            work.session,
            application,
            call.view(),
            version.answers if version else {},
            form_version=version.form_version if version else None,
        ),
        kind=decision.kind.name,
        language=decision.language.value,
        granted=euros(decision.amount) if decision.kind.grants else None,
        eligible_costs=euros(decision.eligible_costs),
        maximum_share=None if decision.maximum_share is None else Decimal(decision.maximum_share),
        period_starts=decision.period_starts,
        period_ends=decision.period_ends,
        purpose=decision.purpose or None,
        conditions=tuple(part for part in (decision.conditions, decision.report_duty, decision.audit_right) if part),
        reasons=decision.reasons or None,
        provisions=(decision.provisions,) if decision.provisions else (),
        signed_at=decision.signed_at,
    )


def planned(instalment: Instalment, language: Language) -> PlannedInstalment:
    """An instalment of a plugin's plan, in the decision's language."""
    condition = instalment.condition.get(language) if instalment.condition else None
    due: date | None = instalment.due
    return PlannedInstalment(amount=cents(instalment.amount), due=due, condition=condition)


def transition(work: Work, name: str, view: DecisionView, from_state: str | None, to_state: str) -> TransitionView:
    """The move that is about to be made, for plugins to refuse."""
    return TransitionView(
        name=name,
        kind="decision",
        id=view.id,
        from_state=from_state,
        to_state=to_state,
        at=work.now,
        actor_id=str(work.actor.user_id) if work.actor.user_id else None,
        application=view.application,
    )
