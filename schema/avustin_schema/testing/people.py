"""Who there is in a trial installation: an official for each step, and a signatory of each invented organisation."""

from dataclasses import dataclass

from avustin_core.access import Actor, Mandate, Membership, RoleGrant, User
from avustin_core.organisations.operations import create_organisation
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import Role
from avustin_core.programmes.operations import remember
from avustin_core.storage import global_id
from avustin_core.testing import ORGANISATIONS
from avustin_core.work import Work

ROLES: dict[str, tuple[Role, ...]] = {
    "administrator": (Role.ADMINISTRATOR,),
    "official": tuple(OFFICIALS),
    "other_official": tuple(OFFICIALS),
    "assessor": (Role.ASSESSOR,),
}
APPLICANTS = {f"applicant of {id}": id for id in ORGANISATIONS}


@dataclass(frozen=True)
class Person:
    """Somebody to ask as; an applicant signs for one organisation, whose global id this is."""

    token: str
    organisation: str | None = None


async def settle(work: Work) -> dict[str, str]:
    """Makes everybody, and the organisations; gives the organisations' global ids by those of the kit."""
    await remember(work)
    users = {name: User(subject=name, name=name.title(), is_fictional=True) for name in (*ROLES, *APPLICANTS)}
    work.session.add_all(users.values())
    await work.session.flush()
    work.session.add_all(
        RoleGrant(user_id=users[name].id, role=role) for name, roles in ROLES.items() for role in roles
    )
    work.actor = Actor(users["administrator"].id, roles=frozenset({(Role.ADMINISTRATOR, None)}))
    made = {
        id: await create_organisation(
            work, kind=each.kind, name=each.name, business_id=each.business_id,
            municipality_code=each.municipality_code, is_fictional=True,
        )
        for id, each in ORGANISATIONS.items()
    }  # fmt: skip
    work.session.add_all(
        Membership(user_id=users[name].id, organisation_id=made[of].id, mandate=Mandate.SIGNATORY)
        for name, of in APPLICANTS.items()
    )
    return {id: global_id("Organisation", row.id) for id, row in made.items()}
