"""Hearing a party (434/2003 34 §): it is asked what it says of something by a time, and answers in writing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from avustin_core.access import Guard, gather
from avustin_core.applications.loading import Loaded, get_call, load
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import (
    ApplicationIsDecided,
    ApplicationIsWithdrawn,
    ApplicationNotSubmitted,
    MatterIsBeingDecided,
)
from avustin_core.checks.items import items_of
from avustin_core.documents.models import Document
from avustin_core.documents.operations import hand_in
from avustin_core.eligibility.models import FindingRow
from avustin_core.errors import InvalidInput
from avustin_core.hearings.letter import letter_of_hearing
from avustin_core.hearings.models import Hearing
from avustin_core.hearings.refusals import HearingIsAnswered
from avustin_core.hearings.rights import ANSWER, COLUMNS, EXTEND, HEAR
from avustin_core.letters.models import Letter
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.long_texts import refuse_other
from avustin_core.matters import operations as matters
from avustin_core.plugin import CheckItem, Text
from avustin_core.storage import global_id
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimitKind
from avustin_core.time_limits.refusals import TimeLimitEnded
from avustin_core.work import Work, operation

SETTLED = (ApplicationNotSubmitted, ApplicationIsWithdrawn, ApplicationIsDecided)


@dataclass(frozen=True)
class Question:
    """What the party is heard of: in a few words, in full, and which findings and items of the checklist it is about."""

    subject: str
    text: str
    findings: Sequence[UUID] = ()
    checks: Sequence[str] = ()


@operation(refuses=(*SETTLED, LetterCannotBeMade))
async def request_hearing(
    work: Work, application_id: UUID, question: Question, *, due_at: datetime, revision: int
) -> Hearing:
    """Asks the party to comment by a time, of which it is told by mail; missing it doesn't prevent the decision.

    One that would end on a Saturday or a holiday ends with the next working day (150/1930 5 §).
    """
    loaded = await load(work, application_id, HEAR, revision=revision)
    application = loaded.application
    _check(question)
    until = time_limits.to_come(work, due_at)
    findings = await _findings(work, application, question.findings)
    items = _items(work, loaded, question.checks)
    hearing = await work.add(
        Hearing(
            application_id=application.id, matter_id=application.matter_id, call_id=application.call_id,
            organisation_id=application.organisation_id, subject=question.subject.strip(), text=question.text.strip(),
            findings=[each.rule_key for each in findings], checks=[each.key for each in items],
            roles=_roles(findings, items), due_at=until,
            requested_at=work.now, requested_by=work.actor.user_id,
        )
    )  # fmt: skip
    await time_limits.set(
        work, application.matter_id, TimeLimitKind.HEARING, about=hearing.id, due_at=hearing.due_at,
        basis="434/2003 33 §", starts_at=work.now,
    )  # fmt: skip
    _tell(work, hearing, await letter_of_hearing(work, application, loaded.call, hearing))
    await matters.did(work, application.matter_id, HEAR.action)
    return hearing


@operation(refuses=(*SETTLED, HearingIsAnswered, TimeLimitEnded))
async def extend_hearing(work: Work, hearing_id: UUID, *, due_at: datetime, reason: str, revision: int) -> Hearing:
    """Gives more time while the time runs, with the reason, which the party is told. `revision` is the hearing's."""
    hearing = await _load(work, hearing_id, EXTEND, revision)
    limit = await time_limits.extend(
        work, hearing.matter_id, TimeLimitKind.HEARING, about=hearing.id, due_at=due_at, reason=reason
    )
    hearing.due_at = limit.due_at
    await matters.did(work, hearing.matter_id, EXTEND.action)
    await work.session.flush()
    return hearing


@operation(refuses=(ApplicationIsWithdrawn, ApplicationIsDecided, MatterIsBeingDecided, HearingIsAnswered))
async def answer_hearing(
    work: Work, hearing_id: UUID, *, answer: str, documents: Sequence[UUID] = (), revision: int
) -> Hearing:
    """What the party says, once; it is taken also after the time, until the matter is decided.

    Documents that were attached to the matter come to the authority with it.
    """
    hearing = await _load(work, hearing_id, ANSWER, revision)
    if not answer.strip():
        raise InvalidInput("answer", reason=SAY_SOMETHING)
    refuse_other(answer, "answer")
    for index, id in enumerate(documents):
        document = await work.get(Document, id)
        if document.matter_id != hearing.matter_id:
            raise InvalidInput("documentIds", str(index), reason=OF_THIS_MATTER)
    hearing.answer, hearing.documents = answer.strip(), [str(id) for id in documents]
    hearing.answered_at, hearing.answered_by = work.now, work.actor.user_id
    await hand_in(work, hearing.matter_id, {global_id("Document", id): None for id in documents})
    await time_limits.meet(work, hearing.matter_id, TimeLimitKind.HEARING, about=hearing.id)
    await matters.did(work, hearing.matter_id, ANSWER.action)
    await work.session.flush()
    return hearing


async def _load(work: Work, id: UUID, guard: Guard[Any], revision: int) -> Hearing:
    """The hearing, locked after its application."""
    seen = await work.get(Hearing, id)
    application = await work.get(Application, seen.application_id, lock=True)
    call = await get_call(work.session, application.call_id)
    hearing = await work.get(Hearing, id, lock=True)
    work.may(guard, gather(COLUMNS, hearing, application=application, call=call))
    work.expect(hearing, revision)
    return hearing


def _check(question: Question) -> None:
    for name in ("subject", "text"):
        if not getattr(question, name).strip():
            raise InvalidInput(name, reason=SAY_WHAT)
    refuse_other(question.text, "text")


async def _findings(work: Work, application: Application, ids: Sequence[UUID]) -> list[FindingRow]:
    """Findings on what stands that the actor sees."""
    found = []
    for index, id in enumerate(ids):
        row = await work.get(FindingRow, id)
        if row.version_id != application.submitted_id:
            raise InvalidInput("findingIds", str(index), reason=OF_THIS_APPLICATION)
        found.append(row)
    return found


def _items(work: Work, loaded: Loaded, keys: Sequence[str]) -> list[CheckItem]:
    known = {item.key: item for item in items_of(work.registry, loaded.call.programme_code)}
    for index, key in enumerate(keys):
        if key not in known:
            raise InvalidInput("checks", str(index), reason=NO_SUCH_ITEM)
    return [known[key] for key in keys]


def _roles(findings: Sequence[FindingRow], items: Sequence[CheckItem]) -> list[str] | None:
    """The roles that see all that it is about; None where every official does."""
    named = [each.roles for each in findings if each.roles is not None]
    named += [[str(role) for role in each.roles] for each in items if each.roles is not None]
    return sorted(set(named[0]).intersection(*named)) if named else None


def _tell(work: Work, hearing: Hearing, letter: Letter) -> None:
    """By mail, with the letter attached; what is for named roles only doesn't go through the mail."""
    attached = {} if hearing.roles else {"documentId": str(letter.document_id)}
    work.send(
        "hearing.requested",
        {
            "hearingId": str(hearing.id),
            "organisationId": str(hearing.organisation_id),
            "dueAt": hearing.due_at.isoformat(),
            "language": letter.language.value,
            **attached,
        },
    )


SAY_WHAT = Text(
    fi="Kirjoita, mistä asianosaista kuullaan ja mihin se voi vaikuttaa.",
    sv="Skriv vad parten hörs om och vad det kan inverka på.",
    en="Write what the party is heard of, and what it may affect.",
)
OF_THIS_APPLICATION = Text(
    fi="Havainto ei koske tämän hakemuksen voimassa olevia vastauksia.",
    sv="Iakttagelsen gäller inte de svar som nu gäller i denna ansökan.",
    en="The finding isn't about the answers of this application that stand now.",
)
NO_SUCH_ITEM = Text(
    fi="Tarkistuslistalla ei ole tätä kohtaa.",
    sv="Kontrollistan har ingen sådan punkt.",
    en="The checklist has no such item.",
)
SAY_SOMETHING = Text(
    fi="Kirjoita vastaus.",
    sv="Skriv ett svar.",
    en="Write the answer.",
)
OF_THIS_MATTER = Text(
    fi="Anna tämän asian asiakirja.", sv="Ange en handling i detta ärende.", en="Give a document of this matter."
)
