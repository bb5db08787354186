"""What is done with the register: decisions are published in it, after their parties were notified."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from avustin_core.access import gather
from avustin_core.applications.models import Application, Participant
from avustin_core.calls.counting import count
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import DecisionsPublished
from avustin_core.register.entries import entry_of, is_shown
from avustin_core.register.refusals import NotForTheRegister, NothingToPublish, PartiesNotNotified
from avustin_core.register.rights import CALL_COLUMNS, PUBLISH
from avustin_core.work import Work, operation


@operation(refuses=(NothingToPublish, PartiesNotNotified, NotForTheRegister))
async def publish_decisions(work: Work, call_id: UUID, *, decision_ids: Sequence[UUID] | None = None) -> Call:
    """Publish signed decisions of the call in the public register: those named, or all that it shows.

    What is published already stays as it is, and what the actor is disqualified in is left to others. Refused as a
    whole while a party wasn't notified.
    """
    call = await work.get(Call, call_id)
    work.may(PUBLISH, gather(CALL_COLUMNS, call))
    decisions = await _decisions(work, call, decision_ids)
    organisations = await _organisations(work, decisions)
    shown = [each for each in decisions if is_shown(each, organisations[each.id][0], refusals=call.publishes_refusals)]
    if decision_ids is not None and len(shown) < len(set(decision_ids)):
        raise NotForTheRegister("decisionIds")
    if unaware := [each for each in shown if each.notified_at is None]:
        raise PartiesNotNotified("decisionIds", decisions=len(unaware))
    waiting = [each for each in shown if each.published_at is None]
    if not waiting and decision_ids is None:
        raise NothingToPublish()
    await _publish(work, call, waiting, organisations)
    await work.happened(DecisionsPublished(str(call.id), at=work.now))
    return call


async def _decisions(work: Work, call: Call, ids: Sequence[UUID] | None) -> list[Decision]:
    named = () if ids is None else (col(Decision.id).in_(ids),)
    statement = (
        select(Decision)
        .where(col(Decision.call_id) == call.id, col(Decision.status) == DecisionStatus.SIGNED, *named)
        .where(col(Decision.matter_id).not_in(work.actor.disqualified))
        .order_by(col(Decision.id))
        .with_for_update()
    )
    return list(await work.session.scalars(statement))


async def _organisations(work: Work, decisions: Iterable[Decision]) -> dict[UUID, list[Organisation]]:
    """By decision: its applicant, and after it the participants."""
    of_application = {each.application_id: each for each in decisions}
    taking_part = await _of_participants(work, of_application)
    wanted = {each.organisation_id for each in of_application.values()} | {id for _, id in taking_part}
    rows = await work.session.scalars(select(Organisation).where(col(Organisation.id).in_(wanted)))
    known = {row.id: row for row in rows}
    found = {each.id: [known[each.organisation_id]] for each in of_application.values()}
    for application_id, organisation_id in taking_part:
        found[of_application[application_id].id].append(known[organisation_id])
    return found


async def _of_participants(work: Work, applications: Iterable[UUID]) -> list[tuple[UUID, UUID]]:
    statement = (
        select(col(Participant.application_id), col(Participant.organisation_id))
        .where(col(Participant.application_id).in_(list(applications)))
        .order_by(col(Participant.id))
    )
    return [(row[0], row[1]) for row in await work.session.execute(statement)]


async def _publish(
    work: Work, call: Call, decisions: Sequence[Decision], organisations: Mapping[UUID, Sequence[Organisation]]
) -> None:
    ids = [each.application_id for each in decisions]
    rows = await work.session.scalars(select(Application).where(col(Application.id).in_(ids)))
    applications = {row.id: row for row in rows}
    for decision in decisions:
        application = applications[decision.application_id]
        work.session.add(entry_of(decision, application, call, organisations[decision.id], published_at=work.now))
        decision.published_at = work.now
    call.outcome = await _outcome(work, call)
    await work.session.flush()
    await count(work, call.id, registered=len(decisions))


async def _outcome(work: Work, call: Call) -> dict[str, int]:
    """What may be told of the call's outcome: of the decisions whose parties were notified, and of no others."""
    statement = (
        select(col(Decision.kind), func.count(), func.sum(col(Decision.amount)))
        .where(
            col(Decision.call_id) == call.id,
            col(Decision.status) == DecisionStatus.SIGNED,
            col(Decision.notified_at).is_not(None),
        )
        .group_by(col(Decision.kind))
    )
    found = {kind: (number, int(total)) for kind, number, total in await work.session.execute(statement)}
    granted = [value for kind, value in found.items() if kind.grants]
    return {
        "decided": sum(number for kind, (number, _) in found.items() if kind is not DecisionKind.LAPSED),
        "granted": sum(number for number, _ in granted),
        "refused": found.get(DecisionKind.REFUSAL, (0, 0))[0],
        "granted_total": sum(total for _, total in granted),
    }
