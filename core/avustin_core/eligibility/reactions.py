"""What happens when an application is handed in: the rules are asked, and their findings kept with that version."""

from typing import Any
from uuid import UUID

from avustin_core.applications.checking import check_version
from avustin_core.applications.models import Application
from avustin_core.applications.views import application_view
from avustin_core.eligibility.models import FindingRow
from avustin_core.eligibility.rules import RuleAnswer, findings_of
from avustin_core.plugin import ApplicationSubmitted
from avustin_core.work import Work, reacts_to


@reacts_to(ApplicationSubmitted)
async def find(work: Work, event: ApplicationSubmitted) -> None:
    """Keeps what each rule says of what was handed in; nothing it says stops the submission."""
    application = await work.session.get(Application, UUID(event.application_id))
    if application is None or application.submitted_id is None:
        return
    checked = work.at_hand.get(application.submitted_id) or await check_version(
        work.session, work.registry, application, application.submitted_id, now=work.now
    )
    view = await application_view(
        work.session, application, checked.form.call, checked.answers, form_version=checked.form.spec.version
    )
    found = findings_of(checked.form, checked.reading, registry=work.registry, application=view)
    of_version = {"application_id": application.id, "version_id": application.submitted_id}
    await work.add_all(
        FindingRow, [of_version | _columns(position, answer) for position, answer in enumerate(found)]
    )  # fmt: skip


def _columns(position: int, answer: RuleAnswer) -> dict[str, Any]:
    finding = answer.finding
    return {
        "rule_key": answer.key,
        "position": position,
        "outcome": finding.outcome,
        "rule": answer.text.to_json(),
        "reason": finding.reason.to_json() if finding.reason else None,
        "source": answer.source,
        "bars": answer.bars,
        "paths": [list(path) for path in answer.paths],
        "roles": None if answer.roles is None else sorted(answer.roles),
        "params": {"completionFirst": answer.completion_first, "unanswered": finding.unanswered},
    }
