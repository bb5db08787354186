"""Requests for completion: only what is named opens, and the answer is a version of its own."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from tests.core.applying import CLOSES, Harbour, open_harbour
from tests.core.ferries import FerryForm, answers, ferries

from avustin_core.access import gather
from avustin_core.answers.refusals import Incomplete
from avustin_core.applications.completion import answer_completion, request_completion
from avustin_core.applications.models import (
    Application,
    ApplicationVersion,
    Completion,
    CompletionStatus,
    Participant,
    VersionKind,
)
from avustin_core.applications.refusals import (
    ApplicationNotSubmitted,
    CompletionIsOpen,
    CompletionOverdue,
    NoOpenCompletion,
    NotOpenForCompletion,
)
from avustin_core.applications.rights import COMPLETION_COLUMNS, COMPLETION_GUARDS
from avustin_core.applications.visibility import ACCESS_COLUMNS, Access, access
from avustin_core.calls.refusals import CallClosed
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.forms import Change, spec_of
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import ParticipantRole
from avustin_core.registry import Registry
from avustin_core.storage import global_id
from avustin_core.work import Avustin

HANDLING = datetime(2019, 10, 1, 9, tzinfo=UTC)
DUE = datetime(2019, 10, 15, 13, 15, tzinfo=UTC)


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programme of these tests."""
    return ferries()


@pytest.fixture
async def harbour(avustin: Avustin) -> Harbour:
    """An open call."""
    return await open_harbour(avustin)


async def request(harbour: Harbour, application: Application, **how: Any) -> Completion:
    """The preparing officer asks for the plan and one cost, unless something else is said."""
    given: dict[str, Any] = {
        "what": "Suunnitelma puuttuu.", "how": "Täydennä asiointipalvelussa.",
        "paths": [["plan"], ["costs", "k1"]], "due_at": DUE, **how,
    }  # fmt: skip
    actor = given.pop("by", harbour.preparer)
    revision = (await harbour.read(application)).revision
    return await harbour.do(actor, lambda work: request_completion(work, application.id, revision=revision, **given))


async def answer(harbour: Harbour, completion: Completion, application: Application) -> Completion:
    """The signatory answers."""
    revision = (await harbour.read(application)).revision
    return await harbour.do(harbour.signatory, lambda work: answer_completion(work, completion.id, revision=revision))


@pytest.fixture
async def application(harbour: Harbour) -> Application:
    """An application that was handed in, with a change left in the copy; the period is over."""
    application = await harbour.submitted(costs=[{"key": "k1", "amount": "1.00"}, {"key": "k2", "amount": "2.00"}])
    await harbour.put(application, "title", to="Jäi kesken")
    harbour.at(HANDLING)
    return application


async def test_the_request_says_what_how_and_by_when_and_is_sent(harbour: Harbour, application: Application) -> None:
    completion = await request(harbour, application)

    asked = await harbour.read(application)
    (message,) = await harbour.rows(OutboxMessage, kind="application.completionRequested")
    assert (completion.status, completion.requested_by) == (CompletionStatus.OPEN, harbour.preparer.user_id)
    assert (asked.completion_due_at, asked.completion_paths) == (DUE, [["plan"], ["costs", "k1"]])
    assert message.payload["completionId"] == str(completion.id)
    assert await harbour.sees(harbour.editor, completion)
    assert not await harbour.sees(harbour.member, completion)


async def test_only_the_named_paths_and_what_is_under_them_are_saved(
    harbour: Harbour, application: Application
) -> None:
    await request(harbour, application)

    await harbour.save(application, changes=[Change(("plan",), "Näin"), Change(("costs", "k1", "amount"), "5.00")])
    with pytest.raises(NotOpenForCompletion) as refused:
        await harbour.save(application, changes=[Change(("plan",), "Noin"), Change(("costs", "k2", "amount"), "9.00")])

    assert refused.value.path == ("costs", "k2", "amount")
    kept = await harbour.answers_of((await harbour.read(application)).current_id)
    assert (kept["plan"], kept["costs"][0]["amount"], kept["costs"][1]["amount"]) == ("Näin", "5.00", "2.00")


async def test_a_renderer_sends_the_whole_form_where_only_the_named_paths_differ(
    harbour: Harbour, application: Application
) -> None:
    await request(harbour, application)
    draft = await harbour.answers_of((await harbour.read(application)).current_id)

    saved = await harbour.save(application, values={**draft, "plan": "Näin"})

    assert saved.conflicts == ()


async def test_the_answer_is_a_new_version_without_what_was_left_in_the_copy(
    harbour: Harbour, application: Application
) -> None:
    arrived = application.submitted_at
    completion = await request(harbour, application)
    await harbour.put(application, "plan", to="Näin")

    answered = await answer(harbour, completion, application)

    done = await harbour.read(application)
    handed_in = await harbour.rows(
        ApplicationVersion, by="ordinal", application_id=application.id, kind=VersionKind.SUBMITTED
    )
    assert (answered.status, answered.answered_at) == (CompletionStatus.ANSWERED, HANDLING)
    assert (done.submitted_at, done.completion_due_at, done.has_unsubmitted_changes) == (arrived, None, False)
    assert done.submitted_id == done.current_id == handed_in[1].id
    assert (handed_in[1].answers["plan"], handed_in[1].answers["title"]) == ("Näin", "Lossi Saareen")
    with pytest.raises(CallClosed):
        await harbour.put(application, "plan", to="Vielä")


async def test_a_request_before_the_closing_opens_nothing_else_after_it(harbour: Harbour) -> None:
    application = await harbour.submitted()
    completion = await request(harbour, application)
    await harbour.save(application, changes=[Change(("title",), "Kesken"), Change(("plan",), "Näin")])
    harbour.at(HANDLING)

    await answer(harbour, completion, application)

    stands = await harbour.answers_of((await harbour.read(application)).submitted_id)
    assert (stands["title"], stands["plan"]) == ("Lossi Saareen", "Näin")


async def test_before_the_closing_the_answer_is_the_whole_draft(harbour: Harbour) -> None:
    application = await harbour.submitted()
    completion = await request(harbour, application)
    await harbour.save(application, changes=[Change(("title",), "Lautta"), Change(("plan",), "Näin")])

    await answer(harbour, completion, application)

    assert (await harbour.read(application)).title == "Lautta"


async def test_only_problems_of_what_is_asked_stand_in_the_way(harbour: Harbour) -> None:
    application = await harbour.submitted()
    stands = await harbour.answers_of(application.submitted_id)
    (version,) = await harbour.rows(ApplicationVersion, id=application.submitted_id)
    await harbour.change(version, answers={**stands, "applied": "x"})
    harbour.at(HANDLING)
    completion = await request(harbour, application, paths=[["plan"], ["costs"]])

    await harbour.put(application, "costs", "k1", "amount", to="y")
    with pytest.raises(Incomplete) as refused:
        await answer(harbour, completion, application)
    await harbour.put(application, "costs", "k1", "amount", to="5.00")
    answered = await answer(harbour, completion, application)

    assert [problem.path for problem in refused.value.problems] == [("costs", "k1", "amount")]
    assert answered.status is CompletionStatus.ANSWERED


async def test_a_missed_time_closes_the_answering_and_another_may_be_asked_for(
    harbour: Harbour, application: Application
) -> None:
    completion = await request(harbour, application)
    with pytest.raises(CompletionIsOpen):
        await request(harbour, application)
    await harbour.put(application, "plan", to="Näin")
    harbour.at(DUE)

    with pytest.raises(CompletionOverdue):
        await harbour.put(application, "plan", to="Myöhässä")
    with pytest.raises(CompletionOverdue):
        await answer(harbour, completion, application)
    second = await request(harbour, application, due_at=DUE + timedelta(days=7))
    await harbour.put(application, "plan", to="Nyt")
    with pytest.raises(CompletionOverdue):
        await answer(harbour, completion, application)
    await answer(harbour, second, application)

    assert (await harbour.answers_of((await harbour.read(application)).submitted_id))["plan"] == "Nyt"
    with pytest.raises(NoOpenCompletion):
        await answer(harbour, second, application)


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"what": " "}, ("what",)),
        ({"how": ""}, ("how",)),
        ({"paths": []}, ("paths",)),
        ({"paths": [["plan"], ["nothing"]]}, ("paths", "1")),
        ({"due_at": HANDLING}, ("dueAt",)),
    ],
)
async def test_a_request_that_says_too_little_is_refused(
    harbour: Harbour, application: Application, wrong: Any, path: tuple[str, ...]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        await request(harbour, application, **wrong)

    assert refused.value.path == path
    assert await harbour.rows(Completion) == []


async def test_applicants_and_assessors_ask_for_nothing(harbour: Harbour, application: Application) -> None:
    for actor in (harbour.signatory, harbour.assessor):
        with pytest.raises(NotAllowed):
            await request(harbour, application, by=actor)


async def test_an_editor_may_not_answer(harbour: Harbour, application: Application) -> None:
    completion = await request(harbour, application)
    revision = (await harbour.read(application)).revision

    with pytest.raises(NotAllowed):
        await harbour.do(harbour.editor, lambda work: answer_completion(work, completion.id, revision=revision))


async def test_a_draft_that_was_never_handed_in_is_nothing_to_complete(harbour: Harbour) -> None:
    draft = await harbour.change(await harbour.draft(), submitted_at=CLOSES)  # so that the officer sees it at all

    with pytest.raises(ApplicationNotSubmitted):
        await request(harbour, draft)


async def test_facts_follow_the_answer(harbour: Harbour) -> None:
    application = await harbour.submitted()
    harbour.at(HANDLING)
    completion = await request(harbour, application, paths=[["members"]])
    partner = global_id("Organisation", harbour.partner.id)
    row = {"key": "m", "organisation": partner, "role": "LEAD", "share": "1.00", "committed": True}
    await harbour.save(application, values=answers(members=[row]))
    assert await harbour.rows(Participant, application_id=application.id) == []

    await answer(harbour, completion, application)

    (participant,) = await harbour.rows(Participant, application_id=application.id)
    assert (participant.organisation_id, participant.role) == (harbour.partner.id, ParticipantRole.LEAD)


async def test_an_organisation_that_has_ended_meanwhile_is_read_as_of_the_arrival(harbour: Harbour) -> None:
    application = await harbour.submitted()
    harbour.at(datetime(2020, 1, 7, 9, tzinfo=UTC))
    await request(harbour, application, paths=[["members"]], due_at=datetime(2020, 1, 20, tzinfo=UTC))
    partner = global_id("Organisation", harbour.partner.id)
    row = {"key": "m", "organisation": partner, "role": "LEAD", "share": "1.00", "committed": True}

    saved = await harbour.save(application, values=answers(members=[row]))

    assert saved.problems == ()


async def test_fields_say_which_of_them_can_be_written(harbour: Harbour, application: Application) -> None:
    spec, now = spec_of(FerryForm), HANDLING
    before = access(spec, {}, harbour.editor, gather(ACCESS_COLUMNS, application, call=harbour.call), now)
    await request(harbour, application)
    asked = await harbour.read(application)
    state = gather(ACCESS_COLUMNS, asked, call=harbour.call)

    editor = access(spec, {}, harbour.editor, state, now)
    assessor = access(spec, {}, harbour.assessor, state, now)

    assert set(before.values()) == {Access.READ}
    assert {path for path, each in editor.items() if each is Access.WRITE} == {
        ("plan",), ("costs",), ("costs", "*", "name"), ("costs", "*", "amount"),
    }  # fmt: skip
    assert (assessor[("plan",)], assessor[("convicted",)]) == (Access.READ, Access.HIDDEN)


async def test_the_guard_of_a_request_is_asked_of_its_columns(harbour: Harbour, application: Application) -> None:
    completion = await request(harbour, application)
    asked = await harbour.read(application)
    state = gather(COMPLETION_COLUMNS, completion, application=asked, call=harbour.call)

    guard, _ = COMPLETION_GUARDS
    late = guard.refusal(harbour.signatory, state, DUE)

    assert guard.refusal(harbour.signatory, state, HANDLING) is None
    assert isinstance(late, CompletionOverdue)
    assert isinstance(guard.refusal(harbour.preparer, state, HANDLING), NotAllowed)
