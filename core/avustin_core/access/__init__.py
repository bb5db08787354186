"""Who acts, and how a slice says who may see and do what."""

from avustin_core.access.actor import PUBLIC, Actor, actor_of, actors_of, find_actor
from avustin_core.access.disqualification import Capacity, Declaration, Ground, MatterOrganisation
from avustin_core.access.models import Mandate, Membership, RoleGrant, User
from avustin_core.access.rights import (
    ROW,
    Act,
    Audience,
    Guard,
    Rights,
    acts,
    either,
    everyone,
    gather,
    handling,
    in_role,
    in_role_of_call,
    of_call,
    rights_of,
)

__all__ = [
    "PUBLIC",
    "ROW",
    "Act",
    "Actor",
    "Audience",
    "Capacity",
    "Declaration",
    "Ground",
    "Guard",
    "Mandate",
    "MatterOrganisation",
    "Membership",
    "Rights",
    "RoleGrant",
    "User",
    "actor_of",
    "actors_of",
    "acts",
    "either",
    "everyone",
    "find_actor",
    "gather",
    "handling",
    "in_role",
    "in_role_of_call",
    "of_call",
    "rights_of",
]
