"""The letter of a decision: what it says, gathered from the rows, in the decision's one language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import User
from avustin_core.appropriations.euros import euros
from avustin_core.calendar import day_of
from avustin_core.clock import HELSINKI
from avustin_core.decisions.correcting import CorrectionGround
from avustin_core.decisions.loading import Decidable
from avustin_core.decisions.models import Decision
from avustin_core.decisions.views import decision_view
from avustin_core.letters.marking import long_text, plain_text
from avustin_core.letters.models import Letter
from avustin_core.letters.operations import Draft, compose, letter_about
from avustin_core.letters.templates import chosen
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, LetterKind, Text
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.work import Work

OF_A_GRANT = Text(fi="Valtionavustuspäätös", sv="Statsunderstödsbeslut")
OF_ANOTHER = Text(fi="Päätös valtionavustushakemuksesta", sv="Beslut om ansökan om statsunderstöd")
FILE = Text(fi="paatos-{}.pdf", sv="beslut-{}.pdf")
MOMENT = Text(fi="{} klo {}", sv="{} kl. {}")


@dataclass(frozen=True)
class Signature:
    """By whom and when it is signed."""

    by: UUID | None
    at: datetime


async def letter_of(
    work: Work, decision: Decision, matter: Decidable, signature: Signature, *, is_held: bool
) -> Letter:
    """The decision's letter, made if it isn't yet. A held one isn't the party's before it is notified."""
    known = await letter_about(work, decision.id)
    return known or await compose(work, await draft_of(work, decision, matter, signature), is_held=is_held)


async def draft_of(work: Work, decision: Decision, matter: Decidable, signature: Signature | None) -> Draft:
    """What the letter is made of; without a signature it says that it is a draft."""
    day = day_of(signature.at if signature else work.now)
    template = chosen(LetterKind.DECISION, matter.ground.programme, day)
    reference = (matter.application.reference or "").replace("/", "-")
    return Draft(
        matter_id=decision.matter_id, about_id=decision.id, template=template, language=decision.language,
        data=await _data(work, decision, matter, signature, day), name=FILE.get(decision.language).format(reference),
    )  # fmt: skip


async def _data(
    work: Work, decision: Decision, matter: Decidable, signature: Signature | None, day: date
) -> Mapping[str, Any]:
    language, programme = decision.language, matter.ground.programme
    names = await _people(work, decision.proposed_by, signature.by if signature else None)
    title = OF_A_GRANT if decision.kind.grants else OF_ANOTHER
    return {
        "title": title.get(language),
        "language": language.value,
        "authority": programme.authority.get(language) if programme and programme.authority else "",
        "reference": matter.application.reference or "",
        "date": _day(day),
        "is_fictional": decision.is_fictional,
        "is_draft": signature is None,
        "kind": decision.kind.name,
        "programme": await _programme(work, matter, language),
        "call": matter.call.title.get(language.value, ""),
        "project": matter.application.title or "",
        "arrived": _moment(matter.application.submitted_at, language),
        "rapporteur": names.get(decision.proposed_by),
        "decider": names.get(signature.by) if signature else None,
        "signed": _moment(signature.at, language) if signature else None,
        "further": await _further(work, decision, matter),
        **await _parties(work, decision, matter),
        **await _before(work, decision),
        **_texts(decision),
        **_money(decision, matter, language),
    }


def _texts(decision: Decision) -> dict[str, Any]:
    marked = {name: long_text(getattr(decision, name)) for name in ("reasons", "conditions", "report_duty")}
    plain = ("purpose", "provisions", "contact", "audit_right", "review_instructions")
    return marked | {name: plain_text(getattr(decision, name)) for name in plain}


def _money(decision: Decision, matter: Decidable, language: Language) -> dict[str, Any]:
    def said(cents: int | None) -> str | None:
        return None if cents is None else euros(cents).get(language)

    share, starts, ends = decision.maximum_share, decision.period_starts, decision.period_ends
    return {
        "applied": said(matter.application.amount_applied),
        "amount": said(decision.amount),
        "eligible_costs": said(decision.eligible_costs),
        "maximum_share": f"{share.replace('.', ',')}\N{NO-BREAK SPACE}%" if share else None,
        "period": f"{_day(starts)}–{_day(ends)}" if starts and ends else None,
        "report_due": _day(decision.report_due) if decision.report_due else None,
        "liability": decision.liability.label.get(language) if decision.liability else None,
        "payment_plan": [
            {**each, "amount": said(each["amount"]), "due": each["due"] and _day(date.fromisoformat(each["due"]))}
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
        "supersedes": _day(day_of(replaced.signed_at)) if replaced and replaced.signed_at else None,
        "correction": correction
        and {
            "ground": CorrectionGround(correction["ground"]).label.get(decision.language),
            "why": plain_text(correction["why"]),
        },
    }


async def _further(work: Work, decision: Decision, matter: Decidable) -> list[dict[str, Any]]:
    """What a plugin adds."""
    view = await decision_view(work, decision, matter.application, matter.call)
    said = work.registry.decision_letter(view)
    return plain_text(said.get(decision.language)) if said else []


async def _people(work: Work, *ids: UUID | None) -> dict[UUID | None, str]:
    wanted = [id for id in ids if id]
    if not wanted:
        return {}
    people: Iterable[User] = await work.session.scalars(select(User).where(col(User.id).in_(wanted)))
    return {each.id: each.name for each in people}


async def _programme(work: Work, matter: Decidable, language: Language) -> str:
    if programme := matter.ground.programme:
        return programme.name.get(language)
    kept = select(col(ProgrammeRow.name)).where(col(ProgrammeRow.code) == matter.call.programme_code)
    named: Mapping[str, str] = await work.session.scalar(kept) or {}
    return named.get(language.value, "")


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def _moment(at: datetime | None, language: Language) -> str | None:
    """A moment in Finland, to the minute."""
    if at is None:
        return None
    local = at.astimezone(HELSINKI)
    return MOMENT.get(language).format(_day(local.date()), f"{local.hour}.{local.minute:02}")
