"""Officials ask for a completion, assess, and rank."""

from collections.abc import Sequence
from typing import Any

from tests.walks.client import Client, Json
from tests.walks.scenes.applying import Writing
from tests.walks.world import World


async def completion_asked(world: World, application: str, path: Sequence[str], *, due: str) -> Json:
    """The applicant is asked to complete one field by a time; asked twice at once it isn't."""
    revision = (await world.preparer.ask("Application", id=application))["application"]["revision"]
    asked = {
        "applicationId": application,
        "what": "Täydennä hakemusta.",
        "how": "Korjaa kohta verkkolomakkeella ja vastaa pyyntöön.",
        "paths": [list(path)],
        "dueAt": due,
    }

    made = await world.preparer.do("RequestCompletion", **asked, revision=revision)

    completion: Json = made["completion"]
    assert (completion["status"], completion["paths"]) == ("OPEN", [list(path)])
    again = await world.preparer.refused("RequestCompletion", **asked, revision=made["application"]["revision"])
    assert again["code"] == "COMPLETION_IS_OPEN"
    return completion


async def only_what_was_asked_is_open(writing: Writing) -> None:
    """After the deadline another field than the named one can't be changed."""
    await writing.draft()
    other = [{"path": ["organising"], "value": "Toisin."}]
    refusal = await writing.client.refused(
        "SaveApplication", id=writing.id, baseRevision=writing.revision, answers={"changes": other}
    )

    assert (refusal["code"], refusal["path"]) == ("NOT_OPEN_FOR_COMPLETION", ["organising"])


async def completed(writing: Writing, completion: Json, path: Sequence[str], to: Any) -> None:
    """The applicant mends the named field and answers; it can be answered once."""
    await writing.draft()
    assert (await writing.put(*path, to=to))["problems"] == []

    made = await writing.client.do("AnswerCompletion", id=completion["id"], revision=writing.revision)

    assert made["completion"]["status"] == "ANSWERED"
    writing.revision = made["application"]["revision"]
    again = await writing.client.refused("AnswerCompletion", id=completion["id"], revision=writing.revision)
    assert again["code"] == "NO_OPEN_COMPLETION"


async def assessed(assessor: Client, application: str, criteria: Sequence[Json], score: str, *, yes: bool) -> None:
    """One assessor's scores and reasons, handed in for good; an incomplete one isn't taken."""
    reason = "Perusteltu."
    said: list[Json] = [
        {"criterion": each["key"], "isMet": yes, "reason": reason}
        if each["threshold"] or each["priority"]
        else {"criterion": each["key"], "score": score, "reason": reason}
        for each in criteria
    ]
    made = await assessor.do("SaveAssessment", applicationId=application, scores=said[:-1], comment="Kesken.")
    assessment = made["assessment"]
    incomplete = await assessor.refused("SubmitAssessment", id=assessment["id"], revision=assessment["revision"])
    assert incomplete["code"] == "ASSESSMENT_INCOMPLETE"

    made = await assessor.do(
        "SaveAssessment", applicationId=application, scores=said, comment="", revision=assessment["revision"]
    )
    id, revision = made["assessment"]["id"], made["assessment"]["revision"]
    made = await assessor.do("SubmitAssessment", id=id, revision=revision)

    assert made["assessment"]["status"] == "SUBMITTED"
    again = await assessor.refused("SubmitAssessment", id=id, revision=made["assessment"]["revision"])
    assert again["code"] == "ASSESSMENT_IS_SUBMITTED"


async def nothing_is_assessed_before_the_deadline(world: World, application: str) -> None:
    """While the window is open the applicant may still change everything."""
    refusal = await world.assessor.refused("SaveAssessment", applicationId=application, scores=[])

    assert refusal["code"] == "ASSESSMENT_TOO_EARLY"


async def ranking(world: World, call: str) -> list[Json]:
    """The ranking, for officials; the applicants see none."""
    assert (await world.signatory.ask("Ranking", id=call))["call"]["ranking"] is None
    places: list[Json] = (await world.preparer.ask("Ranking", id=call))["call"]["ranking"]
    return places
