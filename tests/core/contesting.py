"""A decision that is contested, and those who decide on that: what the tests of reviews stand on."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col
from tests.core.deciding import Scene, set_scene
from tests.core.test_service import granted, served

from avustin_core.access import PUBLIC, Actor, User
from avustin_core.applications.models import Application
from avustin_core.decisions.models import Decision
from avustin_core.matters.models import Matter
from avustin_core.outbox import OutboxMessage
from avustin_core.plugin import Role
from avustin_core.reviews.deciding import Said, propose_review, sign_review
from avustin_core.reviews.models import Review, ReviewOutcome
from avustin_core.reviews.requesting import Sought, request_review
from avustin_core.service.models import Service
from avustin_core.work import Avustin

SOUGHT = Sought("Avustus on myönnettävä haetun suuruisena.", "Kustannukset on laskettu väärin.")


@dataclass
class Contest:
    """A decision that is contested, and those who decide on that: none of them decided before."""

    scene: Scene
    decision: Decision
    rapporteur: Actor
    decider: Actor
    registrar: Actor

    @property
    def party(self) -> Actor:
        """The applicant's signatory."""
        return self.scene.member(self.decision.organisation_id)

    async def requested(self, by: Actor | None = None, sought: Sought = SOUGHT) -> Review:
        """The party requests a review."""
        now = await self.scene.read(self.decision)
        return await self.scene.do(
            by or self.party, lambda work: request_review(work, now.id, sought, revision=now.revision)
        )

    async def proposed(
        self,
        review: Review,
        outcome: ReviewOutcome,
        *,
        by: Actor | None = None,
        reasons: str = "Perusteet.",
        **more: Any,
    ) -> Review:
        """A rapporteur proposes what is decided."""
        now, said = await self.scene.read(review), Said(outcome=outcome, reasons=reasons)
        return await self.scene.do(
            by or self.rapporteur, lambda work: propose_review(work, now.id, said, revision=now.revision, **more)
        )

    async def signed(self, review: Review, by: Actor | None = None) -> Review:
        """A decider signs that."""
        now = await self.scene.read(review)
        new = None
        if now.new_decision_id:
            new = (await self.decision_of(now.new_decision_id)).revision
        return await self.scene.do(
            by or self.decider,
            lambda work: sign_review(work, now.id, revision=now.revision, new_decision_revision=new),
        )

    async def decided(self, review: Review, outcome: ReviewOutcome, **more: Any) -> Review:
        """Proposed and signed."""
        return await self.signed(await self.proposed(review, outcome, **more))

    async def application(self) -> Application:
        """What was decided, as it is now."""
        return await self.scene.do(PUBLIC, lambda work: work.session.get_one(Application, self.decision.application_id))

    async def decision_of(self, id: UUID) -> Decision:
        """A decision by its id."""
        return await self.scene.do(PUBLIC, lambda work: work.session.get_one(Decision, id))

    async def matter_of(self, review: Review) -> Matter:
        """The request's own."""
        return await self.scene.do(PUBLIC, lambda work: work.session.get_one(Matter, review.matter_id))

    async def notices(self, kind: str) -> list[dict[str, Any]]:
        """What was put into the outbox of that kind."""
        statement = select(OutboxMessage).where(col(OutboxMessage.kind) == kind)

        async def read(work: Any) -> list[dict[str, Any]]:
            return [each.payload for each in await work.session.scalars(statement)]

        return await self.scene.do(PUBLIC, read)


async def contest(avustin: Avustin) -> Contest:
    """A company's grant, of which it was notified by letter."""
    scene = await set_scene(avustin)
    _, decision = await granted(scene)
    await served(scene, decision)
    people = []
    for number, role in enumerate((Role.RAPPORTEUR, Role.DECIDER, Role.REGISTRAR)):
        user = await scene.add(User(subject=f"another{number}", name=role.name))
        people.append(Actor(user.id, roles=frozenset({(role, scene.call.id)})))
    return Contest(scene, await scene.read(decision), *people)


async def service_of(case: Contest, review: Review) -> Service:
    """The one service of what was decided."""
    statement = select(Service).where(col(Service.review_id) == review.id)

    async def read(work: Any) -> Service:
        return (await work.session.scalars(statement)).one()  # type: ignore[no-any-return]

    return await case.scene.do(PUBLIC, read)
