"""What officials check: the general preconditions item by item, and costs row by row."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy import select
from tests.core.applying import Harbour, open_harbour
from tests.core.deciding import SUM, Bridges, Scene, set_scene
from tests.core.ferries import FerryForm, FerryPlugin

from avustin_core.access import PUBLIC, Actor
from avustin_core.applications.models import Application
from avustin_core.audit import AuditValues
from avustin_core.checks.costs import AcceptedRow, Share, accept_costs, share_of
from avustin_core.checks.lines import Sums, lines_of
from avustin_core.checks.models import AcceptedCosts, Check
from avustin_core.checks.operations import Answer, record_checks
from avustin_core.checks.refusals import ChecklistIncomplete, NoCostsToAccept
from avustin_core.decisions.models import DecisionKind
from avustin_core.decisions.refusals import IneligibleGrant, ShareExceeded
from avustin_core.errors import Conflict, InvalidInput, NotAllowed
from avustin_core.forms import spec_of
from avustin_core.plugin import (
    NO_CONVICTIONS,
    OFFICIALS,
    CheckItem,
    Fact,
    Money,
    Outcome,
    Programme,
    Role,
    Section,
    ShortText,
    Text,
    computed,
    equals,
    field,
    total,
)
from avustin_core.registry import Plugin, Registry
from avustin_core.scenarios.queries import ground_of
from avustin_core.work import Avustin, Work

GENERAL = ["acceptable_purpose", "justified_by_objectives", "necessary", "minor_distortion", "other_public_support"]


class Row(Section):
    """A cost."""

    what: ShortText = field(fi="Mitä", sv="Vad")
    device: bool = field(fi="Laite", sv="Apparat")
    amount: Money = field(fi="Euroa", sv="Euro")


class Costly(FerryForm, version="1.0"):
    """A form of which not all costs are eligible."""

    rows: list[Row] = field(fi="Menot", sv="Utgifter", visible=OFFICIALS)
    total_costs: Money = computed(
        total(rows, Row.amount), fi="Yhteensä", sv="Totalt", visible=OFFICIALS, fact=Fact.TOTAL_COSTS
    )
    eligible: Money = computed(
        total(rows, Row.amount, where=equals(Row.device, False)), fi="Hyväksyttävät", sv="Godtagbara", visible=OFFICIALS,
        fact=Fact.ELIGIBLE_COSTS,
    )  # fmt: skip


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programmes of these tests."""
    made = Registry([Plugin("ferries", FerryPlugin())])
    made.programmes[Bridges.code] = Bridges()
    return made


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


@pytest.fixture
async def scene(avustin: Avustin) -> Scene:
    """A call whose period is over."""
    return await set_scene(avustin)


async def check(scene: Any, application: Application, *answers: Answer, by: Actor | None = None) -> Application:
    """The preparing officer answers items."""
    revision = (await scene.read(application)).revision
    return await scene.do(  # type: ignore[no-any-return]
        by or scene.preparer, lambda work: record_checks(work, application.id, answers=answers, revision=revision)
    )


class TestChecklist:
    """Items with their results."""

    def test_it_holds_the_general_preconditions_and_what_the_programme_adds(self) -> None:
        """688/2001 7 § 1 mom.: a grant may be made if the purpose is socially acceptable, it is justified by the objectives, it is
        necessary considering other public support, and it distorts competition in a minor way at most; 2 mom. only where wages
        can be covered."""

        class Own(Programme):
            checklist = (CheckItem("state_aid", Text("Ei valtiontukea", "Inte statligt stöd")),)
            covers_wages = False

        assert [item.key for item in Bridges.whole_checklist()] == [*GENERAL, "no_convictions"]
        assert [item.key for item in Own.whole_checklist()] == [*GENERAL, "state_aid"]
        assert NO_CONVICTIONS.roles == frozenset((Role.PREPARER, Role.RAPPORTEUR, Role.DECIDER))

    async def test_each_answer_has_result_reason_official_and_time_and_the_trail_keeps_what_it_replaced(
        self, scene: Scene
    ) -> None:
        """688/2001 7 § 1 mom. 3: whether a grant is necessary, an official says, and may find otherwise later."""
        application = await scene.application()

        await check(scene, application, Answer("necessary", Outcome.NOT_MET, "Muu tuki riittää."))
        await check(scene, application, Answer("necessary", Outcome.MET, revision=1))

        (row,) = await _rows(scene, Check)
        assert (row.item, row.outcome, row.reason) == ("necessary", Outcome.MET, "")
        assert (row.checked_by, row.checked_at) == (scene.preparer.user_id, scene.avustin.clock.now())
        assert row.version_id == application.submitted_id
        kept = [each for each in await _rows(scene, AuditValues) if "Muu tuki riittää." in str(each.changes)]
        assert len(kept) == 2  # told when it was said, and when it was replaced

    async def test_it_is_refused_without_a_reason_or_on_an_answer_that_wasnt_read(self, scene: Scene) -> None:
        application = await scene.application()
        await check(scene, application, Answer("necessary", Outcome.MET))

        with pytest.raises(InvalidInput) as unreasoned:
            await check(scene, application, Answer("minor_distortion", Outcome.UNDETERMINED, " "))
        with pytest.raises(InvalidInput):
            await check(scene, application, Answer("not_there", Outcome.MET))
        with pytest.raises(Conflict):
            await check(scene, application, Answer("necessary", Outcome.NOT_MET, "Ei"))
        with pytest.raises(NotAllowed):
            await check(scene, application, Answer("necessary", Outcome.MET, revision=1), by=scene.decider)
        assert unreasoned.value.path == ("items", "0", "reason")

    async def test_an_item_that_isnt_met_bars_a_grant_and_scenarios_until_it_is_found_otherwise(
        self, scene: Scene
    ) -> None:
        """688/2001 7 § 1 mom.: a grant may be made only if the preconditions are met; a refusal needs none."""
        application = await scene.application()
        await check(scene, application, Answer("minor_distortion", Outcome.NOT_MET, "Vääristää markkinoita."))
        proposal = await scene.proposal(application)

        with pytest.raises(IneligibleGrant) as barred:
            await scene.sign(proposal)
        (candidate,) = (await scene.do(PUBLIC, lambda work: _ground(work, scene))).candidates
        await check(scene, application, Answer("minor_distortion", Outcome.MET, revision=1))

        assert candidate.is_barred
        assert "vääristävän kilpailua" in barred.value.values["rules"].fi  # type: ignore[attr-defined]
        assert (await scene.sign(proposal)).signed_at

    async def test_items_without_an_answer_bar_it_only_where_the_call_says_so(self, avustin: Avustin) -> None:
        scene = await set_scene(avustin, requires_checks=True)
        application = await scene.application()
        proposal = await scene.proposal(application)
        answers = [Answer(key, Outcome.MET) for key in GENERAL]

        await check(scene, application, *answers)
        with pytest.raises(ChecklistIncomplete) as incomplete:
            await scene.sign(proposal)
        await check(scene, application, Answer("no_convictions", Outcome.MET))

        assert incomplete.value.values["items"] == NO_CONVICTIONS.text
        assert (await scene.sign(proposal)).signed_at


class TestCosts:
    """Costs accepted row by row, and the share."""

    def test_the_share_is_recomputed_exactly(self) -> None:
        """688/2001 6 § 1 mom. and 11 § 2 mom.: the grant is at most a share of the eligible costs; own share rounded up."""
        assert share_of(10_000_01, Decimal(85), 8_500_00) == Share(
            8_500_00, 1_500_01, Fraction(8_500_00 * 100, 10_000_01)
        )
        assert share_of(1, Decimal("99.9"), None) == Share(0, 1, None)
        assert share_of(7, None, 7) == Share(7, 0, Fraction(100))
        assert share_of(0, Decimal(85), 5) == Share(0, 0, None)

    def test_rows_are_those_that_the_form_sums_up_and_its_rule_says_which_are_eligible(self) -> None:
        rows = [
            {"key": "a", "what": "Palkat", "device": False, "amount": "100.10"},
            {"key": "b", "what": "Kone", "device": True, "amount": "50.00"},
            {"key": "c", "what": "Kesken", "device": False, "amount": "?"},
        ]
        spec = spec_of(Costly)

        first, second = lines_of(spec, {"rows": rows[:2]}, {}, Sums(150_10, 100_10))

        assert (first.path, first.applied, first.eligible) == (("rows", "a", "amount"), 100_10, 100_10)
        assert (second.applied, second.eligible, [each.fi for each in second.says]) == (50_00, 0, ["Kone"])
        assert first.label.fi == "Menot, rivi 1: Euroa"
        (whole,) = lines_of(spec, {"rows": rows[:1]}, {}, Sums(150_10, None))  # what isn't made up of rows is one line
        assert (whole.path, whole.applied, whole.eligible) == (("totalCosts",), 150_10, 150_10)
        assert lines_of(spec, {"rows": rows}, {}, Sums(None, None)) == []

    async def test_what_is_accepted_has_its_reason_and_stands_while_the_row_does(self, harbour: Harbour) -> None:
        costs = [
            {"key": "k1", "name": "Palkat", "amount": "9000.00"},
            {"key": "k2", "name": "Kahvi", "amount": "1000.00"},
        ]
        application = await harbour.submitted(costs=costs)

        with pytest.raises(InvalidInput) as unreasoned:
            await accept(harbour, application, AcceptedRow(("costs", "k2", "amount"), 0))
        with pytest.raises(InvalidInput):
            await accept(harbour, application, AcceptedRow(("costs", "k2", "amount"), 1000_01, "Enemmän"))
        with pytest.raises(InvalidInput):
            await accept(harbour, application, AcceptedRow(("costs", "k3", "amount"), 0, "Ei ole"))
        await accept(harbour, application, AcceptedRow(("costs", "k2", "amount"), 0, "Tarjoilu ei kuulu hankkeeseen."))
        with pytest.raises(Conflict):
            await accept(harbour, application, AcceptedRow(("costs", "k1", "amount"), 9000_00))

        (kept,) = await harbour.rows(AcceptedCosts)
        assert unreasoned.value.path == ("rows", "0", "reason")
        assert (kept.total, kept.version_id, kept.rows[0]["by"]) == (
            9000_00, application.submitted_id, str(harbour.preparer.user_id),
        )  # fmt: skip
        await harbour.put(application, "costs", "k1", "amount", to="8000.00")
        await harbour.submit(application)
        (kept,) = await harbour.rows(AcceptedCosts)
        assert kept.total == 8000_00
        await harbour.put(application, "costs", "k2", "amount", to="500.00")
        again = await harbour.submit(application)
        (kept,) = await harbour.rows(AcceptedCosts)
        assert (kept.total, kept.version_id) == (8500_00, again.submitted_id)

    async def test_a_proposal_and_a_scenario_reckon_with_what_is_accepted(self, scene: Scene) -> None:
        """688/2001 11 § 2 mom.: the decision shows the eligible costs and the greatest share of them."""
        application = await scene.application()
        assert application.submitted_id
        accepted = AcceptedCosts(
            application_id=application.id, version_id=application.submitted_id, total=5_000_01, rows=[]
        )
        await scene.add(accepted)

        with pytest.raises(ShareExceeded):
            await scene.proposal(application)
        proposal = await scene.proposal(application, DecisionKind.PARTIAL_GRANT, amount=4_250_00)
        (candidate,) = (await scene.do(PUBLIC, lambda work: _ground(work, scene))).candidates

        assert (proposal.eligible_costs, candidate.most) == (5_000_01, 4_250_00)
        await scene.hand_in(application, ordinal=2)  # of which nobody has said anything
        (candidate,) = (await scene.do(PUBLIC, lambda work: _ground(work, scene))).candidates
        assert candidate.most == SUM

    async def test_nothing_is_accepted_where_the_application_holds_no_costs(self, harbour: Harbour) -> None:
        application = await harbour.change(await harbour.submitted(), total_costs=None)

        with pytest.raises(NoCostsToAccept):
            await accept(harbour, application, AcceptedRow(("costs", "k1", "amount"), 0))


async def accept(scene: Any, application: Application, *rows: AcceptedRow, costs: int | None = None) -> Application:
    """The preparing officer accepts costs."""
    revision = (await scene.read(application)).revision
    return await scene.do(  # type: ignore[no-any-return]
        scene.preparer,
        lambda work: accept_costs(work, application.id, rows=rows, revision=revision, costs_revision=costs),
    )


async def _rows(scene: Scene, model: Any) -> list[Any]:
    async def find(work: Work) -> list[Any]:
        return list(await work.session.scalars(select(model)))

    return await scene.do(PUBLIC, find)


async def _ground(work: Work, scene: Scene) -> Any:
    return await ground_of(work.session, work.registry, scene.call.id)
