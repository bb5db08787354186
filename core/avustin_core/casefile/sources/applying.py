"""The matter itself, what was handed in, and what was asked to be completed."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from avustin_core.applications.models import Application, ApplicationVersion, Completion, VersionKind
from avustin_core.casefile.entries import CameBy, Entry, Paper, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Beside, Source, by, through
from avustin_core.casefile.words import by_when, joined
from avustin_core.matters.models import Matter
from avustin_core.plugin import Text

OF_APPLICATION = through(Application, "application_id")


def _matter(row: Any) -> Iterable[Entry | None]:
    of = ("Matter", row.id)
    yield entry(row.pending_at, CaseEntryKind.PENDING, of, detail=joined(row.kind.label, row.number))
    yield entry(row.closed_at, CaseEntryKind.CLOSED, of)


def _linked(row: Any) -> Iterable[Entry | None]:
    yield entry(
        row.pending_at, CaseEntryKind.LINKED_MATTER, ("Matter", row.id), detail=joined(row.kind.label, row.number)
    )


def _application(row: Any) -> Iterable[Entry | None]:
    of = ("Application", row.id)
    yield entry(row.withdrawn_at, CaseEntryKind.WITHDRAWN, of)
    for move in row.form_moves or ():
        yield entry(datetime.fromisoformat(move["at"]), CaseEntryKind.FORM_MOVED, of, detail=_versions(move))


def _versions(move: Any) -> Text:
    return Text(f"{move['from']} → {move['to']}", f"{move['from']} → {move['to']}", f"{move['from']} → {move['to']}")


def _version(row: Any) -> Iterable[Entry | None]:
    if row.kind is not VersionKind.SUBMITTED:  # what isn't handed in is no document (621/1999 5 § 3 mom.)
        return
    came_by = CameBy.REGISTERED if row.application_is_late else CameBy.SERVICE
    yield entry(
        row.saved_at, CaseEntryKind.HANDED_IN, ("ApplicationVersion", row.id), by=row.saved_by,
        detail=joined(_late(row.application_is_late), _ordinal(row.ordinal)), text=row.application_late_reason,
        paper=Paper(came_by),
    )  # fmt: skip


def _late(is_late: bool | None) -> Text | None:
    return Text(fi="myöhässä", sv="för sent", en="late") if is_late else None


def _ordinal(ordinal: int) -> Text:
    return Text(fi=f"versio {ordinal}", sv=f"version {ordinal}", en=f"version {ordinal}")


def _completion(row: Any) -> Iterable[Entry | None]:
    of = ("Completion", row.id)
    yield entry(
        row.requested_at, CaseEntryKind.COMPLETION_REQUESTED, of, by=row.requested_by,
        text="\n\n".join(each for each in (row.what, row.how) if each), detail=by_when(row.due_at), paper=Paper(),
    )  # fmt: skip
    yield entry(row.answered_at, CaseEntryKind.COMPLETION_ANSWERED, of)


SOURCES = (
    Source(Matter, ("kind", "number", "pending_at", "closed_at"), _matter, by("id")),
    Source(Matter, ("kind", "number", "pending_at"), _linked, by("parent_id")),
    Source(Application, ("withdrawn_at", "form_moves"), _application),
    Source(
        ApplicationVersion, ("ordinal", "kind", "saved_at", "saved_by"), _version, OF_APPLICATION,
        beside={"application": Beside(Application, "application_id", ("is_late", "late_reason"))},
    ),
    Source(
        Completion, ("what", "how", "due_at", "requested_at", "requested_by", "answered_at"), _completion, OF_APPLICATION
    ),
)  # fmt: skip
