"""The people of the scene: one in each seat of the matrix, and a few beside them."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest

from avustin_core.access import Actor, Mandate, Membership, RoleGrant, User
from avustin_core.organisations.operations import create_organisation
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import OrganisationKind, Role, Text
from avustin_core.programmes.operations import remember
from avustin_core.work import Work

ORGANISATIONS: dict[str, tuple[OrganisationKind, str, str | None]] = {
    "applicant": (OrganisationKind.MUNICIPALITY, "Hakijala", "E01"),
    "partner": (OrganisationKind.MUNICIPALITY, "Kumppanila", "E02"),
    "stranger": (OrganisationKind.MUNICIPALITY, "Vieraala", "E03"),
    "private": (OrganisationKind.PRIVATE_PERSON, "TUNTU-private-person", None),
}
MEMBERS: dict[str, tuple[str, Mandate]] = {
    "editor": ("applicant", Mandate.EDITOR),
    "signatory": ("applicant", Mandate.SIGNATORY),
    "participant": ("partner", Mandate.SIGNATORY),
    "outsider": ("stranger", Mandate.SIGNATORY),
    "relative": ("partner", Mandate.EDITOR),  #: an official who is a member of a participating organisation
}
ROLES: dict[str, tuple[Role, ...]] = {
    "preparer": (Role.PREPARER,),
    "assessor": (Role.ASSESSOR,),
    "other_assessor": (Role.ASSESSOR,),
    "rapporteur": (Role.RAPPORTEUR,),
    "decider": (Role.DECIDER,),
    "payments": (Role.PAYMENTS,),
    "checker": (Role.REPORT_CHECKER,),
    "registrar": (Role.REGISTRAR,),
    "auditor": (Role.AUDITOR,),
    "administrator": (Role.ADMINISTRATOR,),
    "disqualified": tuple(OFFICIALS),
    "relative": tuple(OFFICIALS),
}
NAMES = tuple(dict.fromkeys((*MEMBERS, *ROLES)))
VIEWERS = ("public", *(name for name in NAMES if name not in ("other_assessor", "outsider")))
SOME = ("public", "signatory", "participant", "assessor", "auditor", "disqualified")
FEW = ("public", "participant", "decider", "disqualified")


def each_on(sqlite: Sequence[str], postgresql: Sequence[str]) -> Any:
    """Parameters `scene` and `name`: these people on SQLite, those on PostgreSQL; one process makes each scene once."""
    several = {"sqlite": sqlite, "postgresql": postgresql}
    return pytest.mark.parametrize(
        ("scene", "name"),
        [
            pytest.param(kind, name, marks=pytest.mark.xdist_group(f"rights-{kind}"))
            for kind, names in several.items()
            for name in names
        ],
        indirect=["scene"],
    )


async def settle(work: Work) -> dict[str, UUID]:
    """People in their roles, and organisations with their members."""
    await remember(work)
    users = {
        name: User(subject=name, name=name.title(), email=f"TUNTU-mail-{name}@esimerkki.example", is_fictional=True)
        for name in NAMES
    }
    work.session.add_all(users.values())
    await work.session.flush()
    work.session.add_all(
        RoleGrant(user_id=users[name].id, role=role) for name, roles in ROLES.items() for role in roles
    )
    work.actor = Actor(users["administrator"].id, roles=frozenset({(Role.ADMINISTRATOR, None)}))
    made = {
        key: await create_organisation(
            work, kind=kind, name=Text(name, name), business_id=None, municipality_code=code, is_fictional=True
        )
        for key, (kind, name, code) in ORGANISATIONS.items()
    }
    work.session.add_all(
        Membership(user_id=users[name].id, organisation_id=made[of].id, mandate=mandate)
        for name, (of, mandate) in MEMBERS.items()
    )
    return {key: row.id for key, row in made.items()}
