"""Rules and shares as a scenario's row keeps them, and the digest of what they were computed from."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from fractions import Fraction
from typing import Any
from uuid import UUID

from avustin_core.scenarios.candidates import TIES, Candidate, in_order
from avustin_core.scenarios.rules import Rules, Sharing, Shortfall
from avustin_core.scenarios.sharing import Outcome


def plain_rules(rules: Rules) -> dict[str, Any]:
    """As JSON; points as a fraction's text."""
    least = None if rules.least_total is None else str(rules.least_total)
    return {**asdict(rules), "floors": dict(rules.floors), "least_total": least}


def read_rules(kept: Mapping[str, Any]) -> Rules:
    """The same, back."""
    least = kept["least_total"]
    read = {
        "sharing": Sharing(kept["sharing"]),
        "shortfall": Shortfall(kept["shortfall"]),
        "least_total": None if least is None else Fraction(least),
    }
    return Rules(**{**kept, **read})


def plain_shares(candidates: Iterable[Candidate], outcome: Outcome) -> list[dict[str, Any]]:
    """What each gets and why, the best first."""
    return [
        {
            "application": str(each.application_id),
            "most": each.most,
            "amount": outcome.shares[each.application_id].amount,
            "reasons": [reason.value for reason in outcome.shares[each.application_id].reasons],
        }
        for each in in_order(candidates)
    ]


def tied_in(shares: Iterable[Mapping[str, Any]]) -> list[UUID]:
    """The applications that tie for the money."""
    return [UUID(share["application"]) for share in shares if set(share["reasons"]) & set(TIES)]


def basis_of(candidates: Sequence[Candidate], available: int | None) -> str:
    """Changes with any of these, and with nothing else."""
    rows = [
        [str(each.application_id), str(each.applicant_id), each.most, each.rank, str(each.total), each.region, each.is_barred]
        for each in in_order(candidates)
    ]  # fmt: skip
    return hashlib.sha256(json.dumps([rows, available]).encode()).hexdigest()
