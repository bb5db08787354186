"""Answers of forms in the matrix: what each circle of readers means for each role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from avustin_core.access import Actor
from avustin_core.answers.visibility import viewer_of
from avustin_core.forms import FormSpec, spec_of
from avustin_core.plugin import ApplicationForm, Language, Participant, Participants, Visibility, field
from avustin_core.plugin.visibility import PARTIES
from avustin_core.storage import global_id
from avustin_schema.rights.cells import NO, SOME_DAY, YES, Cell, Cells, Extent
from avustin_schema.rights.roles import APPLICANT, CALL, MATTER, PARTICIPANT, SEATS, Seat


class TakingPart(ApplicationForm, version="1.0"):
    """A form that asks nothing but who takes part."""

    participants: Participants[Participant] = field(
        fi="Osallistujat", sv="Deltagare", en="Participants", visible=PARTIES
    )


SPEC: FormSpec = spec_of(TakingPart)
ANSWERS = {"participants": [{"key": "p1", "organisation": global_id("Organisation", PARTICIPANT)}]}


@dataclass
class Answered:
    """The sample's answers: handed in, or not yet."""

    submitted_at: datetime | None
    organisation_id: UUID = APPLICANT
    call_id: UUID = CALL
    matter_id: UUID = MATTER


def name_of(circle: Visibility) -> str:
    """A circle of readers, in the words for the one who answers."""
    return circle.description.get(Language.EN).rstrip(".")


def circle_cells(circles: Iterable[Visibility]) -> Cells:
    """Which roles see an answer; several circles are those of what lies under it."""
    several = tuple(circles)
    return {seat.name: _cell(several, seat) for seat in SEATS}


def _cell(circles: tuple[Visibility, ...], seat: Seat) -> Cell:
    seen = [
        _sees(circle, seat.actor, at, own=own) for circle in circles for at in (None, SOME_DAY) for own in (False, True)
    ]
    if all(seen):
        return YES
    words = tuple(f"once it was handed in: {name_of(each)}" for each in circles)
    return Cell(Extent.PART, words) if any(seen) else NO


def _sees(circle: Visibility, actor: Actor, at: datetime | None, *, own: bool) -> bool:
    return viewer_of(SPEC, ANSWERS, actor, Answered(at)).sees(circle, own=own)
