"""An official's own finding, beside the rule's."""

from uuid import UUID

from avustin_core.applications.loading import load
from avustin_core.applications.refusals import ApplicationIsDecided, ApplicationIsWithdrawn, ApplicationNotSubmitted
from avustin_core.eligibility.models import FindingRow
from avustin_core.eligibility.refusals import FindingOutdated
from avustin_core.eligibility.rights import RECORD
from avustin_core.errors import InvalidInput
from avustin_core.matters import operations as matters
from avustin_core.plugin import Outcome, Text
from avustin_core.work import Work, operation


@operation(refuses=(ApplicationNotSubmitted, ApplicationIsWithdrawn, ApplicationIsDecided, FindingOutdated))
async def record_finding(work: Work, finding_id: UUID, *, outcome: Outcome, reason: str, revision: int) -> FindingRow:
    """What an official finds, with a reason; the rule's own finding stays. `revision` is the finding's."""
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
    await work.session.flush()
    await matters.did(work, loaded.application.matter_id, RECORD.action)
    return finding


NO_REASON = Text(
    fi="Perustele havaintosi.",
    sv="Motivera din iakttagelse.",
    en="Give the reason for what you find.",
)
