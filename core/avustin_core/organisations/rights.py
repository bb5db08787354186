"""Who sees organisations, their members and roles, and who may change them."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import aliased
from sqlmodel import col

from avustin_core.access import (
    ROW,
    Actor,
    Audience,
    Guard,
    Membership,
    Rights,
    RoleGrant,
    User,
    doers,
    either,
)
from avustin_core.access.rights import Condition
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind, Role

OFFICIALS = (
    Role.PREPARER, Role.ASSESSOR, Role.RAPPORTEUR, Role.DECIDER, Role.PAYMENTS, Role.REPORT_CHECKER, Role.REGISTRAR,
    Role.AUDITOR, Role.ADMINISTRATOR,
)  # fmt: skip
STAFF = tuple(role for role in OFFICIALS if role is not Role.ASSESSOR)  #: those who deal with the people of applicants


def is_official(actor: Actor) -> bool:
    """Holds an official's role in some call, or in all."""
    return actor.has_somewhere(*OFFICIALS)


def _theirs(column: str) -> Audience:
    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        return getattr(row, column).in_(list(actor.mandates)) if actor.mandates else False

    return Audience("a member of the organisation", sees)


def _oneself(column: str) -> Audience:
    def sees(row: Any, actor: Actor, now: datetime) -> Condition:
        return getattr(row, column) == actor.user_id if actor.user_id else False

    return Audience("the person", sees)


def _colleague(row: Any, actor: Actor, now: datetime) -> Condition:
    if not actor.mandates:
        return False
    other = aliased(Membership)  # an alias, so that a statement over memberships doesn't correlate it away
    theirs = select(col(other.id)).where(
        col(other.user_id) == row.id, col(other.organisation_id).in_(list(actor.mandates))
    )
    return theirs.exists()


def _to_assessors(row: Any, actor: Actor, now: datetime) -> Condition:
    """Assessors meet other officials, and nobody who acts for an applicant."""
    if not actor.has_somewhere(Role.ASSESSOR):
        return False
    grant = aliased(RoleGrant)
    return select(col(grant.id)).where(col(grant.user_id) == row.id, col(grant.role).in_(OFFICIALS)).exists()


official = Audience("an official", lambda row, actor, now: is_official(actor))
staff = Audience("an official other than an assessor", lambda row, actor, now: actor.has_somewhere(*STAFF))
administrator = Audience("an administrator", lambda row, actor, now: actor.has(Role.ADMINISTRATOR))
overseer = Audience(
    "an administrator, or an auditor", lambda row, actor, now: actor.has(Role.ADMINISTRATOR, Role.AUDITOR)
)
not_a_person = Audience(
    "nothing: public, unless it is a private person",
    lambda row, actor, now: row.kind != OrganisationKind.PRIVATE_PERSON,
)

ORGANISATIONS = Rights(
    Organisation,
    rows=either(not_a_person, official, _theirs("id")),
    fields=dict.fromkeys(
        (
            "id", "kind", "name", "businessId", "municipalityCode", "languages", "region", "validFrom", "validTo",
            "source", "isFictional", "actions",
        ),
        ROW,
    )
    | {"members": either(staff, _theirs("id"))},
)  # fmt: skip
MEMBERSHIPS = Rights(
    Membership,
    rows=either(staff, _oneself("user_id"), _theirs("organisation_id")),
    fields=dict.fromkeys(("id", "user", "organisation", "mandate"), ROW),
)
USERS = Rights(
    User,
    rows=either(
        staff,
        Audience("an assessor, of officials", _to_assessors),
        _oneself("id"),
        Audience("a colleague in an organisation", _colleague),
    ),
    fields=dict.fromkeys(("id", "name", "isFictional", "actions"), ROW)
    | dict.fromkeys(("subject", "email", "language"), either(_oneself("id"), administrator))
    | {"mandates": ROW, "roles": either(_oneself("id"), overseer)},
)
ROLES = Rights(
    RoleGrant,
    rows=either(_oneself("user_id"), overseer),
    fields=dict.fromkeys(("id", "user", "role", "call"), ROW),
)

CREATE: Guard[Any] = Guard(
    "createOrganisation", doers.ADMINISTRATOR_OR_REGISTRAR,
    lambda actor, state: actor.has(Role.ADMINISTRATOR, Role.REGISTRAR),
)  # fmt: skip


def _by_administrator(action: str) -> Guard[Any]:
    return Guard(action, doers.ADMINISTRATOR, lambda actor, state: actor.has(Role.ADMINISTRATOR))


ADD_USER = _by_administrator("addUser")
GIVE_MANDATE = _by_administrator("giveMandate")
TAKE_MANDATE = _by_administrator("takeMandate")
GIVE_ROLE = _by_administrator("giveRole")
TAKE_ROLE = _by_administrator("takeRole")
GUARDS = (GIVE_MANDATE, TAKE_MANDATE)
PERSON_GUARDS = (GIVE_ROLE, TAKE_ROLE)
