"""What officials check in the scene, and of what its party is heard."""

from datetime import timedelta
from functools import partial
from typing import Any

from tests.rights.scene import Scene

from avustin_core.applications.models import Application
from avustin_core.checks.costs import AcceptedRow, accept_costs
from avustin_core.checks.operations import Answer, record_checks
from avustin_core.eligibility.operations import add_finding
from avustin_core.hearings.models import Hearing
from avustin_core.hearings.operations import Question, answer_hearing, request_hearing
from avustin_core.plugin import Outcome


async def check(scene: Scene) -> None:
    """Of one application: the checklist, costs, a finding of an official's own, and two hearings of which one is for few."""
    made = scene.made
    answers = [
        Answer("necessary", Outcome.NOT_MET, "TUNTU-check"),
        Answer("no_convictions", Outcome.MET, "TUNTU-convictions"),
    ]
    await _of_incomplete(scene, "preparer", partial(record_checks, answers=answers))
    costs = [AcceptedRow(("totalCosts",), 50_00, "Syy")]
    await _of_incomplete(scene, "preparer", partial(accept_costs, rows=costs))
    own: dict[str, Any] = {"subject": "TUNTU-own-finding", "outcome": Outcome.NOT_MET, "reason": "Syy", "bars": False}
    await _of_incomplete(scene, "preparer", partial(add_finding, **own))
    asked = (Question("Aihe", "TUNTU-hearing"), Question("Aihe", "TUNTU-hearing-of-few", checks=["no_convictions"]))
    for question, name in zip(asked, ("hearing", "hearing of few"), strict=True):
        ask = partial(request_hearing, question=question, due_at=scene.avustin.clock.now() + timedelta(days=20))
        made[name] = (await _of_incomplete(scene, "preparer", ask)).id
    hearing = await scene.row(Hearing, made["hearing"])
    await scene.do(
        "signatory",
        lambda work: answer_hearing(work, hearing.id, answer="TUNTU-hearing-answer", revision=hearing.revision),
    )


async def _of_incomplete(scene: Scene, who: str, act: Any) -> Any:
    application = await scene.row(Application, scene.made["incomplete"])
    return await scene.do(who, lambda work: act(work, application.id, revision=application.revision))
