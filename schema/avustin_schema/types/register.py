"""The public register of decisions."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from avustin_core.access import User
from avustin_core.calls.models import Call as CallRow
from avustin_core.decisions.models import Decision as DecisionRow
from avustin_core.decisions.models import DecisionKind
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.register import rights
from avustin_schema.paging import Order
from avustin_schema.roots import page
from avustin_schema.scalars import euros
from avustin_schema.sources import Join, column, many, one, sourced
from avustin_schema.stored import Key, Several, Stored
from avustin_schema.types.asked import ENTRIES
from avustin_schema.types.calls import Call
from avustin_schema.types.common import LOCALIZED, Action, LocalizedText, Node, actions, global_id, id_of, text
from avustin_schema.types.organisations import Person
from avustin_schema.types.programmes import Programme

PEOPLE = {each: Join(each, User, "Person") for each in ("released_by", "withdrawn_by")}


@strawberry.type(description="A municipality or a region, as it was when the entry was published.")
class Area:
    """Where a project is carried out."""

    code: str = strawberry.field(description="The code, as text.")
    name: LocalizedText = strawberry.field(description="The name.")


AREAS = Several(Stored(Area, {"code": Key("code"), "name": LOCALIZED}))


@sourced(
    rights.RIGHTS,
    joins={
        "call": Join("call_id", CallRow, "Call"),
        "programme": Join("programme_code", ProgrammeRow, "Programme", there="code"),
        "decision": Join("decision_id", DecisionRow, "Decision"),
    },
    default_order=Order("decided_on", descending=True),
    conditions=ENTRIES,
)
class PublicRegisterEntry(Node):
    """One published decision (1394/2022 8 §), with the texts and documents that an official released beside it; no
    others of the application."""

    id: strawberry.ID = id_of("PublicRegisterEntry")
    call: Call | None = one("call", "The call.")
    programme: Programme | None = one("programme", "The programme.")
    organisation_name: LocalizedText = text("organisation_name", "The recipient or applicant.", sort="organisation_key")
    business_id: str | None = column("business_id", "Its business id (Y-tunnus).")
    purpose: str = column(
        "purpose", "What the grant is for, as decided; of a refused one as applied for.", sort="purpose_key"
    )
    municipalities: list[Area] = column("municipalities", "The municipalities concerned.", AREAS)
    regions: list[Area] = column("regions", "Their regions.", AREAS)
    amount_applied: Decimal = column("amount_applied", "The sum applied for, in euros.", euros)
    outcome: DecisionKind = column("outcome", "What was decided.")
    amount_granted: Decimal = column("amount_granted", "The sum granted, in euros; zero for a refusal.", euros)
    decided_on: date = column("decided_on", "The day of the decision.")
    published_at: datetime = column("published_at", "When it was published.")
    is_fictional: bool = column("is_fictional", "Whether it was invented for demonstration.")
    released_texts: list["ReleasedText"] = many(
        "ReleasedText",
        "decision_id",
        "Texts of the application that an official released. Officials see withdrawn ones too, with `withdrawnAt`.",
        key="decision_id",
    )
    released_documents: list["ReleasedDocument"] = many(
        "ReleasedDocument",
        "decision_id",
        "Public documents that an official released. Officials see withdrawn ones too, with `withdrawnAt`.",
        key="decision_id",
    )
    actions: list[Action] = actions(rights.GUARDS, rights.ENTRY_COLUMNS)


@sourced(rights.TEXTS, joins=PEOPLE)
class ReleasedText(Node):
    """An answer of the application, as it was when an official released it for publication."""

    id: strawberry.ID = id_of("ReleasedText")
    path: list[str] = column("path", "Where it lies in the application's form.")
    label: LocalizedText = text("label", "What was asked.")
    text: LocalizedText = text("text", "What was answered; in the languages that it was written in.")
    released_at: datetime = column("released_at", "When it was released.")
    released_by: Person | None = one("released_by", "Who released it.")
    withdrawn_at: datetime | None = column("withdrawn_at", "When it was taken from the web again.")
    withdrawn_by: Person | None = one("withdrawn_by", "Who took it.")
    withdrawal_reason: str | None = column("withdrawal_reason", "Why.")
    actions: list[Action] = actions(rights.RELEASE_GUARDS, rights.RELEASE_COLUMNS)


@sourced(rights.DOCUMENTS, joins=PEOPLE)
class ReleasedDocument(Node):
    """A public document, or the public copy of one without its secret parts, that an official released."""

    id: strawberry.ID = id_of("ReleasedDocument")
    name: str = column("name", "The file's name.")
    media_type: str = column("media_type", "Its type.")
    size: int = column("size", "Bytes.")
    sha256: str = column("sha256", "The checksum, in hexadecimal.")
    url: str = column(
        "id",
        "Where its bytes are, under this server, for anyone.",
        lambda id: f"/documents/{global_id('ReleasedDocument', id)}",
    )
    released_at: datetime = column("released_at", "When it was released.")
    released_by: Person | None = one("released_by", "Who released it.")
    withdrawn_at: datetime | None = column("withdrawn_at", "When it was taken from the web again.")
    withdrawn_by: Person | None = one("withdrawn_by", "Who took it.")
    withdrawal_reason: str | None = column("withdrawal_reason", "Why.")
    actions: list[Action] = actions(rights.RELEASE_GUARDS, rights.RELEASE_COLUMNS)


QUERIES = {
    "register": page(
        PublicRegisterEntry,
        "The public register, the newest decisions first.",
    ),
}
