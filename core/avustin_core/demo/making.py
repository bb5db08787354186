"""Makes the demonstration by the operations themselves, in the order of time, as far as the clock has come."""

from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import col

from avustin_core import slices
from avustin_core.access import PUBLIC, User
from avustin_core.appropriations.models import Appropriation
from avustin_core.audit import AuditEvent
from avustin_core.demo.agenda import Agenda
from avustin_core.demo.calls import appropriate
from avustin_core.demo.cast import BEGINS, cast
from avustin_core.demo.letters import were_sent
from avustin_core.demo.rounds import Round, before, plan_round
from avustin_core.demo.stage import Stage
from avustin_core.demo.told import of_2019, plan_call
from avustin_core.organisations.register import load_municipalities
from avustin_core.plugin import Demonstration, DemonstrationAppropriation, Programme
from avustin_core.programmes.operations import remember
from avustin_core.storage.inline import make_inline_engine
from avustin_core.work import Avustin, Work

MADE = "demo.make"
assert slices.TABLES


async def made_at(avustin: Avustin) -> datetime | None:
    """The moment up to which the demonstration was made in this database; None where it wasn't."""
    async with avustin.reading() as connection:
        return await made_in(connection)


async def made_in(connection: AsyncConnection) -> datetime | None:
    """The same, asked on a connection."""
    found: datetime | None = await connection.scalar(select(col(AuditEvent.at)).where(col(AuditEvent.act) == MADE))
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found


async def holds_other_data(avustin: Avustin) -> bool:
    """Whether there is anybody in the database who isn't of a demonstration: there none is made."""
    async with avustin.reading() as connection:
        found = await connection.scalar(select(col(User.id)).where(col(User.is_fictional).is_(False)).limit(1))
    return found is not None


async def make(avustin: Avustin, *, told: Callable[[datetime], None] = lambda at: None) -> None:
    """Makes it up to now by the installation's clock; all of it in one transaction, so that it is whole or not there."""
    now = avustin.clock.now()

    async def act(work: Work) -> None:
        stage = Stage(work, told)
        await _play(stage, now)
        await stage.ends()
        work.actor, work.now, work.act = PUBLIC, now, MADE
        work.recorded.clear()

    engine = make_inline_engine(avustin.settings.database_url)
    maker = Avustin(avustin.settings, avustin.registry, clock=avustin.clock, engine=engine)
    try:
        await maker.run(PUBLIC, act, arrived=now)
    finally:
        await maker.close()


async def _play(stage: Stage, now: datetime) -> None:
    work = stage.work
    work.now = min(BEGINS, now)
    await remember(work)
    await load_municipalities(work)
    organisations = await cast(stage)
    agenda = Agenda()
    played = [each for each in work.registry.programmes.values() if each.demonstration]
    appropriations: dict[DemonstrationAppropriation, Appropriation] = {}
    for programme in played:
        declared = _declared(programme)
        if declared.appropriation not in appropriations:
            appropriations[declared.appropriation] = await appropriate(stage, declared.appropriation, BEGINS)
        plan_call(of_2019(stage, agenda, programme, appropriations[declared.appropriation].id), organisations)
    if all(_declared(each).published_on < now.date() for each in played):
        for place, programme in enumerate(played):
            one = Round(stage, agenda, programme, _declared(programme), now)
            plan_round(one, organisations)
            plan_call(before(one, is_decided=bool(place % 2)), organisations)
    await agenda.happen(now)
    await were_sent(work)


def _declared(programme: Programme) -> Demonstration:
    assert programme.demonstration is not None
    return programme.demonstration
