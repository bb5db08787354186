"""Letters of a title and parts: whatever is told to a party and isn't the decision of its matter."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from avustin_core.calendar import day_of
from avustin_core.documents.models import DocumentKind, Publicity
from avustin_core.letters.marking import Block
from avustin_core.letters.operations import Draft
from avustin_core.letters.saying import day
from avustin_core.letters.templates import chosen
from avustin_core.plugin import Language, LetterKind, Programme, Text
from avustin_core.programmes.authority import authority_of
from avustin_core.work import Work

Part = dict[str, Any]


def part(heading: str, text: list[Block], *, whole: bool = False, apart: bool = False) -> Part:
    """A part with its heading: a whole one isn't divided between pages, and one apart begins a page."""
    return {"heading": heading, "text": text, "whole": whole, "apart": apart}


@dataclass(frozen=True, kw_only=True)
class Notice:
    """What is told to whom, and about what. Parts without text are left out."""

    matter_id: UUID
    about_id: UUID
    language: Language
    title: Text
    file: Text  #: its name, with a place for the reference
    reference: str
    recipient: str
    parts: Sequence[Part]
    is_fictional: bool
    kind: DocumentKind = DocumentKind.LETTER
    publicity: Publicity = Publicity.UNDECIDED  #: until an official classifies it
    roles: list[str] | None = None


def draft_of_notice(work: Work, notice: Notice, programme: Programme | None) -> Draft:
    """The letter that is to be made of it, by the template that is valid today."""
    language, today = notice.language, day_of(work.now)
    data = {
        "title": notice.title.get(language),
        "language": language.value,
        "authority": authority_of(work.settings, programme).named(language),
        "reference": notice.reference,
        "date": day(today),
        "is_fictional": notice.is_fictional,
        "is_draft": False,
        "recipient": notice.recipient,
        "parts": [each for each in notice.parts if each["text"]],
    }
    return Draft(
        matter_id=notice.matter_id, about_id=notice.about_id, language=language, data=data, kind=notice.kind,
        template=chosen(LetterKind.NOTICE, programme, today), publicity=notice.publicity, roles=notice.roles,
        name=notice.file.get(language).format(notice.reference.replace("/", "-")),
    )  # fmt: skip
