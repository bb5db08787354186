"""How decisions were served, and requests for their review."""

from collections.abc import Iterable
from typing import Any

from avustin_core.casefile.entries import CameBy, Entry, Paper, entry
from avustin_core.casefile.kinds import CaseEntryKind
from avustin_core.casefile.reading import Source
from avustin_core.casefile.words import day, joined
from avustin_core.plugin import Text
from avustin_core.reviews import rights as of_reviews
from avustin_core.service import rights as of_services


def _service(row: Any) -> Iterable[Entry | None]:
    known = row.deemed_on and Text(
        *(
            f"{said} {day(row.deemed_on).get(language)}"
            for said, language in zip(KNOWN, ("fi", "sv", "en"), strict=True)
        )
    )
    yield entry(
        row.sent_at, CaseEntryKind.SERVED, ("Service", row.id), by=row.recorded_by, detail=joined(row.way.label, known),
        text=row.evidence,
    )  # fmt: skip
    yield entry(
        row.replaced_at, CaseEntryKind.SERVICE_REPLACED, ("Service", row.id), detail=row.way.label,
        text=row.replaced_because,
    )  # fmt: skip


def _review(row: Any) -> Iterable[Entry | None]:
    of, paper = ("Review", row.id), Paper(CameBy.REGISTERED if row.registered_by else CameBy.SERVICE)
    yield entry(
        row.arrived_at, CaseEntryKind.REVIEW_REQUESTED, of, by=row.filed_by, paper=paper,
        text="\n\n".join(each for each in (row.change_sought, row.grounds) if each),
    )  # fmt: skip
    yield entry(
        row.execution_ordered_at, CaseEntryKind.EXECUTION_ORDERED, of, by=row.execution_ordered_by,
        detail=row.execution_order.label if row.execution_order else LIFTED, text=row.execution_reasons,
    )  # fmt: skip
    yield entry(row.proposed_at, CaseEntryKind.REVIEW_PROPOSED, of, by=row.proposed_by)
    yield entry(
        row.signed_at, CaseEntryKind.REVIEW_DECIDED, of, by=row.signed_by,
        detail=row.outcome.label if row.outcome else None, text=row.reasons, paper=Paper(),
    )  # fmt: skip
    yield entry(
        row.withdrawn_at, CaseEntryKind.REVIEW_WITHDRAWN, of, by=row.withdrawn_by, text=row.withdrawal_note,
        paper=Paper(CameBy.SERVICE),
    )  # fmt: skip


KNOWN = ("tiedoksi", "delgivet", "known on")
LIFTED = Text(fi="määräys kumottiin", sv="beslutet upphävdes", en="the order was lifted")
SERVICES = ("way", "sent_at", "deemed_on", "evidence", "recorded_by", "replaced_at", "replaced_because")
SOURCES = (
    Source(of_services.RIGHTS.model, SERVICES, _service),
    Source(
        of_reviews.RIGHTS.model,
        (
            "arrived_at", "change_sought", "filed_by", "registered_by", "outcome", "reasons", "proposed_at", "proposed_by",
            "signed_at", "signed_by", "execution_order", "execution_reasons", "execution_ordered_at",
            "execution_ordered_by", "grounds", "withdrawn_at", "withdrawn_by", "withdrawal_note",
        ),
        _review,
    ),
)  # fmt: skip
