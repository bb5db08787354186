"""Assessments: who may score when, what each criterion takes, and what is seen of it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.core.deciding import AFTERWARDS, CLOSES, Scene, bridges, criterion, set_scene

from avustin_core.access import PUBLIC, Actor
from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.applications.refusals import ApplicationIsDecided, ApplicationIsWithdrawn
from avustin_core.assessments import reactions
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.assessments.operations import save_assessment, submit_assessment
from avustin_core.assessments.queries import ranking_of
from avustin_core.assessments.refusals import (
    AssessmentIncomplete,
    AssessmentIsSubmitted,
    AssessmentTooEarly,
    ScoreNotTaken,
    ScoreOutsideScale,
    UnknownCriterion,
    YesNoNotTaken,
)
from avustin_core.assessments.scores import Score
from avustin_core.clock import SetClock
from avustin_core.errors import Conflict, NotAllowed, NotFound, Refusal
from avustin_core.plugin import ApplicationWithdrawn, Language
from avustin_core.registry import Registry
from avustin_core.work import Avustin

assert reactions
WHOLE = (
    Score("IMPACT", Decimal("4.5"), reason="Vaikuttaa"),
    Score("PLAN", Decimal(3), reason="Selkeä"),
    Score("RENEWS", is_met=True, reason="Uudistaa"),
    Score("SHARED_DATA", is_met=False, reason="Ei yhteistä tietoa"),
)


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def save(
    scene: Scene, application: Application, scores: Sequence[Score] = WHOLE, *, by: Actor | None = None,
    revision: int | None = None,
) -> Assessment:  # fmt: skip
    """An assessor saves."""
    return await scene.do(
        by or scene.assessor,
        lambda work: save_assessment(work, application.id, scores=scores, comment="Hyvä", revision=revision),
    )


async def hand_in(scene: Scene, assessment: Assessment, *, by: Actor | None = None) -> Assessment:
    """An assessor hands the assessment in."""
    return await scene.do(
        by or scene.assessor, lambda work: submit_assessment(work, assessment.id, revision=assessment.revision)
    )


async def test_an_assessor_saves_saves_again_and_hands_in(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()

    draft = await save(scene, application, WHOLE[:1])
    draft = await save(scene, application, revision=draft.revision)
    assessment = await hand_in(scene, draft)

    assert (assessment.status, assessment.submitted_at) == (AssessmentStatus.SUBMITTED, AFTERWARDS)
    assert assessment.scores[0] == {"criterion": "IMPACT", "score": "4.5", "isMet": None, "reason": "Vaikuttaa"}
    assert [score["criterion"] for score in assessment.scores] == ["IMPACT", "PLAN", "RENEWS", "SHARED_DATA"]


async def test_nothing_is_assessed_before_a_fixed_window_closes(avustin: Avustin, clock: SetClock) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    clock.set(CLOSES.replace(minute=14))

    with pytest.raises(AssessmentTooEarly):
        await save(scene, application)


async def test_a_call_without_a_closing_time_is_assessed_at_any_time(avustin: Avustin) -> None:
    scene = await set_scene(avustin, closes_at=None)

    assert (await save(scene, await scene.application())).status is AssessmentStatus.DRAFT


async def test_only_an_assessor_of_that_call_assesses(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()

    with pytest.raises(NotAllowed):
        await save(scene, application, by=scene.decider)
    with pytest.raises(NotFound):
        await save(scene, application, by=PUBLIC)


@pytest.mark.parametrize(
    ("values", "refusal"),
    [
        ({"status": ApplicationStatus.WITHDRAWN}, ApplicationIsWithdrawn),
        ({"decided_at": AFTERWARDS}, ApplicationIsDecided),
    ],
)
async def test_what_is_withdrawn_or_decided_isnt_assessed(
    avustin: Avustin, values: dict[str, object], refusal: type[Refusal]
) -> None:
    scene = await set_scene(avustin)
    application = await scene.application(values)

    with pytest.raises(refusal):
        await save(scene, application)


@pytest.mark.parametrize(
    ("score", "refusal", "path"),
    [
        (Score("NOVELTY", reason="?"), UnknownCriterion, ("scores", "0", "criterion")),
        (Score("IMPACT", Decimal("5.01")), ScoreOutsideScale, ("scores", "0", "score")),
        (Score("IMPACT", Decimal("1.005")), ScoreOutsideScale, ("scores", "0", "score")),
        (Score("IMPACT", Decimal("NaN")), ScoreOutsideScale, ("scores", "0", "score")),
        (Score("IMPACT", is_met=True), YesNoNotTaken, ("scores", "0", "isMet")),
        (Score("RENEWS", Decimal(1)), ScoreNotTaken, ("scores", "0", "score")),
        (Score("SHARED_DATA", Decimal(1)), ScoreNotTaken, ("scores", "0", "score")),
    ],
)
async def test_a_criterion_takes_only_what_it_asks(
    avustin: Avustin, score: Score, refusal: type[Refusal], path: tuple[str, ...]
) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()

    with pytest.raises(refusal) as refused:
        await save(scene, application, [score])

    assert refused.value.path == path


async def test_a_criterion_is_scored_once(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()

    with pytest.raises(UnknownCriterion):
        await save(scene, application, [Score("IMPACT", Decimal(1)), Score("IMPACT", Decimal(2))])


async def test_a_criterion_without_a_scale_takes_a_reason_only(avustin: Avustin) -> None:
    scene = await set_scene(avustin, criteria=[criterion("IMPACT")])
    application = await scene.application()

    with pytest.raises(ScoreNotTaken):
        await save(scene, application, [Score("IMPACT", Decimal(1), reason="Hyvä")])
    assessment = await hand_in(scene, await save(scene, application, [Score("IMPACT", reason="Hyvä")]))

    assert assessment.status is AssessmentStatus.SUBMITTED


@pytest.mark.parametrize(
    "lacking",
    [
        WHOLE[1:],
        (Score("IMPACT", reason="Vaikuttaa"), *WHOLE[1:]),
        (Score("IMPACT", Decimal(4), reason=" "), *WHOLE[1:]),
        (*WHOLE[:2], Score("RENEWS", reason="Uudistaa"), WHOLE[3]),
    ],
    ids=["criterion", "score", "reason", "answer"],
)
async def test_an_assessment_that_lacks_something_isnt_handed_in(avustin: Avustin, lacking: tuple[Score, ...]) -> None:
    scene = await set_scene(avustin)
    draft = await save(scene, await scene.application(), lacking)

    with pytest.raises(AssessmentIncomplete) as refused:
        await hand_in(scene, draft)

    assert refused.value.path[0] == "scores"
    assert refused.value.message(Language.SV).endswith((": Impact.", ": Renews."))
    assert (await scene.read(scene.call)).assessed == 0


async def test_one_handed_in_never_changes(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    assessment = await hand_in(scene, await save(scene, application))

    with pytest.raises(AssessmentIsSubmitted):
        await save(scene, application, revision=assessment.revision)
    with pytest.raises(AssessmentIsSubmitted):
        await hand_in(scene, assessment)


async def test_a_draft_saved_from_two_windows_is_a_conflict(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    await save(scene, application)

    with pytest.raises(Conflict):
        await save(scene, application)


async def test_a_draft_is_its_assessors_alone(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    draft = await save(scene, application)

    assert await scene.sees(scene.assessor, draft)
    for other in (scene.second_assessor, scene.decider, scene.member(application.organisation_id), PUBLIC):
        assert not await scene.sees(other, draft)
    with pytest.raises(NotFound):
        await hand_in(scene, draft, by=scene.second_assessor)


async def test_one_handed_in_is_seen_by_officials_and_by_the_party_when_the_matter_is_closed(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    assessment = await hand_in(scene, await save(scene, application))
    party, stranger = scene.member(application.organisation_id), scene.member(scene.call.id)

    assert await scene.sees(scene.decider, assessment)
    assert not await scene.sees(party, assessment)
    await scene.signed(application)

    assert await scene.sees(party, assessment)
    assert not await scene.sees(stranger, assessment)
    assert not await scene.sees(PUBLIC, assessment)


async def test_the_call_counts_an_application_once_however_many_assess_it(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    application = await scene.application()
    for assessor in (scene.assessor, scene.second_assessor):
        await hand_in(scene, await save(scene, application, by=assessor), by=assessor)

    assert (await scene.read(scene.call)).assessed == 1

    await scene.do(PUBLIC, lambda work: work.happened(ApplicationWithdrawn(str(application.id))))

    assert (await scene.read(scene.call)).assessed == 0


async def test_the_ranking_holds_every_application_handed_in_and_submitted_scores_only(avustin: Avustin) -> None:
    scene = await set_scene(avustin)
    best, drafted, untouched = [await scene.application() for _ in range(3)]
    await scene.application(status=ApplicationStatus.WITHDRAWN)
    await hand_in(scene, await save(scene, best))
    await save(scene, drafted)

    async with avustin.reading() as connection:
        rows = await ranking_of(connection, scene.call.id)

    assert [(row.application_id, row.total, row.rank, row.assessments) for row in rows] == [
        (best.id, Fraction(27, 2), 1, 1),
        (drafted.id, None, None, 0),
        (untouched.id, None, None, 0),
    ]
