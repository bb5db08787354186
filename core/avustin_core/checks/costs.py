"""Costs accepted row by row (688/2001 11 § 2 mom.): the grant is a share of what is accepted, not of what is applied for."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.applications.loading import VERSIONS, get_call
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationIsWithdrawn, ApplicationNotSubmitted
from avustin_core.checks.lines import CostLine, Sums, lines_of
from avustin_core.checks.models import AcceptedCosts
from avustin_core.checks.refusals import NoCostsToAccept
from avustin_core.checks.rights import ACCEPT
from avustin_core.eligibility.loading import load
from avustin_core.eligibility.models import AnsweredAbout
from avustin_core.eligibility.saying import say
from avustin_core.errors import Conflict, InvalidInput
from avustin_core.forms import Path
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import SeparationOfDuties
from avustin_core.plugin import Text
from avustin_core.programmes.models import FormRelease
from avustin_core.work import Work, operation

WHOLE = Decimal(100)


@dataclass(frozen=True)
class AcceptedRow:
    """What an official accepts of one cost, in cents; None takes back what was said of it."""

    path: Path
    accepted: int | None
    reason: str = ""


@dataclass(frozen=True)
class Share:
    """What a grant may be of accepted costs, in cents and per cent, exact."""

    largest: int  #: the maximum share, rounded down
    own: int  #: what is left for the recipient at least, rounded up
    asked: Fraction | None  #: what is applied for, in per cent of the accepted costs; None where nothing is accepted


def share_of(accepted: int, maximum_share: Decimal | None, applied: int | None) -> Share:
    """The share, recomputed. Where the programme has no maximum a grant may cover all."""
    largest = int(accepted * (WHOLE if maximum_share is None else maximum_share) // 100)
    asked = Fraction(applied * 100, accepted) if accepted and applied is not None else None
    return Share(largest, accepted - largest, asked)


def accepted_of(line: CostLine, rows: Mapping[Path, Mapping[str, Any]]) -> int:
    """What counts of a cost: what an official accepts, or by the form's rule. What was said of another sum counts no more."""
    said = rows.get(line.path)
    return int(said["accepted"]) if said and said["applied"] == line.applied else line.eligible


def by_path(rows: Sequence[Mapping[str, Any]]) -> dict[Path, Mapping[str, Any]]:
    """What officials have said, by the path of the cost."""
    return {tuple(each["path"]): each for each in rows}


@operation(refuses=(ApplicationNotSubmitted, ApplicationIsWithdrawn, NoCostsToAccept, SeparationOfDuties))
async def accept_costs(
    work: Work, application_id: UUID, *, rows: Sequence[AcceptedRow], revision: int, costs_revision: int | None = None
) -> Application:
    """Accepts costs of what was handed in; of those not named, what was said stands, or the form's rule.

    `revision` is the application's, `costs_revision` that of the costs accepted before (None: none were).
    """
    loaded = await load(work, application_id, ACCEPT, revision=revision)
    application = loaded.application
    kept = await find_kept(work, application.id)
    if (kept.revision if kept else None) != costs_revision:
        raise Conflict("costsRevision")
    lines = {line.path: line for line in await find_lines(work, application)}
    if not lines:
        raise NoCostsToAccept()
    said = {path: row for path, row in by_path(kept.rows if kept else ()).items() if path in lines}
    for index, row in enumerate(rows):
        _check(index, row, lines.get(row.path))
        said.pop(row.path, None)
        if row.accepted is not None:
            said[row.path] = _said(work, row, lines[row.path])
    await keep(work, application, kept, lines.values(), said)
    for row in rows:
        await _say(work, application, row, lines[row.path])
    work.recorded.matters.add(application.matter_id)  # whoever follows the matter is told
    await matters.did(work, application.matter_id, ACCEPT.action)
    return application


async def find_kept(work: Work, application_id: UUID) -> AcceptedCosts | None:
    """What is accepted by now; the application is locked."""
    found: AcceptedCosts | None = await work.session.scalar(
        select(AcceptedCosts).where(col(AcceptedCosts.application_id) == application_id)
    )
    return found


async def find_lines(work: Work, application: Application) -> list[CostLine]:
    """The costs of what was handed in; none where its form isn't there any more."""
    version = await VERSIONS.find(work, application.submitted_id)
    call = await get_call(work.session, application.call_id)
    release = await work.session.get(FormRelease, version.form_release_id) if version else None
    spec = work.registry.form(call.programme_code, release.name, release.version) if release else None
    if version is None or spec is None:
        return []
    sums = Sums(application.total_costs, application.eligible_costs)
    return lines_of(spec, version.answers, call.view().settings, sums)


async def keep(
    work: Work,
    application: Application,
    kept: AcceptedCosts | None,
    lines: Iterable[CostLine],
    said: Mapping[Path, Mapping[str, Any]],
) -> None:
    """Keeps what is said, with the total that follows for the version that stands."""
    total = sum(accepted_of(line, said) for line in lines)
    assert application.submitted_id
    if kept is None:
        kept = AcceptedCosts(application_id=application.id, version_id=application.submitted_id, total=total, rows=[])
        work.session.add(kept)
    kept.version_id, kept.total, kept.rows = application.submitted_id, total, [dict(each) for each in said.values()]
    await work.session.flush()


def _check(index: int, row: AcceptedRow, line: CostLine | None) -> None:
    place = ("rows", str(index))
    if line is None:
        raise InvalidInput(*place, "path", reason=NO_SUCH_COST)
    if row.accepted is None:
        return
    if not 0 <= row.accepted <= line.applied:
        raise InvalidInput(*place, "accepted", reason=AT_MOST_APPLIED)
    if not row.reason.strip() and not row.accepted == line.applied == line.eligible:
        raise InvalidInput(*place, "reason", reason=SAY_WHY)


def _said(work: Work, row: AcceptedRow, line: CostLine) -> dict[str, Any]:
    by = work.actor.user_id
    return {
        "path": list(row.path), "applied": line.applied, "accepted": row.accepted, "reason": row.reason.strip(),
        "by": str(by) if by else None, "at": work.now.isoformat(),
    }  # fmt: skip


async def _say(work: Work, application: Application, row: AcceptedRow, line: CostLine) -> None:
    subject = Text(*(", ".join((line.label.get(each), *(word.get(each) for word in line.says))) for each in LANGUAGES))
    await say(
        work,
        application,
        AnsweredAbout.COSTS,
        subject=subject.to_json(),
        amount=row.accepted,
        reason=row.reason.strip(),
    )


LANGUAGES = ("fi", "sv", "en")
NO_SUCH_COST = Text(
    fi="Hakemuksessa ei ole tätä kustannusta.",
    sv="Ansökan har ingen sådan kostnad.",
    en="The application has no such cost.",
)
AT_MOST_APPLIED = Text(
    fi="Hyväksyttävän määrän on oltava vähintään nolla ja enintään hakemuksessa ilmoitettu määrä.",
    sv="Det belopp som godkänns ska vara minst noll och högst det belopp som uppges i ansökan.",
    en="What is accepted must be zero at least, and what the application says at most.",
)
SAY_WHY = Text(
    fi="Perustele, miksi kustannus hyväksytään toisin kuin hakemuksessa tai lomakkeen säännön mukaan.",
    sv="Motivera varför kostnaden godkänns på annat sätt än i ansökan eller enligt blankettens regel.",
    en="Give the reason for accepting another sum than the application says, or than the form's rule gives.",
)
