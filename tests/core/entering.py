"""Organisations that tests enter, as an administrator of the whole installation."""

from typing import Any

from avustin_core.access import Actor
from avustin_core.organisations.models import Organisation
from avustin_core.organisations.operations import create_organisation
from avustin_core.plugin import OrganisationKind, Role, Text
from avustin_core.work import Avustin

SYSTEM = Actor(name="the test itself", roles=frozenset({(Role.ADMINISTRATOR, None)}))
AUTHORITY: dict[str, Any] = {
    "kind": OrganisationKind.JOINT_MUNICIPAL_AUTHORITY,
    "name": Text(fi="Esimerkin kuntayhtymä", sv="Exempels samkommun"),
    "business_id": "1234567-1",
    "is_fictional": True,
}
INVENTED: dict[str, Any] = {
    "kind": OrganisationKind.MUNICIPALITY,
    "name": Text(fi="Mallila", sv="Mallby"),
    "municipality_code": "X01",
    "is_fictional": True,
}


async def make(avustin: Avustin, actor: Actor = SYSTEM, **values: Any) -> Organisation:
    """An organisation of those values."""
    return await avustin.run(actor, lambda work: create_organisation(work, **values))
