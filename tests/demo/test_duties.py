"""What the law asks of decisions and of what follows them, one test a duty, held against all of the demonstration."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import col
from tests.demo.conftest import Looking

from avustin_core import calendar
from avustin_core.acceptances.models import Acceptance, AcceptanceAnswer
from avustin_core.applications.models import Application, Participant
from avustin_core.appropriations.models import Appropriation
from avustin_core.calls.models import Call
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.documents.models import Document, Publicity
from avustin_core.letters.models import Letter
from avustin_core.organisations.models import Organisation
from avustin_core.register.models import RegisterEntry
from avustin_core.reviews.models import Review, ReviewOutcome, ReviewStatus
from avustin_core.service.models import Service, ServiceWay
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind

FROM_2020 = date(2020, 1, 1)  #: 808/2019 came into force


class TestTheDecision:
    async def test_every_application_that_came_was_decided(self, look: Looking, decisions: Sequence[Any]) -> None:
        """434/2003 43 §: the decision is given in writing, to everyone: grants, refusals, late and withdrawn ones."""
        calls = [row.id for row in await look.rows(col(Call.id), where=col(Call.year) == 2019)]
        came = await look.rows(
            col(Application.id), where=(col(Application.call_id).in_(calls), col(Application.reference).is_not(None))
        )
        letters = await look.rows(col(Letter.about_id))

        assert {id for (id,) in came} == {each.application_id for each in decisions if each.call_id in calls}
        assert {each.id for each in decisions} <= {id for (id,) in letters}

    async def test_each_gives_reasons_provisions_a_contact_and_instructions(self, decisions: Sequence[Any]) -> None:
        """434/2003 44–46 §: reasons with the facts and the provisions applied, a contact, and how to request a review."""
        for each in decisions:
            assert len(each.reasons) > 40
            assert "688/2001" in each.provisions
            assert each.contact
            assert each.review_instructions

    async def test_each_grant_says_what_the_act_asks(self, grants: Sequence[Any]) -> None:
        """688/2001 11 §: recipient, purpose, amount, eligible costs, greatest share, period of use, report and conditions."""
        for each in grants:
            assert each.recipients
            assert each.purpose
            assert each.eligible_costs
            assert each.period_starts < each.period_ends < each.report_due
            for said in (each.maximum_share, each.conditions, each.report_duty, each.audit_right, each.payment_plan):
                assert said

    async def test_no_grant_is_more_than_85_per_cent_of_the_eligible_costs_nor_than_was_applied_for(
        self, look: Looking, grants: Sequence[Any]
    ) -> None:
        """893/2019 4 §: at most 85 per cent of the project's eligible costs; 688/2001 6 §: not all of the costs."""
        applied = dict(tuple(row) for row in await look.rows(col(Application.id), col(Application.amount_applied)))

        for each in grants:
            assert 0 < each.amount <= each.eligible_costs * 85 // 100
            assert (each.amount == applied[each.application_id]) is (each.kind is DecisionKind.GRANT)

    async def test_grants_stay_within_the_appropriation(self, look: Looking) -> None:
        """423/1988: an appropriation isn't exceeded; here 30 million euros of item 28.90.32 for both calls."""
        rows = await look.rows(col(Appropriation.appropriated), col(Appropriation.committed))

        assert all(0 <= row.committed <= row.appropriated for row in rows)

    async def test_each_is_in_the_one_language_of_the_party(self, look: Looking, decisions: Sequence[Any]) -> None:
        """423/2003 19 §: in one language; 27 § 2 mom.: to a municipality of one language, in that one."""
        languages = dict(tuple(row) for row in await look.rows(col(Organisation.id), col(Organisation.languages)))
        letters = dict(tuple(row) for row in await look.rows(col(Letter.about_id), col(Letter.language)))

        assert {each.language.value for each in decisions} == {"fi", "sv"}
        for each in decisions:
            own = languages[each.organisation_id].split("-")
            assert letters[each.id] is each.language
            assert own == [""] or each.language.value in own

    async def test_instructions_are_those_in_force_on_the_day(self, decisions: Sequence[Any]) -> None:
        """434/2003 46 §: the instructions come with the decision; appeals by 586/1996 until 2019, then by 808/2019."""
        days = {calendar.day_of(each.signed_at) < FROM_2020 for each in decisions}

        assert days == {True, False}
        for each in decisions:
            if each.correction is None:
                old = calendar.day_of(each.signed_at) < FROM_2020
                assert ("586/1996" in each.review_instructions) is old
                assert ("808/2019" in each.review_instructions) is not old

    async def test_another_than_who_proposed_it_signed_it(self, decisions: Sequence[Any]) -> None:
        """A rule of the product's own, the four eyes: the law asks for a rapporteur's proposal and a decider of their own."""
        assert all(each.proposed_by and each.signed_by and each.proposed_by != each.signed_by for each in decisions)

    async def test_a_departure_gives_its_reasons_and_the_rapporteur_may_dissent(self, decisions: Sequence[Any]) -> None:
        """731/1999 118 § 2 mom.: a rapporteur answers for what was decided upon the proposal, unless a dissent is left."""
        departed = [each for each in decisions if each.departure]

        assert len(departed) == 2
        assert all(each.dissent and each.proposal["amount"] > each.amount for each in departed)

    async def test_what_came_late_is_not_examined_and_what_was_withdrawn_lapses(
        self, look: Looking, decisions: Sequence[Any]
    ) -> None:
        """434/2003 17 §: who sends answers for it that it comes in time."""
        rows = {
            row.id: row
            for row in await look.rows(col(Application.id), col(Application.is_late), col(Application.withdrawn_at))
        }

        for each in decisions:
            row = rows[each.application_id]
            assert (each.kind is DecisionKind.NOT_EXAMINED) is row.is_late
            assert (each.kind is DecisionKind.LAPSED) is (row.withdrawn_at is not None)


class TestAfterTheDecision:
    async def test_each_was_served_and_the_day_and_the_last_day_for_review_follow(
        self, look: Looking, decisions: Sequence[Any]
    ) -> None:
        """434/2003 59 § 2 mom. and 13/2003 19 §: when it is known; 49 c §: 30 days; 150/1930 5 §: to a working day."""
        rows = await look.rows(
            Service, where=(col(Service.replaced_at).is_(None), col(Service.decision_id).is_not(None))
        )
        shown = [row for row in rows if row.deemed_on]

        assert {row.decision_id for row in rows} == {each.id for each in decisions}
        assert {row.way for row in shown} == {ServiceWay.ELECTRONIC, ServiceWay.LETTER}
        for row in shown:
            sent = calendar.day_of(row.sent_at)
            known = calendar.counted(sent, days=3) if row.way is ServiceWay.ELECTRONIC else row.received_on
            assert row.deemed_on == known
            assert row.last_day == calendar.last_day(known, days=30)
            assert calendar.is_working_day(row.last_day)
            assert row.way is ServiceWay.ELECTRONIC or row.evidence

    async def test_a_letter_is_public_with_the_signature_and_kept_from_nobody_who_was_notified(
        self, look: Looking, decisions: Sequence[Any]
    ) -> None:
        """621/1999 6 § 1 mom. 8: a decision is public when it is signed."""
        rows = await look.rows(
            col(Document.publicity),
            col(Document.is_held),
            col(Letter.about_id),
            where=col(Document.id) == col(Letter.document_id),
        )
        about = {each.id for each in decisions}
        found = [row for row in rows if row.about_id in about]

        assert len(found) >= len(decisions)
        assert {(row.publicity, row.is_held) for row in found} == {(Publicity.PUBLIC, False)}

    async def test_a_request_for_review_is_decided_by_others_with_reasons_and_instructions(
        self, look: Looking, decisions: Sequence[Any]
    ) -> None:
        """434/2003 49 g §: changed, annulled or rejected, always with reasons; 47 §: how to appeal; 53 e §: by people."""
        decided = await look.rows(Review, where=col(Review.status) == ReviewStatus.DECIDED)
        by_id = {each.id: each for each in decisions}

        assert {row.outcome for row in decided} == {
            ReviewOutcome.NOT_EXAMINED, ReviewOutcome.REJECTED, ReviewOutcome.CHANGED
        }  # fmt: skip
        for row in decided:
            contested = by_id[row.decision_id]
            assert row.change_sought
            assert row.grounds
            assert row.reasons
            assert row.appeal_instructions
            assert {row.proposed_by, row.signed_by}.isdisjoint({contested.proposed_by, contested.signed_by})
            assert row.proposed_by != row.signed_by

    async def test_a_request_that_came_after_its_time_was_not_examined_and_only_that(self, look: Looking) -> None:
        """434/2003 49 c §: within 30 days of service; otherwise it isn't examined."""
        rows = await look.rows(
            col(Review.outcome), col(Review.arrived_at), col(Service.ends_at),
            where=(
                col(Service.decision_id) == col(Review.decision_id), col(Service.organisation_id) == col(Review.organisation_id),
                col(Review.status) == ReviewStatus.DECIDED,
            ),
        )  # fmt: skip

        assert len(rows) == 6
        for row in rows:
            assert (row.outcome is ReviewOutcome.NOT_EXAMINED) is (row.arrived_at > row.ends_at)

    async def test_what_was_decided_on_a_request_was_served_and_gives_a_time_to_appeal(self, look: Looking) -> None:
        """808/2019 13 §: 30 days from service, to the administrative court."""
        decided = await look.rows(col(Review.id), where=col(Review.status) == ReviewStatus.DECIDED)
        served = {row.review_id: row for row in await look.rows(Service, where=col(Service.review_id).is_not(None))}
        limits = {
            row.about_id
            for row in await look.rows(col(TimeLimit.about_id), where=col(TimeLimit.kind) == TimeLimitKind.APPEAL)
        }

        assert {id for (id,) in decided} == served.keys()
        assert {row.id for row in served.values()} <= limits

    async def test_who_accepted_a_joint_grant_has_an_agreement_with_the_others(self, look: Looking) -> None:
        """688/2001 7 § 3 mom.: an agreement is made when others than the recipient use the grant."""
        taking_part = defaultdict(set)
        for application, organisation in await look.rows(
            col(Participant.application_id), col(Participant.organisation_id)
        ):
            taking_part[application].add(organisation)
        accepted = await look.rows(Acceptance, where=col(Acceptance.answer) == AcceptanceAnswer.ACCEPTED)

        assert len(accepted) > 60
        assert all(row.iban for row in accepted)
        joint = [row for row in accepted if taking_part[row.application_id] - {row.organisation_id}]
        assert len(joint) > 20
        assert all(row.agreement_signed_on for row in joint)

    async def test_each_grant_of_2019_has_the_day_of_its_report(self, look: Looking, grants: Sequence[Any]) -> None:
        """893/2019 9 § and 688/2001 11 §: a report within the time that the decision sets."""
        limits = {
            row.about_id: row for row in await look.rows(TimeLimit, where=col(TimeLimit.kind) == TimeLimitKind.REPORT)
        }

        for each in grants:
            if each.status is DecisionStatus.SIGNED and each.declined_at is None:
                due = calendar.day_of(limits[each.application_id].due_at)
                assert due == calendar.moved(each.report_due)

    async def test_the_register_shows_what_is_in_force_and_nothing_else(self, look: Looking) -> None:
        """1394/2022 8 §: recipient, purpose, area, sums and day of each published decision."""
        entries = {row.decision_id: row for row in await look.rows(RegisterEntry)}
        shown = await look.rows(
            Decision,
            where=(
                col(Decision.signed_at).is_not(None),
                col(Decision.published_at).is_not(None),
                col(Decision.superseded_at).is_(None),
            ),
        )

        assert {each.id for each in shown} == entries.keys()
        for each in shown:
            entry = entries[each.id]
            assert (entry.amount_granted, entry.decided_on) == (each.amount, calendar.day_of(each.signed_at))
            assert entry.business_id
            assert entry.municipalities
