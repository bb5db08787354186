"""What preparing officers look at in the story: the checklist, completions, costs row by row; and whom they hear."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.applications.completion import answer_completion, request_completion
from avustin_core.applications.extensions import extend_completion
from avustin_core.applications.models import Completion
from avustin_core.applications.saving import save_application
from avustin_core.calls.models import Call
from avustin_core.checks.costs import AcceptedRow, accept_costs, find_lines
from avustin_core.checks.items import items_of
from avustin_core.checks.operations import Answer, record_checks
from avustin_core.clock import HELSINKI
from avustin_core.decisions.models import DecisionKind
from avustin_core.demo import words
from avustin_core.demo.applying import Story, editor_of, signatory_of, told_of
from avustin_core.demo.calls import at_work, working_days
from avustin_core.demo.people import PREPARER
from avustin_core.demo.plan import Case
from avustin_core.forms import Change
from avustin_core.hearings.models import Hearing
from avustin_core.hearings.operations import Question, answer_hearing, request_hearing
from avustin_core.matters.notes import add_note
from avustin_core.plugin import Outcome
from avustin_core.time_limits.models import TimeLimit
from avustin_core.time_limits.requests import refuse_more_time, request_more_time
from avustin_core.work import Work

NECESSARY = "necessary"  #: the item of 688/2001 7 § 1 mom. 3)
A_DAY = 40  #: applications that the checklist is answered of on a day
HELD = timedelta(days=14)  #: time for a completion and for a hearing


def plan_checking(story: Story, call: Call, cases: Sequence[Case]) -> None:
    """Puts what is looked at before the decisions on the agenda."""
    assert call.closes_at is not None
    examined = [case for case in cases if not (case.is_late or case.is_withdrawn)]
    days = list(working_days(call.closes_at + timedelta(days=2), call.closes_at + timedelta(days=21)))
    for place, case in enumerate(examined):
        day = datetime.combine(days[place // A_DAY], time(9), HELSINKI)
        story.agenda.at(day + timedelta(minutes=9 * (place % A_DAY)), partial(_check, story, call, case))
        if case.completion:
            plan_completion(story, case, at_work(call.closes_at + timedelta(days=8), 10) + timedelta(minutes=place))
        if case.outcome is DecisionKind.PARTIAL_GRANT and not (case.is_departed_from or case.is_capped):
            story.agenda.at(at_work(call.closes_at + timedelta(days=17), 13), partial(_accept, story, case))
        if case.hearing:
            _plan_hearing(story, case, at_work(call.closes_at + timedelta(days=18), 14))
    for case, text in zip(examined[5::7], words.NOTES, strict=False):
        story.agenda.at(at_work(call.closes_at + timedelta(days=6), 11), partial(_note, story, case, text))


def plan_completion(story: Story, case: Case, at: datetime) -> None:
    """A request, more time where it is asked for, and the answer if one comes."""
    due = at + HELD
    story.agenda.at(at, lambda now: request(story, case, now, due))
    if case.completion != "answered":
        story.agenda.at(due - timedelta(days=4), lambda now: _ask_for_time(story, case, now))
        story.agenda.at(at_work(due - timedelta(days=3), 13), lambda now: _answer_asking(story, case, now, due))
    if case.completion != "missed":
        done = due + timedelta(days=4 if case.completion == "extended" else -2)
        story.agenda.at(done, lambda now: fill_in(story, case, now))
        story.agenda.at(done + timedelta(hours=2), lambda now: _complete(story, case, now))


async def request(story: Story, case: Case, at: datetime, due: datetime) -> None:
    """Asks for the field that is missing."""
    application, missing = await story.application(case), story.demonstration.missing
    made = await story.stage.do(
        case.preparer or PREPARER,
        at,
        lambda work: request_completion(
            work, application.id, what=missing.what.get(case.language), how=missing.how.get(case.language),
            paths=[[missing.field]], due_at=due, revision=application.revision,
        ),
    )  # fmt: skip
    case.completion_id = made.id


async def fill_in(story: Story, case: Case, at: datetime) -> None:
    """Writes what was missing, and doesn't hand it in yet."""
    application, field = await story.application(case), story.demonstration.missing.field
    value = story.demonstration.answers(told_of(case, amount=case.applied))[field]
    await story.stage.do(
        editor_of(case.applicant),
        at,
        lambda work: save_application(
            work, application.id, base_revision=application.revision, changes=[Change((field,), value)]
        ),
    )


async def _complete(story: Story, case: Case, at: datetime) -> None:
    application, id = await story.application(case), case.completion_id
    assert id is not None
    await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: answer_completion(work, id, revision=application.revision),
    )


async def _ask_for_time(story: Story, case: Case, at: datetime) -> None:
    limit, why = await _limit(story, case.completion_id), words.NEEDS_TIME.get(case.language)
    await story.stage.do(
        signatory_of(case.applicant),
        at,
        lambda work: request_more_time(
            work, limit.id, reason=why, until=limit.due_at + timedelta(days=7), revision=limit.revision
        ),
    )


async def _answer_asking(story: Story, case: Case, at: datetime, due: datetime) -> None:
    """Given where it was asked for with a reason that holds; refused to one that had been asked for it before."""
    limit, session = await _limit(story, case.completion_id), story.stage.work.session
    if case.completion == "missed":
        why = words.TIME_REFUSED.get(case.language)
        await story.stage.do(
            case.preparer, at, lambda work: refuse_more_time(work, limit.id, reason=why, revision=limit.revision)
        )
        return
    completion, why = await session.get_one(Completion, case.completion_id), words.TIME_GIVEN.get(case.language)
    await story.stage.do(
        case.preparer,
        at,
        lambda work: extend_completion(
            work, completion.id, due_at=due + timedelta(days=7), reason=why, revision=completion.revision
        ),
    )


async def _limit(story: Story, about: UUID | None) -> TimeLimit:
    found = await story.stage.work.session.scalars(select(TimeLimit).where(col(TimeLimit.about_id) == about))
    return found.one()


async def _check(story: Story, call: Call, case: Case, at: datetime) -> None:
    application = await story.application(case)
    items = items_of(story.stage.work.registry, call.programme_code)
    unmet = words.NOT_NECESSARY.get(case.language) if case.hearing else None
    answers = [
        Answer(item.key, Outcome.NOT_MET, unmet) if unmet and item.key == NECESSARY else Answer(item.key, Outcome.MET)
        for item in items
    ]
    await story.stage.do(
        case.preparer,
        at,
        lambda work: record_checks(work, application.id, answers=answers, revision=application.revision),
    )


async def _accept(story: Story, case: Case, at: datetime) -> None:
    """Accepts less of what is bought, so that the maximum share of what is accepted is the grant."""
    application = await story.application(case)
    reason = words.FEWER_SERVICES.get(case.language)

    async def accept(work: Work) -> object:
        lines = await find_lines(work, application)
        wanted = story.costs_of(case.granted)
        bought = max(lines, key=lambda line: (line.path[1] == "s", line.applied))
        left = bought.applied - (sum(line.eligible for line in lines) - wanted)
        row = AcceptedRow(bought.path, max(left, 0), reason)
        return await accept_costs(work, application.id, rows=[row], revision=application.revision)

    await story.stage.do(case.preparer, at, accept)


def _plan_hearing(story: Story, case: Case, at: datetime) -> None:
    made: list[Hearing] = []

    async def ask(now: datetime) -> None:
        application, language = await story.application(case), case.language
        question = Question(words.HEARD_OF.get(language), words.HEARING.get(language), checks=(NECESSARY,))
        made.append(
            await story.stage.do(
                case.preparer,
                now,
                lambda work: request_hearing(
                    work, application.id, question, due_at=now + HELD, revision=application.revision
                ),
            )
        )

    async def answer(now: datetime) -> None:
        [hearing], said = made, words.ANSWER.get(case.language)
        await story.stage.do(
            signatory_of(case.applicant),
            now,
            lambda work: answer_hearing(work, hearing.id, answer=said, revision=hearing.revision),
        )

    story.agenda.at(at, ask)
    if case.hearing == "answered":
        story.agenda.at(at + timedelta(days=9), answer)


async def _note(story: Story, case: Case, text: str, at: datetime) -> None:
    matter = (await story.application(case)).matter_id
    await story.stage.do(case.preparer, at, lambda work: add_note(work, matter, text=text))
