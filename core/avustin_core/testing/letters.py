"""Templates of letters: each is set with invented data, of every outcome and in both languages."""

import asyncio
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from avustin_core.letters.marking import long_text, plain_text
from avustin_core.letters.notices import part
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.letters.templates import MAIN, TemplateMissing, all_of
from avustin_core.letters.typesetting import typeset
from avustin_core.plugin import Programme
from avustin_core.testing.faults import Fault

AT = datetime(2019, 11, 21, 10, tzinfo=UTC)
OUTCOMES = ("GRANT", "PARTIAL_GRANT", "REFUSAL", "NOT_EXAMINED", "LAPSED")
PARTY = {"name": "Mallikylä", "business_id": "1234567-1"}


def decision_data(kind: str, language: str, **other: Any) -> dict[str, Any]:
    """What a template of decisions is given, of an invented decision."""
    grants = kind in OUTCOMES[:2]
    marked = {name: long_text("Teksti, *korostettu*.\n\n- kohta") for name in ("reasons", "conditions", "report_duty")}
    plain = ("purpose", "provisions", "contact", "audit_right", "review_instructions", "further")
    return {
        "kind": kind, "language": language, "title": "Malli", "authority": "Ministeriö", "reference": "VM/2019/7",
        "number": "VM/2019/7", "application": "malli/2019/1/7", "address": "PL 28", "court": "Helsingin hallinto-oikeus",
        "acceptance": {"until": "21.12.2019", "is_joint": True}, "dissent": long_text("Eri mieltä."), "is_appealed": False,
        "date": "21.11.2019", "is_fictional": True, "is_draft": False, "programme": "Ohjelma", "call": "Haku",
        "project": "Silta", "arrived": "19.9.2019", "rapporteur": "Esko", "decider": "Raija", "signed": "21.11.2019",
        "applicant": PARTY, "recipients": [PARTY, PARTY], "supersedes": "1.10.2019",
        "correction": {"is_review": False, "ground": "Kirjoitusvirhe", "why": plain_text("Summa.")},
        "applied": "8 500,00 €", "amount": "8 500,00 €" if grants else "0,00 €", "eligible_costs": "10 000,00 €",
        "maximum_share": "85 %", "period": "1.1.2020–30.11.2021", "report_due": "29.1.2022", "liability": "Saaja vastaa",
        "payment_plan": [{"ordinal": 1, "amount": "8 500,00 €", "due": None, "condition": "Selvitys"}],
        **marked, **{name: plain_text("Teksti.\nToinen rivi.") for name in plain}, **other,
    }  # fmt: skip


def notice_data(language: str, **other: Any) -> dict[str, Any]:
    """What a template of notices is given."""
    return {
        "language": language, "title": "Malli", "authority": "Ministeriö", "reference": "malli/2019/1/7",
        "date": "21.11.2019", "is_fictional": True, "is_draft": False, "recipient": "Mallikylä",
        "parts": [part("Otsikko", plain_text("Teksti."), whole=True, apart=True)], **other,
    }  # fmt: skip


def letter_faults(programme: type[Programme]) -> Iterator[Fault]:
    """Templates that can't be read, or that no PDF/A-2a and PDF/UA-1 comes of."""
    try:
        templates = list(all_of(programme))
    except TemplateMissing as missing:
        yield Fault(programme.code, "letters", str(missing), "import a layout that is there")
        return
    for template in templates:
        for data in _samples(template.name):
            if fault := asyncio.run(_fault(template.sources, data)):
                what = f"{template.name} {template.version} of {data.get('kind', 'a notice')} in {data['language']}"
                yield Fault(programme.code, what, fault, f"mend {MAIN}: the log tells the line")
                break


def _samples(name: str) -> Iterator[dict[str, Any]]:
    for language in ("fi", "sv"):
        if name.endswith("/DECISION"):
            yield from (decision_data(kind, language) for kind in OUTCOMES)
        else:
            yield notice_data(language)


async def _fault(sources: Any, data: dict[str, Any]) -> str | None:
    try:
        await typeset(sources, data, AT)
    except (RuntimeError, LetterCannotBeMade) as error:
        return str(getattr(error, "message", error))
    return None
