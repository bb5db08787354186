"""A call with matters in which everything has happened, and officials as they are found when they sign in."""

from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import SQLModel, col
from tests.core.deciding import AFTERWARDS, CLOSES, Scene, set_scene

from avustin_core import slices
from avustin_core.acceptances.models import Acceptance, AcceptanceAnswer
from avustin_core.access import (
    PUBLIC,
    Actor,
    Declaration,
    Ground,
    Mandate,
    Membership,
    Rights,
    RoleGrant,
    User,
    find_actor,
)
from avustin_core.applications.models import Application, Completion, Participant
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.audit import AuditEvent
from avustin_core.documents.models import DisclosedCopy, Disclosure, Document, FileUpload, Publicity
from avustin_core.eligibility.models import AnsweredAbout, OfficialAnswer
from avustin_core.hearings.models import Hearing
from avustin_core.matters.declarations import declare
from avustin_core.matters.models import AssignedRole, Assignment, Matter, MatterNote
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, Outcome, ParticipantRole, Role
from avustin_core.register.models import ReleasedDocument, ReleasedText
from avustin_core.reports.models import Report, ReportStatus, ReportVersion
from avustin_core.reviews.models import Review
from avustin_core.service.models import Service, ServiceWay
from avustin_core.storage import Row
from avustin_core.work import Avustin, Work

assert slices.RIGHTS
R = TypeVar("R", bound=Row)


class Office:
    """A scene whose officials are people in the tables, found as at the beginning of a request."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.avustin, self.call = scene, scene.avustin, scene.call

    @classmethod
    async def of(cls, avustin: Avustin, **of_call: Any) -> "Office":
        """The office of one call, and of no other."""
        office = cls(await set_scene(avustin, **of_call))
        scene = office.scene
        people = (scene.assessor, scene.second_assessor, scene.rapporteur, scene.decider, scene.preparer)

        async def enter(work: Work) -> None:
            work.session.add_all(
                RoleGrant(user_id=id_of(who), role=role, call_id=call_id)
                for who in people
                for role, call_id in who.roles
            )

        await scene.do(PUBLIC, enter)
        return office

    async def person(self, name: str, *roles: Role, member_of: Organisation | None = None) -> Actor:
        """Somebody new, with roles in the call and perhaps a mandate."""
        user = await self.scene.add(User(subject=name, name=name))
        for role in roles:
            await self.scene.add(RoleGrant(user_id=user.id, role=role, call_id=self.call.id))
        if member_of:
            await self.scene.add(
                Membership(user_id=user.id, organisation_id=member_of.id, mandate=Mandate.SIGNATORY)
            )  # fmt: skip
        return await self.found(name)

    async def found(self, subject: str) -> Actor:
        """The person as they are now."""
        async with self.avustin.reading() as connection:
            actor = await find_actor(connection, subject)
        assert actor
        return actor

    async def again(self, actor: Actor) -> Actor:
        """The same person, at their next request."""
        user = await self.avustin.run(PUBLIC, lambda work: work.session.get_one(User, actor.user_id))
        return await self.found(user.subject)

    async def declares(
        self, actor: Actor, *applications: Application, ground: Ground | None = None, why: str = "Selitys"
    ) -> Actor:
        """The person, after having declared."""
        ids = [each.matter_id for each in applications]
        await self.scene.do(actor, lambda work: declare(work, ids, ground=ground, explanation=why))
        return await self.again(actor)

    async def rows(self, model: type[R], **where: Any) -> list[R]:
        """The rows with those values, the oldest first."""
        statement = select(model).where(*(getattr(model, name) == value for name, value in where.items()))

        async def find(work: Work) -> list[R]:
            return list(await work.session.scalars(statement.order_by(col(model.id))))

        return await self.avustin.run(PUBLIC, find)

    async def everything(self, application: Application) -> dict[type[SQLModel], Row]:
        """One row of each kind that belongs to the matter, all of them seen by officials."""
        scene = self.scene
        await scene.finding(application, bars=False)
        decision = await scene.signed(application)

        async def enter(work: Work) -> None:
            await _handling(work, application, scene)
            await _answered(work, application, scene)
            await _papers(work, application)
            await _reporting(work, application, decision.id, self)

        await self.avustin.run(PUBLIC, enter)
        return await self.avustin.run(PUBLIC, lambda work: _one_of_each(work, application))


def id_of(actor: Actor) -> UUID:
    """The person's."""
    assert actor.user_id
    return actor.user_id


async def _handling(work: Work, application: Application, scene: Scene) -> None:
    await work.add(
        Completion(
            application_id=application.id, what="Mitä", how="Miten", paths=[["title"]], requested_at=CLOSES,
            due_at=CLOSES + timedelta(days=7),
        )
    )  # fmt: skip
    await work.add(
        Hearing(
            application_id=application.id, matter_id=application.matter_id, call_id=application.call_id,
            organisation_id=application.organisation_id, subject="Mistä", text="Miksi", findings=[], checks=[],
            requested_at=CLOSES, due_at=CLOSES + timedelta(days=7),
        )
    )  # fmt: skip
    await work.add(
        Assessment(
            application_id=application.id, call_id=application.call_id, assessor_id=id_of(scene.assessor),
            status=AssessmentStatus.SUBMITTED, submitted_at=CLOSES,
        )
    )  # fmt: skip
    await work.add(
        Participant(
            application_id=application.id, key="lead", organisation_id=application.organisation_id,
            role=ParticipantRole.LEAD,
        )
    )  # fmt: skip
    declaration = Declaration(
        matter_id=application.matter_id, call_id=application.call_id, user_id=id_of(scene.preparer),
        declared_at=CLOSES, first_id=application.id,
    )  # fmt: skip
    await work.add(declaration)
    await work.add(
        Assignment(
            matter_id=application.matter_id, call_id=application.call_id, user_id=id_of(scene.rapporteur),
            role=AssignedRole.RAPPORTEUR, assigned_at=CLOSES,
        )
    )  # fmt: skip
    await work.add(
        MatterNote(
            matter_id=application.matter_id, call_id=application.call_id, text="Kysy",
            written_by=id_of(scene.preparer), written_at=CLOSES,
        )
    )  # fmt: skip


async def _answered(work: Work, application: Application, scene: Scene) -> None:
    assert application.submitted_id
    await work.add(
        OfficialAnswer(
            application_id=application.id, version_id=application.submitted_id, about=AnsweredAbout.CHECKLIST,
            subject={"fi": "Tarpeellinen", "sv": "Nödvändigt"}, outcome=Outcome.MET, answered_by=id_of(scene.preparer),
            answered_at=CLOSES,
        )
    )  # fmt: skip


async def _papers(work: Work, application: Application) -> None:
    document = await work.add(
        Document(
            matter_id=application.matter_id, name="liite.pdf", media_type="application/pdf", size=1, sha256="",
            storage_key="", uploaded_at=CLOSES, handed_in_at=CLOSES,
        )
    )  # fmt: skip
    await work.add(
        Disclosure(
            matter_id=application.matter_id, document_id=document.id, given_id=document.id,
            copy_given=DisclosedCopy.ORIGINAL, publicity=Publicity.PUBLIC, recipient="Lehti", purpose="Juttu",
            reason="Julkinen", disclosed_at=AFTERWARDS,
        )
    )  # fmt: skip


async def _reporting(work: Work, application: Application, decision_id: Any, office: Office) -> None:
    await work.add(
        Acceptance(
            decision_id=decision_id, application_id=application.id, matter_id=application.matter_id,
            call_id=application.call_id, organisation_id=application.organisation_id, answer=AcceptanceAnswer.ACCEPTED,
            answered_at=AFTERWARDS,
        )
    )  # fmt: skip
    about: dict[str, Any] = {
        "matter_id": application.matter_id, "call_id": application.call_id, "decision_id": decision_id,
        "organisation_id": application.organisation_id,
    }  # fmt: skip
    sent: dict[str, Any] = {"way": ServiceWay.LETTER, "sent_at": AFTERWARDS, "recorded_at": AFTERWARDS}
    await work.add(Service(**about, **sent))
    await work.add(
        Review(
            **about, application_id=application.id, language=Language.FI, change_sought="Enemmän",
            grounds="Virhe", arrived_at=AFTERWARDS,
        )
    )  # fmt: skip
    form = office.call.form_release_id
    assert form
    report = await work.add(
        Report(
            application_id=application.id, decision_id=decision_id, matter_id=application.matter_id,
            call_id=application.call_id, organisation_id=application.organisation_id, form_name="Final",
            form_release_id=form, status=ReportStatus.SUBMITTED, created_at=CLOSES,
            submitted_at=AFTERWARDS,
        )
    )  # fmt: skip
    await work.add(
        ReportVersion(
            report_id=report.id, ordinal=1, is_submitted=True, form_release_id=form,
            form_version="1.0", answers={}, saved_at=AFTERWARDS,
        )
    )  # fmt: skip


async def _one_of_each(work: Work, application: Application) -> dict[type[SQLModel], Row]:
    """By the tables' own columns: a new table of matters has a row here, or the test that walks them says so."""
    found: dict[type[SQLModel], Row] = {}
    report: Report = (
        await work.session.scalars(select(Report).where(col(Report.application_id) == application.id))
    ).one()
    keys = {"matter_id": application.matter_id, "application_id": application.id, "report_id": report.id}
    for model in models_of_matters():
        column = next(name for name in keys if name in model.__table__.columns)  # type: ignore[attr-defined]
        row: Row | None = await work.session.scalar(select(model).where(getattr(model, column) == keys[column]))
        assert row is not None, f"give {model.__name__} a row"
        found[model] = row
    matter = await work.session.get(Matter, application.matter_id)
    assert matter
    return found | {Matter: matter}


def models_of_matters() -> list[type[SQLModel]]:
    """All tables that somebody has a right to and that belong to a matter, but what anyone sees, what one began, and the trail."""
    left_out = {ReleasedDocument, ReleasedText, AuditEvent, FileUpload}
    names = {"matter_id", "application_id", "report_id"}
    tables = (model for model in Rights.declared if issubclass(model, SQLModel))  # other tests declare what is no table
    return [model for model in tables if names & set(model.__table__.columns.keys()) and model not in left_out]  # type: ignore[attr-defined]
