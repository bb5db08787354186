"""What is done with a grant after its notification: it is accepted or declined, and what isn't accepted is released."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
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
from avustin_core.acceptances.rights import ACCEPT, DECISION_COLUMNS, DECLINE, RELEASE
from avustin_core.access import Guard, gather
from avustin_core.applications.models import Participant
from avustin_core.appropriations import ledger
from avustin_core.appropriations.refusals import AppropriationExpired, ReleaseExceedsCommitment
from avustin_core.calls.counting import count
from avustin_core.clock import HELSINKI
from avustin_core.decisions.models import Decision, Liability
from avustin_core.decisions.money import holder_of
from avustin_core.documents.models import Document
from avustin_core.errors import InvalidInput
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
    work: Work, decision_id: UUID, *, iban: str, agreement: Agreement | None = None, revision: int
) -> Acceptance:
    """Takes the grant, for good, and says to which account it is paid. `revision` is the decision's.

    Of a joint project whose grant one recipient answers for, the agreement with the others is recorded (688/2001 7 §).
    """
    decision = await _answerable(work, decision_id, ACCEPT, revision)
    account = read_iban(iban)
    if not isinstance(account, str):
        raise IbanUnreadable("iban")
    signed_on, document_id = await _agreement(work, decision, agreement)
    decision.accepted_at = work.now
    return await _answer(
        work, decision, AcceptanceAnswer.ACCEPTED, iban=account, agreement_signed_on=signed_on, agreement_id=document_id
    )


@operation(refuses=ANSWERED)
async def decline_grant(work: Work, decision_id: UUID, *, reason: str = "", revision: int) -> Acceptance:
    """Leaves the grant, for good. Its money stays bound until an official releases it."""
    decision = await _answerable(work, decision_id, DECLINE, revision)
    decision.declined_at = work.now
    await time_limits.cancel(work, decision.matter_id, TimeLimitKind.REPORT, about=decision.application_id)
    return await _answer(work, decision, AcceptanceAnswer.DECLINED, reason=reason.strip() or None)


@operation(refuses=(NothingToAccept, NotDeclined, GrantIsReleased, AppropriationExpired, ReleaseExceedsCommitment))
async def release_grant(work: Work, decision_id: UUID, *, reason: str, revision: int) -> Decision:
    """Releases the money of a grant that was declined, while the appropriation is usable; the call counts it no more."""
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(RELEASE, gather(DECISION_COLUMNS, decision))
    work.expect(decision, revision)
    if not reason.strip():
        raise InvalidInput("reason", reason=SAY_WHY)
    answer = await _answer_of(work, decision.id)
    decision.released_at = work.now
    if answer:
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


async def _answerable(work: Work, decision_id: UUID, guard: Guard[Any], revision: int) -> Decision:
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(guard, gather(DECISION_COLUMNS, decision))
    work.expect(decision, revision)
    due = select(col(TimeLimit.due_at)).where(
        col(TimeLimit.about_id) == decision.id, col(TimeLimit.kind) == TimeLimitKind.ACCEPTANCE
    )
    until = await work.session.scalar(due)
    if until and until <= work.now:
        raise AcceptanceOverdue()
    return decision


async def _answer(work: Work, decision: Decision, answer: AcceptanceAnswer, **values: Any) -> Acceptance:
    await time_limits.meet(work, decision.matter_id, TimeLimitKind.ACCEPTANCE, about=decision.id)
    return await work.add(
        Acceptance(
            decision_id=decision.id, application_id=decision.application_id, matter_id=decision.matter_id,
            call_id=decision.call_id, organisation_id=decision.organisation_id, answer=answer, answered_at=work.now,
            answered_by=work.actor.user_id, **values,
        )
    )  # fmt: skip


async def _answer_of(work: Work, decision_id: UUID) -> Acceptance | None:
    found: Acceptance | None = await work.session.scalar(
        select(Acceptance).where(col(Acceptance.decision_id) == decision_id)
    )
    return found


async def _agreement(work: Work, decision: Decision, agreement: Agreement | None) -> tuple[date | None, UUID | None]:
    """What is recorded of it; refused where others take part, the recipient answers alone, and nothing is said."""
    if agreement is None:
        if decision.liability is Liability.RECIPIENT and await _others(work, decision):
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
        col(Participant.organisation_id) != decision.organisation_id,
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
