"""Published calls: corrected, extended, cancelled, counted, and seen by all."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select
from tests.core.calls.calling import CLOSES, NOON, SYSTEM, Someone, cancel, change, creating, publish, stored, text

from avustin_core.access import PUBLIC, Actor, acts, gather, rights_of
from avustin_core.calls.counting import count
from avustin_core.calls.models import Call, CallState
from avustin_core.calls.operations import update_call
from avustin_core.calls.refusals import (
    CallCeilingExceeded,
    CallIsCancelled,
    CallIsDecided,
    CallIsPublished,
    CallNotPublished,
    ExtensionOnly,
    NoticeMissing,
    TextsMissing,
)
from avustin_core.calls.rights import COLUMNS, GUARDS
from avustin_core.clock import SetClock
from avustin_core.errors import Refusal
from avustin_core.plugin import (
    Role,
    Text,
)
from avustin_core.programmes.refusals import ProgrammeNotInstalled
from avustin_core.registry import Registry
from avustin_core.work import Avustin


class TestAPublishedCall:
    async def test_gets_its_texts_corrected_but_never_emptied(
        self, avustin: Avustin, preparer: Actor, published: Call
    ) -> None:
        corrected = await change(avustin, preparer, published, title=text("Korjattu"), ceiling=published.ceiling)
        assert corrected.title["fi"] == "Korjattu"

        with pytest.raises(TextsMissing):
            await change(avustin, preparer, corrected, summary=Text(fi="Vain suomeksi", sv=""))
        assert (await stored(avustin, published.id)).summary == published.summary

    @pytest.mark.parametrize(
        ("values", "path"),
        [
            ({"ceiling": 1000}, ("ceiling",)),
            ({"settings": {"many": 4}}, ("settings",)),
            ({"criteria": [{"key": "COST", "weight": Decimal(1)}]}, ("criteria",)),
            ({"appropriation_id": None}, ("appropriationId",)),
            ({"opens_at": NOON + timedelta(hours=2)}, ("opensAt",)),
            ({"publishes_refusals": True}, ("publishesRefusals",)),
        ],
    )
    async def test_keeps_what_is_pinned(
        self, avustin: Avustin, preparer: Actor, published: Call, values: dict[str, Any], path: tuple[str, ...]
    ) -> None:
        with pytest.raises(CallIsPublished) as refused:
            await change(avustin, preparer, published, **values)

        assert refused.value.path == path

    async def test_is_extended_for_everyone_with_a_notice(
        self, avustin: Avustin, preparer: Actor, published: Call
    ) -> None:
        later = CLOSES + timedelta(days=7)

        call = await change(avustin, preparer, published, notice=text("Hakuaikaa jatketaan"), closes_at=later)

        assert call.closes_at == later
        assert call.notices == [
            {"at": NOON.isoformat(), "closesAt": later.isoformat(), "text": text("Hakuaikaa jatketaan").to_json()}
        ]

    @pytest.mark.parametrize(
        ("closes_at", "notice", "at", "refusal"),
        [
            (CLOSES - timedelta(seconds=1), text("Aiemmin"), NOON, ExtensionOnly),
            (None, text("Toistaiseksi"), NOON, ExtensionOnly),
            (CLOSES + timedelta(days=1), None, NOON, NoticeMissing),
            (CLOSES + timedelta(days=1), Text(fi="Jatkuu", sv=""), NOON, NoticeMissing),
            (CLOSES + timedelta(days=1), text("Liian myöhään"), CLOSES, ExtensionOnly),
        ],
    )
    async def test_is_never_shortened_nor_extended_in_silence_or_afterwards(
        self, avustin: Avustin, preparer: Actor, published: Call, clock: SetClock,
        closes_at: datetime | None, notice: Text | None, at: datetime, refusal: type[Refusal],
    ) -> None:  # fmt: skip
        clock.set(at)

        with pytest.raises(refusal):
            await change(avustin, preparer, published, notice=notice, closes_at=closes_at)

        kept = await stored(avustin, published.id)
        assert (kept.closes_at, kept.notices) == (CLOSES, [])

    async def test_is_cancelled_with_a_reason_in_both_languages_and_stays_so(
        self, avustin: Avustin, preparer: Actor, published: Call
    ) -> None:
        with pytest.raises(TextsMissing):
            await cancel(avustin, preparer, published, Text(fi="Määräraha peruttiin", sv=""))

        call = await cancel(avustin, preparer, published, text("Määräraha peruttiin"))

        assert (call.state(NOON), call.cancellation_reason) == (
            CallState.CANCELLED,
            text("Määräraha peruttiin").to_json(),
        )
        for attempt in (cancel(avustin, preparer, call, text("Taas")), publish(avustin, preparer, call)):
            with pytest.raises((CallIsCancelled, CallIsPublished)):
                await attempt
        with pytest.raises(CallIsCancelled):
            await change(avustin, preparer, call, title=text("Uusi"))

    async def test_is_not_cancelled_when_decisions_were_signed_nor_while_it_is_a_draft(
        self, avustin: Avustin, preparer: Actor, published: Call
    ) -> None:
        await avustin.run(SYSTEM, lambda work: count(work, published.id, decided=1))
        with pytest.raises(CallIsDecided):
            await cancel(avustin, preparer, published, text("Myöhässä"))

        draft = await avustin.run(preparer, creating("testing", "2019"))
        with pytest.raises(CallNotPublished):
            await cancel(avustin, preparer, draft, text("Turhaan"))

    async def test_counts_grants_up_to_its_ceiling(self, avustin: Avustin, preparer: Actor, draft: Call) -> None:
        limited = await publish(avustin, preparer, await change(avustin, preparer, draft, ceiling=1000))
        await avustin.run(SYSTEM, lambda work: count(work, limited.id, granted=1, granted_total=900))

        with pytest.raises(CallCeilingExceeded):
            await avustin.run(SYSTEM, lambda work: count(work, limited.id, granted=1, granted_total=101))

        call = await avustin.run(SYSTEM, lambda work: count(work, limited.id, granted_total=100))
        assert (call.granted, call.granted_total, call.revision) == (1, 1000, limited.revision)


class TestWhoSees:
    async def test_a_draft_is_for_its_officials_and_a_published_call_for_all(
        self, avustin: Avustin, preparer: Actor, draft: Call, someone: Someone
    ) -> None:
        async def seen(actor: Actor) -> int:
            rows = rights_of(Call).rows.predicate(Call, actor, avustin.clock.now())
            async with avustin.reading() as connection:
                return await connection.scalar(select(func.count()).select_from(Call).where(rows)) or 0

        own = await someone("own", Role.ASSESSOR, call_id=draft.id)
        elsewhere = replace(own, roles=frozenset({(Role.ASSESSOR, draft.appropriation_id)}))
        assert [await seen(actor) for actor in (PUBLIC, elsewhere, own, preparer)] == [0, 0, 1, 1]

        await publish(avustin, preparer, draft)

        assert [await seen(actor) for actor in (PUBLIC, elsewhere, own, preparer)] == [1, 1, 1, 1]

    async def test_actions_say_what_can_be_done_and_what_is_in_the_way(self, preparer: Actor, draft: Call) -> None:
        found = {
            act.name: [each.code for each in act.blocked_by]
            for act in acts(GUARDS, preparer, gather(COLUMNS, draft), NOON)
        }

        assert found == {
            "updateCall": [], "publishCall": [], "cancelCall": ["CALL_NOT_PUBLISHED"],
            "disableCall": ["NOT_ALLOWED"], "enableCall": ["NOT_ALLOWED"],
        }  # fmt: skip


async def test_a_call_stays_readable_when_its_plugin_is_gone(avustin: Avustin, published: Call) -> None:
    bare = Avustin(avustin.settings, Registry([]), clock=avustin.clock, engine=avustin.engine)

    call = await bare.run(PUBLIC, lambda work: work.get(Call, published.id))

    assert call.view().setting("ends_by") == date(2021, 11, 30)
    with pytest.raises(ProgrammeNotInstalled):
        await bare.run(SYSTEM, lambda work: update_call(work, call.id, revision=call.revision, values={}))
