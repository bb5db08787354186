"""Appropriations and their ledger."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import strawberry

from avustin_core.appropriations import rights
from avustin_core.appropriations.models import AppropriationType, EntryKind
from avustin_core.appropriations.rights import counts_all
from avustin_schema.roots import by_id, page
from avustin_schema.scalars import euros
from avustin_schema.sources import column, computed, paged, sourced
from avustin_schema.types.common import LocalizedText, Node, id_of, text

SUMS = ("appropriated", "committed", "committed_told")


def _cents(values: Any, reading: Any) -> int:
    """What is committed; for the public by what parties were notified of, which may for a while be more than there is."""
    if counts_all(reading.actor):
        return int(values("committed"))
    return int(min(values("committed_told"), values("appropriated")))


def _committed(values: Any, reading: Any) -> Decimal:
    return euros(_cents(values, reading))


def _available(values: Any, reading: Any) -> Decimal:
    return euros(values("appropriated") - _cents(values, reading))


@sourced(rights.APPROPRIATIONS)
class Appropriation(Node):
    """A sum in the state budget; several calls may draw on it. Never committed beyond what was appropriated."""

    id: strawberry.ID = id_of("Appropriation")
    budget_item: str = column("budget_item", "The budget item, such as 28.90.32.")
    name: LocalizedText = text("name", "The item's name in the budget.")
    type: AppropriationType = column("type", "How long it can be used.")
    year: int = column("year", "The budget year.")
    last_usable_year: int = column("last_usable_year", "The last year in which a grant can be decided from it.")
    appropriated: Decimal = column("appropriated", "The whole sum, in euros.", euros)
    committed: Decimal = computed(
        SUMS,
        _committed,
        "What decisions have bound, in euros, net of what was released: for officials from the signature, for others from "
        "the notification.",
    )
    available: Decimal = computed(SUMS, _available, "What of it is left, in euros; never below zero.")
    entries = paged("LedgerEntry", "appropriation_id", "Every change of the sums, the oldest first.", or_none=True)
    is_fictional: bool = column("is_fictional", "Whether it was invented for demonstration.")
    revision: int = column("revision", "The lock: give it back when something is changed.")


@sourced(rights.ENTRIES)
class LedgerEntry(Node):
    """One change of an appropriation, never changed itself."""

    id: strawberry.ID = id_of("LedgerEntry")
    kind: EntryKind = column("kind", "What it did.")
    amount: Decimal = column("amount", "The sum, in euros.", euros)
    reason: str = column("reason", "Why, where an official said so; else empty.")
    at: datetime = column("at", "When.")


QUERIES = {
    "appropriations": page(Appropriation, "Appropriations."),
    "appropriation": by_id(Appropriation, "An appropriation by its id."),
}
