"""A matter's data in the case register (906/2019 25 and 26 §), as plain values that become JSON; the same data, the same bytes."""

from datetime import UTC, datetime
from itertools import groupby
from typing import Any

import orjson

from avustin_core.access import Capacity
from avustin_core.casefile.cases import Case
from avustin_core.casefile.entries import Entry
from avustin_core.casefile.heads import Head, Party
from avustin_core.casefile.kinds import CasePhase
from avustin_core.plugin import Text
from avustin_core.settings import Settings
from avustin_core.storage import global_id

FORMAT = "avustin/case-register/1"


def register_of(case: Case, settings: Settings) -> dict[str, Any]:
    """What the register says of the matter, as far as its reader sees it."""
    head, entries = case.head, case.entries
    return {
        "format": FORMAT,
        "authority": {"businessId": settings.authority_business_id or None, "id": settings.authority_id or None},
        "processId": settings.process_id or None,
        "matter": _matter(head, entries),
        "parties": [_party(each) for each in head.parties],
        "documents": [_document(each, head) for each in entries if each.paper],
        "phases": _phases(entries),
    }


def to_bytes(register: dict[str, Any]) -> bytes:
    """As JSON, in an order that is always the same."""
    return orjson.dumps(register, option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS | orjson.OPT_APPEND_NEWLINE)


def _matter(head: Head, entries: list[Entry]) -> dict[str, Any]:
    return {
        "id": global_id("Matter", head.id),
        "number": head.number,
        "reference": head.reference,
        "title": head.title,
        "kind": head.kind.name,
        "kindName": head.kind.label.to_json(),
        "parentId": global_id("Matter", head.parent_id) if head.parent_id else None,
        "call": head.call_title,
        "programme": head.programme_code,
        "isFictional": head.is_fictional,
        "pendingAt": _moment(head.pending_at),
        "closedAt": _moment(head.closed_at),
        "state": "CLOSED" if head.closed_at else "PENDING" if head.pending_at else "DRAFT",
        "phase": entries[-1].phase.name if entries else None,
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "capacity": party.capacity.name, "name": party.name, "businessId": party.business_id,
        "municipalityCode": party.municipality_code,
    }  # fmt: skip


def _document(entry: Entry, head: Head) -> dict[str, Any]:
    """An incoming one with the way of its arrival and its sender; the authority's own with its author and time."""
    paper = entry.paper
    assert paper
    named = {"sender": _sender(entry, head)} if paper.came_by else {"author": _person(entry)}
    return {
        "id": global_id("Document", entry.document) if entry.document else global_id(*entry.of),
        "kind": entry.kind.name,
        "direction": "INCOMING" if paper.came_by else "OWN",
        "wayOfArrival": paper.came_by.name if paper.came_by else None,
        "at": _moment(entry.at),
        "name": paper.name,
        "publicity": paper.publicity.name if paper.publicity else None,
        "secrecyGrounds": list(paper.grounds),
        "sha256": paper.sha256 or None,
        **named,
    }


def _sender(entry: Entry, head: Head) -> dict[str, Any]:
    """The matter's party, and who acted for it, where that is known: a paper comes from an organisation."""
    party = next((each for each in head.parties if each.capacity is Capacity.PARTY), None)
    of_party = {"organisation": party.name if party else None, "businessId": party.business_id if party else None}
    return of_party | {"person": _person(entry)}


def _phases(entries: list[Entry]) -> list[dict[str, Any]]:
    """Measures by phase, each phase's in the order of time; `number` is their order over all phases."""
    order = list(CasePhase)
    ordered = sorted(enumerate(entries, 1), key=lambda each: order.index(each[1].phase))
    return [
        {"phase": phase.name, "name": phase.label.to_json(), "measures": [_measure(*each) for each in measures]}
        for phase, measures in groupby(ordered, key=lambda each: each[1].phase)
    ]


def _measure(number: int, entry: Entry) -> dict[str, Any]:
    return {
        "number": number,
        "at": _moment(entry.at),
        "kind": entry.kind.name,
        "title": _text(entry.title),
        "text": entry.text,
        "by": _person(entry),
        "concerns": {"id": global_id("Person", entry.whom), "name": entry.whom_name} if entry.whom else None,
        "object": global_id(*entry.of),
        "document": global_id("Document", entry.document) if entry.document else None,
    }


def _person(entry: Entry) -> dict[str, Any] | None:
    return {"id": global_id("Person", entry.by), "name": entry.by_name} if entry.by else None


def _text(text: Text) -> dict[str, str]:
    return text.to_json()


def _moment(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat(timespec="microseconds") if at else None
