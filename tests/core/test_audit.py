"""The trail in the databases: what an event tells, one chain by many writers, and values that are erased."""

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.conftest import Someone
from tests.core.test_work import register
from tests.core.trails import events, faults, happen, happen_again, kept_of, restore, someone_comes, touch

from avustin_core.access import PUBLIC, Actor, Mandate, User
from avustin_core.appropriations import rights as appropriations
from avustin_core.appropriations.ledger import commit
from avustin_core.appropriations.models import Appropriation, AppropriationType
from avustin_core.appropriations.operations import create_appropriation
from avustin_core.audit import AuditValues
from avustin_core.audit.faults import FaultKind
from avustin_core.audit.proofs import unproven
from avustin_core.audit.verifying import verify
from avustin_core.clock import SetClock
from avustin_core.errors import NotAllowed
from avustin_core.organisations.refusals import ReasonMissing
from avustin_core.plugin import Role, Text
from avustin_core.trail.operations import erase_values
from avustin_core.trail.refusals import NothingToErase
from avustin_core.work import Avustin, Work

assert appropriations.APPROPRIATIONS
ADMINISTRATOR = Actor(uuid4(), roles=frozenset({(Role.ADMINISTRATOR, None), (Role.PREPARER, None)}))


async def appropriation(avustin: Avustin, by: Actor = ADMINISTRATOR) -> Appropriation:
    """A sum of the budget."""
    return await avustin.run(
        by,
        lambda work: create_appropriation(
            work, budget_item="28.90.32", name=Text("Digi", "Digi"), type=AppropriationType.TRANSFERABLE, year=2019,
            last_usable_year=2021, appropriated=100_000_00,
        ),
    )  # fmt: skip


class TestWhatAnEventTells:
    """Who, in which role, and about what."""

    async def test_the_role_by_which_the_actor_might_and_no_other_of_theirs(
        self, avustin: Avustin, someone: Someone
    ) -> None:
        both = await someone("kaisa", Role.ADMINISTRATOR, Role.PREPARER, mandates={uuid4(): Mandate.EDITOR})

        made = await appropriation(avustin, both)

        event = next(each for each in await events(avustin) if each.act == "appropriations.create_appropriation")
        assert (event.role, event.actor_id, event.chain) == ("ADMINISTRATOR", both.user_id, f"appropriation:{made.id}")
        assert (event.object_type, event.object_id) == ("Appropriation", str(made.id))

    async def test_an_act_that_needs_no_role_has_none(self, avustin: Avustin) -> None:
        await avustin.run(ADMINISTRATOR, lambda work: register(work, subject="maija"), request_id="r7")

        event = (await events(avustin))[0]
        assert (event.role, event.request_id, event.matter_id, event.previous) == ("", "r7", None, "")


async def test_what_was_given_up_within_an_act_is_not_told(avustin: Avustin) -> None:
    async def act(work: Work) -> None:
        kept = await work.add(User(subject="kept", name="Kept"))
        savepoint = await work.session.begin_nested()
        kept.name = "Other"
        await work.add(User(subject="given up", name="Given up"))
        await savepoint.rollback()

    await avustin.run(PUBLIC, act)

    (event,) = await events(avustin)
    (told,) = (await values_of(avustin, event.id)).values()
    assert (told["subject"], told["name"]) == ([None, "kept"], [None, "Kept"])


async def test_what_moves_money_is_told_in_the_chain_of_its_appropriation(avustin: Avustin, someone: Someone) -> None:
    kaisa = await someone("kaisa", Role.ADMINISTRATOR)
    one, other = await appropriation(avustin, kaisa), await appropriation(avustin, kaisa)

    async def move(work: Work) -> None:
        for each in (one, other):
            await commit(work, each.id, 5_00, call_id=None)  # type: ignore[arg-type]

    await avustin.run(kaisa, move)

    told = [(each.chain, each.seq) for each in await events(avustin)]
    chains = sorted(f"appropriation:{each.id}" for each in (one, other))
    assert told == [(chains[0], 1), (chains[0], 2), (chains[1], 1), (chains[1], 2), ("core", 1)]
    found = await verify(avustin.engine)
    assert (found.faults, found.events) == ([], 5)


async def test_many_writers_at_once_keep_one_chain(avustin: Avustin) -> None:
    await asyncio.gather(*(someone_comes(avustin, f"user{number}") for number in range(32)))

    assert [each.seq for each in await events(avustin)] == list(range(1, 33))
    assert await faults(avustin) == []


DAMAGE: dict[str, tuple[str, int, FaultKind]] = {
    "update audit_events set role = 'DECIDER' where seq = 2": ("core", 2, FaultKind.CHANGED),
    "update audit_events set chain = 'other' where seq = 4": ("core", 4, FaultKind.MISSING),
    "update audit_values set changes = '{}' where event_id = (select id from audit_events where seq = 3)": (
        "core", 3, FaultKind.VALUES_CHANGED,
    ),
    "delete from audit_values where event_id = (select id from audit_events where seq = 3)": (
        "core", 3, FaultKind.VALUES_MISSING,
    ),
    "update audit_events set seq = seq + 100 where seq = 2": ("core", 2, FaultKind.OUT_OF_ORDER),
    "delete from audit_heads": ("core", 5, FaultKind.HEAD),
    "update audit_heads set seq = 7": ("core", 6, FaultKind.MISSING),
}  # fmt: skip


async def test_what_somebody_does_to_the_tables_is_found(avustin: Avustin, tmp_path: Path) -> None:
    await happen(avustin, 5)
    kept = await kept_of(avustin)

    for statement, fault in DAMAGE.items():
        await touch(avustin, statement)

        assert (await faults(avustin))[0] == fault, statement
        await restore(avustin, kept)
    assert await faults(avustin) == []


class TestErasing:
    """What events changed, when its time is up."""

    async def test_the_chain_stands_and_the_erasure_is_told_and_stays(self, avustin: Avustin, clock: SetClock) -> None:
        await happen(avustin, 3)
        clock.set(clock.now() + timedelta(days=1))
        until = clock.now()
        await happen_again(avustin)

        erased = await erase(avustin, before=until)

        assert erased == 3
        found = await verify(avustin.engine)
        assert (found.faults, found.values_erased, found.events) == ([], 3, 5)
        told = (await events(avustin))[-1]
        assert (told.act, told.role) == ("trail.erase_values", "ADMINISTRATOR")
        assert await values_of(avustin, told.id) == {
            "reason": {"text": [None, "Säilytysaika on päättynyt."]}, "erased": {"core": [[1, 3]]},
        }  # fmt: skip
        with pytest.raises(NothingToErase):
            await erase(avustin, event_id=told.id)
        assert any("Events whose values are erased: 3." in each for each in unproven(found))

    async def test_one_event_is_erased_once_with_a_reason_by_an_administrator(self, avustin: Avustin) -> None:
        await happen(avustin, 2)
        event = (await events(avustin))[0]

        for refusal, more in ((ReasonMissing, {"reason": " "}), (NotAllowed, {"by": PUBLIC})):
            with pytest.raises(refusal):
                await erase(avustin, event_id=event.id, **more)
        assert await values_of(avustin, event.id) != {}

        assert await erase(avustin, event_id=event.id) == 1
        with pytest.raises(NothingToErase):
            await erase(avustin, event_id=event.id)
        found = await verify(avustin.engine)
        assert (found.faults, found.values_erased) == ([], 1)

    async def test_an_erasure_that_was_made_up_erases_nothing(self, avustin: Avustin) -> None:
        await happen(avustin, 3)
        await erase(avustin, event_id=(await events(avustin))[0].id)
        await touch(avustin, "update audit_values set changes = replace(changes, '[[1,1]]', '[[1,3]]')")
        await touch(avustin, "delete from audit_values where event_id in (select id from audit_events where seq = 2)")

        assert await faults(avustin) == [("core", 1, FaultKind.VALUES_MISSING)]


async def erase(
    avustin: Avustin, *, by: Actor | None = None, reason: str = "Säilytysaika on päättynyt.", **which: Any
) -> int:
    """Values are erased, by somebody who may unless another is given."""
    actor = by or Actor(roles=ADMINISTRATOR.roles)
    return await avustin.run(actor, lambda work: erase_values(work, reason=reason, **which))


async def values_of(avustin: Avustin, event_id: UUID) -> Any:
    """What an event changed."""
    async with avustin.reading() as connection:
        return await connection.scalar(select(col(AuditValues.changes)).where(col(AuditValues.event_id) == event_id))
