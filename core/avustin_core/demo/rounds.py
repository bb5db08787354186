"""The open rounds of today: a call of each programme with drafts, submissions, and a request that waits for its answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random
from uuid import UUID

from avustin_core import calendar
from avustin_core.calls.values import CallValues
from avustin_core.decisions.models import DecisionKind
from avustin_core.demo.agenda import Agenda
from avustin_core.demo.applying import Story, answers_of, begin, hand_in, plan_applying, write
from avustin_core.demo.calls import appropriate, draft_call, example_weights, morning, publish
from avustin_core.demo.checking import fill_in, request
from avustin_core.demo.people import HOME, PARTNER
from avustin_core.demo.plan import Case
from avustin_core.demo.stage import Stage
from avustin_core.demo.told import Told
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Demonstration, DemonstrationAppropriation, OrganisationKind, Programme, Text

OPENED, LEFT = timedelta(days=21), timedelta(days=35)
SUBMISSIONS, DRAFTS = 6, 3
AMOUNT = Decimal(5_000_000)
FOR_APPLYING, HANDLED, WEEK = timedelta(days=40), timedelta(days=63), timedelta(days=7)
BEING_HANDLED, LATELY = timedelta(days=26), timedelta(days=21)  #: since the closing, and since the decisions


@dataclass(frozen=True)
class Round:
    """What a round is made of, and when it opens and closes."""

    stage: Stage
    agenda: Agenda
    programme: Programme
    demonstration: Demonstration
    now: datetime
    appropriation: list[UUID] = field(default_factory=list)  #: once there is one

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
    made: list[UUID] = []

    async def draft(at: datetime) -> None:
        values = one.values(one.appropriation[0])
        made.append((await draft_call(one.stage, one.programme, one.demonstration.round, at, values)).id)

    async def open_it(at: datetime) -> None:
        call = await publish(one.stage, made[0], at)
        story = Story(one.stage, one.agenda, one.demonstration, call.id)
        for case in _cases(one.demonstration, organisations, one.opens, one.last_day):
            _plan(story, case, one.now)

    one.agenda.at(one.opens - timedelta(days=9), draft)
    one.agenda.at(one.opens - timedelta(days=2), open_it)


def before(one: Round, *, is_decided: bool) -> Told:
    """The round before, which officials work on: its applications are assessed, or its decisions were made of late."""
    closes = morning(one.now - (LATELY + HANDLED if is_decided else BEING_HANDLED), 16) + timedelta(minutes=15)
    opens = morning(closes - FOR_APPLYING, 8)
    decided = calendar.moved((closes + HANDLED).date())
    year = opens.year
    declared = DemonstrationAppropriation("28.90.32", one.demonstration.round_name, year, year + 2, AMOUNT)

    async def fund(at: datetime) -> None:
        one.appropriation.append((await appropriate(one.stage, declared, at)).id)

    one.agenda.at(opens - timedelta(days=20), fund)
    given = replace(
        one.demonstration, applications=10, grants=5, decided_on=decided, published_on=calendar.moved(decided + WEEK),
        smallest=Decimal(18_000), largest=Decimal(400_000), last_day=one.last_day,
    )  # fmt: skip
    title = one.demonstration.round.title
    template = replace(
        one.demonstration.round,
        title=Text(f"{title.fi}, edellinen", f"{title.sv}, föregående", f"{title.get('en')}, the one before"),
    )
    settings = CallValues(settings={"projects_end_by": one.last_day}, published_facts=None)
    return Told(
        one.stage, one.agenda, one.programme, given, template, opens, closes, lambda: one.appropriation[0], settings,
        mark=_mark,
    )  # fmt: skip


def _mark(cases: Sequence[Case]) -> None:
    """The applicants' people have a grant to answer and ask for a review; another leaves its grant."""
    theirs = [case for case in cases if case.applicant.municipality_code == HOME]
    granted = [case for case in cases if case.granted and case not in theirs and case.review is None]
    granted[-1].is_declined = True
    for case in theirs:
        case.waits, case.review = bool(case.granted), None if case.granted else "pending"


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
