"""Calls and programmes: drafted, published with what is pinned, corrected, extended and cancelled."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from avustin_core.access import PUBLIC, Actor, acts, gather, rights_of
from avustin_core.appropriations.models import Appropriation, AppropriationType
from avustin_core.appropriations.operations import create_appropriation
from avustin_core.calls.counting import count
from avustin_core.calls.models import Call, CallState
from avustin_core.calls.operations import cancel_call, create_call, publish_call, update_call
from avustin_core.calls.refusals import (
    AppropriationMissing,
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
from avustin_core.calls.values import CallValues
from avustin_core.clock import SetClock
from avustin_core.errors import Conflict, InvalidInput, NotAllowed, NotFound, Refusal, Vetoed
from avustin_core.plugin import (
    PARTIES,
    REGISTER,
    ApplicationForm,
    CallTemplate,
    Choice,
    Contact,
    Criterion,
    Fact,
    LegalBasis,
    Money,
    Period,
    Programme,
    ReportForm,
    Role,
    Scale,
    Setting,
    SettingKind,
    ShortText,
    Text,
    TransitionView,
    Veto,
    field,
    hookimpl,
    option,
)
from avustin_core.programmes.models import FormRelease, ProgrammeRow
from avustin_core.programmes.operations import release_form, remember
from avustin_core.programmes.refusals import ProgrammeNotInstalled, ReleasedFormChanged
from avustin_core.registry import Plugin, Registry
from avustin_core.work import Avustin, Work

Someone = Callable[..., Awaitable[Actor]]
SYSTEM = Actor(name="the test itself", roles=frozenset({(Role.ADMINISTRATOR, None)}))
NOON = datetime(2019, 8, 1, 12, tzinfo=UTC)
CLOSES = datetime(2019, 9, 19, 13, 15, tzinfo=UTC)


class CaseLanguage(Choice):
    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class Application(ApplicationForm, version="1.0"):
    """A form of the facts alone."""

    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER, fact=Fact.TITLE)
    language: CaseLanguage = field(fi="Kieli", sv="Språk", visible=PARTIES, fact=Fact.LANGUAGE)
    period: Period = field(fi="Aika", sv="Tid", visible=PARTIES, fact=Fact.PERIOD)
    total: Money = field(fi="Kustannukset", sv="Kostnader", visible=PARTIES, fact=Fact.TOTAL_COSTS)
    applied: Money = field(fi="Haetaan", sv="Ansöks", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)


class FinalReport(ReportForm, version="1.0"):
    """What was done."""

    results: ShortText = field(fi="Tulokset", sv="Resultat", visible=PARTIES)


def text(fi: str) -> Text:
    """A text that is known by its Finnish."""
    return Text(fi=fi, sv=f"{fi} på svenska")


TEMPLATE = CallTemplate(
    key="2019",
    title=text("Haku"),
    summary=text("Tiivistelmä"),
    instructions=text("Ohjeet"),
    terms=text("Ehdot"),
    contact=Contact(text("Yhteyshenkilö"), email="haku@esimerkki.example"),
    opens=NOON + timedelta(hours=1),
    closes=CLOSES,
    settings={"ends_by": date(2021, 11, 30)},
)


class Testing(Programme):
    """A programme of these tests."""

    code = "testing"
    name = text("Kokeilu")
    purpose = text("Kokeillaan")
    legal_basis = LegalBasis("1/2019", text("Asetus"))
    application_form = Application
    report_forms = (FinalReport,)
    criteria = (
        Criterion("IMPACT", text("Vaikuttavuus"), source="1/2019 2 §", scale=Scale(0, 3, ((0, text("ei")),))),
        Criterion("COST", text("Kustannukset")),
        Criterion("PRIORITY", text("Etusija"), priority=True),
    )
    settings = (
        Setting("ends_by", text("Päättyy viimeistään"), SettingKind.DATE),
        Setting("least", text("Vähintään"), SettingKind.MONEY, default=Decimal("1000")),
        Setting("share", text("Osuus"), SettingKind.PERCENTAGE),
        Setting("many", text("Määrä"), SettingKind.INTEGER),
        Setting("open", text("Avoin"), SettingKind.BOOLEAN),
        Setting("note", text("Huomautus"), SettingKind.TEXT),
    )
    calls = (TEMPLATE,)


class TestingPlugin:
    """The plugin that brings the programme, and may veto."""

    vetoes = False

    @hookimpl
    def avustin_programmes(self) -> list[type[Programme]]:
        return [Testing]

    @hookimpl
    def avustin_before_transition(self, transition: TransitionView) -> Veto | None:
        return Veto("not_now", text("Ei nyt")) if self.vetoes else None


@pytest.fixture
def plugin() -> TestingPlugin:
    """The test's own plugin."""
    return TestingPlugin()


@pytest.fixture
def registry(plugin: TestingPlugin) -> Registry:
    """Nothing installed but the test's own plugin."""
    return Registry([Plugin("testing", plugin, "avustin-testing", "0.1")])


@pytest.fixture
async def preparer(avustin: Avustin, someone: Someone) -> Actor:
    """One who prepares calls, in an installation that has started."""
    await avustin.run(SYSTEM, remember)
    return await someone("preparer", Role.PREPARER)


@pytest.fixture
async def appropriation(avustin: Avustin) -> Appropriation:
    """A thousand euros, usable until the end of 2021."""
    return await avustin.run(
        SYSTEM,
        lambda work: create_appropriation(
            work, budget_item="28.90.32", name=text("Määräraha"), type=AppropriationType.TRANSFERABLE, year=2019,
            last_usable_year=2021, appropriated=100_000,
        ),
    )  # fmt: skip


@pytest.fixture
async def draft(avustin: Avustin, preparer: Actor, appropriation: Appropriation) -> Call:
    """A draft that lacks nothing."""
    values = CallValues(appropriation_id=appropriation.id)
    return await avustin.run(preparer, lambda work: create_call(work, "testing", template="2019", values=values))


@pytest.fixture
async def published(avustin: Avustin, preparer: Actor, draft: Call) -> Call:
    """A call that opens in an hour."""
    return await publish(avustin, preparer, draft)


async def publish(avustin: Avustin, actor: Actor, call: Call) -> Call:
    """Publishes it as it was read."""
    return await avustin.run(actor, lambda work: publish_call(work, call.id, revision=call.revision))


async def change(avustin: Avustin, actor: Actor, call: Call, notice: Text | None = None, **values: Any) -> Call:
    """Changes it as it was read."""
    given = CallValues(**values)  # type: ignore[typeddict-item]
    return await avustin.run(
        actor, lambda work: update_call(work, call.id, revision=call.revision, values=given, notice=notice)
    )


async def stored(avustin: Avustin, id: UUID) -> Call:
    """The call as it lies in the database."""
    return await avustin.run(SYSTEM, lambda work: work.session.get_one(Call, id))


class TestProgrammes:
    async def test_are_remembered_at_the_start_and_kept_when_their_plugin_is_gone(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)
        await avustin.run(SYSTEM, remember)
        bare = Avustin(avustin.settings, Registry([]), clock=avustin.clock, engine=avustin.engine)

        async def rows() -> list[tuple[Any, ...]]:
            columns = (ProgrammeRow.code, ProgrammeRow.distribution, ProgrammeRow.version, ProgrammeRow.is_installed)
            async with avustin.reading() as connection:
                return [tuple(row) for row in await connection.execute(select(*map(col, columns)))]

        assert await rows() == [("testing", "avustin-testing", "0.1", True)]
        await bare.run(SYSTEM, remember)
        assert await rows() == [("testing", "avustin-testing", "0.1", False)]
        await avustin.run(SYSTEM, remember)
        assert await rows() == [("testing", "avustin-testing", "0.1", True)]

    async def test_a_form_is_released_once_and_kept_in_every_language(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)

        first = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), Application))
        second = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), Application))

        assert first.id == second.id
        assert (first.version, set(first.json_schema), set(first.ui_schema)) == (
            "1.0", {"fi", "sv", "en"}, {"fi", "sv", "en"},
        )  # fmt: skip
        assert len(first.descriptors) >= 5

    async def test_corrected_texts_of_a_released_form_replace_the_old_ones(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)
        first = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulos")))

        second = await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulokset")))

        assert second.id == first.id
        assert second.structure_digest == first.structure_digest
        assert second.texts_digest != first.texts_digest
        assert "Tulokset" in str(second.descriptors)

    async def test_a_released_form_with_another_structure_is_refused(self, avustin: Avustin) -> None:
        await avustin.run(SYSTEM, remember)
        await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulos")))

        with pytest.raises(ReleasedFormChanged):
            await avustin.run(SYSTEM, lambda work: release_form(work, Testing(), form("Tulos", more=True)))


def form(label: str, *, more: bool = False) -> type[ReportForm]:
    """A form of one name and version, with that label, and perhaps a field more."""
    if not more:

        class Report(ReportForm, version="1.0"):
            results: ShortText = field(fi=label, sv=label, visible=PARTIES)

        return Report
    return wider(label)


def wider(label: str) -> type[ReportForm]:
    """The same form with a field more."""

    class Report(ReportForm, version="1.0"):
        results: ShortText = field(fi=label, sv=label, visible=PARTIES)
        others: ShortText = field(fi=label, sv=label, visible=PARTIES)

    return Report


class TestDrafting:
    async def test_a_draft_takes_what_the_template_and_the_programme_know(self, avustin: Avustin, draft: Call) -> None:
        call = await stored(avustin, draft.id)

        assert call.title == {"fi": "Haku", "sv": "Haku på svenska"}
        assert call.contact == {
            "name": text("Yhteyshenkilö").to_json(),
            "email": "haku@esimerkki.example",
            "phone": None,
        }
        assert call.settings == {
            "ends_by": "2021-11-30", "least": "1000.00", "share": None, "many": None, "open": None, "note": None,
        }  # fmt: skip
        assert [(each["key"], each["weight"], each["scale"] is None) for each in call.criteria] == [
            ("IMPACT", None, False), ("COST", None, True), ("PRIORITY", None, True),
        ]  # fmt: skip
        assert (call.state(NOON), call.form_release_id, call.published_at) == (CallState.DRAFT, None, None)

    async def test_settings_are_kept_as_json_and_read_as_values(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        given = {
            "ends_by": "2021-06-30",
            "least": "12.5",
            "share": Decimal("85"),
            "many": 3,
            "open": False,
            "note": "x",
        }

        call = await change(avustin, preparer, draft, settings=given)

        assert call.settings == given | {"least": "12.50", "share": "85"}
        assert dict(call.view().settings) == {
            "ends_by": date(2021, 6, 30), "least": Decimal("12.50"), "share": Decimal("85"), "many": 3, "open": False,
            "note": "x",
        }  # fmt: skip
        cleared = await change(avustin, preparer, call, settings={"many": None})
        assert (cleared.view().setting("many"), cleared.view().setting("note")) == (None, "x")

    @pytest.mark.parametrize(
        ("settings", "key"),
        [
            ({"ends_by": "30.11.2021"}, "ends_by"), ({"ends_by": 5}, "ends_by"), ({"least": "-1"}, "least"),
            ({"least": "1.005"}, "least"), ({"least": 1.5}, "least"), ({"least": "NaN"}, "least"),
            ({"least": "sata"}, "least"), ({"share": "100.01"}, "share"), ({"many": "3"}, "many"),
            ({"many": True}, "many"),
            ({"open": "kyllä"}, "open"), ({"note": 1}, "note"), ({"ennbs_by": "2021-11-30"}, "ennbs_by"),
        ],
    )  # fmt: skip
    async def test_a_setting_of_another_kind_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call, settings: dict[str, object], key: str
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await change(avustin, preparer, draft, settings=settings)

        assert refused.value.path == ("settings", key)
        assert (await stored(avustin, draft.id)).settings == draft.settings

    async def test_weights_and_scales_are_set_by_key_and_stay_null_where_nobody_sets_them(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        call = await change(
            avustin, preparer, draft,
            criteria=[
                {"key": "COST", "weight": Decimal("0.4"), "scale_lowest": 1, "scale_highest": 5},
                {"key": "IMPACT", "weight": Decimal("0.6")},
            ],
        )  # fmt: skip

        by_key = {each["key"]: each for each in call.criteria}
        assert (by_key["COST"]["weight"], by_key["COST"]["scale"]) == ("0.4", {"lowest": 1, "highest": 5, "steps": []})
        assert (by_key["IMPACT"]["weight"], by_key["IMPACT"]["scale"]["highest"]) == ("0.6", 3)
        assert (by_key["PRIORITY"]["weight"], by_key["PRIORITY"]["scale"]) == (None, None)
        again = await change(avustin, preparer, call, criteria=[{"key": "COST", "weight": None}])
        assert [(each["weight"], each["scale"] is None) for each in again.criteria] == [
            ("0.6", False), (None, False), (None, True),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("criterion", "path"),
        [
            ({"key": "NOBODY"}, ("criteria", "NOBODY")),
            ({"key": "COST", "weight": Decimal(0)}, ("criteria", "COST", "weight")),
            ({"key": "COST", "weight": Decimal("NaN")}, ("criteria", "COST", "weight")),
            ({"key": "COST", "scale_lowest": 1}, ("criteria", "COST", "scaleHighest")),
            ({"key": "COST", "scale_lowest": 5, "scale_highest": 5}, ("criteria", "COST", "scaleHighest")),
            ({"key": "PRIORITY", "weight": Decimal(1)}, ("criteria", "PRIORITY")),
        ],
    )
    async def test_a_weight_or_scale_that_cannot_be_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call, criterion: dict[str, Any], path: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await change(avustin, preparer, draft, criteria=[criterion])

        assert refused.value.path == path

    @pytest.mark.parametrize(
        ("values", "path"),
        [
            ({"closes_at": NOON}, ("closesAt",)),
            ({"opens_at": datetime(2019, 8, 1, 12)}, ("opensAt",)),
            ({"ceiling": 0}, ("ceiling",)),
        ],
    )
    async def test_a_window_or_ceiling_that_cannot_be_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call, values: dict[str, Any], path: tuple[str, ...]
    ) -> None:
        with pytest.raises(InvalidInput) as refused:
            await change(avustin, preparer, draft, **values)

        assert refused.value.path == path

    async def test_needs_an_installed_programme_a_known_template_and_an_official(
        self, avustin: Avustin, preparer: Actor, someone: Someone
    ) -> None:
        elsewhere = await someone("assessor", Role.ASSESSOR)
        attempts: list[tuple[Actor, str, str | None, type[Refusal]]] = [
            (preparer, "gone", None, ProgrammeNotInstalled),
            (preparer, "testing", "1999", InvalidInput),
            (elsewhere, "testing", None, NotAllowed),
            (PUBLIC, "testing", None, NotAllowed),
        ]
        for actor, code, template, refusal in attempts:
            with pytest.raises(refusal):
                await avustin.run(actor, creating(code, template))

        async with avustin.reading() as connection:
            assert (await connection.execute(select(Call))).all() == []

    async def test_a_change_of_what_was_not_read_is_refused(
        self, avustin: Avustin, preparer: Actor, draft: Call
    ) -> None:
        await change(avustin, preparer, draft, title=text("Uusi"))

        with pytest.raises(Conflict):
            await avustin.run(preparer, lambda work: update_call(work, draft.id, revision=1, values={"ceiling": 5}))


def creating(code: str, template: str | None) -> Callable[[Work], Awaitable[Call]]:
    """Drafts a call of that programme."""
    return lambda work: create_call(work, code, template=template)


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


async def cancel(avustin: Avustin, actor: Actor, call: Call, reason: Text) -> Call:
    """Cancels it as it was read."""
    return await avustin.run(actor, lambda work: cancel_call(work, call.id, revision=call.revision, reason=reason))


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

        assert found == {"updateCall": [], "publishCall": [], "cancelCall": ["CALL_NOT_PUBLISHED"]}


async def test_a_call_stays_readable_when_its_plugin_is_gone(avustin: Avustin, published: Call) -> None:
    bare = Avustin(avustin.settings, Registry([]), clock=avustin.clock, engine=avustin.engine)

    call = await bare.run(PUBLIC, lambda work: work.get(Call, published.id))

    assert call.view().setting("ends_by") == date(2021, 11, 30)
    with pytest.raises(ProgrammeNotInstalled):
        await bare.run(SYSTEM, lambda work: update_call(work, call.id, revision=call.revision, values={}))
