"""Enters the people and the organisations, before anything happens."""

from datetime import UTC, datetime
from functools import partial

from avustin_core.access import Mandate, RoleGrant, User
from avustin_core.demo.applying import signatory_of
from avustin_core.demo.organisations import enter, invented
from avustin_core.demo.people import ADMINISTRATOR, DOMAIN, REPRESENTATIVE, USERS, DemoUser
from avustin_core.demo.stage import Stage
from avustin_core.organisations.members import add_user, give_mandate, give_role
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Role
from avustin_core.service.operations import set_electronic_consent

BEGINS = datetime(2019, 1, 7, 7, tzinfo=UTC)
WHY = "Esittely / Demonstration"


async def cast(stage: Stage) -> list[Organisation]:
    """The invented organisations, with people who act for them and officials in their roles."""
    await _first_administrator(stage)
    users = {user.subject: await _user(stage, user) for user in USERS}
    organisations = [await stage.do(ADMINISTRATOR, BEGINS, partial(enter, one=one)) for one in invented()]
    await _mandates(stage, organisations, users)
    await stage.enters(*users, REPRESENTATIVE)
    for organisation in organisations[1::4] + organisations[2::4] + organisations[3::4]:
        consent = partial(set_electronic_consent, organisation_id=organisation.id, consents=True)
        await stage.do(signatory_of(organisation), BEGINS, consent)
        stage.consenting.add(organisation.id)
    return organisations


async def _first_administrator(stage: Stage) -> None:
    """The one whom an installation puts in place by itself: somebody must begin."""
    user = next(each for each in USERS if each.subject == ADMINISTRATOR)
    row = await stage.work.add(
        User(subject=user.subject, name=user.name, email=_address(user), language=user.language, is_fictional=True)
    )
    await stage.work.add(RoleGrant(user_id=row.id, role=Role.ADMINISTRATOR))
    await stage.enters(ADMINISTRATOR)


async def _user(stage: Stage, user: DemoUser) -> User:
    added = partial(
        add_user, subject=user.subject, name=user.name, email=_address(user), language=user.language, is_fictional=True
    )
    row = await stage.do(ADMINISTRATOR, BEGINS, added)
    for role in user.roles:
        await stage.do(ADMINISTRATOR, BEGINS, partial(give_role, user_id=row.id, role=role, reason=WHY))
    return row


async def _mandates(stage: Stage, organisations: list[Organisation], users: dict[str, User]) -> None:
    """The applicants' people act for theirs; one person who isn't shown acts for all the others."""
    someone = partial(
        add_user, subject=REPRESENTATIVE, name="Esko Edustaja", email=f"edustaja@{DOMAIN}", is_fictional=True
    )
    other = await stage.do(ADMINISTRATOR, BEGINS, someone)
    for organisation in organisations:
        theirs = [
            (users[user.subject], user.mandate)
            for user in USERS
            if user.municipality and user.municipality == organisation.municipality_code and user.mandate
        ]
        for user, mandate in theirs or [(other, Mandate.SIGNATORY)]:
            given = partial(give_mandate, organisation_id=organisation.id, user_id=user.id, mandate=mandate, reason=WHY)
            await stage.do(ADMINISTRATOR, BEGINS, given)


def _address(user: DemoUser) -> str:
    return f"{user.token.removeprefix('demo-')}@{DOMAIN}"
