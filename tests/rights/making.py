"""Makes the scene, as people would: calls, applications in every state, assessments, decisions, reports, papers."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlmodel import col
from tests.rights.checking import check
from tests.rights.people import settle
from tests.rights.scene import Scene, answers, named

from avustin_core.access import PUBLIC, Ground
from avustin_core.applications.call_forms import preview_call_form
from avustin_core.applications.completion import request_completion
from avustin_core.applications.late import register_late_application
from avustin_core.applications.models import Application
from avustin_core.applications.operations import withdraw_application
from avustin_core.assessments.models import Assessment
from avustin_core.assessments.operations import save_assessment, submit_assessment
from avustin_core.assessments.scores import Score
from avustin_core.calls.models import Call
from avustin_core.calls.operations import cancel_call
from avustin_core.decisions.models import Decision
from avustin_core.documents.disclosing import Request, disclose_document
from avustin_core.documents.models import DisclosedCopy, DocumentKind, Publicity
from avustin_core.documents.operations import Paper, classify_document
from avustin_core.eligibility.models import FindingRow
from avustin_core.eligibility.operations import record_finding
from avustin_core.matters.assignments import assign, end_assignment
from avustin_core.matters.declarations import declare
from avustin_core.matters.draws import draw_assignments
from avustin_core.matters.models import AssignedRole
from avustin_core.matters.notes import add_note
from avustin_core.plugin import Outcome
from avustin_core.programmes.models import FormRelease
from avustin_core.register.models import RegisterEntry
from avustin_core.register.operations import publish_decisions
from avustin_core.register.releasing import release_for_publication
from avustin_core.reports.models import Report
from avustin_core.reports.operations import create_report, return_report, submit_report
from avustin_core.reports.saving import save_report
from avustin_core.reviews.deciding import Said, propose_review
from avustin_core.reviews.models import ReviewOutcome
from avustin_core.reviews.requesting import Sought, request_review
from avustin_core.scenarios.operations import create_scenario
from avustin_core.scenarios.rules import Rules, Sharing
from avustin_core.service.models import ServiceWay
from avustin_core.service.operations import record_service, set_electronic_consent
from avustin_core.service.recording import Sending
from avustin_core.time_limits.models import TimeLimit
from avustin_core.time_limits.requests import request_more_time
from avustin_core.work import Avustin

BEGINS = datetime(2019, 8, 1, 9, tzinfo=UTC)


async def make(avustin: Avustin) -> Scene:
    """All of it."""
    scene = Scene(avustin)
    scene.organisations = await avustin.run(PUBLIC, settle)
    scene.made["person payments"] = (await scene.actor("payments")).user_id
    await _calls(scene)
    await _applications(scene)
    await check(scene)
    await _late(scene)
    await _assessments(scene)
    await _decisions(scene)
    await _contested(scene)
    await _assigned(scene)
    await _scenario(scene)
    await _papers(scene)
    await _reports(scene)
    await _kept_away(scene)
    await _forms(scene)
    return scene


async def _calls(scene: Scene) -> None:
    public, hidden = await scene.appropriate("Julkinen"), await scene.appropriate("TUNTU-appropriation")
    made = scene.made
    made["open"] = await scene.call("Avoin", public)
    made["drafted"] = await scene.call("TUNTU-draft-call", hidden, published=False)
    made["closing"] = await scene.call("Sulkeutuva", public, opens_at=None, closes_at=BEGINS + timedelta(days=2))
    made["cancelled"] = await scene.call("Peruttu", public)
    call = await scene.row(Call, made["cancelled"])
    await scene.do("preparer", lambda work: cancel_call(work, call.id, revision=call.revision, reason=named("Peruttu")))


async def _applications(scene: Scene) -> None:
    made, call = scene.made, scene.made["open"]
    made["draft"] = await scene.draft(call, "draft")
    made["of stranger"] = await scene.draft(call, "stranger", by="outsider", of="stranger")
    for name in ("submitted", "incomplete", "assessed", "proposed", "held", "decided", "served", "withdrawn", "kept"):
        made[name] = await scene.submitted(call, name)
    made["of partner"] = await scene.submitted(call, "partner", by="participant", of="partner")
    await scene.write(made["submitted"], "working-copy")
    withdrawn = await scene.row(Application, made["withdrawn"])
    await scene.do("signatory", lambda work: withdraw_application(work, withdrawn.id, revision=withdrawn.revision))
    await _completion(scene, made["incomplete"])
    limit = await _one(scene, TimeLimit, about_id=made["completion"])
    await scene.do(
        "signatory",
        lambda work: request_more_time(work, limit.id, reason="TUNTU-more-time", revision=limit.revision),
    )
    finding = await _one(scene, FindingRow, application_id=made["incomplete"])
    await scene.do(
        "preparer",
        lambda work: record_finding(
            work, finding.id, outcome=Outcome.MET, reason="TUNTU-finding", revision=finding.revision
        ),
    )


async def _completion(scene: Scene, id: UUID) -> None:
    application = await scene.row(Application, id)
    scene.made["completion"] = (
        await scene.do(
            "preparer",
            lambda work: request_completion(
                work, id, what="TUNTU-completion", how="Näin", paths=[["purpose"]], due_at=BEGINS + timedelta(days=20),
                revision=application.revision,
            ),
        )
    ).id  # fmt: skip


async def _late(scene: Scene) -> None:
    scene.at(BEGINS + timedelta(days=3))
    made = await scene.do(
        "registrar",
        lambda work: register_late_application(
            work, scene.made["closing"], scene.organisations["applicant"], values=answers("late", scene.organisations),
            reason="TUNTU-late-reason", arrived_at=BEGINS + timedelta(days=2, hours=1),
        ),
    )  # fmt: skip
    scene.made["late"] = made.id


async def _assessments(scene: Scene) -> None:
    await _assessment(scene, "assessor", "TUNTU-assessment-draft")
    made = await _assessment(scene, "other_assessor", "TUNTU-assessment")
    await scene.do("other_assessor", lambda work: submit_assessment(work, made.id, revision=made.revision))


async def _assessment(scene: Scene, who: str, comment: str) -> Assessment:
    application = scene.made["assessed"]
    scores = [Score(criterion="USE", score=Decimal(2), is_met=None, reason="Syy")]
    made: Assessment = await scene.do(
        who, lambda work: save_assessment(work, application, scores=scores, comment=comment)
    )
    return made


async def _decisions(scene: Scene) -> None:
    made = scene.made
    made["proposal"] = await scene.proposed(made["proposed"], "proposal")
    made["unsent"] = await scene.signed(made["held"], "unsent", holds=True)
    made["sent"] = await scene.signed(made["decided"], "sent")
    made["sent too"] = await scene.signed(made["served"], "sent-too")
    await scene.do("decider", lambda work: publish_decisions(work, made["open"], decision_ids=[made["sent"]]))


async def _contested(scene: Scene) -> None:
    """One decision is served and contested, and somebody who didn't decide proposes what becomes of that."""
    made, sent = scene.made, Sending(ServiceWay.LETTER, BEGINS + timedelta(days=3), evidence="")
    decision = await scene.row(Decision, made["sent"])
    await scene.do("registrar", lambda work: record_service(work, decision.id, sent, revision=decision.revision))
    sought = Sought("TUNTU-change-sought", "Perusteet")
    review = await scene.do(
        "signatory", lambda work: request_review(work, decision.id, sought, revision=decision.revision)
    )
    said = Said(outcome=ReviewOutcome.REJECTED, reasons="TUNTU-review")
    await scene.do("disqualified", lambda work: propose_review(work, review.id, said, revision=review.revision))
    made["review"] = review.id
    applicant = scene.organisations["applicant"]
    await scene.do("signatory", lambda work: set_electronic_consent(work, applicant, consents=True))


async def _assigned(scene: Scene) -> None:
    """A matter is assigned by hand and again by a draw, one assignment has ended, and officials have a note."""
    made, call = scene.made, scene.made["open"]
    made["person rapporteur"] = rapporteur = (await scene.actor("rapporteur")).user_id
    preparer = (await scene.actor("preparer")).user_id
    made["matter submitted"] = (await scene.row(Application, made["submitted"])).matter_id
    matter = (await scene.row(Application, made["assessed"])).matter_id
    assert rapporteur
    assert preparer
    await scene.do("registrar", lambda work: assign(work, matter, person_id=rapporteur, role=AssignedRole.RAPPORTEUR))
    ended = await scene.do(
        "registrar", lambda work: assign(work, matter, person_id=preparer, role=AssignedRole.PREPARER)
    )
    await scene.do(
        "registrar", lambda work: end_assignment(work, ended.id, reason="TUNTU-taken-back", revision=ended.revision)
    )
    await scene.do(
        "preparer",
        lambda work: draw_assignments(
            work, call, role=AssignedRole.PREPARER, matter_ids=[matter], person_ids=[preparer], wanted=1,
            seed="TUNTU-seed",
        ),
    )  # fmt: skip
    for who in ("preparer", "rapporteur"):
        await scene.do(who, lambda work: add_note(work, matter, text="TUNTU-note-of-officials"))


async def _scenario(scene: Scene) -> None:
    rules = Rules(available=100_00, sharing=Sharing.PROPORTIONAL)
    made = await scene.do(
        "rapporteur",
        lambda work: create_scenario(work, scene.made["open"], name="TUNTU-scenario", rules=rules),
    )
    scene.made["scenario"] = made.id


async def _papers(scene: Scene) -> None:
    made = scene.made
    made["draft file"] = await scene.attach(made["draft"], "draft-file")
    made["file"] = await scene.attach(made["decided"], "file", by="preparer")
    made["memo"] = await scene.attach(made["proposed"], "memo", by="preparer", paper=Paper(DocumentKind.MEMO))
    made["public file"] = await scene.attach(made["decided"], "public-file", by="preparer")
    await scene.do("preparer", lambda work: classify_document(work, made["public file"], Publicity.PUBLIC))
    entry = await _one(scene, RegisterEntry)
    await scene.do(
        "preparer",
        lambda work: release_for_publication(work, entry.id, paths=[["purpose"]], document_ids=[made["public file"]]),
    )
    request = Request("TUNTU-recipient", "Tutkimus", "Syy", "621/1999 28 §")
    await scene.do(
        "preparer",
        lambda work: disclose_document(work, made["public file"], request, copy=DisclosedCopy.ORIGINAL),
    )


async def _report(scene: Scene, form: str, **answers: str) -> UUID:
    report = await scene.do("signatory", lambda work: create_report(work, scene.made["decided"], form))
    await scene.do(
        "signatory", lambda work: save_report(work, report.id, base_revision=report.revision, values=answers)
    )
    return report.id  # type: ignore[no-any-return]


async def _reports(scene: Scene) -> None:
    made = scene.made
    made["report"] = await _report(scene, "ToldBefore", doneSoFar="TUNTU-report")
    await _report(scene, "Told", done="TUNTU-report-draft")
    report = await scene.row(Report, made["report"])
    await scene.do("signatory", lambda work: submit_report(work, report.id, revision=report.revision))
    report = await scene.row(Report, made["report"])
    await scene.do(
        "checker",
        lambda work: return_report(work, report.id, reason="TUNTU-return", revision=report.revision),
    )


async def _kept_away(scene: Scene) -> None:
    """The disqualified one declares on one matter, the assessor is impartial on another."""
    kept = await scene.row(Application, scene.made["kept"])
    await scene.do(
        "disqualified",
        lambda work: declare(work, [kept.matter_id], ground=Ground.BOARD, explanation="TUNTU-explanation"),
    )
    assessed = await scene.row(Application, scene.made["assessed"])
    await scene.do("assessor", lambda work: declare(work, [assessed.matter_id]))


async def _forms(scene: Scene) -> None:
    """The form's texts are corrected by its plugin's next release, and what that does is reported."""
    corrected = update(FormRelease).values(texts_digest="before the correction")
    await scene.avustin.run(PUBLIC, lambda work: work.session.execute(corrected))
    call = scene.made["open"]
    told = await scene.do("administrator", lambda work: preview_call_form(work, call, version="1.0"))
    scene.made[f"report {call}"] = told.report.fingerprint


async def _one(scene: Scene, kind: Any, **where: Any) -> Any:
    statement = select(kind).where(*(col(getattr(kind, name)) == value for name, value in where.items()))
    return await scene.avustin.run(PUBLIC, lambda work: work.session.scalar(statement))
