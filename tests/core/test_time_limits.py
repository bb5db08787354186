"""Time limits: one row of a kind about a thing, with what is asked and given of more, and where it stands by the clock."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.applying import Harbour, open_harbour
from tests.core.ferries import ferries
from tests.core.test_completion import answer, request
from tests.core.test_reports import attach, create, decide, save, submit

from avustin_core.applications.extensions import extend_completion
from avustin_core.applications.loading import get_call
from avustin_core.applications.models import Application, Completion
from avustin_core.applications.operations import withdraw_application
from avustin_core.applications.refusals import CompletionOverdue
from avustin_core.decisions import dues
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.outbox import OutboxMessage
from avustin_core.registry import Registry
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind, TimeLimitState, state_in, state_of
from avustin_core.time_limits.refusals import MoreTimeIsAsked, MoreTimeNotAsked, TimeLimitEnded, TimeLimitIsFixed
from avustin_core.time_limits.requests import refuse_more_time, request_more_time
from avustin_core.work import Avustin, Work

HANDLING = datetime(2019, 10, 1, 9, tzinfo=UTC)
DUE = datetime(2019, 10, 15, 13, 15, tzinfo=UTC)
SATURDAY, MONDAY = datetime(2019, 10, 26, 9, tzinfo=UTC), datetime(2019, 10, 28, 14, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


@pytest.fixture
async def application(harbour: Harbour) -> Application:
    """One that was handed in; the period is over."""
    application = await harbour.submitted()
    harbour.at(HANDLING)
    return application


async def limit_of(harbour: Harbour, about: Completion | Application) -> TimeLimit:
    """The one about it."""
    (limit,) = await harbour.rows(TimeLimit, about_id=about.id)
    return limit


async def states(harbour: Harbour) -> list[TimeLimitState]:
    """Where all stand by the clock, the first to end first; the database says the same."""
    now = harbour.avustin.clock.now()
    limits = await harbour.rows(TimeLimit, by="due_at")

    async def asked(work: Work) -> list[Any]:
        return list(await work.session.scalars(select(state_in(TimeLimit, now)).order_by(col(TimeLimit.due_at))))

    found = [state_of(limit, now) for limit in limits]
    assert await harbour.do(harbour.preparer, asked) == found
    return found


async def ask(harbour: Harbour, limit: TimeLimit, by: Any = None, **more: Any) -> TimeLimit:
    """The editor asks for more time, unless somebody else does."""
    revision = (await harbour.read(limit)).revision
    return await harbour.do(
        by or harbour.editor,
        lambda work: request_more_time(work, limit.id, **{"reason": "Lomat", "revision": revision, **more}),
    )


async def extend(harbour: Harbour, completion: Completion, due_at: datetime, **more: Any) -> Completion:
    """The preparing officer gives more time."""
    revision = (await harbour.read(completion)).revision
    given = {"due_at": due_at, "reason": "Pyynnöstä", "revision": revision, **more}
    actor = given.pop("by", harbour.preparer)
    return await harbour.do(actor, lambda work: extend_completion(work, completion.id, **given))


async def test_a_completion_gets_more_time_on_request_and_is_answered_in_it(
    harbour: Harbour, application: Application
) -> None:
    """434/2003 33 §: a reasonable time is set, and may be extended on request. 150/1930 5 §: not to end on a Saturday."""
    completion = await request(harbour, application)
    limit = await limit_of(harbour, completion)
    assert (limit.kind, limit.basis, limit.due_at) == (TimeLimitKind.COMPLETION, "434/2003 33 §", DUE)
    assert (await harbour.sees(harbour.editor, limit), await harbour.sees(harbour.member, limit)) == (True, False)

    unasked: tuple[dict[str, Any], ...] = ({"reason": " "}, {"until": DUE})
    ungiven: tuple[dict[str, Any], ...] = ({"due_at": DUE}, {"due_at": SATURDAY, "reason": " "})
    for wrong in unasked:
        with pytest.raises(InvalidInput):
            await ask(harbour, limit, **wrong)
    with pytest.raises(NotAllowed):
        await ask(harbour, limit, by=harbour.preparer)
    await ask(harbour, limit, until=SATURDAY)
    with pytest.raises(MoreTimeIsAsked):
        await ask(harbour, limit)
    for wrong in ungiven:
        with pytest.raises(InvalidInput):
            await extend(harbour, completion, **wrong)
    with pytest.raises(NotAllowed):
        await extend(harbour, completion, SATURDAY, by=harbour.editor)
    extended = await extend(harbour, completion, SATURDAY)

    limit = await limit_of(harbour, completion)
    (notice,) = await harbour.rows(OutboxMessage, kind="timeLimit.extended")
    assert extended.due_at == limit.due_at == (await harbour.read(application)).completion_due_at == MONDAY
    assert (limit.extended_from, limit.extended_by) == (DUE, harbour.preparer.user_id)
    assert (limit.extension_reason, limit.answered_at, limit.refused_by) == ("Pyynnöstä", HANDLING, None)
    assert notice.payload["reason"] == "Pyynnöstä"
    assert await states(harbour) == [TimeLimitState.EXTENDED]
    harbour.at(DUE + timedelta(days=1))
    await harbour.put(application, "plan", to="Näin")
    await answer(harbour, completion, application)
    assert await states(harbour) == [TimeLimitState.MET]


async def test_what_is_refused_or_missed_stays_as_it_was(harbour: Harbour, application: Application) -> None:
    """434/2003 33 §: missing the time doesn't prevent the decision; another may be asked for."""
    completion = await request(harbour, application)
    limit = await limit_of(harbour, completion)

    async def refuse() -> TimeLimit:
        revision = (await harbour.read(limit)).revision
        return await harbour.do(
            harbour.preparer, lambda work: refuse_more_time(work, limit.id, reason="Riittävä", revision=revision)
        )

    with pytest.raises(MoreTimeNotAsked):
        await refuse()
    await ask(harbour, limit)
    refused = await refuse()
    assert (refused.due_at, refused.refused_because, refused.answered_at) == (DUE, "Riittävä", HANDLING)
    assert len(await harbour.rows(OutboxMessage, kind="timeLimit.moreTimeRefused")) == 1
    harbour.at(DUE)

    with pytest.raises(TimeLimitEnded):
        await ask(harbour, limit)
    with pytest.raises(CompletionOverdue):
        await extend(harbour, completion, MONDAY)
    await request(harbour, application, due_at=SATURDAY)
    assert await states(harbour) == [TimeLimitState.MISSED, TimeLimitState.RUNNING]
    revision = (await harbour.read(application)).revision
    await harbour.do(harbour.signatory, lambda work: withdraw_application(work, application.id, revision=revision))
    assert await states(harbour) == [TimeLimitState.MISSED, TimeLimitState.CANCELLED]


async def notify(harbour: Harbour, decision: Decision) -> None:
    """What a notification does to time limits."""

    async def tell(work: Work) -> None:
        await dues.of_notification(work, decision, await get_call(work.session, decision.call_id))

    await harbour.do(harbour.preparer, tell)


async def test_a_grants_report_is_due_on_the_decisions_day_until_it_is_given(
    harbour: Harbour, application: Application
) -> None:
    """688/2001 11 §: the decision says when the report is due; a new decision says it anew."""
    completion = await request(harbour, application)
    decision = await decide(harbour, application, report_due=date(2022, 2, 27))
    await notify(harbour, decision)
    limit = await limit_of(harbour, application)
    assert (limit.kind, limit.basis) == (TimeLimitKind.REPORT, "688/2001 11 §")
    assert limit.due_at == datetime(2022, 2, 28, 14, 15, tzinfo=UTC)  # the 27th is a Sunday
    assert state_of(await limit_of(harbour, completion), HANDLING) is TimeLimitState.CANCELLED
    with pytest.raises(TimeLimitIsFixed):
        await ask(harbour, limit)

    await harbour.change(decision, status=DecisionStatus.SUPERSEDED, superseded_at=HANDLING)
    later = await decide(harbour, application, report_due=date(2022, 4, 29), supersedes_id=decision.id)
    await notify(harbour, later)
    assert (await limit_of(harbour, application)).due_at == datetime(2022, 4, 29, 13, 15, tzinfo=UTC)
    harbour.at(datetime(2022, 5, 2, 9, tzinfo=UTC))
    assert (await states(harbour))[1] is TimeLimitState.MISSED
    report = await create(harbour, application)
    await save(harbour, report, values={"results": "Lossi kulkee.", "statement": await attach(harbour, report)})
    await submit(harbour, report)
    assert (await states(harbour))[1] is TimeLimitState.MET_LATE
    await harbour.change(later, status=DecisionStatus.SUPERSEDED, superseded_at=HANDLING)
    await notify(harbour, await decide(harbour, application, kind=DecisionKind.REFUSAL, report_due=None))
    assert (await states(harbour))[1] is TimeLimitState.MET_LATE
