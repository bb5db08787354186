"""How decisions were served, and until when they can be contested."""

from datetime import date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from avustin_core.access import User
from avustin_core.calls.models import Call as CallRow
from avustin_core.decisions.models import Decision as DecisionRow
from avustin_core.matters.models import Matter as MatterRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_core.service import rights
from avustin_core.service.finality import is_service_final
from avustin_core.service.models import ServiceWay
from avustin_schema.roots import page
from avustin_schema.sources import Join, column, computed, one, sourced
from avustin_schema.types.calls import Call
from avustin_schema.types.common import Action, Node, actions, id_of
from avustin_schema.types.matters import Matter
from avustin_schema.types.organisations import Organisation, Person

if TYPE_CHECKING:
    from avustin_schema.types.decisions import Decision

DecisionLater = Annotated["Decision", strawberry.lazy("avustin_schema.types.decisions")]
FINALITY = {
    "replaced_at": "replaced_at",
    "ends_at": "ends_at",
    "decision_id": "decision_id",
    "status": "decision.status",
    "reviews_unserved": "decision.reviews_unserved",
    "appealable_until": "decision.appealable_until",
}


def _is_final(values: Any, reading: Any) -> bool:
    state = SimpleNamespace(**{name: values(path) for name, path in FINALITY.items()})
    return is_service_final(state, reading.now)


@sourced(
    rights.RIGHTS,
    joins={
        "decision": Join("decision_id", DecisionRow, "Decision"),
        "matter": Join("matter_id", MatterRow, "Matter"),
        "call": Join("call_id", CallRow, "Call"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "recorded_by": Join("recorded_by", User, "Person"),
    },
)
class Service(Node):
    """How a decision, or what was decided on a request for review, was sent to one recipient, and until when that one can
    contest it (434/2003 49 c, 59 and 60 §; 13/2003 18 and 19 §)."""

    id: strawberry.ID = id_of("Service")
    decision: DecisionLater | None = one("decision", "The decision; null of what was decided on a request for review.")
    matter: Matter | None = one("matter", "The matter.")
    call: Call | None = one("call", "Its call.")
    organisation: Organisation | None = one("organisation", "The recipient.")
    is_authority: bool = column(
        "is_authority",
        "Whether the recipient is an authority, such as a municipality: a letter is known when it arrives.",
    )
    way: ServiceWay = column("way", "How it was sent.")
    sent_at: datetime = column("sent_at", "When.")
    received_on: date | None = column("received_on", "The day when it came, where that was shown.")
    evidence: str | None = column("evidence", "What shows that day.")
    fetch_by: date | None = column(
        "fetch_by", "The last day to fetch it, where it is fetched with identification; after that, use other means."
    )
    deemed_on: date | None = column(
        "deemed_on", "The day when the recipient came to know it, as shown or as the law presumes; null while unknown."
    )
    last_day_for_review: date | None = column("last_day", "The last day to contest it; null while that isn't known.")
    ends_at: datetime | None = column(
        "ends_at", "The end of office hours on that day: what comes then or later is late."
    )
    is_final: bool = computed(
        tuple(FINALITY.values()),
        _is_final,
        "Whether it holds for the recipient: the time has passed, and no request for review or appeal of one is open.",
    )
    recorded_at: datetime = column("recorded_at", "When it was recorded.")
    recorded_by: Person | None = one("recorded_by", "Who recorded it; null where the mail itself did.")
    replaced_at: datetime | None = column("replaced_at", "When another service took its place.")
    replaced_because: str | None = column("replaced_because", "Why.")
    revision: int = column("revision", "The lock.")
    actions: list[Action] = actions(rights.GUARDS, rights.COLUMNS)


@sourced(
    rights.CONSENTS,
    joins={
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "recorded_by": Join("recorded_by", User, "Person"),
    },
)
class ElectronicConsent(Node):
    """An organisation's consent to electronic service (13/2003 19 §): mail with a decision serves it."""

    id: strawberry.ID = id_of("ElectronicConsent")
    organisation: Organisation | None = one("organisation", "The organisation.")
    given_at: datetime | None = column("given_at", "Since when it has consented; null where it doesn't any more.")
    withdrawn_at: datetime | None = column("withdrawn_at", "When it withdrew that.")
    recorded_by: Person | None = one("recorded_by", "Who recorded it.")
    revision: int = column("revision", "The lock.")


QUERIES = {
    "services": page(Service, "How decisions were served, the oldest first."),
    "electronicConsents": page(ElectronicConsent, "Organisations that have said whether they consent."),
}
