"""Class, ground and time: what is public as a document, what is secret, and for how long (621/1999 24 and 31 §)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from avustin_core.clock import HELSINKI
from avustin_core.documents.models import Document, Publicity
from avustin_core.plugin import Audience, SecrecyGround, Visibility

YEARS, YEARS_OF_PRIVATE_LIFE = 25, 100  #: 31 § 2 mom.; the longer one where the person's death isn't known


@dataclass(frozen=True)
class FieldPublicity:
    """What an answer is as a part of a document: its class, ground and time, and where else it goes."""

    publicity: Publicity
    grounds: tuple[SecrecyGround, ...] = ()
    secret_for: int | None = None  #: years from the document's day
    is_published: bool = False  #: on the web, in the register
    is_exported: bool = True


BY_AUDIENCE = {
    Audience.REGISTER: FieldPublicity(Publicity.PUBLIC, is_published=True),
    Audience.NAMED_ROLES: FieldPublicity(Publicity.UNDECIDED, is_exported=False),
}


def publicity_of_field(audience: Audience, ground: str | None = None) -> FieldPublicity:
    """By who sees an answer: all is public as a document when it has come (7 § 2 mom.), if it isn't said to be secret.

    What is for named roles only is classified when somebody asks for it.
    """
    if audience is Audience.SECRET:
        grounds = tuple(each for each in SecrecyGround if each == ground)
        return FieldPublicity(Publicity.SECRET, grounds, secret_for=years_of(grounds), is_exported=False)
    return BY_AUDIENCE.get(audience, FieldPublicity(Publicity.PUBLIC))


def years_of(grounds: Iterable[SecrecyGround]) -> int:
    """How long something is secret on those grounds, in years."""
    return YEARS_OF_PRIVATE_LIFE if any(each.is_private_life for each in grounds) else YEARS


def secret_until(document: Document, grounds: Iterable[SecrecyGround]) -> date:
    """The last day of secrecy, unless an official sets another: reckoned from the document's own day."""
    day = (document.handed_in_at or document.uploaded_at).astimezone(HELSINKI).date()
    year = min(day.year + years_of(grounds), date.max.year)
    return day.replace(year=year) if (day.month, day.day) != (2, 29) else date(year, 2, 28)


def is_secret(document: Document, now: datetime) -> bool:
    """Whether it, or a part of it, is secret now: secrecy ends with its time."""
    today = now.astimezone(HELSINKI).date()
    return document.publicity.is_secret and (document.secret_until is None or today <= document.secret_until)


def named(grounds: Sequence[SecrecyGround]) -> list[str]:
    """Grounds as they are kept: by their names, each once, in the law's order."""
    return [each.name for each in SecrecyGround if each in grounds]


def follow_field(document: Document, visible: Visibility, now: datetime) -> None:
    """Keeps an attachment to the readers of its field, with the field's ground; what is narrow once stays narrow."""
    if document.roles is None and visible.roles:
        document.roles = sorted(role.name for role in visible.roles)
    said = publicity_of_field(visible.audience, visible.ground)
    if said.publicity is Publicity.SECRET and document.publicity is Publicity.UNDECIDED:
        document.publicity, document.grounds = said.publicity, named(said.grounds)
        document.secret_until, document.classified_at = secret_until(document, said.grounds), now
