"""An official's own findings: beside a rule's, and of what no rule asks."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from avustin_core.applications.loading import form_of, get_call
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationIsDecided, ApplicationIsWithdrawn, ApplicationNotSubmitted
from avustin_core.eligibility.loading import load
from avustin_core.eligibility.models import FindingRow
from avustin_core.eligibility.refusals import FindingOutdated
from avustin_core.eligibility.rights import ADD, RECORD
from avustin_core.eligibility.rules import roles_of
from avustin_core.eligibility.saying import say_of
from avustin_core.errors import InvalidInput
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.plugin import Outcome, Text
from avustin_core.programmes.refusals import UNUSABLE
from avustin_core.work import Work, operation

EXAMINED = (ApplicationNotSubmitted, ApplicationIsWithdrawn, ApplicationIsDecided, SeparationOfDuties)


@operation(refuses=(*EXAMINED, FindingOutdated))
async def record_finding(work: Work, finding_id: UUID, *, outcome: Outcome, reason: str, revision: int) -> FindingRow:
    """What an official finds, with a reason; the rule's own finding stays, and what was found before is kept.

    Of a decided matter only while a request for its review is pending, and by others than those who decided it.
    `revision` is the finding's.
    """
    seen = await work.get(FindingRow, finding_id)
    loaded = await load(work, seen.application_id, RECORD)
    finding = await work.get(FindingRow, finding_id, lock=True)
    work.expect(finding, revision)
    if finding.version_id != loaded.application.submitted_id:
        raise FindingOutdated()
    if not reason.strip():
        raise InvalidInput("reason", reason=NO_REASON)
    finding.official_outcome, finding.official_reason = outcome, reason.strip()
    finding.official_id, finding.official_at = work.actor.user_id, work.now
    await say_of(work, loaded.application, finding)
    work.recorded.matters.add(loaded.application.matter_id)
    await matters.did(work, loaded.application.matter_id, RECORD.action)
    return finding


@operation(refuses=(*EXAMINED, *UNUSABLE))
async def add_finding(
    work: Work,
    application_id: UUID,
    *,
    subject: str,
    outcome: Outcome,
    reason: str,
    bars: bool,
    source: str = "",
    paths: Sequence[Sequence[str]] = (),
    revision: int,
) -> FindingRow:
    """A finding of an official's own about what was handed in, without a rule; several are possible. It changes as others do.

    `subject` says in the language of the matter what must be so. One about a field for named roles is for these alone.
    """
    loaded = await load(work, application_id, ADD, revision=revision)
    application = loaded.application
    if not subject.strip() or not reason.strip():
        raise InvalidInput("reason" if subject.strip() else "subject", reason=SAY_WHAT_AND_WHY)
    roles = await _roles_of(work, application, paths) if paths else None
    count, last = await _standing(work, application)
    assert application.submitted_id
    finding = FindingRow(
        application_id=application.id, version_id=application.submitted_id, rule_key=f"official_{count + 1}",
        position=last + 1, outcome=Outcome.UNDETERMINED, rule={"fi": subject.strip(), "sv": subject.strip()},
        source=source.strip(), bars=bars, paths=[list(path) for path in paths], roles=roles, by_official=True,
        official_outcome=outcome, official_reason=reason.strip(), official_id=work.actor.user_id, official_at=work.now,
    )  # fmt: skip
    await work.add(finding)
    await say_of(work, application, finding)
    work.recorded.matters.add(application.matter_id)  # whoever follows the matter is told
    await matters.did(work, application.matter_id, ADD.action)
    return finding


async def _standing(work: Work, application: Application) -> tuple[int, int]:
    """How many findings of officials there are on what stands, and the place of the last of all."""
    own = func.count().filter(col(FindingRow.by_official))
    statement = select(own, func.coalesce(func.max(col(FindingRow.position)), -1)).where(
        col(FindingRow.version_id) == application.submitted_id
    )
    count, last = (await work.session.execute(statement)).one()
    return count, last


async def _roles_of(work: Work, application: Application, paths: Sequence[Sequence[str]]) -> list[str] | None:
    call = await get_call(work.session, application.call_id)
    spec = (await form_of(work.session, work.registry, application, call, application.submitted_id)).spec
    found = [spec.at(tuple(path)) for path in paths]
    if None in found:
        raise InvalidInput("paths", str(found.index(None)), reason=NO_SUCH_FIELD)
    roles = roles_of(field for field in found if field)
    return None if roles is None else sorted(roles)


SAY_WHAT_AND_WHY = Text(
    fi="Kirjoita, mitä edellytystä havainto koskee ja mihin se perustuu.",
    sv="Skriv vilken förutsättning iakttagelsen gäller och vad den grundar sig på.",
    en="Write which condition the finding is about, and what it rests on.",
)
NO_SUCH_FIELD = Text(
    fi="Lomakkeella ei ole tätä kohtaa.",
    sv="Blanketten har ingen sådan punkt.",
    en="The form has no such field.",
)
NO_REASON = Text(
    fi="Perustele havaintosi.",
    sv="Motivera din iakttagelse.",
    en="Give the reason for what you find.",
)
