"""What waits for somebody once a decision is proposed: over the rows of decisions, requests for review and hearings."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ColumnElement, String, and_, cast, false, func, literal, or_, select

from avustin_core.acceptances.models import Acceptance
from avustin_core.access import Actor, Mandate
from avustin_core.applications.models import Application, ApplicationStatus
from avustin_core.decisions.models import DecisionKind, DecisionStatus
from avustin_core.hearings.models import Hearing
from avustin_core.plugin import Choice, option
from avustin_core.reviews.models import ReviewStatus
from avustin_core.service.models import Service
from avustin_core.storage import alias_of
from avustin_core.worklists.blocks import some

GRANTS = tuple(kind for kind in DecisionKind if kind.grants)


class DecisionStep(Choice):
    """What a proposal or a decision waits for."""

    SIGNATURE = option(fi="Allekirjoitus", sv="Underskrift", en="A decider signs it")
    NOTIFICATION = option(fi="Tiedoksianto", sv="Delgivning", en="The parties are notified")
    SERVICE = option(
        fi="Tieto tiedoksisaannista",
        sv="Uppgift om delfåendet",
        en="It is shown when each of its recipients came to know it",
    )
    ANSWER = option(
        fi="Avustuksen vastaanottaminen", sv="Mottagande av understödet", en="A recipient accepts or declines"
    )
    RELEASE = option(fi="Varojen vapauttaminen", sv="Frigörande av medlen", en="An official releases what was declined")


def _in_force(decision: Any) -> ColumnElement[bool]:
    return and_(decision.status == DecisionStatus.SIGNED, decision.notified_at.is_not(None))


def _unserved(decision: Any) -> ColumnElement[bool]:
    """One of its recipients, the applicant among them, isn't known to have come to know it."""
    service = alias_of(Service, "following")
    known = service.decision_id == decision.id, service.replaced_at.is_(None), service.deemed_on.is_not(None)
    of_applicant = select(literal(1)).where(*known, service.organisation_id == decision.organisation_id)
    counted = select(func.count(service.id)).where(*known).scalar_subquery()
    text = cast(decision.recipients, String)
    recipients = (func.length(text) - func.length(func.replace(text, '"', ""))) / 2
    return and_(_in_force(decision), or_(~some(of_applicant), counted < recipients))


def _unanswered(decision: Any) -> ColumnElement[bool]:
    open_ones = (
        decision.accepted_at.is_(None), decision.declined_at.is_(None), decision.released_at.is_(None),
        decision.kind.in_(GRANTS),
    )  # fmt: skip
    return and_(_in_force(decision), *open_ones)


STEPS: dict[DecisionStep, Callable[[Any], ColumnElement[bool]]] = {
    DecisionStep.SIGNATURE: lambda decision: decision.status == DecisionStatus.PROPOSED,
    DecisionStep.NOTIFICATION: lambda decision: and_(
        decision.status == DecisionStatus.SIGNED, decision.notified_at.is_(None)
    ),
    DecisionStep.SERVICE: _unserved,
    DecisionStep.ANSWER: _unanswered,
    DecisionStep.RELEASE: lambda decision: and_(
        _in_force(decision), decision.declined_at.is_not(None), decision.released_at.is_(None)
    ),
}


def to_answer(decision: Any, actor: Actor) -> ColumnElement[bool]:
    """Whether the actor signs for a recipient of the grant who hasn't answered it."""
    signing = [id for id, mandate in actor.mandates.items() if mandate is Mandate.SIGNATORY]
    if not signing:
        return false()
    acceptance, recipients = alias_of(Acceptance, "following"), cast(decision.recipients, String)

    def waits(organisation: Any) -> ColumnElement[bool]:
        answer = select(literal(1)).where(
            acceptance.decision_id == decision.id, acceptance.organisation_id == organisation
        )
        return and_(recipients.contains(str(organisation)), ~some(answer))

    return and_(_unanswered(decision), or_(*map(waits, signing)))


def to_propose(review: Any, actor: Actor) -> ColumnElement[bool]:
    """A request on which nothing is proposed, for somebody who didn't decide what is contested."""
    return and_(_open_to(review, actor), review.proposed_at.is_(None))


def to_decide(review: Any, actor: Actor) -> ColumnElement[bool]:
    """A request on which somebody else proposed what is decided."""
    return and_(_open_to(review, actor), review.proposed_at.is_not(None), review.proposed_by != actor.user_id)


def _open_to(review: Any, actor: Actor) -> ColumnElement[bool]:
    if actor.user_id is None:
        return false()
    decided = cast(review.decided_by, String).contains(actor.user_id.hex)
    return and_(review.status == ReviewStatus.PENDING, ~decided)


def to_serve(review: Any) -> ColumnElement[bool]:
    """A request of whose outcome the party isn't known to have come to know."""
    service = alias_of(Service, "following")
    known = select(literal(1)).where(
        service.review_id == review.id, service.replaced_at.is_(None), service.deemed_on.is_not(None)
    )
    return and_(review.status == ReviewStatus.DECIDED, ~some(known))


def is_undecided(hearing: Any) -> ColumnElement[bool]:
    """Whether what it is about waits for its decision."""
    application = alias_of(Application, "following")
    return some(
        select(literal(1)).where(
            application.id == hearing.application_id, application.status == ApplicationStatus.SUBMITTED,
            application.decided_at.is_(None),
        )
    )  # fmt: skip


def to_be_heard(application: Any) -> ColumnElement[bool]:
    """Whether a hearing of the party waits for its answer, also after its time, as long as the matter isn't decided."""
    hearing = alias_of(Hearing, "following")
    open_ones = select(literal(1)).where(hearing.application_id == application.id, hearing.answered_at.is_(None))
    return some(open_ones)
