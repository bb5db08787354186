"""The open rounds of today: a call of each programme with drafts, submissions, and a request that waits for its answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from avustin_core.calls.values import CallValues
from avustin_core.decisions.models import DecisionKind
from avustin_core.demo.agenda import Agenda
from avustin_core.demo.applying import Story, answers_of, begin, hand_in, plan_applying, write
from avustin_core.demo.calls import appropriate, draft_call, example_weights, morning, publish
from avustin_core.demo.handling import fill_in, request
from avustin_core.demo.people import HOME, PARTNER
from avustin_core.demo.plan import Case
from avustin_core.demo.stage import Stage
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Demonstration, DemonstrationAppropriation, OrganisationKind, Programme

OPENED, LEFT = timedelta(days=21), timedelta(days=35)
SUBMISSIONS, DRAFTS = 6, 3
AMOUNT = Decimal(5_000_000)


@dataclass(frozen=True)
class Round:
    """What a round is made of, and when it opens and closes."""

    stage: Stage
    agenda: Agenda
    programme: Programme
    demonstration: Demonstration
    now: datetime

    @property
    def opens(self) -> datetime:
        """Three weeks ago, in the morning."""
        return morning(self.now - OPENED, 8)

    @property
    def closes(self) -> datetime:
        """In five weeks, a quarter past four."""
        return morning(self.now + LEFT, 16) + timedelta(minutes=15)

    @property
    def last_day(self) -> date:
        """Of the projects."""
        return date(self.closes.year + 2, 12, 31)

    def values(self, appropriation_id: UUID) -> CallValues:
        """What the call says beside what the programme's text for it says."""
        return CallValues(
            appropriation_id=appropriation_id,
            opens_at=self.opens,
            closes_at=self.closes,
            published_facts=None,
            settings={**self.demonstration.round.settings, "projects_end_by": self.last_day},
            criteria=example_weights(self.programme),
        )


def plan_round(one: Round, organisations: Sequence[Organisation]) -> None:
    """Puts the round, with all that lies in it, on the agenda."""
    year = one.opens.year
    declared = DemonstrationAppropriation("28.90.32", one.demonstration.round_name, year, year + 2, AMOUNT)
    made: list[UUID] = []

    async def fund(at: datetime) -> None:
        made.append((await appropriate(one.stage, declared, at)).id)

    async def draft(at: datetime) -> None:
        values = one.values(made[0])
        made.append((await draft_call(one.stage, one.programme, one.demonstration.round, at, values)).id)

    async def open_it(at: datetime) -> None:
        call = await publish(one.stage, made[1], at)
        story = Story(one.stage, one.agenda, one.demonstration, call.id)
        for case in _cases(one.demonstration, organisations, one.opens, one.last_day):
            _plan(story, case, one.now)

    one.agenda.at(one.opens - timedelta(days=20), fund)
    one.agenda.at(one.opens - timedelta(days=9), draft)
    one.agenda.at(one.opens - timedelta(days=2), open_it)


def _cases(
    demonstration: Demonstration, organisations: Sequence[Organisation], opens: datetime, last_day: date
) -> list[Case]:
    """Submissions and drafts of others, and at the end four of the applicants' people."""
    random = Random(demonstration.round.title.fi)
    towns = [each for each in organisations if each.kind is OrganisationKind.MUNICIPALITY and each.valid_to is None]
    codes = {each.municipality_code: each for each in towns}
    others = random.sample(
        [each for each in towns if each.municipality_code not in (HOME, PARTNER)], SUBMISSIONS + DRAFTS
    )
    applicants = [*others, *[codes[HOME]] * 4]
    starts = date(last_day.year - 1, 1, 1)
    cases = []
    for ordinal, applicant in enumerate(applicants):
        near = [each for each in towns if each.region_code == applicant.region_code and each is not applicant]
        partners = (codes[PARTNER],) if applicant is codes[HOME] else tuple(random.sample(near, 2))
        begun = morning(opens + timedelta(days=1 + ordinal), 10)
        cases.append(
            Case(
                ordinal, DecisionKind.GRANT, applicant, (applicant, *partners), 40_000 + 25_000 * ordinal, 0,
                begun=begun, handed_in=begun + timedelta(days=2), starts=starts, ends=last_day - timedelta(days=60),
            )
        )  # fmt: skip
    return cases


def _plan(story: Story, case: Case, now: datetime) -> None:
    kind = case.ordinal - SUBMISSIONS
    if kind < 0:
        plan_applying(story, case)
        return
    agenda = story.agenda
    agenda.at(case.begun, lambda at: begin(story, case, at))
    if kind == DRAFTS:  # the applicants' people's first one was handed in; its completion is written, and waits to be
        case.completion = "awaited"
    agenda.at(case.begun + timedelta(hours=1), lambda at: write(story, case, at, _answers(story, case, kind)))
    if kind == DRAFTS:
        agenda.at(case.begun + timedelta(days=1), lambda at: hand_in(story, case, at))
        agenda.at(case.begun + timedelta(days=2), lambda at: request(story, case, at, now + timedelta(days=14)))
        agenda.at(case.begun + timedelta(days=3), lambda at: fill_in(story, case, at))


def _answers(story: Story, case: Case, kind: int) -> dict[str, object]:
    """A draft in good order; one just begun; or one with problems of several kinds, as they were typed."""
    answers = answers_of(story, case)
    if kind == DRAFTS + 1:
        contact = {"name": "Essi Esimerkki", "email": "essi@kuusilampi", "phone": "soita"}
        return answers | {"contactPerson": contact, "appliedGrant": "12 000,", "period": {"starts": "2026-13-01"}}
    if kind == DRAFTS + 2:
        return {name: answers[name] for name in ("applicantKind", "language", "title")}
    return answers
