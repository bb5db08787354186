"""A ministry and a few municipalities, all invented, and a client for each of their people."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from httpx2 import AsyncClient
from tests.walks.client import Client
from tests.walks.serving import serving

from avustin_core.access import PUBLIC, Actor, Mandate, Membership, RoleGrant, User
from avustin_core.clock import SetClock
from avustin_core.organisations.operations import create_organisation
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.plugin import OrganisationKind, Role, Text
from avustin_core.programmes.operations import remember
from avustin_core.work import Avustin, Work
from avustin_schema.types.common import global_id

KINDS: dict[str, tuple[OrganisationKind, str, str, str, str | None]] = {
    "esimerkkila": (OrganisationKind.MUNICIPALITY, "Esimerkkilä", "Exempelby", "1234567-1", "E01"),
    "mallikyla": (OrganisationKind.MUNICIPALITY, "Mallikylä", "Modellbyn", "7654321-2", "E02"),
    "kuntayhtyma": (
        OrganisationKind.JOINT_MUNICIPAL_AUTHORITY, "Esimerkin kuntayhtymä", "Exempels samkommun", "1000005-5", None,
    ),
    "yhdistys": (OrganisationKind.ASSOCIATION, "Mallikylän kyläseura ry", "Modellbyns byaförening rf", "1000006-3", None),
    "yksityinen": (OrganisationKind.PRIVATE_PERSON, "Esko Esimerkki", "Esko Esimerkki", "", None),
}  # fmt: skip
ROLES: dict[str, tuple[Role, ...]] = {
    "administrator": (Role.ADMINISTRATOR,), "preparer": (Role.PREPARER,), "assessor": (Role.ASSESSOR,),
    "other_assessor": (Role.ASSESSOR,), "rapporteur": (Role.RAPPORTEUR, Role.DECIDER), "decider": (Role.DECIDER,),
    "registrar": (Role.REGISTRAR,), "checker": (Role.REPORT_CHECKER,), "omnipotent": tuple(OFFICIALS),
    "official": tuple(OFFICIALS), "reviewer": (Role.RAPPORTEUR, Role.DECIDER),
}  # fmt: skip
MEMBERS: dict[str, tuple[tuple[str, ...], Mandate]] = {
    "signatory": (("esimerkkila",), Mandate.SIGNATORY),
    "editor": (("esimerkkila",), Mandate.EDITOR),
    "mallikyla_signatory": (("mallikyla",), Mandate.SIGNATORY),
    "kuntayhtyma_signatory": (("kuntayhtyma",), Mandate.SIGNATORY),
    "yhdistys_signatory": (("yhdistys",), Mandate.SIGNATORY),
    "yksityinen_signatory": (("yksityinen",), Mandate.SIGNATORY),
    "omnipotent": (("esimerkkila", "mallikyla", "yhdistys"), Mandate.SIGNATORY),
    "consultant": (("mallikyla", "kuntayhtyma", "yhdistys"), Mandate.EDITOR),
}
IN_PLUGINS = {"o-1": "esimerkkila", "o-2": "mallikyla", "o-3": "kuntayhtyma"}  #: as in decree_893_2019.testing
Serve = Callable[[Avustin, Mapping[str, str]], AbstractAsyncContextManager[AsyncClient]]


@dataclass(frozen=True)
class World:
    """Everybody's clients by name, and the organisations' ids."""

    avustin: Avustin
    http: AsyncClient
    organisations: dict[str, str]

    def __getattr__(self, name: str) -> Client:
        if name in ROLES or name in MEMBERS:
            return Client(self.http, name)
        raise AttributeError(name)

    @property
    def anyone(self) -> Client:
        """Somebody who isn't signed in."""
        return Client(self.http)

    def at(self, moment: str) -> None:
        """Sets the clock, such as to 2019-09-19T16:15+03:00."""
        clock = self.avustin.clock
        assert isinstance(clock, SetClock)
        clock.set(datetime.fromisoformat(moment))

    def known(self, answers: Any) -> Any:
        """Answers of the programmes' own tests, with the ids of the organisations that they name."""
        if isinstance(answers, dict):
            return {name: self.known(value) for name, value in answers.items()}
        if isinstance(answers, list):
            return [self.known(value) for value in answers]
        return self.organisations[IN_PLUGINS[answers]] if answers in IN_PLUGINS else answers


@asynccontextmanager
async def inhabited(avustin: Avustin, serve: Serve = serving) -> AsyncIterator[World]:
    """The installation, served, with people in it."""
    organisations = await avustin.run(PUBLIC, _settle)
    names = (*ROLES, *MEMBERS)
    async with serve(avustin, dict(zip(names, names, strict=True))) as http:
        yield World(avustin, http, organisations)


async def _settle(work: Work) -> dict[str, str]:
    await remember(work)
    users = {name: User(subject=name, name=name.title(), is_fictional=True) for name in (*ROLES, *MEMBERS)}
    work.session.add_all(users.values())
    await work.session.flush()
    work.session.add_all(
        RoleGrant(user_id=users[name].id, role=role) for name, roles in ROLES.items() for role in roles
    )
    work.actor = Actor(users["administrator"].id, roles=frozenset({(Role.ADMINISTRATOR, None)}))
    organisations = {
        name: await create_organisation(
            work, kind=kind, name=Text(fi, sv), business_id=business_id or None, municipality_code=code,
            is_fictional=True,
        )
        for name, (kind, fi, sv, business_id, code) in KINDS.items()
    }  # fmt: skip
    work.session.add_all(
        Membership(user_id=users[name].id, organisation_id=organisations[of].id, mandate=mandate)
        for name, (several, mandate) in MEMBERS.items()
        for of in several
    )
    return {name: global_id("Organisation", row.id) for name, row in organisations.items()}
