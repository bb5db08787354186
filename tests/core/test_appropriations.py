"""Appropriations: what is committed never passes what there is, and the counters are the sums of the ledger."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select

from avustin_core.access import PUBLIC, Actor, rights_of
from avustin_core.appropriations.euros import euros
from avustin_core.appropriations.ledger import commit, counted, release, return_to_pool
from avustin_core.appropriations.models import Appropriation, AppropriationType, EntryKind, LedgerEntry
from avustin_core.appropriations.operations import create_appropriation
from avustin_core.appropriations.refusals import (
    AppropriationExceeded,
    AppropriationExpired,
    ReleaseExceedsCommitment,
)
from avustin_core.calls.models import Call
from avustin_core.clock import SetClock
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.plugin import Language, Role, Text
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.work import Avustin, Work

Someone = Callable[..., Awaitable[Actor]]
SYSTEM = Actor(name="the test itself", roles=frozenset({(Role.ADMINISTRATOR, None)}))
VALUES: dict[str, Any] = {
    "budget_item": "28.90.32",
    "name": Text(
        fi="Valtionavustus kuntien kannustinjärjestelmiin", sv="Statsunderstöd till kommunernas incitamentsystem"
    ),
    "type": AppropriationType.TRANSFERABLE,
    "year": 2019,
    "last_usable_year": 2021,
    "appropriated": 100_000,
}


async def make(avustin: Avustin, actor: Actor = SYSTEM, **values: Any) -> Appropriation:
    """An appropriation of a thousand euros, or as said."""
    return await avustin.run(actor, lambda work: create_appropriation(work, **VALUES | values))


@pytest.fixture
async def appropriation(avustin: Avustin) -> Appropriation:
    """An appropriation of a thousand euros, usable until the end of 2021."""
    return await make(avustin)


@pytest.fixture
async def call_id(avustin: Avustin) -> UUID:
    """A call, for entries to name."""

    async def add(work: Work) -> Call:
        texts: dict[str, str] = {}
        await work.add(
            ProgrammeRow(code="test", name=texts, purpose=texts, legal_basis={}, distribution="test", version="1")
        )
        return await work.add(Call(programme_code="test", title=texts, summary=texts, instructions=texts, terms=texts))

    return (await avustin.run(SYSTEM, add)).id


async def counters(avustin: Avustin, id: UUID) -> tuple[int, int]:
    """What is appropriated and committed, after making sure that the ledger says the same."""

    async def read(work: Work) -> tuple[tuple[int, int], tuple[int, int]]:
        row = await work.session.get_one(Appropriation, id)
        return (row.appropriated, row.committed), await counted(work.session, id)

    row, ledger = await avustin.run(SYSTEM, read)
    assert row == ledger
    return row


class TestEntering:
    async def test_writes_the_sum_into_the_ledger(self, avustin: Avustin, someone: Someone) -> None:
        administrator = await someone("administrator", Role.ADMINISTRATOR)

        made = await make(avustin, administrator)

        async with avustin.reading() as connection:
            entry = (await connection.execute(select(LedgerEntry))).one()
        assert (entry.kind, entry.amount, entry.by) == (EntryKind.APPROPRIATED, 100_000, administrator.user_id)
        assert await counters(avustin, made.id) == (100_000, 0)

    @pytest.mark.parametrize(
        ("values", "path"),
        [
            ({"budget_item": "28.90"}, ("budgetItem",)),
            ({"budget_item": "momentti 32"}, ("budgetItem",)),
            ({"budget_item": "28.90.32\n"}, ("budgetItem",)),
            ({"name": Text(fi="Määräraha", sv="")}, ("name", "sv")),
            ({"year": 19}, ("year",)),
            ({"last_usable_year": 2018}, ("lastUsableYear",)),
            ({"appropriated": 0}, ("appropriated",)),
            ({"appropriated": -1}, ("appropriated",)),
        ],
    )
    async def test_refuses_what_cannot_be(
        self, avustin: Avustin, values: dict[str, Any], path: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await make(avustin, **values)

        assert refused.value.path == path

    async def test_is_for_administrators(self, avustin: Avustin, someone: Someone) -> None:
        for actor in (PUBLIC, await someone("preparer", Role.PREPARER)):
            with pytest.raises(NotAllowed):
                await make(avustin, actor)


class TestCommitting:
    async def test_takes_all_there_is_and_not_a_cent_more(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID
    ) -> None:
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 60_000, call_id=call_id))

        with pytest.raises(AppropriationExceeded) as refused:
            await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 40_001, call_id=call_id))
        assert refused.value.message(Language.FI) == (
            "Määräraha ei riitä: käytettävissä on 400,00\xa0€, tarvitaan 400,01\xa0€."
        )
        assert await counters(avustin, appropriation.id) == (100_000, 60_000)
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 40_000, call_id=call_id))
        assert await counters(avustin, appropriation.id) == (100_000, 100_000)

    async def test_two_at_the_same_moment_never_pass_it(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID
    ) -> None:
        def attempt() -> Awaitable[LedgerEntry]:
            return avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 60_000, call_id=call_id))

        outcomes = await asyncio.gather(attempt(), attempt(), return_exceptions=True)

        assert sorted(type(outcome).__name__ for outcome in outcomes) == ["AppropriationExceeded", "LedgerEntry"]
        assert await counters(avustin, appropriation.id) == (100_000, 60_000)

    async def test_a_crowd_at_the_same_moment_gets_what_there_is(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID
    ) -> None:
        outcomes = await asyncio.gather(
            *(
                avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 15_000, call_id=call_id))
                for _ in range(12)
            ),
            return_exceptions=True,
        )

        kinds = [type(outcome).__name__ for outcome in outcomes]
        assert (kinds.count("LedgerEntry"), kinds.count("AppropriationExceeded")) == (6, 6)
        assert await counters(avustin, appropriation.id) == (100_000, 90_000)

    async def test_ends_with_the_last_usable_year_in_finland(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID, clock: SetClock
    ) -> None:
        clock.set(datetime(2021, 12, 31, 21, 59, 59, tzinfo=UTC))
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 1, call_id=call_id))

        clock.set(datetime(2021, 12, 31, 22, 0, tzinfo=UTC))
        with pytest.raises(AppropriationExpired) as refused:
            await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 1, call_id=call_id))

        assert refused.value.message(Language.SV) == "Anslaget kan användas bara till utgången av år 2021."
        assert await counters(avustin, appropriation.id) == (100_000, 1)

    @pytest.mark.parametrize("amount", [0, -1])
    async def test_of_nothing_is_a_bug(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID, amount: int
    ) -> None:
        with pytest.raises(ValueError, match="ledger entry"):
            await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, amount, call_id=call_id))

        assert await counters(avustin, appropriation.id) == (100_000, 0)


class TestGivingBack:
    async def test_makes_the_sum_available_again(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID
    ) -> None:
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 100_000, call_id=call_id))

        await avustin.run(
            SYSTEM, lambda work: release(work, appropriation.id, 30_000, call_id=call_id, reason="ei otettu vastaan")
        )
        await avustin.run(
            SYSTEM, lambda work: return_to_pool(work, appropriation.id, 10_000, call_id=call_id, reason="päätös 1")
        )

        assert await counters(avustin, appropriation.id) == (100_000, 60_000)
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 40_000, call_id=call_id))

    async def test_never_passes_what_is_committed(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID
    ) -> None:
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 500, call_id=call_id))

        with pytest.raises(ReleaseExceedsCommitment) as refused:
            await avustin.run(
                SYSTEM, lambda work: release(work, appropriation.id, 501, call_id=call_id, reason="virhe")
            )

        assert refused.value.message(Language.EN) == "At most €5.00 can be released; €5.01 was asked for."
        assert await counters(avustin, appropriation.id) == (100_000, 500)

    async def test_never_passes_what_the_decision_itself_holds(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID
    ) -> None:
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 500, call_id=call_id))

        with pytest.raises(ReleaseExceedsCommitment) as refused:
            await avustin.run(
                SYSTEM,
                lambda work: release(
                    work, appropriation.id, 1, call_id=call_id, decision_id=appropriation.id, reason="väärä päätös"
                ),
            )

        assert refused.value.values["committed"] == euros(0)
        assert await counters(avustin, appropriation.id) == (100_000, 500)

    async def test_ends_with_the_last_usable_year_too(
        self, avustin: Avustin, appropriation: Appropriation, call_id: UUID, clock: SetClock
    ) -> None:
        await avustin.run(SYSTEM, lambda work: commit(work, appropriation.id, 500, call_id=call_id))
        clock.set(datetime(2022, 1, 1, tzinfo=UTC))

        with pytest.raises(AppropriationExpired):
            await avustin.run(SYSTEM, lambda work: release(work, appropriation.id, 500, call_id=call_id, reason="syy"))


async def test_an_appropriation_is_public_once_a_published_call_draws_on_it(
    avustin: Avustin, appropriation: Appropriation, someone: Someone
) -> None:
    async def seen(actor: Actor, model: type[Any]) -> int:
        rows = rights_of(model).rows.predicate(model, actor, avustin.clock.now())
        async with avustin.reading() as connection:
            return await connection.scalar(select(func.count()).select_from(model).where(rows)) or 0

    async def publish(work: Work) -> None:
        (await work.session.get_one(Appropriation, appropriation.id)).is_public = True

    official = await someone("official", Role.PAYMENTS)
    assert [await seen(actor, Appropriation) for actor in (PUBLIC, official)] == [0, 1]

    await avustin.run(SYSTEM, publish)

    assert [await seen(actor, Appropriation) for actor in (PUBLIC, official)] == [1, 1]
    assert [await seen(actor, LedgerEntry) for actor in (PUBLIC, official)] == [0, 1]


def test_sums_are_written_as_each_language_writes_them() -> None:
    assert euros(3_000_000_001) == Text("30\xa0000\xa0000,01\xa0€", "30\xa0000\xa0000,01\xa0€", "€30,000,000.01")
