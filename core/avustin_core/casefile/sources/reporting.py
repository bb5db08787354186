"""Reports on the use of the grant."""

from collections.abc import Iterable
from typing import Any

from avustin_core.casefile.entries import CameBy, Entry, Paper, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Source, through
from avustin_core.plugin import Text
from avustin_core.reports.models import Report, ReportVersion


def _report(row: Any) -> Iterable[Entry | None]:
    of = ("Report", row.id)
    yield entry(row.returned_at, CaseEntryKind.REPORT_RETURNED, of, text=row.return_reason)
    yield entry(row.approved_at, CaseEntryKind.REPORT_APPROVED, of, by=row.approved_by)


def _version(row: Any) -> Iterable[Entry | None]:
    if row.is_submitted:
        number = Text(fi=f"versio {row.ordinal}", sv=f"version {row.ordinal}", en=f"version {row.ordinal}")
        yield entry(
            row.saved_at, CaseEntryKind.REPORT_HANDED_IN, ("Report", row.report_id), by=row.saved_by, detail=number,
            paper=Paper(CameBy.SERVICE),
        )  # fmt: skip


SOURCES = (
    Source(Report, ("returned_at", "return_reason", "approved_at", "approved_by"), _report),
    Source(
        ReportVersion,
        ("report_id", "ordinal", "is_submitted", "saved_at", "saved_by"),
        _version,
        through(Report, "report_id"),
    ),
)
