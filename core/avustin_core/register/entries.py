"""What the register copies from a decision (1394/2022 8 §), and which decisions it shows."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from avustin_core.applications.models import Application
from avustin_core.calls.models import Call
from avustin_core.clock import HELSINKI
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind
from avustin_core.register.models import RegisterEntry

SMALLEST_TO_A_PERSON = 1_000_00  #: cents; smaller grants to natural persons aren't published (688/2001 32 d §)
AREAS = (OrganisationKind.MUNICIPALITY, OrganisationKind.JOINT_MUNICIPAL_AUTHORITY)


def is_shown(decision: Decision, applicant: Organisation, *, refusals: bool) -> bool:
    """Whether the register shows it: grants, refusals of applicants that aren't persons if the call publishes them."""
    if applicant.kind is OrganisationKind.PRIVATE_PERSON:
        return decision.kind.grants and decision.amount >= SMALLEST_TO_A_PERSON
    return decision.kind.grants or (refusals and decision.kind is DecisionKind.REFUSAL)


def entry_of(
    decision: Decision,
    application: Application,
    call: Call,
    organisations: Sequence[Organisation],
    *,
    published_at: datetime,
) -> RegisterEntry:
    """The entry. Of the organisations the applicant is the first, and the participants follow."""
    applicant = organisations[0]
    assert decision.signed_at
    return RegisterEntry(
        decision_id=decision.id,
        call_id=call.id,
        programme_code=call.programme_code,
        organisation_id=applicant.id,
        organisation_name={"fi": applicant.name_fi, "sv": applicant.name_sv},
        business_id=applicant.business_id,
        purpose=decision.purpose,
        municipalities=_municipalities(organisations),
        regions=_regions(organisations),
        amount_applied=application.amount_applied or 0,
        outcome=decision.kind,
        amount_granted=decision.amount,
        decided_on=decision.signed_at.astimezone(HELSINKI).date(),
        published_at=published_at,
        is_fictional=decision.is_fictional,
    )


def _municipalities(organisations: Iterable[Organisation]) -> list[dict[str, Any]]:
    return _once(
        {"code": each.municipality_code, "fi": each.name_fi, "sv": each.name_sv}
        for each in organisations
        if each.kind is OrganisationKind.MUNICIPALITY
    )


def _regions(organisations: Iterable[Organisation]) -> list[dict[str, Any]]:
    return _once(
        {"code": each.region_code, "fi": each.region_fi, "sv": each.region_sv}
        for each in organisations
        if each.kind in AREAS
    )


def _once(areas: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each area once, by its code, in the order of the codes."""
    found = {area["code"]: area for area in areas if area["code"]}
    return [found[code] for code in sorted(found)]
