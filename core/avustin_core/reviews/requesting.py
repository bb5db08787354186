"""Requesting a review: the party does it, or an official registers what came on paper. It is a matter of its own."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import col

from avustin_core.access import MatterOrganisation, doers, gather
from avustin_core.applications.models import Application
from avustin_core.decisions.models import Decision
from avustin_core.errors import InvalidInput, NotAllowed
from avustin_core.matters import operations as matters
from avustin_core.matters import separation
from avustin_core.matters.models import Matter, MatterAct, MatterKind
from avustin_core.plugin import ReviewRequested, Text
from avustin_core.reviews.holding import hold
from avustin_core.reviews.models import Review, ReviewStatus
from avustin_core.reviews.refusals import NothingToReview, ReviewedAlready, ReviewIsRequested
from avustin_core.reviews.rights import DECISION_COLUMNS, FILE, REGISTER, concerned
from avustin_core.service.models import Service
from avustin_core.time_limits import operations as time_limits
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.work import Work, operation

REFUSES = (NothingToReview, ReviewedAlready, ReviewIsRequested)


@dataclass(frozen=True)
class Sought:
    """What is sought and why (434/2003 49 d §)."""

    change: str
    grounds: str


@operation(refuses=REFUSES)
async def request_review(
    work: Work, decision_id: UUID, sought: Sought, *, organisation_id: UUID | None = None, revision: int
) -> Review:
    """Requests a review of the decision, at any time: one that comes too late isn't examined, and that is decided too.

    `organisation_id` says for whom, where the actor signs for several of them. `revision` is the decision's.
    """
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(FILE, gather(DECISION_COLUMNS, decision))
    work.expect(decision, revision)
    _check_said(sought)
    theirs = [each for each in concerned(decision) if work.actor.signs_for(each)]
    if organisation_id and organisation_id not in theirs:
        raise NotAllowed("organisationId", requires=doers.SIGNATORY_OF_RECIPIENTS)
    review = await _begin(work, decision, organisation_id or theirs[0], sought, work.now)
    review.filed_by = work.actor.user_id
    await work.session.flush()
    work.send("review.received", {"review": str(review.id), "organisationId": str(review.organisation_id)})
    await work.happened(ReviewRequested(str(decision.application_id), str(review.id), at=work.now))
    return review


@operation(refuses=REFUSES)
async def register_review(
    work: Work,
    decision_id: UUID,
    organisation_id: UUID,
    sought: Sought,
    *,
    arrived_at: datetime,
    revision: int,
) -> Review:
    """Registers a request that came on paper, as it is: what it lacks is asked for afterwards (434/2003 22 §).

    Not by a member of the organisation, who would be disqualified (28 §).
    """
    decision = await work.get(Decision, decision_id, lock=True)
    work.may(REGISTER, gather(DECISION_COLUMNS, decision))
    work.expect(decision, revision)
    if work.actor.edits_for(organisation_id):
        raise NotAllowed("organisationId", requires=doers.NOT_OF_APPLICANT)
    if organisation_id not in await _of_matter(work, decision.matter_id):
        raise InvalidInput("organisationId", reason=OF_THE_MATTER)
    if arrived_at.tzinfo is None or not (decision.notified_at or work.now) <= arrived_at <= work.now:
        raise InvalidInput("arrivedAt", reason=AFTER_NOTIFICATION)
    review = await _begin(work, decision, organisation_id, sought, arrived_at)
    review.registered_by = work.actor.user_id
    await work.session.flush()
    await matters.did(work, review.matter_id, REGISTER.action)
    await work.happened(ReviewRequested(str(decision.application_id), str(review.id), at=work.now))
    return review


async def _begin(work: Work, decision: Decision, organisation_id: UUID, sought: Sought, at: datetime) -> Review:
    before = select(col(Review.id)).where(
        col(Review.decision_id) == decision.id, col(Review.organisation_id) == organisation_id,
        col(Review.status) != ReviewStatus.WITHDRAWN,
    )  # fmt: skip
    if await work.session.scalar(before) is not None:
        raise ReviewIsRequested("id")
    contested = await matters.handled(work, decision.matter_id)
    matter = await _matter(work, contested, decision, organisation_id, at)
    application = await work.session.get_one(Application, decision.application_id)
    decision.contested_at = decision.contested_at or work.now
    await _meet(work, decision, organisation_id)
    review = await work.add(
        Review(
            matter_id=matter.id, decision_id=decision.id, application_id=decision.application_id, call_id=decision.call_id,
            organisation_id=organisation_id, language=decision.language, change_sought=sought.change.strip(),
            grounds=sought.grounds.strip(), arrived_at=at, decided_by=await _decided_by(work, contested, decision),
            is_fictional=application.is_fictional,
        )
    )  # fmt: skip
    await hold(work, contested)
    return review


async def _matter(work: Work, contested: Matter, decision: Decision, organisation_id: UUID, at: datetime) -> Matter:
    """A matter of its own, of the same organisations: who is kept from one is kept from the other."""
    count = select(func.count(col(Review.id))).where(col(Review.application_id) == decision.application_id)
    ordinal = (await work.session.scalar(count) or 0) + 1
    matter = await matters.create(
        work, MatterKind.REVIEW, call_id=decision.call_id, party_id=organisation_id, parent_id=contested.id
    )
    await matters.make_pending(work, matter, number=f"{contested.number}/O{ordinal}" if contested.number else None)
    matter.pending_at = at
    await matters.take_part(work, matter, await _of_matter(work, contested.id), is_first=True)
    return matter


async def _of_matter(work: Work, matter_id: UUID) -> set[UUID]:
    """The party, and those who take part."""
    statement = select(col(MatterOrganisation.organisation_id)).where(col(MatterOrganisation.matter_id) == matter_id)
    return set(await work.session.scalars(statement))


async def _decided_by(work: Work, matter: Matter, decision: Decision) -> list[str]:
    """Who proposed and signed in the matter, whichever decision of it: none of them decides on the request.

    A change that was proposed on an earlier request, and didn't become a decision, keeps nobody from it.
    """
    did = separation.doers(matter.doers)  # type: ignore[attr-defined]
    people = did.get("proposeDecision", frozenset()) | did.get("signDecision", frozenset())
    on_requests = (
        select(col(MatterAct.user_id))
        .join(Matter, col(Matter.id) == col(MatterAct.matter_id))
        .where(col(Matter.parent_id) == matter.id, col(MatterAct.act) == "proposeReview")
    )
    changed = {each.hex for each in await work.session.scalars(on_requests)}
    return sorted((people - changed) | {each.hex for each in (decision.proposed_by, decision.signed_by) if each})


async def _meet(work: Work, decision: Decision, organisation_id: UUID) -> None:
    """The party has done what its time for review was for."""
    statement = (
        select(col(TimeLimit.about_id))
        .join(Service, col(Service.id) == col(TimeLimit.about_id))
        .where(
            col(Service.decision_id) == decision.id, col(Service.organisation_id) == organisation_id,
            col(TimeLimit.kind) == TimeLimitKind.REVIEW,
        )
    )  # fmt: skip
    for service_id in await work.session.scalars(statement):
        await time_limits.meet(work, decision.matter_id, TimeLimitKind.REVIEW, about=service_id)


def _check_said(sought: Sought) -> None:
    if not sought.change.strip():
        raise InvalidInput("changeSought", reason=WHAT)
    if not sought.grounds.strip():
        raise InvalidInput("grounds", reason=WHY)


WHAT = Text(
    fi="Kirjoita, millaista oikaisua vaadit (hallintolaki 49 d §).",
    sv="Skriv hurdan omprövning du begär (49 d § i förvaltningslagen).",
    en="Write what change you seek (434/2003 49 d §).",
)
WHY = Text(
    fi="Kirjoita, millä perusteilla vaadit oikaisua (hallintolaki 49 d §).",
    sv="Skriv på vilka grunder du begär omprövning (49 d § i förvaltningslagen).",
    en="Write on which grounds you seek it (434/2003 49 d §).",
)
OF_THE_MATTER = Text(
    fi="Anna hakija tai hankkeen osallistuja.",
    sv="Ange sökanden eller en deltagare i projektet.",
    en="Give the applicant or a participant of the project.",
)
AFTER_NOTIFICATION = Text(
    fi="Oikaisuvaatimus on saapunut päätöksen tiedoksiannon jälkeen, eikä saapumisaika voi olla tulevaisuudessa.",
    sv="Begäran har kommit in efter delgivningen av beslutet, och ankomsttiden kan inte ligga i framtiden.",
    en="It came after the parties were notified, and not in the future.",
)
