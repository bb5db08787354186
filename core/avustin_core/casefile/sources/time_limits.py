"""Time limits of every kind: when they began, were extended, kept or missed."""

from collections.abc import Iterable
from typing import Any

from avustin_core.casefile.entries import Entry, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Source
from avustin_core.casefile.words import joined, moment
from avustin_core.plugin import Text
from avustin_core.time_limits.models import TimeLimit

COLUMNS = (
    "kind", "basis", "starts_at", "due_at", "extended_from", "extended_at", "extended_by", "extension_reason", "met_at",
    "cancelled_at", "asked_at", "asked_by", "asked_until", "asked_because", "answered_at", "refused_by",
    "refused_because",
)  # fmt: skip


def _limit(row: Any) -> Iterable[Entry | None]:
    of, what = ("TimeLimit", row.id), row.kind.label
    first = row.extended_from or row.due_at
    yield entry(row.starts_at, CaseEntryKind.TIME_LIMIT_SET, of, detail=joined(what, _until(first), row.basis))
    yield entry(
        row.asked_at, CaseEntryKind.TIME_LIMIT_ASKED, of, by=row.asked_by, text=row.asked_because,
        detail=joined(what, _until(row.asked_until) if row.asked_until else None),
    )  # fmt: skip
    if row.refused_by:
        yield entry(
            row.answered_at, CaseEntryKind.TIME_LIMIT_REFUSED, of, by=row.refused_by, text=row.refused_because,
            detail=what,
        )  # fmt: skip
    yield entry(
        row.extended_at, CaseEntryKind.TIME_LIMIT_EXTENDED, of, by=row.extended_by, text=row.extension_reason,
        detail=joined(what, _until(row.due_at)),
    )  # fmt: skip
    yield entry(row.met_at, CaseEntryKind.TIME_LIMIT_MET, of, detail=what)
    yield entry(row.cancelled_at, CaseEntryKind.TIME_LIMIT_CANCELLED, of, detail=what)
    ended = min((each for each in (row.met_at, row.cancelled_at) if each), default=None)
    if ended is None or row.due_at <= ended:
        yield entry(row.due_at, CaseEntryKind.TIME_LIMIT_MISSED, of, detail=what)


def _until(at: Any) -> Text:
    until = moment(at)
    return Text(fi=f"{until.fi} asti", sv=f"till {until.sv}", en=f"until {until.en}")


SOURCES = (Source(TimeLimit, COLUMNS, _limit),)
