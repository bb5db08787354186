"""How a matter was prepared: findings, what officials said, who is impartial, and assessments, as blind as they are elsewhere."""

from collections.abc import Iterable
from typing import Any

from avustin_core.access import Declaration
from avustin_core.applications.models import ApplicationVersion
from avustin_core.appropriations.euros import euros
from avustin_core.assessments.models import Assessment
from avustin_core.casefile.entries import Entry, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Beside, Source
from avustin_core.casefile.sources.applying import OF_APPLICATION
from avustin_core.casefile.words import joined
from avustin_core.eligibility.models import AnsweredAbout, FindingRow, OfficialAnswer
from avustin_core.plugin import GENERAL_PRECONDITIONS, NO_CONVICTIONS, Text

KINDS = {
    AnsweredAbout.FINDING: CaseEntryKind.OFFICIAL_FINDING,
    AnsweredAbout.CHECKLIST: CaseEntryKind.CHECKED,
    AnsweredAbout.COSTS: CaseEntryKind.COSTS_ACCEPTED,
}
ANSWERS = (
    "application_id", "about", "finding_id", "subject", "outcome", "amount", "reason", "roles", "in_review", "answered_by",
    "answered_at",
)  # fmt: skip
DECLARATIONS = (
    "user_id", "ground", "explanation", "recorded_by", "declared_at", "substitute_id", "substitute_named_by",
    "substitute_named_at", "ended_at", "ended_by", "end_reason",
)  # fmt: skip


def _finding(row: Any) -> Iterable[Entry | None]:
    """What a rule says; an official's own is told as it was given."""
    if not row.by_official:
        yield entry(
            row.version_saved_at, CaseEntryKind.FINDING, ("Finding", row.id),
            detail=joined(_text(row.rule), row.outcome.label, row.source),
        )  # fmt: skip


def _answer(row: Any) -> Iterable[Entry | None]:
    of = ("Finding", row.finding_id) if row.finding_id else ("Application", row.application_id)
    outcome = row.outcome.label if row.outcome else TAKEN_BACK if row.amount is None else euros(row.amount)
    subject, meanwhile = CORE_ITEMS.get(row.subject["fi"]) or _text(row.subject), IN_REVIEW if row.in_review else None
    yield entry(
        row.answered_at, KINDS[row.about], of, by=row.answered_by, text=row.reason or None, key=row.id,
        detail=joined(subject, outcome, meanwhile), roles=tuple(row.roles or ()),
    )  # fmt: skip


def _text(said: Any) -> Text:
    return Text(said["fi"], said["sv"], said.get("en"))


CORE_ITEMS = {
    item.key: item.text for item in (*GENERAL_PRECONDITIONS, NO_CONVICTIONS)
}  #: kept by key before words were kept
TAKEN_BACK = Text(
    fi="lomakkeen säännön mukaan", sv="enligt blankettens regel", en="as the form's rule says"
)  #: where an official takes back what they said of a cost
IN_REVIEW = Text(
    fi="oikaisuvaatimusta käsiteltäessä",
    sv="vid behandlingen av begäran om omprövning",
    en="while a request for review was handled",
)


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
        FindingRow, ("rule", "outcome", "source", "by_official"), _finding, OF_APPLICATION, named={"by_official": "isByOfficial"},
        beside={"version": Beside(ApplicationVersion, "version_id", ("saved_at",))},
    ),
    Source(OfficialAnswer, ANSWERS, _answer, OF_APPLICATION),
    Source(Declaration, DECLARATIONS, _declaration, named={"user_id": "person"}),
    Source(Assessment, ("assessor_id", "comment", "submitted_at"), _assessment, OF_APPLICATION),
)  # fmt: skip
