"""Who acts, and how a slice says who may see and do what."""

from avustin_core.access.actor import PUBLIC, Actor, find_actor
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
    in_role,
    of_call,
    rights_of,
)

__all__ = [
    "PUBLIC",
    "ROW",
    "Act",
    "Actor",
    "Audience",
    "Guard",
    "Mandate",
    "Membership",
    "Rights",
    "RoleGrant",
    "User",
    "acts",
    "either",
    "everyone",
    "find_actor",
    "gather",
    "in_role",
    "of_call",
    "rights_of",
]
