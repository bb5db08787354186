"""In which of their roles and mandates somebody acts: those by which the guard lets them."""

from collections import defaultdict
from dataclasses import replace
from typing import Any
from uuid import UUID

from avustin_core.access.actor import Actor
from avustin_core.access.models import Mandate
from avustin_core.access.rights import Guard
from avustin_core.plugin import Role


def acts_as(guard: Guard[Any], actor: Actor, state: Any) -> set[str]:
    """Their names. None where anybody may; all that the actor has where no single one is enough."""
    bare = replace(actor, roles=frozenset(), mandates={})
    if guard.who(bare, state):
        return set()
    roles: defaultdict[str, set[tuple[Role, UUID | None]]] = defaultdict(set)
    mandates: defaultdict[str, dict[UUID, Mandate]] = defaultdict(dict)
    for role, call in actor.roles:
        roles[role.name].add((role, call))
    for id, mandate in actor.mandates.items():
        mandates[mandate.name][id] = mandate
    single = {name: replace(bare, roles=frozenset(held)) for name, held in roles.items()}
    single |= {name: replace(bare, mandates=held) for name, held in mandates.items()}
    return {name for name, alone in single.items() if guard.who(alone, state)} or set(single)
