"""In which of their roles and mandates somebody acts: those by which the guard lets them."""

from dataclasses import replace
from typing import Any

from avustin_core.access.actor import Actor
from avustin_core.access.rights import Guard


def acts_as(guard: Guard[Any], actor: Actor, state: Any) -> set[str]:
    """Their names. None where anybody may; all that the actor has where no single one is enough."""
    bare = replace(actor, roles=frozenset(), mandates={})
    if guard.who(bare, state):
        return set()
    single = [(role.name, replace(bare, roles=frozenset({(role, call)}))) for role, call in actor.roles]
    single += [(mandate.name, replace(bare, mandates={id: mandate})) for id, mandate in actor.mandates.items()]
    enough = {name for name, alone in single if guard.who(alone, state)}
    return enough or {name for name, _ in single}
