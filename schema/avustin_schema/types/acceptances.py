"""What recipients answer to grants."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from avustin_core.acceptances import rights
from avustin_core.acceptances.models import AcceptanceAnswer
from avustin_core.access import User
from avustin_core.decisions.models import Decision as DecisionRow
from avustin_core.documents.models import Document as DocumentRow
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_schema.roots import page
from avustin_schema.sources import Join, column, one, sourced
from avustin_schema.types.common import Node, id_of
from avustin_schema.types.documents import Document
from avustin_schema.types.organisations import Organisation, Person

if TYPE_CHECKING:
    from avustin_schema.types.decisions import Decision

DecisionLater = Annotated["Decision", strawberry.lazy("avustin_schema.types.decisions")]


@sourced(
    rights.RIGHTS,
    joins={
        "decision": Join("decision_id", DecisionRow, "Decision"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
        "agreement": Join("agreement_id", DocumentRow, "Document"),
        "answered_by": Join("answered_by", User, "Person"),
        "released_by": Join("released_by", User, "Person"),
    },
)
class Acceptance(Node):
    """A recipient's answer to a grant; it stands."""

    id: strawberry.ID = id_of("Acceptance")
    decision: DecisionLater | None = one("decision", "The decision that is answered.")
    organisation: Organisation | None = one("organisation", "The recipient who answers.")
    answer: AcceptanceAnswer = column("answer", "Whether the grant was accepted or declined.")
    answered_at: datetime = column("answered_at", "When.")
    answered_by: Person | None = one("answered_by", "By whom.")
    iban: str | None = column("iban", "The account that it is paid to; null of a declined one.")
    agreement_signed_on: date | None = column(
        "agreement_signed_on",
        "When the recipient agreed with those who use the grant too (688/2001 7 § 3 mom.); null where there are none.",
    )
    agreement: Document | None = one("agreement", "That agreement, where it was attached.")
    reason: str | None = column("reason", "Why it was declined, where that was said.")
    released_at: datetime | None = column("released_at", "When an official released its money.")
    released_by: Person | None = one("released_by", "Who released it.")
    release_reason: str | None = column("release_reason", "Why.")
    revision: int = column("revision", "The lock.")


QUERIES = {"acceptances": page(Acceptance, "What recipients answered to grants, the oldest first.")}
