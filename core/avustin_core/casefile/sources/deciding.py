"""Proposals and decisions, what the recipient answered, and what was put on the web."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from avustin_core.acceptances.models import Acceptance, AcceptanceAnswer
from avustin_core.appropriations.euros import euros
from avustin_core.casefile.entries import Entry, Paper, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Source, through
from avustin_core.casefile.words import day, joined
from avustin_core.decisions.models import Decision
from avustin_core.plugin import Text
from avustin_core.register.models import ReleasedDocument, ReleasedText

DECISIONS = (
    "kind", "amount", "reasons", "departure", "proposed_by", "proposed_at", "signed_by", "signed_at", "superseded_at",
    "dissent", "dissent_at", "notified_at", "published_at", "annulled_at",
)  # fmt: skip
ANSWERS = {
    AcceptanceAnswer.ACCEPTED: CaseEntryKind.GRANT_ACCEPTED,
    AcceptanceAnswer.DECLINED: CaseEntryKind.GRANT_DECLINED,
}
OF_DECISION = through(Decision, "decision_id")


def _decision(row: Any) -> Iterable[Entry | None]:
    of = ("Decision", row.id)
    outcome = joined(row.kind.label, euros(row.amount) if row.amount else None)
    yield entry(
        row.proposed_at, CaseEntryKind.PROPOSED, of, by=row.proposed_by, text=row.reasons or None,
        detail=None if row.departure else outcome,
    )  # fmt: skip
    yield entry(
        row.signed_at, CaseEntryKind.SIGNED, of, by=row.signed_by, text=row.departure, detail=outcome, paper=Paper()
    )
    yield entry(row.dissent_at, CaseEntryKind.DISSENTED, of, by=row.proposed_by, text=row.dissent)
    yield entry(row.notified_at, CaseEntryKind.NOTIFIED, of, detail=row.kind.label)
    yield entry(row.published_at, CaseEntryKind.PUBLISHED, of)
    yield entry(row.superseded_at, CaseEntryKind.SUPERSEDED, of, detail=outcome)
    yield entry(row.annulled_at, CaseEntryKind.ANNULLED, of, detail=outcome)


def _acceptance(row: Any) -> Iterable[Entry | None]:
    of = ("Acceptance", row.id)
    yield entry(
        row.answered_at, ANSWERS[row.answer], of, by=row.answered_by, text=row.reason,
        detail=_agreed(row.agreement_signed_on) if row.agreement_signed_on else None,
    )  # fmt: skip
    yield entry(row.released_at, CaseEntryKind.GRANT_RELEASED, of, by=row.released_by, text=row.release_reason)


def _agreed(on: date) -> Text:
    made = day(on)
    return Text(
        fi=f"sopimus muiden toteuttajien kanssa {made.fi}", sv=f"avtal med övriga aktörer {made.sv}",
        en=f"agreement with the others on {made.en}",
    )  # fmt: skip


def _released_text(row: Any) -> Iterable[Entry | None]:
    label = Text(row.label.get("fi", ""), row.label.get("sv", ""), row.label.get("en"))
    yield from _released(row, ("ReleasedText", row.id), label)


def _released_document(row: Any) -> Iterable[Entry | None]:
    yield from _released(row, ("ReleasedDocument", row.id), Text(row.name, row.name, row.name))


def _released(row: Any, of: Any, what: Text) -> Iterable[Entry | None]:
    yield entry(row.released_at, CaseEntryKind.WEB_RELEASED, of, by=row.released_by, detail=what)
    yield entry(
        row.withdrawn_at, CaseEntryKind.WEB_WITHDRAWN, of, by=row.withdrawn_by, detail=what,
        text=row.withdrawal_reason,
    )  # fmt: skip


RELEASES = ("released_at", "released_by", "withdrawn_at", "withdrawn_by", "withdrawal_reason")
SOURCES = (
    Source(Decision, DECISIONS, _decision),
    Source(
        Acceptance,
        (
            "answer",
            "answered_at",
            "answered_by",
            "agreement_signed_on",
            "reason",
            "released_at",
            "released_by",
            "release_reason",
        ),
        _acceptance,
    ),
    Source(ReleasedText, ("label", *RELEASES), _released_text, OF_DECISION),
    Source(ReleasedDocument, ("name", *RELEASES), _released_document, OF_DECISION),
)
