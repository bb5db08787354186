"""What the law asks before a decision, one test a duty, held against every matter of the demonstration."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlmodel import col
from tests.demo.conftest import Looking

from avustin_core import calendar
from avustin_core.access import Declaration
from avustin_core.applications.models import Application, Completion, CompletionStatus
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.checks.models import Check
from avustin_core.decisions.models import DecisionKind
from avustin_core.hearings.models import Hearing
from avustin_core.matters.models import Assignment, Matter, MatterAct
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import GENERAL_PRECONDITIONS, Outcome


class TestBeforeTheDecision:
    async def test_a_matter_is_pending_from_the_arrival_and_has_a_number(self, look: Looking) -> None:
        """434/2003 20 §: pending when the document has arrived; 906/2019 26 §: identifier and time are registered."""
        rows = await look.rows(
            col(Matter.pending_at), col(Application.reference), col(Application.submitted_at), col(Application.is_late),
            where=(col(Application.matter_id) == col(Matter.id), col(Application.submitted_at).is_not(None)),
        )  # fmt: skip

        assert len(rows) > 200
        assert all(row.reference and row.pending_at for row in rows)
        assert all(row.pending_at <= row.submitted_at for row in rows if not row.is_late)

    async def test_every_arrival_was_acknowledged(self, look: Looking) -> None:
        """13/2003 12 §: the authority tells the sender without delay that an electronic document has come."""
        told = await look.rows(col(OutboxMessage.payload), where=col(OutboxMessage.kind) == "application.received")
        handed_in = await look.rows(
            col(Application.id), where=(col(Application.submitted_at).is_not(None), col(Application.is_late).is_(False))
        )

        assert {str(id) for (id,) in handed_in} <= {payload["applicationId"] for (payload,) in told}

    async def test_completion_is_asked_with_what_how_and_a_time_that_ends_on_a_working_day(self, look: Looking) -> None:
        """434/2003 22 and 33 §: what is lacking and how, within a reasonable time; 150/1930 5 §: a working day."""
        rows = await look.rows(Completion)

        assert {row.status for row in rows} == set(CompletionStatus)
        for row in rows:
            assert row.what
            assert row.how
            assert row.due_at - row.requested_at >= timedelta(days=7)
            assert calendar.is_working_day(calendar.day_of(row.due_at))

    async def test_missing_the_time_did_not_prevent_a_decision(self, look: Looking, decisions: Sequence[Any]) -> None:
        """434/2003 33 §: the matter may be decided though the time was missed."""
        missed = await look.rows(
            col(Completion.application_id),
            where=(
                col(Completion.status) == CompletionStatus.OPEN,
                col(Completion.due_at) < datetime(2020, 6, 1, tzinfo=UTC),
            ),
        )

        assert len(missed) >= 2
        assert {id for (id,) in missed} <= {each.application_id for each in decisions}

    async def test_whoever_is_disqualified_did_nothing_in_the_matter_afterwards(self, look: Looking) -> None:
        """434/2003 27 §: a disqualified official takes no part; 30 §: a substitute is named without delay."""
        declared = await look.rows(Declaration, where=col(Declaration.ground).is_not(None))
        assessed = await look.rows(
            col(Application.matter_id),
            col(Assessment.assessor_id),
            where=col(Application.id) == col(Assessment.application_id),
        )
        acts = await look.rows(col(MatterAct.matter_id), col(MatterAct.user_id), col(MatterAct.at))
        assigned = await look.rows(
            col(Assignment.matter_id), col(Assignment.user_id), where=col(Assignment.ended_at).is_(None)
        )

        assert len(declared) >= 4
        for each in declared:
            pair = (each.matter_id, each.user_id)
            assert pair not in {tuple(row) for row in (*assessed, *assigned)}
            assert not [row for row in acts if (row.matter_id, row.user_id) == pair and row.at > each.declared_at]
            assert each.substitute_id
            assert each.substitute_named_at - each.declared_at < timedelta(days=1)

    async def test_assessors_wrote_reasons_and_did_not_decide(self, look: Looking, decisions: Sequence[Any]) -> None:
        """434/2003 53 e §: what needs discretion is decided by people; 31 §: the matter is investigated, with reasons."""
        rows = await look.rows(
            col(Assessment.assessor_id), col(Assessment.scores),
            where=col(Assessment.status) == AssessmentStatus.SUBMITTED,
        )  # fmt: skip

        assert all(score["reason"] for row in rows for score in row.scores)
        assert {row.assessor_id for row in rows}.isdisjoint({each.signed_by for each in decisions})

    async def test_the_party_was_heard_before_what_an_official_found_went_against_it(
        self, look: Looking, decisions: Sequence[Any]
    ) -> None:
        """434/2003 34 §: before the decision, a chance to comment on what may affect the outcome."""
        unmet = await look.rows(col(Check.application_id), where=col(Check.outcome) == Outcome.NOT_MET)
        hearings = {row.application_id: row for row in await look.rows(Hearing)}
        decided = {each.application_id: each for each in decisions if each.supersedes_id is None}
        against = [id for (id,) in unmet if id in decided]

        assert len(against) >= 4
        for id in against:
            told = hearings[id].answered_at or hearings[id].due_at
            assert told < decided[id].proposed_at
            assert decided[id].kind is DecisionKind.REFUSAL
        assert {bool(hearings[id].answer) for id in against} == {True, False}

    async def test_the_general_preconditions_were_looked_at_before_each_grant(
        self, look: Looking, grants: Sequence[Any]
    ) -> None:
        """688/2001 7 § 1 and 2 mom.: a grant is made only if the preconditions are met; 6 §: other public support."""
        answers = await look.rows(
            col(Check.application_id), col(Check.item), col(Check.outcome), col(Check.checked_at), col(Check.checked_by)
        )
        of_each: defaultdict[UUID, dict[str, Any]] = defaultdict(dict)
        for row in answers:
            of_each[row.application_id][row.item] = row
        asked = {item.key for item in GENERAL_PRECONDITIONS} | {"no_convictions"}

        for each in grants:
            found = of_each[each.application_id]
            assert asked <= found.keys()
            assert {row.outcome for row in found.values()} == {Outcome.MET}
            assert all(row.checked_by and row.checked_at <= each.signed_at for row in found.values())
