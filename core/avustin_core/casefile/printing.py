"""The case file as a tagged PDF (PDF/A-2a and PDF/UA-1), in Finnish or Swedish: what its reader sees of the matter at a moment."""

from datetime import datetime
from pathlib import Path
from typing import Any

from avustin_core.casefile.cases import Case
from avustin_core.casefile.entries import Entry
from avustin_core.casefile.heads import Head
from avustin_core.casefile.words import moment
from avustin_core.letters.marking import plain_text
from avustin_core.letters.templates import MAIN, layout
from avustin_core.letters.typesetting import shown
from avustin_core.plugin import Language, Programme, Text
from avustin_core.programmes.authority import Authority, authority_of
from avustin_core.settings import Settings

TEMPLATE = Path(__file__).with_name("templates") / "case_file.typ"
LAYOUT = "layout_1.typ"
TITLE = Text(fi="Asian käsittelytiedot", sv="Uppgifter om ärendets behandling", en="How the matter was handled")
AS_OF = Text(
    fi="Tiedot {} sellaisina kuin ne lukijalle näkyvät.",
    sv="Uppgifterna {} så som de visas för läsaren.",
    en="As it is shown to its reader, {}.",
)
WORDS = {
    "matter": Text(fi="Asia", sv="Ärendet", en="Matter"),
    "what": Text(fi="Tieto", sv="Uppgift", en="Fact"),
    "value": Text(fi="Sisältö", sv="Innehåll", en="Content"),
    "entries": Text(fi="Asiakirjat ja toimenpiteet", sv="Handlingar och åtgärder", en="Documents and measures"),
    "nothing": Text(
        fi="Ei näytettäviä tietoja.", sv="Det finns inga uppgifter att visa.", en="There is nothing to show."
    ),
    "number": Text(fi="Nro", sv="Nr", en="No."),
    "at": Text(fi="Aika", sv="Tid", en="Time"),
    "event": Text(fi="Tapahtuma", sv="Händelse", en="Event"),
    "phase": Text(fi="Vaihe", sv="Skede", en="Phase"),
    "by": Text(fi="Tekijä", sv="Utförd av", en="By"),
    "concerns": Text(fi="Koskee", sv="Gäller", en="Concerns"),
}
NUMBER = Text(fi="Asianumero", sv="Ärendenummer", en="Case number")
REFERENCE = Text(fi="Hakemusnumero", sv="Ansökningsnummer", en="Reference number")
KIND = Text(fi="Asian laji", sv="Typ av ärende", en="Kind of matter")
PROJECT = Text(fi="Hanke", sv="Projekt", en="Project")
CALL = Text(fi="Haku", sv="Utlysning", en="Call")
PENDING = Text(fi="Tullut vireille", sv="Blev anhängigt", en="Became pending")
CLOSED = Text(fi="Käsittely päättynyt", sv="Behandlingen avslutad", en="Closed")


async def pdf_of(
    case: Case, *, now: datetime, language: Language, settings: Settings, programmes: dict[str, Programme]
) -> bytes:
    """The PDF of what its reader sees."""
    sources = {MAIN: TEMPLATE.read_text(encoding="utf-8"), LAYOUT: layout(LAYOUT)}
    authority = authority_of(settings, programmes.get(case.head.programme_code))
    data = _data(case.head, case.entries, language, now, authority)
    pdf, _ = await shown(sources, data, now)
    return pdf


def _data(head: Head, entries: list[Entry], language: Language, now: datetime, authority: Authority) -> dict[str, Any]:
    return {
        "title": TITLE.get(language),
        "language": language.value,
        "authority": authority.named(language),
        "reference": head.number or head.reference or "",
        "is_fictional": head.is_fictional,
        "is_draft": False,
        "as_of": AS_OF.get(language).format(moment(now).get(language)),
        "words": {name: text.get(language) for name, text in WORDS.items()},
        "head": [[name.get(language), value] for name, value in _head(head, language) if value],
        "entries": [_entry(number, each, language) for number, each in enumerate(entries, 1)],
    }


def _head(head: Head, language: Language) -> list[tuple[Text, str | None]]:
    parties = [(each.capacity.label, _party(each.name, each.business_id, language)) for each in head.parties]
    return [
        (NUMBER, head.number), (REFERENCE, head.reference), (KIND, head.kind.label.get(language)), (PROJECT, head.title),
        (CALL, head.call_title.get(language.value)), *parties,
        (PENDING, moment(head.pending_at).get(language) if head.pending_at else None),
        (CLOSED, moment(head.closed_at).get(language) if head.closed_at else None),
    ]  # fmt: skip


def _party(name: dict[str, str], business_id: str | None, language: Language) -> str:
    return f"{name[language.value]} ({business_id})" if business_id else name[language.value]


def _entry(number: int, entry: Entry, language: Language) -> dict[str, Any]:
    return {
        "number": str(number),
        "at": moment(entry.at).get(language),
        "title": entry.title.get(language),
        "phase": entry.phase.label.get(language),
        "by": entry.by_name,
        "concerns": entry.whom_name,
        "text": plain_text(entry.text or ""),
    }
