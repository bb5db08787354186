"""The demonstration has the published counts and dates, and nobody real in it."""

from collections import Counter
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import func
from sqlmodel import col
from tests.demo.conftest import TODAY, Looking

from avustin_core.acceptances.models import Acceptance, AcceptanceAnswer
from avustin_core.access import User
from avustin_core.applications.models import Application, ApplicationStatus, Completion, CompletionStatus
from avustin_core.appropriations.models import Appropriation, EntryKind, LedgerEntry
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.audit import AuditEvent
from avustin_core.audit.verifying import verify
from avustin_core.calls.models import Call, CallState, state_of
from avustin_core.clock import HELSINKI
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.eligibility.models import FindingRow
from avustin_core.matters.models import MatterAct
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.plugin import Outcome
from avustin_core.register.models import RegisterEntry
from avustin_core.reports.models import Report, ReportStatus
from avustin_core.reviews.models import Review, ReviewStatus
from avustin_core.scenarios.models import Scenario
from avustin_core.service.models import Service
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.work import Avustin

PUBLISHED = {
    "digi2019_tiedolla_johtaminen": (184, 41, date(2019, 11, 21)),
    "digi2019_yhteishankkeet": (51, 27, date(2020, 2, 26)),
}
GRANTS = (DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT)
DECISIONS = (col(Decision.kind), col(Decision.amount), col(Decision.signed_at), col(Decision.status))
SIGNED = col(Decision.status) == DecisionStatus.SIGNED


async def calls(look: Looking, year: int) -> list[Call]:
    found = await look.rows(Call, where=col(Call.year) == year)
    return [Call(**row._mapping) for row in found]


@pytest.mark.parametrize("code", PUBLISHED)
async def test_each_call_has_its_published_counts(look: Looking, code: str) -> None:
    submitted, granted, day = PUBLISHED[code]
    [call] = [each for each in await calls(look, 2019) if each.programme_code == code]

    assert (call.submitted, call.decided, call.granted) == (submitted, submitted, granted)
    assert call.is_fictional
    assert state_of(call, TODAY) is CallState.DECIDED
    decisions = await look.rows(*DECISIONS, col(Decision.supersedes_id), where=col(Decision.call_id) == call.id)
    in_force = [each for each in decisions if each.kind in GRANTS and each.status is DecisionStatus.SIGNED]
    assert len(in_force) == granted
    assert sum(each.amount for each in in_force) == call.granted_total
    assert {each.signed_at.astimezone(HELSINKI).date() for each in decisions if each.supersedes_id is None} == {day}


@pytest.mark.parametrize("code", PUBLISHED)
async def test_the_scenario_that_was_chosen_among_others_gives_the_published_grants(look: Looking, code: str) -> None:
    _, granted, _ = PUBLISHED[code]
    [call] = [each for each in await calls(look, 2019) if each.programme_code == code]
    found = await look.rows(Scenario, where=col(Scenario.call_id) == call.id)
    [chosen] = [each for each in found if each.proposed_at]
    first = await look.rows(
        col(Decision.application_id), col(Decision.amount), col(Decision.departure), col(Decision.kind),
        where=(col(Decision.call_id) == call.id, col(Decision.supersedes_id).is_(None)),
    )  # fmt: skip
    shares = {UUID(each["application"]): each["amount"] for each in chosen.shares}
    decided = {each.application_id: each for each in first if each.kind in GRANTS}

    assert len(found) == 3
    assert len({each.used for each in found}) > 1
    assert chosen.granted == granted == len(decided)
    assert {id for id, amount in shares.items() if amount} == decided.keys()
    other = [each for id, each in decided.items() if each.amount != shares[id]]
    assert [each.departure is not None for each in other] == [True], "the decider departed from one"


async def test_grants_of_the_first_call_lie_between_the_published_extremes(look: Looking) -> None:
    [call] = [each for each in await calls(look, 2019) if each.programme_code == "digi2019_tiedolla_johtaminen"]
    sums = await look.rows(
        col(Decision.amount), where=(col(Decision.call_id) == call.id, SIGNED, col(Decision.amount) > 0)
    )

    assert (min(sums)[0], max(sums)[0]) == (11_900_00, 2_000_000_00)


async def test_three_assessed_each_application_that_was_compared_and_as_many_as_another(look: Looking) -> None:
    for call in await calls(look, 2019):
        handed_in = await look.rows(
            col(Assessment.application_id), col(Assessment.assessor_id),
            where=(col(Assessment.call_id) == call.id, col(Assessment.status) == AssessmentStatus.SUBMITTED),
        )  # fmt: skip
        of_each = Counter(application for application, _ in handed_in)
        by_each = Counter(assessor for _, assessor in handed_in)

        assert set(of_each.values()) == {3}
        assert len(of_each) == call.assessed
        assert len(by_each) == 4
        assert max(by_each.values()) - min(by_each.values()) <= 3, "a substitute takes the place of who was drawn"


async def test_both_calls_draw_on_one_appropriation_of_30_million(look: Looking) -> None:
    first, second = await calls(look, 2019)
    [row] = await look.rows(
        col(Appropriation.budget_item), col(Appropriation.appropriated), col(Appropriation.committed),
        col(Appropriation.last_usable_year), where=col(Appropriation.id) == first.appropriation_id,
    )  # fmt: skip

    assert first.appropriation_id == second.appropriation_id
    assert tuple(row) == ("28.90.32", 30_000_000_00, first.granted_total + second.granted_total, 2021)


async def test_counters_are_the_sums_of_the_ledger(look: Looking) -> None:
    appropriations = await look.rows(
        col(Appropriation.id),
        col(Appropriation.appropriated),
        col(Appropriation.committed),
        col(Appropriation.is_fictional),
    )
    sums = await look.rows(
        col(LedgerEntry.appropriation_id), col(LedgerEntry.kind), func.sum(col(LedgerEntry.amount)),
        group_by=(col(LedgerEntry.appropriation_id), col(LedgerEntry.kind)),
    )  # fmt: skip
    entered = {(id, kind): amount for id, kind, amount in sums}

    assert len(appropriations) == 3
    for each in appropriations:
        assert each.is_fictional
        assert entered[each.id, EntryKind.APPROPRIATED] == each.appropriated
        bound, freed = (entered.get((each.id, kind), 0) for kind in (EntryKind.COMMITTED, EntryKind.RELEASED))
        assert bound - freed == each.committed


async def test_every_kind_of_thing_that_happens_is_there(look: Looking) -> None:
    kinds = Counter(row.kind for row in await look.rows(*DECISIONS, where=SIGNED))
    reports = Counter(row[0] for row in await look.rows(col(Report.status)))
    completions = Counter(row[0] for row in await look.rows(col(Completion.status)))
    not_met = await look.rows(
        col(FindingRow.rule_key), where=col(FindingRow.outcome) == Outcome.NOT_MET, distinct=()
    )  # fmt: skip

    assert set(kinds) == set(DecisionKind)
    assert set(reports) == set(ReportStatus)
    assert completions[CompletionStatus.ANSWERED] >= 2
    assert completions[CompletionStatus.OPEN] >= 2
    assert len(not_met) >= 4
    assert len(await look.rows(col(Assessment.id))) > 50
    assert len(await look.rows(col(Decision.id), where=col(Decision.departure).is_not(None))) == 2
    statuses = {row[0] for row in await look.rows(col(Application.status))}
    assert statuses == set(ApplicationStatus)


async def test_nobody_signs_what_they_proposed(look: Looking) -> None:
    acts = await look.rows(col(MatterAct.matter_id), col(MatterAct.user_id), col(MatterAct.act))

    by_act = {act: {(matter, user) for matter, user, each in acts if each == act} for _, _, act in acts}
    assert by_act["signDecision"]
    assert not by_act["signDecision"] & by_act["proposeDecision"]


async def test_one_round_of_each_programme_is_open_today(look: Looking) -> None:
    rounds = await calls(look, TODAY.year)

    open_ones = [each for each in rounds if state_of(each, TODAY) is CallState.OPEN]
    assert {each.programme_code for each in open_ones} == set(PUBLISHED)
    assert len(open_ones) == 2
    for each in open_ones:
        assert each.submitted == 7
        assert each.settings["projects_end_by"] > TODAY.date().isoformat()
        applications = await look.rows(
            col(Application.status), col(Application.completion_due_at), where=col(Application.call_id) == each.id
        )
        drafts = [one for one in applications if one.status is ApplicationStatus.DRAFT]
        assert len(drafts) == 6
        assert len([one for one in applications if one.completion_due_at]) == 1


async def test_one_call_is_being_handled_today_and_one_was_decided_of_late(look: Looking) -> None:
    now = {state_of(each, TODAY): each for each in await calls(look, TODAY.year)}
    handled, decided = now[CallState.CLOSED], now[CallState.DECIDED]
    limits = await look.rows(
        col(TimeLimit.kind), where=(col(TimeLimit.due_at) > TODAY, col(TimeLimit.met_at).is_(None))
    )
    answers = Counter(
        row[0] for row in await look.rows(col(Acceptance.answer), where=col(Acceptance.call_id) == decided.id)
    )
    released = await look.rows(col(Decision.id), where=col(Decision.released_at).is_not(None))
    unshown = await look.rows(
        col(Service.id), where=(col(Service.deemed_on).is_(None), col(Service.call_id) == decided.id)
    )

    assert 0 < handled.assessed < handled.submitted
    assert {kind for (kind,) in limits} >= {TimeLimitKind.HEARING, TimeLimitKind.ACCEPTANCE, TimeLimitKind.REVIEW}
    assert answers[AcceptanceAnswer.DECLINED] == len(released) == 1
    assert answers[AcceptanceAnswer.ACCEPTED] > 1
    assert unshown
    assert Counter(row[0] for row in await look.rows(col(Review.status))) == {
        ReviewStatus.DECIDED: 6, ReviewStatus.PENDING: 1
    }  # fmt: skip


async def test_weights_and_scales_are_told_to_be_examples_where_none_were_published(look: Looking) -> None:
    for call in await calls(look, 2019):
        assert {"1", "2"} <= {each["weight"] for each in call.criteria}
        assert call.published_facts
        assert "ovat esimerkkejä" in call.published_facts["fi"]
        assert "är exempel" in call.published_facts["sv"]


async def test_everything_is_marked_as_invented(look: Looking) -> None:
    for model in (Application, Call, Decision, Report, RegisterEntry, User, Appropriation):
        assert await look.rows(col(model.id), where=col(model.is_fictional).is_(False)) == []


async def test_the_trail_is_in_the_order_of_time_and_its_chain_holds(look: Looking) -> None:
    rows = await look.rows(col(AuditEvent.chain), col(AuditEvent.at), order_by=col(AuditEvent.seq))
    chains = {chain: [row.at for row in rows if row.chain == chain] for chain in {row.chain for row in rows}}

    assert len(rows) > 1500
    assert len(chains) > 1
    assert all(times == sorted(times) for times in chains.values())
    assert (await verify(look.avustin.engine)).faults == []


async def test_the_second_call_opens_before_the_first_is_decided(look: Looking) -> None:
    acts = await look.rows(
        col(AuditEvent.act), col(AuditEvent.at), where=col(AuditEvent.act).in_(("calls.publish_call", "decisions.sign_decision")),
        order_by=col(AuditEvent.at),
    )  # fmt: skip
    kinds = [act for act, _ in acts]

    assert kinds[:3] == ["calls.publish_call", "calls.publish_call", "decisions.sign_decision"]
    assert acts[2].at > datetime(2019, 11, 21, tzinfo=UTC)


async def test_the_storys_letters_do_not_wait_to_be_sent_but_for_one_that_an_administrator_may_send(
    look: Looking,
) -> None:
    told = Counter(state for (state,) in await look.rows(col(OutboxMessage.state)))

    assert set(told) == {MessageState.PASSED_ON, MessageState.DEAD}
    assert told[MessageState.DEAD] == 1
    assert told[MessageState.PASSED_ON] > 400


async def test_the_clock_reads_the_day_of_the_demonstration(demonstration: Avustin) -> None:
    assert demonstration.clock.now().date() == TODAY.date()
