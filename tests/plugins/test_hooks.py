"""The hooks: asked in their order, answered and not answered; a listener that fails isn't the others' trouble."""

import logging
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from tests.plugins.beaches import PAGE, files, start

from avustin_core.errors import Vetoed
from avustin_core.faults import PluginFault
from avustin_core.plugin import (
    ApplicationView,
    CallView,
    DecisionView,
    Event,
    Instalment,
    Language,
    OrganisationKind,
    OrganisationView,
    Programme,
    ReportApproved,
    RuleFinding,
    Text,
    TransitionView,
    Veto,
    hookimpl,
    met,
)
from avustin_core.registry import Plugin, Registry
from avustin_schema.build import build

CALL = CallView("c", "beaches", Text("Haku", "Utlysning"), year=2030, ordinal=2)
TOWN = OrganisationView("o", OrganisationKind.MUNICIPALITY, Text("Esimerkkilä", "Exempelby"))
APPLICATION = ApplicationView("a", CALL, "beaches", TOWN)
DECISION = DecisionView(
    "d", APPLICATION, "GRANT", "fi", granted=Decimal("100.50"), purpose="Ranta", conditions=("Ehto.",), reasons="Syy."
)
MOVE = TransitionView("submit", "Application", "a", "DRAFT", "SUBMITTED", datetime(2030, 1, 1, tzinfo=UTC))


class Silent:
    """A plugin that hears and says nothing."""

    @hookimpl
    def avustin_announce(self) -> None:
        """Nothing."""


def with_plugin(*modules: object) -> Registry:
    """A registry of these alone."""
    return Registry([Plugin(type(each).__name__.lower(), each) for each in modules])


def test_the_programme_of_the_how_to_is_found_by_its_entry_point(tmp_path: Path) -> None:
    registry = start(tmp_path, files())

    (plugin,) = registry.plugins
    assert (plugin.name, plugin.distribution, plugin.version) == ("beaches", "avustin-beaches", "1.0.0")
    assert plugin.hooks == ("avustin_programmes",)
    assert registry.plugin_of("beaches") is plugin


def test_the_programme_of_the_how_to_brings_the_types_that_its_page_names(tmp_path: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")

    schema = str(build(start(tmp_path, files())))

    for kind in ("type BeachesApplicationData implements ApplicationData", "input BeachesApplicationInput"):
        assert kind in schema
        assert f"`{kind.split()[1]}`" in page


def test_configure_is_the_first_call_that_a_plugin_gets() -> None:
    heard: list[object] = []

    class Listening:
        @hookimpl
        def avustin_configure(self, settings: Mapping[str, str]) -> None:
            heard.append(dict(settings))

        @hookimpl
        def avustin_programmes(self) -> Iterable[type[Programme]]:
            heard.append("programmes")
            return ()

    Registry([Plugin("listening", Listening())], settings={"letterhead": "ministry"})

    assert heard == [{"letterhead": "ministry"}, "programmes"]


def test_a_plugin_that_cannot_be_configured_stops_the_start() -> None:
    class Unhappy:
        @hookimpl
        def avustin_configure(self, settings: Mapping[str, str]) -> None:
            settings["letterhead"]

    with pytest.raises(PluginFault, match=r"plugin unhappy: .*test_hooks\.py:\d+: KeyError: 'letterhead' – mend it"):
        with_plugin(Unhappy())


def test_a_plugin_hears_nothing_when_it_leaves_a_hook_out() -> None:
    registry = with_plugin(Silent())

    assert (registry.programmes, registry.check_application(APPLICATION)) == ({}, [])
    registry.veto(MOVE)


def test_the_core_numbers_applications_where_no_plugin_does() -> None:
    assert with_plugin(Silent()).reference_number(CALL, 7) == "beaches/2030/2/7"


def test_a_plugin_may_number_applications() -> None:
    class Numbering:
        @hookimpl
        def avustin_reference_number(self, ordinal: int) -> str:
            return f"R-{ordinal:04}"

    assert with_plugin(Numbering()).reference_number(CALL, 7) == "R-0007"


def test_the_first_answer_wins_and_none_is_no_answer() -> None:
    class Passing:
        @hookimpl(tryfirst=True)
        def avustin_reference_number(self) -> str | None:
            return None

    class Numbering:
        @hookimpl
        def avustin_reference_number(self, ordinal: int) -> str:
            return f"R-{ordinal}"

    assert with_plugin(Passing(), Numbering()).reference_number(CALL, 7) == "R-7"


def test_a_letter_says_nothing_further_where_no_plugin_does() -> None:
    assert with_plugin(Silent()).decision_letter(DECISION) is None


def test_a_plugin_may_add_to_the_letter() -> None:
    class Writing:
        @hookimpl
        def avustin_decision_letter(self, decision: DecisionView) -> Text:
            return Text(fi=f"Päätös {decision.id}", sv=f"Beslut {decision.id}")

    assert with_plugin(Writing()).decision_letter(DECISION) == Text("Päätös d", "Beslut d")


def test_the_core_pays_in_one_instalment_where_no_plugin_plans() -> None:
    assert with_plugin(Silent()).payment_plan(DECISION) == (Instalment(1, Decimal("100.50")),)


def test_a_plugin_may_plan_payments() -> None:
    halves = (Instalment(1, Decimal("50.25")), Instalment(2, Decimal("50.25")))

    class Halving:
        @hookimpl
        def avustin_payment_plan(self, decision: DecisionView) -> tuple[Instalment, ...]:
            return halves

    assert with_plugin(Halving()).payment_plan(DECISION) == halves


def test_every_plugin_checks_an_application() -> None:
    class Checking:
        @hookimpl
        def avustin_check_application(self, application: ApplicationView) -> list[RuleFinding]:
            return [RuleFinding(application.id, Text("Sääntö", "Regel"), met())]

    found = with_plugin(Checking(), Silent()).check_application(APPLICATION)

    assert [each.key for each in found] == ["a"]


def test_a_veto_names_its_rule() -> None:
    class Refusing:
        @hookimpl
        def avustin_before_transition(self, transition: TransitionView) -> Veto | None:
            return Veto("winter", Text("Talvella ei uida.", "På vintern simmar man inte."))

    with pytest.raises(Vetoed) as refusal:
        with_plugin(Refusing()).veto(MOVE)

    assert refusal.value.message(Language.FI) == "Talvella ei uida. (sääntö winter)"
    assert refusal.value.message(Language.SV) == "På vintern simmar man inte. (regel winter)"


def test_a_listener_that_fails_is_logged_and_the_others_still_hear(caplog: pytest.LogCaptureFixture) -> None:
    heard: list[Event] = []

    class Failing:
        @hookimpl
        def avustin_announce(self, event: Event) -> None:
            raise RuntimeError("no ears")

    class Hearing:
        @hookimpl
        def avustin_announce(self, event: Event) -> None:
            heard.append(event)

    event = ReportApproved("r")
    with caplog.at_level(logging.ERROR):
        with_plugin(Hearing(), Failing()).announce(event)
        with_plugin(Failing(), Hearing()).announce(event)

    assert heard == [event, event]
    assert [record.getMessage() for record in caplog.records] == ["plugin failing failed on ReportApproved"] * 2


def test_a_listener_may_take_no_argument() -> None:
    heard: list[str] = []

    class Counting:
        @hookimpl
        def avustin_announce(self) -> None:
            heard.append("something")

    with_plugin(Counting()).announce(ReportApproved("r"))

    assert heard == ["something"]
