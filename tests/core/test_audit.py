"""The trail in the databases: what an event tells, one chain by many writers, anchors, and values that are erased."""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select, text
from sqlmodel import col
from tests.core.conftest import Someone
from tests.core.test_work import register

from avustin_core.access import PUBLIC, Actor, Mandate
from avustin_core.appropriations import rights as appropriations
from avustin_core.appropriations.ledger import commit
from avustin_core.appropriations.models import Appropriation, AppropriationType
from avustin_core.appropriations.operations import create_appropriation
from avustin_core.audit import AuditEvent, AuditHead, AuditValues
from avustin_core.audit.anchors import AnchorsDamaged, anchor, read_anchors
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


async def someone_comes(avustin: Avustin, name: str) -> None:
    """One act."""
    await avustin.run(PUBLIC, lambda work: register(work, subject=name))


async def happen(avustin: Avustin, count: int) -> None:
    """So many acts, one after the other."""
    for number in range(count):
        await someone_comes(avustin, f"user{number}")


async def events(avustin: Avustin) -> list[Any]:
    """All events, chain by chain in their order."""
    async with avustin.reading() as connection:
        statement = select(AuditEvent).order_by(col(AuditEvent.chain), col(AuditEvent.seq))
        return list((await connection.execute(statement)).all())


async def touch(avustin: Avustin, statement: str, **values: Any) -> None:
    """What somebody does who holds the database."""
    async with avustin.engine.begin() as connection:
        await connection.execute(text(statement), values)


async def faults(avustin: Avustin, anchors: Path | None = None) -> list[tuple[str, int, FaultKind]]:
    """What a verification finds."""
    found = await verify(avustin.engine, anchors)
    return [(each.chain, each.seq, each.kind) for each in found.faults]


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

        (event,) = await events(avustin)
        assert (event.role, event.request_id, event.matter_id, event.previous) == ("", "r7", None, "")


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
    kept = await _kept(avustin)

    for statement, fault in DAMAGE.items():
        await touch(avustin, statement)

        assert (await faults(avustin))[0] == fault, statement
        await _restore(avustin, kept)
    assert await faults(avustin) == []


async def _kept(avustin: Avustin) -> dict[Any, list[dict[str, Any]]]:
    async with avustin.reading() as connection:
        return {
            model: [dict(row._mapping) for row in await connection.execute(select(model))]
            for model in (AuditHead, AuditEvent, AuditValues)
        }


async def _restore(avustin: Avustin, kept: dict[Any, list[dict[str, Any]]]) -> None:
    async with avustin.engine.begin() as connection:
        for model in reversed(kept):
            await connection.execute(text(f"delete from {model.__tablename__}"))
        for model, rows in kept.items():
            if rows:
                await connection.execute(insert(model), rows)


class TestAnchors:
    """A file beside the database."""

    async def test_a_tail_and_a_chain_that_are_gone_with_their_heads_show(
        self, avustin: Avustin, tmp_path: Path
    ) -> None:
        path = tmp_path / "safe" / "anchors.jsonl"
        await happen(avustin, 3)
        kept = await _kept(avustin)
        await happen_again(avustin)
        await anchor(avustin.engine, path, at=avustin.clock.now())
        await _restore(avustin, kept)

        assert await faults(avustin) == []
        assert await faults(avustin, path) == [("core", 4, FaultKind.MISSING)]

        await _restore(avustin, {model: [] for model in kept})
        assert await faults(avustin, path) == [("core", 1, FaultKind.MISSING)]

    async def test_a_line_is_added_when_something_happened_and_not_otherwise(
        self, avustin: Avustin, tmp_path: Path
    ) -> None:
        path = tmp_path / "anchors.jsonl"
        await happen(avustin, 1)
        first = await anchor(avustin.engine, path, at=avustin.clock.now())
        again = await anchor(avustin.engine, path, at=avustin.clock.now())
        await happen_again(avustin)
        both = await asyncio.gather(*(anchor(avustin.engine, path, at=avustin.clock.now()) for _ in range(2)))

        assert first is not None
        assert again is None
        assert len([each for each in both if each]) == 1
        lines = list(read_anchors(path))
        assert [(each.number, each.heads["core"][0], each.heads["core"][2]) for each in lines] == [(1, 1, 1), (2, 2, 2)]
        assert (await verify(avustin.engine, path)).chains[0].anchored == 2


async def happen_again(avustin: Avustin) -> None:
    """One more act."""
    await someone_comes(avustin, "again")


@pytest.mark.parametrize("database", ["sqlite"], indirect=True)
async def test_the_file_of_anchors_shows_what_is_done_to_it(avustin: Avustin, tmp_path: Path) -> None:
    path = tmp_path / "anchors.jsonl"
    for number in range(4):
        await someone_comes(avustin, f"user{number}")
        await anchor(avustin.engine, path, at=avustin.clock.now())
    lines = path.read_text().splitlines(keepends=True)
    other = json.loads(lines[1]) | {"at": "2019"}
    touched = {
        2: [lines[0], json.dumps(other) + "\n", *lines[2:]],
        3: [*lines[:2], lines[3]],
        4: [*lines[:3], "not a line\n"],
    }
    for number, left in touched.items():
        path.write_text("".join(left))

        with pytest.raises(AnchorsDamaged) as damage:
            list(read_anchors(path))

        assert damage.value.number == number
        assert (await faults(avustin, path))[-1] == ("anchors", number, FaultKind.ANCHORS)

    path.write_text("".join([*lines[:3], lines[3][:40]]))  # a crash tore the last line
    assert await faults(avustin, path) == []
    await happen_again(avustin)
    assert await anchor(avustin.engine, path, at=avustin.clock.now())
    assert [each.number for each in read_anchors(path)] == [1, 2, 3, 4]
    assert await faults(avustin, path) == []


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


async def test_a_verification_says_what_it_does_not_prove(avustin: Avustin, tmp_path: Path) -> None:
    await happen(avustin, 2)
    bare = await verify(avustin.engine, tmp_path / "none.jsonl")
    await anchor(avustin.engine, tmp_path / "anchors.jsonl", at=datetime(2019, 8, 1, 12, tzinfo=UTC))
    await happen_again(avustin)
    heard: list[tuple[int, int]] = []
    anchored = await verify(avustin.engine, tmp_path / "anchors.jsonl", told=lambda done, of: heard.append((done, of)))

    assert (bare.is_whole, bare.anchors) == (True, None)
    assert unproven(bare)[0].startswith("There are no anchors.")
    assert "2019-08-01T12:00:00" in unproven(anchored)[0]
    assert "core 1" in unproven(anchored)[0]
    assert heard[-1] == (3, 3)
