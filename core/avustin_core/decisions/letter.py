"""The letter of a decision: what it says, gathered from the rows, in the decision's one language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.calendar import day_of
from avustin_core.decisions.correcting import CorrectionGround
from avustin_core.decisions.dues import acceptance_until
from avustin_core.decisions.loading import Decidable
from avustin_core.decisions.models import Decision, Liability
from avustin_core.decisions.views import decision_view
from avustin_core.letters.marking import long_text, plain_text
from avustin_core.letters.models import Letter
from avustin_core.letters.operations import Draft, compose, letter_about, template_of
from avustin_core.letters.saying import day, moment, people, sum_of
from avustin_core.letters.templates import chosen
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, LetterKind, Text
from avustin_core.programmes.authority import authority_of
from avustin_core.programmes.naming import name_of
from avustin_core.work import Work

OF_A_GRANT = Text(fi="Valtionavustuspäätös", sv="Statsunderstödsbeslut")
OF_ANOTHER = Text(fi="Päätös valtionavustushakemuksesta", sv="Beslut om ansökan om statsunderstöd")
FILE = Text(fi="paatos-{}.pdf", sv="beslut-{}.pdf")


@dataclass(frozen=True)
class Signature:
    """By whom and when it is signed."""

    by: UUID | None
    at: datetime


async def letter_of(
    work: Work, decision: Decision, matter: Decidable, signature: Signature, *, is_held: bool
) -> Letter:
    """The decision's letter, made if it isn't yet. A held one isn't the party's before it is notified.

    One that waited is made anew if more is to be said of the decision by now, and takes the place of the first.
    """
    known = await letter_about(work, decision.id)
    if known is None:
        return await compose(work, await draft_of(work, decision, matter, signature), is_held=is_held)
    later = _later(work, decision, matter)
    if all(known.data.get(name) == value for name, value in later.items()):
        return known
    draft = Draft(
        matter_id=known.matter_id, about_id=decision.id, template=await template_of(work, known), language=known.language,
        data={**known.data, **later}, name=_file(decision, matter),
    )  # fmt: skip
    return await compose(work, draft, after=known, is_held=is_held)


async def draft_of(work: Work, decision: Decision, matter: Decidable, signature: Signature | None) -> Draft:
    """What the letter is made of; without a signature it says that it is a draft."""
    on = day_of(signature.at if signature else work.now)
    return Draft(
        matter_id=decision.matter_id, about_id=decision.id, language=decision.language, name=_file(decision, matter),
        template=chosen(LetterKind.DECISION, matter.ground.programme, on),
        data=await _data(work, decision, matter, signature, on),
    )  # fmt: skip


def _file(decision: Decision, matter: Decidable) -> str:
    return FILE.get(decision.language).format((matter.application.reference or "").replace("/", "-"))


async def _data(
    work: Work, decision: Decision, matter: Decidable, signature: Signature | None, on: date
) -> Mapping[str, Any]:
    language, application = decision.language, matter.application
    names = await people(work, decision.proposed_by, signature.by if signature else None)
    named = await name_of(work.session, work.registry, matter.call.programme_code)
    programme, call = named.get(language.value, ""), matter.call.title.get(language.value, "")
    return {
        "title": (OF_A_GRANT if decision.kind.grants else OF_ANOTHER).get(language),
        "language": language.value,
        "reference": matter.matter.number or application.reference or "",
        "number": matter.matter.number,
        "application": application.reference,
        "date": day(on),
        "is_fictional": decision.is_fictional,
        "is_draft": signature is None,
        "kind": decision.kind.name,
        "programme": programme,
        "call": "" if call == programme else call,
        "project": application.title or "",
        "arrived": moment(application.submitted_at, language) if application.submitted_at else None,
        "rapporteur": names.get(decision.proposed_by),
        "decider": names.get(signature.by) if signature else None,
        "signed": moment(signature.at, language) if signature else None,
        "further": await _further(work, decision, matter),
        **_authority(work, matter, language),
        **await _parties(work, decision, matter),
        **await _before(work, decision),
        **_texts(decision),
        **_money(decision, matter, language),
        **_later(work, decision, matter),
    }


def _authority(work: Work, matter: Decidable, language: Language) -> dict[str, Any]:
    known = authority_of(work.settings, matter.ground.programme)
    return {
        "authority": known.named(language),
        "address": known.address and known.address.get(language),
        "court": known.court and known.court.get(language),
    }


def _later(work: Work, decision: Decision, matter: Decidable) -> dict[str, Any]:
    """What may be known after the signature only: until when the grant is accepted, and the rapporteur's dissent."""
    until = acceptance_until(work, decision, matter.call)
    is_joint = matter.ground.is_joint and decision.liability is Liability.RECIPIENT
    return {
        "acceptance": until and {"until": moment(until, decision.language), "is_joint": is_joint},
        "dissent": long_text(decision.dissent) if decision.dissent else [],
    }


def _texts(decision: Decision) -> dict[str, Any]:
    marked = {name: long_text(getattr(decision, name)) for name in ("reasons", "conditions", "report_duty")}
    plain = ("purpose", "provisions", "contact", "audit_right", "review_instructions")
    return marked | {name: plain_text(getattr(decision, name)) for name in plain}


def _money(decision: Decision, matter: Decidable, language: Language) -> dict[str, Any]:
    def said(cents: int | None) -> str | None:
        return None if cents is None else sum_of(cents, language)

    share, starts, ends = decision.maximum_share, decision.period_starts, decision.period_ends
    return {
        "applied": said(matter.application.amount_applied),
        "amount": said(decision.amount),
        "eligible_costs": said(decision.eligible_costs),
        "maximum_share": f"{share.replace('.', ',')}\N{NO-BREAK SPACE}%" if share else None,
        "period": f"{day(starts)}–{day(ends)}" if starts and ends else None,
        "report_due": day(decision.report_due) if decision.report_due else None,
        "liability": decision.liability.label.get(language) if decision.liability else None,
        "payment_plan": [
            {**each, "amount": said(each["amount"]), "due": each["due"] and day(date.fromisoformat(each["due"]))}
            for each in decision.payment_plan
        ],
    }


async def _parties(work: Work, decision: Decision, matter: Decidable) -> dict[str, Any]:
    ids = [UUID(id) for id in decision.recipients]
    statement = select(Organisation).where(col(Organisation.id).in_([decision.organisation_id, *ids]))
    known = {row.id: row for row in await work.session.scalars(statement)}

    def party(id: UUID) -> dict[str, Any]:
        name = Text(known[id].name_fi, known[id].name_sv).get(decision.language)
        return {"name": name, "business_id": known[id].business_id}

    return {"applicant": party(decision.organisation_id), "recipients": [party(id) for id in ids]}


async def _before(work: Work, decision: Decision) -> dict[str, Any]:
    """Of the decision that this one takes the place of: its day, and why."""
    replaced = await work.session.get(Decision, decision.supersedes_id) if decision.supersedes_id else None
    correction = decision.correction
    return {
        "supersedes": day(day_of(replaced.signed_at)) if replaced and replaced.signed_at else None,
        "is_appealed": correction is not None and correction["ground"] == CorrectionGround.REVIEW,
        "correction": correction
        and {
            "is_review": correction["ground"] == CorrectionGround.REVIEW,
            "ground": CorrectionGround(correction["ground"]).label.get(decision.language),
            "why": plain_text(correction["why"]),
        },
    }


async def _further(work: Work, decision: Decision, matter: Decidable) -> list[dict[str, Any]]:
    """What a plugin adds."""
    view = await decision_view(work, decision, matter.application, matter.call)
    said = work.registry.decision_letter(view)
    return plain_text(said.get(decision.language)) if said else []
