"""Who was to work on the matter, notes among those who handle it, and the hearing of its party."""

from collections.abc import Iterable
from typing import Any

from avustin_core.casefile.entries import CameBy, Entry, Paper, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Source
from avustin_core.casefile.words import by_when, joined
from avustin_core.hearings.models import Hearing
from avustin_core.matters.models import Assignment, MatterNote
from avustin_core.plugin import Text

ASSIGNMENTS = ("user_id", "role", "assigned_at", "assigned_by", "draw_id", "ended_at", "ended_by", "end_reason")


def _assignment(row: Any) -> Iterable[Entry | None]:
    of, whom = ("Assignment", row.id), row.user_id
    yield entry(
        row.assigned_at, CaseEntryKind.ASSIGNED, of, by=row.assigned_by, whom=whom,
        detail=joined(row.role.label, DRAWN if row.draw_id else None),
    )  # fmt: skip
    yield entry(
        row.ended_at, CaseEntryKind.ASSIGNMENT_ENDED, of, by=row.ended_by, whom=whom, detail=row.role.label,
        text=row.end_reason,
    )  # fmt: skip


DRAWN = Text(fi="arvalla", sv="genom lottning", en="by a draw")


def _note(row: Any) -> Iterable[Entry | None]:
    yield entry(row.written_at, CaseEntryKind.NOTE, ("MatterNote", row.id), by=row.written_by, text=row.text)


def _hearing(row: Any) -> Iterable[Entry | None]:
    of = ("Hearing", row.id)
    yield entry(
        row.requested_at, CaseEntryKind.HEARD, of, by=row.requested_by, text=row.text, paper=Paper(),
        detail=joined(row.subject, by_when(row.due_at)),
    )  # fmt: skip
    yield entry(
        row.answered_at, CaseEntryKind.HEARING_ANSWERED, of, by=row.answered_by, text=row.answer,
        paper=Paper(CameBy.SERVICE),
    )  # fmt: skip


HEARINGS = ("subject", "text", "due_at", "requested_at", "requested_by", "answer", "answered_at", "answered_by")
SOURCES = (
    Source(Assignment, ASSIGNMENTS, _assignment, named={"user_id": "person"}),
    Source(MatterNote, ("text", "written_by", "written_at"), _note),
    Source(Hearing, HEARINGS, _hearing),
)
