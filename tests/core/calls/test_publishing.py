"""Publication of a call: what it asks, and what it pins."""

import asyncio
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.calls.calling import CLOSES, NOON, Someone, TestingPlugin, change, creating, publish, stored

from avustin_core.access import Actor
from avustin_core.appropriations.models import Appropriation
from avustin_core.calls.models import Call, CallState
from avustin_core.calls.operations import create_call
from avustin_core.calls.refusals import (
    AppropriationMissing,
    AuthorityUnnamed,
    CallIsPublished,
    TextsMissing,
)
from avustin_core.calls.values import CallValues
from avustin_core.clock import SetClock
from avustin_core.errors import InvalidInput, NotAllowed, NotFound, Vetoed
from avustin_core.plugin import (
    Role,
    Text,
)
from avustin_core.programmes.models import FormRelease
from avustin_core.work import Avustin


class TestPublishing:
    async def test_pins_form_criteria_and_settings_and_numbers_the_call(
        self, avustin: Avustin, preparer: Actor, draft: Call, appropriation: Appropriation
    ) -> None:
        await change(avustin, preparer, draft, criteria=[{"key": "COST", "weight": Decimal("0.4")}])

        call = await publish(avustin, preparer, await stored(avustin, draft.id))

        assert (call.published_at, call.state(NOON), call.state(CLOSES)) == (
            NOON,
            CallState.PUBLISHED,
            CallState.CLOSED,
        )
        assert (call.year, call.ordinal, call.settings["least"]) == (2019, 1, "1000.00")
        assert [each["weight"] for each in call.criteria] == [None, "0.4", None]
        async with avustin.reading() as connection:
            releases = (await connection.execute(select(col(FormRelease.id), col(FormRelease.version)))).all()
            public = await connection.scalar(select(col(Appropriation.is_public)))
        assert call.form_release_id in {row.id for row in releases}
        assert len(releases) == 2
        assert public is True

    async def test_somebody_says_who_grants(self, avustin: Avustin, preparer: Actor, draft: Call) -> None:
        """434/2003 44 §: a decision names the authority; a programme says it, or else the installation."""
        avustin.settings = avustin.settings.model_copy(update={"authority_fi": "", "authority_sv": ""})
        with pytest.raises(AuthorityUnnamed):
            await publish(avustin, preparer, draft)

    async def test_names_every_text_that_lacks_a_language(self, avustin: Avustin, preparer: Actor, draft: Call) -> None:
        lacking = await change(
            avustin, preparer, draft, title=Text(fi="Haku", sv=" "), terms=Text(fi="", sv="Villkor"), contact=None
        )

        with pytest.raises(TextsMissing) as refused:
            await publish(avustin, preparer, lacking)

        assert refused.value.path == ("title", "sv")
        assert refused.value.values["fields"] == "title.sv, terms.fi, contact.name.fi, contact.name.sv"
        assert (await stored(avustin, draft.id)).published_at is None

    async def test_needs_an_appropriation_of_the_same_world(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        without = await change(avustin, preparer, draft, appropriation_id=None)
        with pytest.raises(AppropriationMissing):
            await publish(avustin, preparer, without)

        invented = await change(avustin, preparer, without, appropriation_id=draft.appropriation_id, is_fictional=True)
        with pytest.raises(InvalidInput) as refused:
            await publish(avustin, preparer, invented)
        assert refused.value.path == ("appropriationId",)

    async def test_a_call_without_closing_time_may_be_published_and_stays_open(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        endless = await change(avustin, preparer, draft, opens_at=None, closes_at=None)

        call = await publish(avustin, preparer, endless)

        assert (call.opens_at, call.closes_at) == (NOON, None)
        assert call.state(NOON + timedelta(days=9999)) is CallState.OPEN

    async def test_a_window_that_has_passed_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call, clock: SetClock
    ) -> None:
        clock.set(CLOSES)

        with pytest.raises(InvalidInput) as refused:
            await publish(avustin, preparer, draft)

        assert refused.value.path == ("closesAt",)

    async def test_a_plugin_may_veto_it(
        self, avustin: Avustin, preparer: Actor, draft: Call, plugin: TestingPlugin
    ) -> None:
        plugin.vetoes = True

        with pytest.raises(Vetoed):
            await publish(avustin, preparer, draft)

        assert (await stored(avustin, draft.id)).published_at is None

    async def test_is_done_once_and_by_an_official_of_the_call(
        self, avustin: Avustin, preparer: Actor, published: Call, someone: Someone
    ) -> None:
        with pytest.raises(CallIsPublished):
            await publish(avustin, preparer, published)
        other = await avustin.run(preparer, creating("testing", "2019"))
        with pytest.raises(NotFound):
            await publish(avustin, await someone("elsewhere", Role.PREPARER, call_id=published.id), other)
        with pytest.raises(NotAllowed):
            await publish(avustin, await someone("decider", Role.DECIDER), other)

    async def test_the_next_call_of_the_same_programme_and_year_gets_the_next_number(
        self, avustin: Avustin, preparer: Actor, published: Call
    ) -> None:
        values = CallValues(appropriation_id=published.appropriation_id)
        second = await avustin.run(preparer, lambda work: create_call(work, "testing", template="2019", values=values))

        call = await publish(avustin, preparer, second)

        assert (call.year, call.ordinal, call.view().ordinal) == (2019, 2, 2)
        assert call.form_release_id == published.form_release_id

    async def test_two_calls_published_at_the_same_moment_get_two_numbers(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        values = CallValues(appropriation_id=draft.appropriation_id)
        other = await avustin.run(preparer, lambda work: create_call(work, "testing", template="2019", values=values))

        both = await asyncio.gather(publish(avustin, preparer, draft), publish(avustin, preparer, other))

        assert {call.ordinal for call in both} == {1, 2}
        assert both[0].form_release_id == both[1].form_release_id
