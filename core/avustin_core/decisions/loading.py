"""A decision's surroundings, read in the one order of locks: the application first, then what is decided of it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.applications.loading import get_call
from avustin_core.applications.models import Application, Participant
from avustin_core.calls.models import Call
from avustin_core.checks.queries import accepted_total
from avustin_core.clock import HELSINKI
from avustin_core.decisions.contents import plan_row
from avustin_core.decisions.filling import Ground, filled
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.refusals import RecipientUnknown
from avustin_core.decisions.rights import COLUMNS
from avustin_core.decisions.views import decision_view, planned
from avustin_core.errors import NotFound
from avustin_core.matters import operations as matters
from avustin_core.matters.models import Matter
from avustin_core.organisations.models import Organisation
from avustin_core.work import Work


@dataclass(frozen=True)
class Decidable:
    """An application that is being decided, with its call and the organisations that may receive the grant."""

    application: Application
    call: Call
    matter: Matter
    ground: Ground
    possible_recipients: frozenset[str]

    @property
    def maximum_share(self) -> Decimal | None:
        """The programme's, in per cent; None when it has none, or isn't installed any more."""
        return self.ground.programme.maximum_share if self.ground.programme else None

    def state(self, decision: Decision) -> Any:
        """What the guards of a decision look at."""
        return gather(COLUMNS, decision, application=self.application, call=self.call, matter=self.matter)


async def load(work: Work, application_id: UUID) -> Decidable:
    """The application, locked; whether the actor may, the caller asks."""
    application = await work.session.get(Application, application_id, with_for_update=True, populate_existing=True)
    if application is None:
        raise NotFound()
    call = await get_call(work.session, application.call_id)
    matter = await matters.handled(work, application.matter_id)
    taking_part = select(col(Participant.organisation_id)).where(col(Participant.application_id) == application.id)
    others = {str(id) for id in await work.session.scalars(taking_part)} - {str(application.organisation_id)}
    programme, today = work.registry.programmes.get(call.programme_code), work.now.astimezone(HELSINKI).date()
    party = await work.session.get_one(Organisation, application.organisation_id)
    accepted = await accepted_total(work.session, application)
    ground = Ground(application, call, party, programme, bool(others), today, accepted)
    return Decidable(application, call, matter, ground, frozenset(others | {str(application.organisation_id)}))


async def of_matter(work: Work, matter_id: UUID, status: DecisionStatus) -> Decision | None:
    """The matter's open proposal, or its signed decision in force."""
    statement = (
        select(Decision)
        .where(col(Decision.matter_id) == matter_id, col(Decision.status) == status)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    found: Decision | None = await work.session.scalar(statement)
    return found


async def write(work: Work, decision: Decision, kind: DecisionKind, given: dict[str, Any], matter: Decidable) -> None:
    """Makes the row say what is given, and what there is to fill the rest with."""
    decision.kind = kind
    for name, value in filled(kind, given, matter.ground).items():
        setattr(decision, name, value)
    recipients = decision.recipients
    if len(set(recipients)) != len(recipients) or not set(recipients) <= matter.possible_recipients:
        raise RecipientUnknown("recipients")
    if kind.grants and "payment_plan" not in given:
        view = await decision_view(work, decision, matter.application, matter.call)
        plan = [planned(each, decision.language) for each in work.registry.payment_plan(view)]
        decision.payment_plan = [plan_row(ordinal, each) for ordinal, each in enumerate(plan, start=1)]
