"""The signature: what was proposed, or what the decider decides instead, becomes the decision."""

from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col

from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationNotSubmitted
from avustin_core.appropriations.refusals import (
    AppropriationExceeded,
    AppropriationExpired,
    ReleaseExceedsCommitment,
)
from avustin_core.calls.refusals import AppropriationMissing, CallCeilingExceeded
from avustin_core.checks.refusals import ChecklistIncomplete
from avustin_core.decisions.contents import EMPTY, Contents, as_proposed, columns_of
from avustin_core.decisions.correcting import check_correction
from avustin_core.decisions.dating import check_texts
from avustin_core.decisions.letter import Signature, letter_of
from avustin_core.decisions.loading import Decidable, load, of_matter, write
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.money import count, draw, tell
from avustin_core.decisions.operations import CONTRADICTIONS, serve
from avustin_core.decisions.preconditions import check_eligible
from avustin_core.decisions.refusals import (
    DecisionIncomplete,
    DecisionIsContested,
    DecisionIsSigned,
    DecisionTooEarly,
    DepartureUnreasoned,
    IneligibleGrant,
    ProposalOutdated,
    TextsOutdated,
)
from avustin_core.decisions.requirements import check_complete, check_kind, check_sums
from avustin_core.decisions.rights import SIGN
from avustin_core.decisions.views import decision_view, transition
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import DeclarationMissing, SeparationOfDuties, SubstituteMissing
from avustin_core.plugin import DecisionSigned
from avustin_core.work import Work, operation


@dataclass(frozen=True)
class Departure:
    """What the decider decides instead of what was proposed, and why. What is left out stays as proposed."""

    why: str
    kind: DecisionKind | None = None
    contents: Contents = field(default_factory=Contents)


MONEY = (
    CallCeilingExceeded, AppropriationMissing, AppropriationExceeded, AppropriationExpired, ReleaseExceedsCommitment,
)  # fmt: skip


@operation(
    refuses=(
        ApplicationNotSubmitted, DecisionTooEarly, DecisionIsSigned, DecisionIsContested, SeparationOfDuties, DeclarationMissing,
        SubstituteMissing, DepartureUnreasoned, DecisionIncomplete, IneligibleGrant, ChecklistIncomplete, ProposalOutdated,
        TextsOutdated, LetterCannotBeMade, *CONTRADICTIONS, *MONEY,
    )
)  # fmt: skip
async def sign_decision(
    work: Work,
    decision_id: UUID,
    *,
    revision: int,
    departure: Departure | None = None,
    holds_letter: bool = False,
    settles_review: bool = False,
) -> Decision:
    """Sign the proposal that was read: its money is drawn, and the parties are notified, which closes the matter.

    With `holds_letter` the parties are notified later, by `notify_parties`. A decision in force before is superseded;
    while a request for review of it is pending, only by what is decided on that, which `settles_review`.
    """
    seen = await work.get(Decision, decision_id)
    matter = await load(work, seen.application_id)
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(SIGN, matter.state(decision))
    work.expect(decision, revision)
    if decision.version_id != matter.application.submitted_id:
        raise ProposalOutdated()
    check_texts(decision, matter.ground)
    with work.session.no_autoflush:
        if departure:
            await _depart(work, decision, departure, matter)
        before = await of_matter(work, decision.matter_id, DecisionStatus.SIGNED)
        await _check(work, decision, matter, before)
        await _supersede(work, decision, before, settles_review=settles_review)
        signature = Signature(work.actor.user_id, work.now)
        await letter_of(work, decision, matter, signature, is_held=holds_letter)
        decision.status, decision.signed_by, decision.signed_at = DecisionStatus.SIGNED, signature.by, signature.at
        await _decided(work, matter.application)
        if not holds_letter:
            await serve(work, decision, matter)
    await matters.did(work, decision.matter_id, SIGN.action)
    await count(work, matter.call, matter.application, decision, before)
    drawn_on = await draw(work, matter.call, decision, before)
    if not holds_letter:
        await tell(work, decision, drawn_on)
    await work.session.flush()
    await work.happened(DecisionSigned(str(matter.application.id), str(decision.id), at=work.now))
    return decision


async def _depart(work: Work, decision: Decision, departure: Departure, matter: Decidable) -> None:
    """Keeps what was proposed beside what is decided. Changed to a refusal or to a grant, it is filled in as such."""
    if not departure.why.strip():
        raise DepartureUnreasoned("departure", "why")
    kind, proposed, instead = departure.kind or decision.kind, columns_of(decision), departure.contents.columns()
    decision.proposal, decision.departure = as_proposed(decision), departure.why.strip()
    if kind.grants != decision.kind.grants:
        proposed = {name: value for name, value in proposed.items() if name not in {*EMPTY, "provisions"}}
        proposed["reasons"] = departure.why.strip()
    elif "amount" in instead:
        del proposed["payment_plan"]
    await write(work, decision, kind, proposed | instead, matter)


async def _check(work: Work, decision: Decision, matter: Decidable, before: Decision | None) -> None:
    check_kind(decision.kind, matter.application, matter.call)
    check_sums(decision, matter.application, maximum_share=matter.maximum_share)
    check_correction(decision, before)
    check_complete(decision, matter.ground.leaves_out)
    if decision.kind.grants:
        await check_eligible(work, matter.application, matter.call)
    view = await decision_view(work, decision, matter.application, matter.call)
    work.registry.veto(
        transition(work, "signDecision", view, DecisionStatus.PROPOSED.name, DecisionStatus.SIGNED.name)
    )  # fmt: skip


async def _supersede(work: Work, decision: Decision, before: Decision | None, *, settles_review: bool) -> None:
    """Lets the decision take the place of the one that was in force."""
    if before and before.contested_at and not settles_review:
        raise DecisionIsContested()
    if before:
        before.status, before.superseded_at = DecisionStatus.SUPERSEDED, work.now
        decision.supersedes_id = before.id
        await work.session.flush()  # only one of a matter may be signed


async def _decided(work: Work, application: Application) -> None:
    """Keeps when it was signed; not as a change of the application, whose revision would tell the parties of it."""
    await work.session.execute(
        update(Application)
        .where(col(Application.id) == application.id)
        .values(decided_at=work.now)
        .execution_options(synchronize_session=False)
    )
    set_committed_value(application, "decided_at", work.now)
