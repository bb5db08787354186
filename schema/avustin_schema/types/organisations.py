"""Organisations, their members, users and the roles that they hold."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from avustin_core.access import Mandate, User
from avustin_core.calls.models import Call as CallRow
from avustin_core.organisations import rights
from avustin_core.organisations.models import Organisation as OrganisationRow
from avustin_core.plugin import Language, OrganisationKind, Role
from avustin_core.service import rights as service_rights
from avustin_schema.lists.asks import texts
from avustin_schema.paging import Order
from avustin_schema.roots import by_id, page
from avustin_schema.sources import Join, arranged, column, computed, many, one, sourced
from avustin_schema.stored import Arranged
from avustin_schema.types.asked import ORGANISATIONS
from avustin_schema.types.common import Action, LocalizedText, Node, actions, id_of

if TYPE_CHECKING:
    from avustin_schema.types.calls import Call

CallLater = Annotated["Call", strawberry.lazy("avustin_schema.types.calls")]


@strawberry.type(description="A region of Finland, by Statistics Finland's classification.")
class Region:
    """A region."""

    code: str = strawberry.field(description="Two digits, as text.")
    name: LocalizedText = strawberry.field(description="The region's name.")


NAMES = texts("name_fi", "name_sv", sort="sort_key")


NAME = Arranged(LocalizedText, {"fi": "name_fi", "sv": "name_sv", "en": None})


def _region(values: Any, reading: Any) -> Region | None:
    if values("region_code") is None:
        return None
    name = LocalizedText(fi=values("region_fi"), sv=values("region_sv"), en=None)
    return Region(code=values("region_code"), name=name)


@sourced(
    rights.ORGANISATIONS,
    conditions=ORGANISATIONS,
    default_order=Order("sort_key", field="name"),
)
class Organisation(Node):
    """An organisation: a municipality as it was in its time, a joint municipal authority, or another."""

    id: strawberry.ID = id_of("Organisation")
    kind: OrganisationKind = column("kind", "What kind of organisation it is.")
    name: LocalizedText = arranged(NAME, "Its name in Finnish and Swedish.", asks=NAMES)
    business_id: str | None = column(
        "business_id", "Business id (Y-tunnus), such as 1234567-1; null where it isn't known."
    )
    municipality_code: str | None = column(
        "municipality_code", "Three characters, as text; null unless a municipality."
    )
    languages: str = column(
        "languages", "A municipality's languages, the majority's first: fi, sv, fi-sv or sv-fi; empty for others."
    )
    region: Region | None = computed(("region_code", "region_fi", "region_sv"), _region, "The region where it lies.")
    valid_from: date | None = column("valid_from", "The first day; null where it isn't known.")
    valid_to: date | None = column("valid_to", "The day from which it isn't any more; null while it is.")
    source: str = column("source", "Where the data comes from.")
    is_fictional: bool = column("is_fictional", "Whether it was invented for demonstration.")
    members: list["Member"] | None = many("Member", "organisation_id", "Who acts for it.")
    actions: list[Action] = actions(
        (*rights.GUARDS, *service_rights.ORGANISATION_GUARDS), service_rights.ORGANISATION_COLUMNS
    )


@sourced(rights.USERS)
class Person(Node):
    """A person who signs in."""

    id: strawberry.ID = id_of("Person")
    name: str = column("name", "The name.", sort="name_key")
    subject: str | None = column(
        "subject", "What the identity provider calls the person, after the provider's address and a space."
    )
    email: str | None = column("email", "E-mail address.")
    language: Language | None = column("language", "The language to write to them in.")
    is_fictional: bool = column("is_fictional", "Whether the person was invented for demonstration.")
    mandates: list["Member"] = many(
        "Member", "user_id", "The organisations that the person acts for, of those that the viewer may know of."
    )
    roles: list["RoleHolding"] | None = many(
        "RoleHolding",
        "user_id",
        "The roles that were given to the person here; what a sign-in asserts isn't among them.",
    )
    actions: list[Action] = actions(rights.PERSON_GUARDS, {})


@sourced(
    rights.MEMBERSHIPS,
    joins={
        "user": Join("user_id", User, "Person"),
        "organisation": Join("organisation_id", OrganisationRow, "Organisation"),
    },
)
class Member(Node):
    """A person acts for an organisation."""

    id: strawberry.ID = id_of("Member")
    user: Person | None = one("user", "The person.")
    organisation: Organisation | None = one("organisation", "The organisation.")
    mandate: Mandate = column("mandate", "What the person may do for it.")


@sourced(
    rights.ROLES,
    joins={"user": Join("user_id", User, "Person"), "call": Join("call_id", CallRow, "Call")},
)
class RoleHolding(Node):
    """A person holds a role."""

    id: strawberry.ID = id_of("RoleHolding")
    user: Person | None = one("user", "The person.")
    role: Role = column("role", "The role.")
    call: CallLater | None = one("call", "The call in which it is held; null when it is held in all.")


QUERIES = {
    "organisations": page(Organisation, "Organisations, in the order of their names as Finns sort them."),
    "organisation": by_id(Organisation, "An organisation by its id."),
    "users": page(Person, "People, in the order in which they were entered."),
    "user": by_id(Person, "A person by the id."),
}
