"""What is done before and after a signature: a proposal is written, and the parties are notified."""

from uuid import UUID

from avustin_core.access import gather
from avustin_core.applications.models import Application
from avustin_core.applications.refusals import ApplicationNotSubmitted
from avustin_core.calls.refusals import CallIsCancelled
from avustin_core.decisions import dues
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.correcting import Correction, check_correction
from avustin_core.decisions.dating import check_texts
from avustin_core.decisions.letter import Signature, draft_of, letter_of
from avustin_core.decisions.loading import Decidable, load, of_matter, write
from avustin_core.decisions.models import Decision, DecisionKind, DecisionStatus
from avustin_core.decisions.money import tell
from avustin_core.decisions.refusals import (
    AmountDisagrees,
    ConsentMissing,
    CorrectionOnlyInFavour,
    CorrectionUnreasoned,
    DecisionIsSigned,
    DecisionIsSuperseded,
    DecisionNotSigned,
    DecisionTooEarly,
    LateIsNotExamined,
    NoReviewPending,
    PartiesAreNotified,
    PaymentPlanDisagrees,
    PeriodDisagrees,
    RecipientsAreJointlyLiable,
    RecipientUnknown,
    ShareExceeded,
    TextsOutdated,
    WithdrawnLapses,
)
from avustin_core.decisions.requirements import CAMEL, check_kind, check_sums, lacking
from avustin_core.decisions.rights import APPLICATION_COLUMNS, NOTIFY, PREVIEW, PROPOSE
from avustin_core.decisions.views import decision_view, transition
from avustin_core.errors import Conflict
from avustin_core.letters.operations import Preview, preview, release
from avustin_core.letters.refusals import LetterCannotBeMade
from avustin_core.matters import operations as matters
from avustin_core.matters.refusals import DeclarationMissing, NotAssigned, SubstituteMissing
from avustin_core.plugin import DecisionProposed
from avustin_core.work import Work, operation

CORRECTING = (CorrectionUnreasoned, CorrectionOnlyInFavour, ConsentMissing, NoReviewPending)
CONTRADICTIONS = (
    *CORRECTING, CallIsCancelled, WithdrawnLapses, LateIsNotExamined, AmountDisagrees, ShareExceeded, RecipientUnknown,
    RecipientsAreJointlyLiable, PaymentPlanDisagrees, PeriodDisagrees,
)  # fmt: skip


@operation(
    refuses=(
        ApplicationNotSubmitted, DecisionTooEarly, DeclarationMissing, NotAssigned, SubstituteMissing, *CONTRADICTIONS,
    )
)  # fmt: skip
async def propose_decision(
    work: Work,
    application_id: UUID,
    *,
    kind: DecisionKind,
    contents: Contents = Contents(),
    revision: int,
    proposal_revision: int | None = None,
    correction: Correction | None = None,
) -> Decision:
    """Propose how the application is decided; what is left out is filled in. A proposal may still lack something.

    `revision` is the application's. An open proposal is written anew, and `proposal_revision` is that of the one that
    was read (None: there was none). On a decided matter a signed proposal supersedes the decision in force; if that was
    notified, `correction` says on which ground.
    """
    await work.get(Application, application_id)
    matter = await load(work, application_id)
    work.may(PROPOSE, gather(APPLICATION_COLUMNS, matter.application, call=matter.call, matter=matter.matter))
    work.expect(matter.application, revision)
    proposal = await of_matter(work, matter.application.matter_id, DecisionStatus.PROPOSED)
    if (proposal.revision if proposal else None) != proposal_revision:
        raise Conflict("proposalRevision")
    check_kind(kind, matter.application, matter.call)
    decision = proposal or await _new(work, matter, kind)
    with work.session.no_autoflush:
        await write(work, decision, kind, contents.columns(), matter)
        check_sums(decision, matter.application, maximum_share=matter.maximum_share)
        before = await of_matter(work, decision.matter_id, DecisionStatus.SIGNED)
        decision.correction = correction.kept() if correction and before else None
        check_correction(decision, before)
        _author(work, decision, matter.application)
        view = await decision_view(work, decision, matter.application, matter.call)
        work.registry.veto(transition(work, "proposeDecision", view, None, DecisionStatus.PROPOSED.name))
    work.session.add(decision)
    await work.session.flush()
    await matters.did(work, matter.application.matter_id, PROPOSE.action)
    await work.happened(DecisionProposed(str(matter.application.id), str(decision.id), at=work.now))
    return decision


@operation(refuses=(DecisionNotSigned, DecisionIsSuperseded, PartiesAreNotified, LetterCannotBeMade))
async def notify_parties(work: Work, decision_id: UUID, *, revision: int) -> Decision:
    """Hand a signed decision over for service, where the signature held its letter back."""
    seen = await work.get(Decision, decision_id)
    matter = await load(work, seen.application_id)
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(NOTIFY, matter.state(decision))
    work.expect(decision, revision)
    await serve(work, decision, matter)
    await work.session.flush()
    await tell(work, decision)
    await matters.did(work, decision.matter_id, NOTIFY.action)
    return decision


@operation(refuses=(DecisionIsSigned, TextsOutdated, LetterCannotBeMade))
async def preview_letter(work: Work, decision_id: UUID, *, revision: int) -> Preview:
    """The letter of the proposal that was read, as it would be if it were signed now; marked as a draft, and not kept.

    It says what the proposal lacks: without that it isn't signed.
    """
    decision = await work.get(Decision, decision_id)
    matter = await load(work, decision.application_id)
    work.may(PREVIEW, matter.state(decision))
    work.expect(decision, revision)
    check_texts(decision, matter.ground)
    lacks = tuple(CAMEL[name] for name in lacking(decision, matter.ground.leaves_out))
    return await preview(work, await draft_of(work, decision, matter, None), lacks=lacks)


async def serve(work: Work, decision: Decision, matter: Decidable) -> None:
    """Puts the letter, in the decision's one language, into the outbox: from now on the parties are notified.

    Only now do they and the public know anything of the decision, and the matter is closed.
    """
    assert decision.signed_at
    signature = Signature(decision.signed_by, decision.signed_at)
    letter = await letter_of(work, decision, matter, signature, is_held=False)
    await release(work, letter)
    work.send(
        "decision.letter",
        {
            "decision": str(decision.id),
            "recipients": sorted({str(matter.application.organisation_id), *decision.recipients}),
            "language": decision.language.value,
            "documentId": str(letter.document_id),
        },
    )
    decision.notified_at, matter.application.told_decided_at = work.now, decision.signed_at
    await matters.close(work, matter.matter)
    await dues.of_notification(work, decision, matter.call)


async def _new(work: Work, matter: Decidable, kind: DecisionKind) -> Decision:
    application = matter.application
    before = await of_matter(work, application.matter_id, DecisionStatus.SIGNED)
    return Decision(
        matter_id=application.matter_id,
        application_id=application.id,
        call_id=application.call_id,
        organisation_id=application.organisation_id,
        kind=kind,
        language=matter.ground.language,
        proposed_at=work.now,
        supersedes_id=before.id if before else None,
        is_fictional=application.is_fictional,
    )


def _author(work: Work, decision: Decision, application: Application) -> None:
    decision.proposed_by, decision.proposed_at = work.actor.user_id, work.now
    decision.version_id = application.submitted_id
