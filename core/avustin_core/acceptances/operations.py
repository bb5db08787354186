"""What is done with a grant after its notification: it is accepted or declined, and what isn't accepted is released."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import undefer
from sqlmodel import col

from avustin_core.acceptances.models import Acceptance, AcceptanceAnswer
from avustin_core.acceptances.refusals import (
    AcceptanceOverdue,
    AgreementMissing,
    GrantIsAnswered,
    GrantIsReleased,
    IbanUnreadable,
    NotDeclined,
    NothingToAccept,
)
from avustin_core.acceptances.rights import (
    ACCEPT,
    DECISION_COLUMNS,
    DECLINE,
    RELEASE,
    recipients_of,
    unanswered_of,
)
from avustin_core.access import Guard, gather
from avustin_core.applications.models import Participant
from avustin_core.appropriations import ledger
from avustin_core.appropriations.refusals import AppropriationExpired, ReleaseExceedsCommitment
from avustin_core.calls.counting import count
from avustin_core.clock import HELSINKI
from avustin_core.decisions.models import Decision
from avustin_core.decisions.money import holder_of
from avustin_core.documents.models import Document
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.forms.identifiers import read_iban
from avustin_core.matters import operations as matters
from avustin_core.plugin import Text
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.work import Work, operation

ANSWERED = (NothingToAccept, GrantIsAnswered, AcceptanceOverdue)


@dataclass(frozen=True)
class Agreement:
    """The recipient's agreement with those who use the grant too: when it was signed, and the document if it is here."""

    signed_on: date
    document_id: UUID | None = None


@operation(refuses=(*ANSWERED, IbanUnreadable, AgreementMissing))
async def accept_grant(
    work: Work,
    decision_id: UUID,
    *,
    iban: str,
    agreement: Agreement | None = None,
    organisation_id: UUID | None = None,
    revision: int,
) -> Acceptance:
    """Takes the grant, for good, and says to which account it is paid. `revision` is the decision's.

    Of several recipients each answers for itself: the grant is accepted when all have. `organisation_id` says for which,
    where the actor signs for several. Where others than they use the grant, the agreement with these is recorded (688/2001 7 §).
    """
    decision, recipient = await _answerable(work, decision_id, ACCEPT, revision, organisation_id)
    account = read_iban(iban)
    if not isinstance(account, str):
        raise IbanUnreadable("iban")
    signed_on, document_id = await _agreement(work, decision, agreement)
    if unanswered_of(decision) == [recipient]:
        decision.accepted_at = work.now
    return await _answer(
        work, decision, recipient, AcceptanceAnswer.ACCEPTED, iban=account, agreement_signed_on=signed_on,
        agreement_id=document_id,
    )  # fmt: skip


@operation(refuses=ANSWERED)
async def decline_grant(
    work: Work, decision_id: UUID, *, reason: str = "", organisation_id: UUID | None = None, revision: int
) -> Acceptance:
    """Leaves the grant, for good. Its money stays bound until an official releases it.

    What several are to receive jointly isn't accepted when one of them leaves it; the others needn't answer any more.
    """
    decision, recipient = await _answerable(work, decision_id, DECLINE, revision, organisation_id)
    decision.declined_at = work.now
    await time_limits.cancel(work, decision.matter_id, TimeLimitKind.REPORT, about=decision.application_id)
    return await _answer(work, decision, recipient, AcceptanceAnswer.DECLINED, reason=reason.strip() or None)


@operation(refuses=(NothingToAccept, NotDeclined, GrantIsReleased, AppropriationExpired, ReleaseExceedsCommitment))
async def release_grant(work: Work, decision_id: UUID, *, reason: str, revision: int) -> Decision:
    """Releases the money of a grant that was declined, while the appropriation is usable; the call counts it no more."""
    decision = await _get(work, decision_id)
    work.may(RELEASE, gather(DECISION_COLUMNS, decision))
    work.expect(decision, revision)
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY)
    decision.released_at = work.now
    if answer := await _declined(work, decision.id):
        answer.released_at, answer.released_by, answer.release_reason = work.now, work.actor.user_id, reason.strip()
    await count(work, decision.call_id, granted=-1, granted_total=-decision.amount)
    if holder := await holder_of(work, decision.matter_id):
        await ledger.release(
            work, holder.appropriation_id, decision.amount, call_id=decision.call_id, matter_id=decision.matter_id,
            decision_id=holder.decision_id, reason=reason.strip(),
        )  # fmt: skip
        await ledger.tell(work, holder.appropriation_id, -decision.amount)
    await matters.did(work, decision.matter_id, RELEASE.action)
    await work.session.flush()
    return decision


async def _answerable(
    work: Work, decision_id: UUID, guard: Guard[Any], revision: int, organisation_id: UUID | None
) -> tuple[Decision, UUID]:
    """The decision, and the recipient who answers."""
    decision = await _get(work, decision_id)
    work.may(guard, gather(DECISION_COLUMNS, decision))
    work.expect(decision, revision)
    theirs = [each for each in unanswered_of(decision) if work.actor.signs_for(each)]
    if organisation_id and organisation_id not in theirs:
        raise NotAllowed("organisationId", requires=guard.requires)
    due = select(col(TimeLimit.due_at)).where(
        col(TimeLimit.about_id) == decision.id, col(TimeLimit.kind) == TimeLimitKind.ACCEPTANCE
    )
    until = await work.session.scalar(due)
    if until and until <= work.now:
        raise AcceptanceOverdue()
    return decision, organisation_id or theirs[0]


async def _get(work: Work, decision_id: UUID) -> Decision:
    """The decision, locked, with those who have answered."""
    await work.get(Decision, decision_id, lock=True)
    statement = select(Decision).where(col(Decision.id) == decision_id).options(undefer(Decision.answered_by))  # type: ignore[attr-defined]
    return (await work.session.scalars(statement.execution_options(populate_existing=True))).one()


async def _answer(
    work: Work, decision: Decision, recipient: UUID, answer: AcceptanceAnswer, **values: Any
) -> Acceptance:
    if decision.accepted_at or decision.declined_at:
        await time_limits.meet(work, decision.matter_id, TimeLimitKind.ACCEPTANCE, about=decision.id)
    return await work.add(
        Acceptance(
            decision_id=decision.id, application_id=decision.application_id, matter_id=decision.matter_id,
            call_id=decision.call_id, organisation_id=recipient, answer=answer, answered_at=work.now,
            answered_by=work.actor.user_id, **values,
        )
    )  # fmt: skip


async def _declined(work: Work, decision_id: UUID) -> Acceptance | None:
    """The answer that left it."""
    found: Acceptance | None = await work.session.scalar(
        select(Acceptance).where(
            col(Acceptance.decision_id) == decision_id, col(Acceptance.answer) == AcceptanceAnswer.DECLINED
        )
    )
    return found


async def _agreement(work: Work, decision: Decision, agreement: Agreement | None) -> tuple[date | None, UUID | None]:
    """What is recorded of it; refused where others than the recipients take part, and none of these has said anything."""
    if agreement is None:
        if await _others(work, decision) and not await _is_agreed(work, decision):
            raise AgreementMissing("agreement")
        return None, None
    if agreement.signed_on > work.now.astimezone(HELSINKI).date():
        raise InvalidInput("agreement", "signedOn", reason=NOT_YET)
    if agreement.document_id:
        document = await work.get(Document, agreement.document_id)
        if document.matter_id != decision.matter_id:
            raise InvalidInput("agreement", "documentId", reason=OF_THIS_MATTER)
    return agreement.signed_on, agreement.document_id


async def _others(work: Work, decision: Decision) -> bool:
    statement = select(func.count()).where(
        col(Participant.application_id) == decision.application_id,
        col(Participant.organisation_id).not_in(recipients_of(decision)),
    )
    return bool(await work.session.scalar(statement))


async def _is_agreed(work: Work, decision: Decision) -> bool:
    """Whether another recipient has said when the agreement was made."""
    statement = select(func.count()).where(
        col(Acceptance.decision_id) == decision.id, col(Acceptance.agreement_signed_on).is_not(None)
    )
    return bool(await work.session.scalar(statement))


SAY_WHY = Text(
    fi="Kirjoita, miksi varat vapautetaan.", sv="Skriv varför medlen frigörs.", en="Write why the money is released."
)
NOT_YET = Text(
    fi="Sopimuksen päiväys ei voi olla tulevaisuudessa.",
    sv="Avtalets datum kan inte ligga i framtiden.",
    en="The agreement can't be signed in the future.",
)
OF_THIS_MATTER = Text(
    fi="Anna tämän asian asiakirja.", sv="Ange en handling i detta ärende.", en="Give a document of this matter."
)
