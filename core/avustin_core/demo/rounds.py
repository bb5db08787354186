"""The open rounds of today: a call of each programme with drafts, submissions, and a request that waits for its answer."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

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


async def open_round(
    stage: Stage,
    programme: Programme,
    demonstration: Demonstration,
    organisations: Sequence[Organisation],
    now: datetime,
) -> Agenda:
    """The round, with what lies in it; what happens in it stands on the agenda that is given back."""
    opens, closes = morning(now - OPENED, 8), morning(now + LEFT, 16) + timedelta(minutes=15)
    year = opens.year
    declared = DemonstrationAppropriation("28.90.32", demonstration.round_name, year, year + 2, AMOUNT)
    appropriation = await appropriate(stage, declared, opens - timedelta(days=20))
    last_day = date(closes.year + 2, 12, 31)
    values = CallValues(
        appropriation_id=appropriation.id,
        opens_at=opens,
        closes_at=closes,
        published_facts=None,
        settings={**demonstration.round.settings, "projects_end_by": last_day},
        criteria=example_weights(programme),
    )
    drafted = await draft_call(stage, programme, demonstration.round, opens - timedelta(days=9), values)
    call = await publish(stage, drafted.id, opens - timedelta(days=2))
    story = Story(stage, Agenda(), demonstration, call.id)
    for case in _cases(demonstration, organisations, opens, now, last_day):
        _plan(story, case, now)
    return story.agenda


def _cases(
    demonstration: Demonstration, organisations: Sequence[Organisation], opens: datetime, now: datetime, last_day: date
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
