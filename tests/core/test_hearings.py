"""Hearing a party before what goes against it (434/2003 34 §), and what it wasn't heard of."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.core.applying import Harbour, open_harbour
from tests.core.deciding import AFTERWARDS, Scene, bridges, set_scene
from tests.core.ferries import ferries

from avustin_core.access import PUBLIC, Actor, Mandate
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationIsDecided, MatterIsBeingDecided
from avustin_core.checks.models import Check
from avustin_core.decisions.hearing import AGAINST, Unheard, Viewing, unheard_of
from avustin_core.decisions.models import DecisionKind
from avustin_core.documents.models import Document
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.hearings.models import Hearing
from avustin_core.hearings.operations import Question, answer_hearing, extend_hearing, request_hearing
from avustin_core.hearings.refusals import HearingIsAnswered
from avustin_core.letters.models import Letter
from avustin_core.messages.reminders_of_limits import REMINDED
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Outcome, Role
from avustin_core.registry import Registry
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.time_limits.refusals import TimeLimitEnded
from avustin_core.work import Avustin, Work

DUE = datetime(2019, 12, 5, 13, tzinfo=UTC)
MOVED = datetime(
    2019, 12, 9, 14, 15, tzinfo=UTC
)  #: from Independence Day, past the weekend, to the end of office hours


@pytest.fixture(scope="module")
def registry() -> Registry:
    """The programmes of these tests."""
    made = ferries()
    made.programmes.update(bridges().programmes)
    return made


@pytest.fixture
async def scene(avustin: Avustin) -> Scene:
    """A call whose period is over."""
    return await set_scene(avustin)


async def hear(scene: Any, application: Application, *, by: Actor | None = None, **question: Any) -> Hearing:
    """The preparing officer asks the party."""
    due, revision = question.pop("due", DUE), (await scene.read(application)).revision
    asked = Question(**{"subject": "Muu julkinen tuki", "text": "Tietojemme mukaan tukea on jo saatu.", **question})
    return await scene.do(  # type: ignore[no-any-return]
        by or scene.preparer,
        lambda work: request_hearing(work, application.id, asked, due_at=due, revision=revision),
    )


async def answer(scene: Any, hearing: Hearing, by: Actor, **how: Any) -> Hearing:
    """The party answers."""
    given = {"answer": "Emme ole saaneet tukea.", **how}
    revision = (await scene.read(hearing)).revision
    return await scene.do(  # type: ignore[no-any-return]
        by, lambda work: answer_hearing(work, hearing.id, revision=revision, **given)
    )


def signatory_of(application: Application) -> Actor:
    """Somebody who signs for the applicant."""
    return Actor(name="signatory", mandates={application.organisation_id: Mandate.SIGNATORY})


async def unheard(scene: Scene, application: Application, by: Actor | None = None) -> list[Unheard]:
    """What the party wasn't heard of, as somebody is told."""

    async def find(work: Work) -> Mapping[UUID, list[Unheard]]:
        viewing = Viewing(by or scene.rapporteur, work.registry, work.now)
        return await unheard_of(work.session, viewing, [application.id])

    return (await scene.do(PUBLIC, find)).get(application.id, [])


async def test_the_party_is_asked_by_a_time_told_by_mail_and_answers_once(scene: Scene) -> None:
    """434/2003 34 §: before a matter is decided, the party is given a chance to comment on claims and evidence that may affect
    the outcome. 33 §: a reasonable time is set, and missing it doesn't prevent the decision."""
    application = await scene.application()
    party = signatory_of(application)

    hearing = await hear(scene, application, checks=["other_public_support"], due=DUE + timedelta(days=1))
    (limit,) = await rows(scene, TimeLimit)
    (mail,) = await rows(scene, OutboxMessage)
    answered = await answer(scene, hearing, party)
    (met,) = await rows(scene, TimeLimit)

    assert hearing.due_at == limit.due_at == MOVED
    assert (limit.kind, limit.about_id, limit.basis) == (TimeLimitKind.HEARING, hearing.id, "434/2003 33 §")
    assert limit.organisation_id == application.organisation_id
    assert limit.kind in REMINDED
    assert (mail.kind, mail.payload["hearingId"], mail.payload["dueAt"]) == (
        "hearing.requested", str(hearing.id), MOVED.isoformat(),
    )  # fmt: skip
    assert (answered.answer, answered.answered_at, met.met_at) == ("Emme ole saaneet tukea.", AFTERWARDS, AFTERWARDS)
    with pytest.raises(HearingIsAnswered):
        await answer(scene, hearing, party)


async def test_more_time_is_given_while_it_runs_and_a_late_answer_counts_until_the_decision(scene: Scene) -> None:
    """434/2003 33 §: the time may be extended on request."""
    application = await scene.application()
    party = signatory_of(application)
    hearing = await hear(scene, application)

    extended = await extend(scene, hearing, DUE + timedelta(days=14))
    scene.avustin.clock.set(extended.due_at)  # type: ignore[attr-defined]
    with pytest.raises(TimeLimitEnded):
        await extend(scene, extended, DUE + timedelta(days=30))
    late = await answer(scene, hearing, party)
    second = await hear(scene, application, due=DUE + timedelta(days=60))
    await scene.signed(application, DecisionKind.REFUSAL)

    assert (extended.due_at, late.answered_at) == (DUE + timedelta(days=14), extended.due_at)
    assert [mail.kind for mail in await rows(scene, OutboxMessage)][:2] == ["hearing.requested", "timeLimit.extended"]
    with pytest.raises(ApplicationIsDecided):
        await answer(scene, second, party)
    with pytest.raises(ApplicationIsDecided):
        await hear(scene, application)


async def test_a_party_isnt_told_by_its_answer_that_a_letter_is_held_back(scene: Scene) -> None:
    application = await scene.application()
    hearing = await hear(scene, application)
    await scene.sign(await scene.proposal(application, DecisionKind.REFUSAL), holds_letter=True)

    with pytest.raises(MatterIsBeingDecided):
        await answer(scene, hearing, signatory_of(application))


async def test_what_an_official_found_against_the_party_warns_until_it_was_heard_of_it(scene: Scene) -> None:
    """434/2003 34 §: a decision that goes against the party rests on nothing that it had no chance to comment on; the exceptions
    of 2 mom. are the official's to weigh, so that the decision is made all the same."""
    application = await scene.application()
    assert application.submitted_id
    finding = await scene.finding(application, official_outcome=Outcome.NOT_MET, bars=False)
    of_rule = await scene.finding(application, rule_key="of a rule")
    for item in ("necessary", "no_convictions"):
        await scene.add(
            Check(
                application_id=application.id, version_id=application.submitted_id, item=item, outcome=Outcome.NOT_MET,
                reason="Syy", checked_at=AFTERWARDS,
            )
        )  # fmt: skip
    registrar = Actor(roles=frozenset({(Role.REGISTRAR, scene.call.id)}))

    before = await unheard(scene, application)
    seen_by_others = await unheard(scene, application, by=registrar)
    hearing = await hear(scene, application, findings=[finding.id], checks=["necessary"])
    asked = await unheard(scene, application)
    await answer(scene, hearing, signatory_of(application))
    heard = await unheard(scene, application)
    refused = await scene.signed(application, DecisionKind.REFUSAL)

    assert [each.finding_id or each.check for each in before] == [finding.id, "necessary", "no_convictions"]
    assert of_rule.id not in [each.finding_id for each in before]  # a rule tells what the party itself answered
    assert [each.check for each in seen_by_others] == [None, "necessary"]
    assert [(each.check, each.is_pending) for each in asked] == [
        (None, True),
        ("necessary", True),
        ("no_convictions", False),
    ]
    assert [each.check for each in heard] == ["no_convictions"]
    assert refused.signed_at
    assert AGAINST == (DecisionKind.REFUSAL, DecisionKind.PARTIAL_GRANT)


async def test_what_is_missed_counts_as_heard(scene: Scene) -> None:
    """434/2003 33 §: missing the time doesn't prevent the decision."""
    application = await scene.application()
    finding = await scene.finding(application, official_outcome=Outcome.NOT_MET, bars=False)
    hearing = await hear(scene, application, findings=[finding.id])

    scene.avustin.clock.set(hearing.due_at)  # type: ignore[attr-defined]

    assert await unheard(scene, application) == []


async def test_the_party_and_those_who_prepare_see_it_and_what_is_about_convictions_the_named_roles(
    scene: Scene,
) -> None:
    """688/2001 7 § 2 mom.: what is said of convictions goes to those who prepare and decide, and to nobody else."""
    application = await scene.application()
    hearing = await hear(scene, application)
    named = await hear(scene, application, checks=["no_convictions"])
    registrar = Actor(roles=frozenset({(Role.REGISTRAR, scene.call.id)}))

    seen = [signatory_of(application), scene.rapporteur, scene.decider, registrar, scene.assessor, PUBLIC]
    assert [await scene.sees(actor, hearing) for actor in seen] == [True, True, True, True, False, False]
    assert [await scene.sees(actor, named) for actor in seen] == [True, True, True, False, False, False]
    letters = {each.about_id: each for each in await rows(scene, Letter)}
    assert [await scene.sees(actor, letters[named.id]) for actor in seen] == [True, True, True, False, False, False]
    assert ["documentId" in mail.payload for mail in await rows(scene, OutboxMessage)] == [True, False]


async def test_it_takes_a_subject_a_text_a_time_to_come_and_what_is_of_this_application(scene: Scene) -> None:
    application, other = await scene.application(), await scene.application()
    finding = await scene.finding(other)

    wrong: list[dict[str, Any]] = [
        {"subject": " "}, {"text": ""}, {"due": AFTERWARDS}, {"findings": [finding.id]}, {"checks": ["nothing"]},
    ]  # fmt: skip
    for each in wrong:
        with pytest.raises(InvalidInput):
            await hear(scene, application, **each)
    with pytest.raises(NotAllowed):
        await hear(scene, application, by=scene.decider)
    hearing = await hear(scene, application)
    with pytest.raises(InvalidInput):
        await answer(scene, hearing, signatory_of(application), answer=" ")


async def test_documents_come_to_the_authority_with_the_answer(avustin: Avustin) -> None:
    harbour: Harbour = await open_harbour(avustin)
    application = await harbour.submitted()
    hearing = await hear(harbour, application)
    attached: dict[str, Any] = {
        "name": "x.pdf", "media_type": "application/pdf", "size": 1, "sha256": "", "storage_key": "",
        "uploaded_at": avustin.clock.now(),
    }  # fmt: skip
    document = await harbour.add(Document(matter_id=application.matter_id, **attached))
    other = await harbour.add(Document(matter_id=(await harbour.draft()).matter_id, **attached))

    with pytest.raises(InvalidInput):
        await answer(harbour, hearing, harbour.signatory, documents=[other.id])
    with pytest.raises(NotAllowed):
        await answer(harbour, hearing, harbour.editor, documents=[document.id])
    answered = await answer(harbour, hearing, harbour.signatory, documents=[document.id])

    assert answered.documents == [str(document.id)]
    assert (await harbour.read(document)).handed_in_at == avustin.clock.now()


async def extend(scene: Scene, hearing: Hearing, due: datetime) -> Hearing:
    """The preparing officer gives more time."""
    return await scene.do(
        scene.preparer,
        lambda work: extend_hearing(work, hearing.id, due_at=due, reason="Pyynnöstä", revision=hearing.revision),
    )


async def rows(scene: Scene, model: Any) -> list[Any]:
    """All rows, the oldest first."""

    async def find(work: Work) -> list[Any]:
        return list(await work.session.scalars(select(model).order_by(col(model.id))))

    return await scene.do(PUBLIC, find)
