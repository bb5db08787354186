"""How a matter was prepared: findings, who is impartial, and assessments, blind ones as blind as they are elsewhere."""

from collections.abc import Iterable
from typing import Any

from avustin_core.access import Declaration
from avustin_core.applications.models import ApplicationVersion
from avustin_core.assessments.models import Assessment
from avustin_core.casefile.entries import Entry, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Beside, Source
from avustin_core.casefile.sources.applying import OF_APPLICATION
from avustin_core.casefile.words import joined
from avustin_core.eligibility.models import FindingRow
from avustin_core.plugin import Text

FINDINGS = (
    "rule", "outcome", "source", "official_outcome", "official_reason", "official_id", "official_at",
)  # fmt: skip
DECLARATIONS = (
    "user_id", "ground", "explanation", "recorded_by", "declared_at", "substitute_id", "substitute_named_by",
    "substitute_named_at", "ended_at", "ended_by", "end_reason",
)  # fmt: skip


def _finding(row: Any) -> Iterable[Entry | None]:
    of, rule = ("Finding", row.id), Text(row.rule["fi"], row.rule["sv"], row.rule.get("en"))
    yield entry(row.version_saved_at, CaseEntryKind.FINDING, of, detail=joined(rule, row.outcome.label, row.source))
    if row.official_outcome:
        yield entry(
            row.official_at, CaseEntryKind.OFFICIAL_FINDING, of, by=row.official_id, text=row.official_reason,
            detail=joined(rule, row.official_outcome.label),
        )  # fmt: skip


def _declaration(row: Any) -> Iterable[Entry | None]:
    of, whom = ("Declaration", row.id), row.user_id
    kind = CaseEntryKind.DISQUALIFIED if row.ground else CaseEntryKind.IMPARTIAL
    yield entry(
        row.declared_at, kind, of, by=row.recorded_by or whom, whom=whom,
        detail=row.ground.label if row.ground else None, text=row.explanation or None,
    )  # fmt: skip
    yield entry(
        row.substitute_named_at, CaseEntryKind.SUBSTITUTE_NAMED, of, by=row.substitute_named_by, whom=row.substitute_id
    )
    yield entry(row.ended_at, CaseEntryKind.DECLARATION_ENDED, of, by=row.ended_by, whom=whom, text=row.end_reason)


def _assessment(row: Any) -> Iterable[Entry | None]:
    yield entry(
        row.submitted_at, CaseEntryKind.ASSESSED, ("Assessment", row.id), by=row.assessor_id, text=row.comment or None
    )


SOURCES = (
    Source(
        FindingRow, FINDINGS, _finding, OF_APPLICATION,
        beside={"version": Beside(ApplicationVersion, "version_id", ("saved_at",))},
    ),
    Source(Declaration, DECLARATIONS, _declaration, named={"user_id": "person"}),
    Source(Assessment, ("assessor_id", "comment", "submitted_at"), _assessment, OF_APPLICATION),
)  # fmt: skip
