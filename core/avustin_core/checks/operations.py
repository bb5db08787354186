"""Answering the checklist: what an official finds of each item, with the reason; the last answer holds, and all are kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationIsWithdrawn, ApplicationNotSubmitted
from avustin_core.checks.items import items_of
from avustin_core.checks.models import Check
from avustin_core.checks.rights import CHECK, is_for
from avustin_core.eligibility.loading import load
from avustin_core.eligibility.models import AnsweredAbout
from avustin_core.eligibility.saying import say
from avustin_core.errors import Conflict, InvalidInput
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.plugin import CheckItem, Outcome, Text
from avustin_core.work import Work, operation


@dataclass(frozen=True)
class Answer:
    """What an official finds of an item. `revision` is that of the answer that was read; None where there was none."""

    item: str
    outcome: Outcome
    reason: str = ""
    revision: int | None = None


@operation(refuses=(ApplicationNotSubmitted, ApplicationIsWithdrawn, SeparationOfDuties))
async def record_checks(work: Work, application_id: UUID, *, answers: Sequence[Answer], revision: int) -> Application:
    """Answers items of the checklist; without a reason only one that is met. `revision` is the application's.

    While a request for review is pending, nobody does it who decided what is contested.
    """
    loaded = await load(work, application_id, CHECK, revision=revision)
    application = loaded.application
    known = {
        item.key: item
        for item in items_of(work.registry, loaded.call.programme_code)
        if is_for(item, work.actor, matter_id=application.matter_id, call_id=application.call_id)
    }
    kept = await _kept(work, application.id)
    for index, answer in enumerate(answers):
        _check(index, answer, known)
        if (kept[answer.item].revision if answer.item in kept else None) != answer.revision:
            raise Conflict("items", str(index), "revision")
        kept[answer.item] = await _keep(work, application, known[answer.item], answer, kept.get(answer.item))
    await work.session.flush()
    work.recorded.matters.add(application.matter_id)  # whoever follows the matter is told
    await matters.did(work, application.matter_id, CHECK.action)
    return application


async def _kept(work: Work, application_id: UUID) -> dict[str, Check]:
    rows = await work.session.scalars(select(Check).where(col(Check.application_id) == application_id))
    return {row.item: row for row in rows}


async def _keep(work: Work, application: Application, item: CheckItem, answer: Answer, row: Check | None) -> Check:
    roles = None if item.roles is None else sorted(str(role) for role in item.roles)
    await say(
        work, application, AnsweredAbout.CHECKLIST, subject=item.text.to_json(), outcome=answer.outcome,
        reason=answer.reason.strip(), roles=roles,
    )  # fmt: skip
    values: dict[str, Any] = {
        "version_id": application.submitted_id, "outcome": answer.outcome, "reason": answer.reason.strip(),
        "checked_by": work.actor.user_id, "checked_at": work.now, "roles": roles,
    }  # fmt: skip
    if row is None:
        row = Check(application_id=application.id, item=answer.item, **values)
        work.session.add(row)
        return row
    for name, value in values.items():
        setattr(row, name, value)
    return row


def _check(index: int, answer: Answer, known: Collection[str]) -> None:
    place = ("items", str(index))
    if answer.item not in known:
        raise InvalidInput(*place, "item", reason=NO_SUCH_ITEM)
    if answer.outcome is not Outcome.MET and not answer.reason.strip():
        raise InvalidInput(*place, "reason", reason=SAY_WHY)


NO_SUCH_ITEM = Text(
    fi="Tarkistuslistalla ei ole tätä kohtaa.",
    sv="Kontrollistan har ingen sådan punkt.",
    en="The checklist has no such item.",
)
SAY_WHY = Text(
    fi="Perustele, miksi kohta ei täyty tai miksi sitä ei voi ratkaista.",
    sv="Motivera varför punkten inte uppfylls eller inte kan avgöras.",
    en="Give the reason why the item isn't met, or can't be determined.",
)
