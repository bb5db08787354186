"""Events: what has happened, and is committed; ids only, so that nothing leaks by listening."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that happened. A new event is a class, never a hook."""

    at: datetime | None = None


@dataclass(frozen=True)
class AppropriationCreated(Event):
    """An appropriation was entered."""

    appropriation_id: str


@dataclass(frozen=True)
class CallCreated(Event):
    """A call was drafted."""

    call_id: str


@dataclass(frozen=True)
class CallPublished(Event):
    """A call, with its pinned form, criteria and settings, is public."""

    call_id: str


@dataclass(frozen=True)
class CallFormPublished(Event):
    """A running call has another version of its form; the drafts in it were moved to that."""

    call_id: str


@dataclass(frozen=True)
class CallCancelled(Event):
    """A call was cancelled."""

    call_id: str


@dataclass(frozen=True)
class ApplicationCreated(Event):
    """A draft was begun."""

    application_id: str


@dataclass(frozen=True)
class ApplicationSaved(Event):
    """Answers of a draft or a working copy were saved."""

    application_id: str


@dataclass(frozen=True)
class ApplicationSubmitted(Event):
    """An application arrived, for the first time or again."""

    application_id: str


@dataclass(frozen=True)
class ApplicationWithdrawn(Event):
    """An applicant took its application back."""

    application_id: str


@dataclass(frozen=True)
class LateApplicationRegistered(Event):
    """An official registered an application that came too late."""

    application_id: str


@dataclass(frozen=True)
class DocumentInfected(Event):
    """A virus scanner found something in a file of a matter: it is withheld from everybody."""

    document_id: str
    matter_id: str


@dataclass(frozen=True)
class CompletionRequested(Event):
    """An applicant was asked to complete its application."""

    application_id: str
    completion_id: str


@dataclass(frozen=True)
class CompletionAnswered(Event):
    """A request for completion was answered."""

    application_id: str
    completion_id: str


@dataclass(frozen=True)
class AssessmentSubmitted(Event):
    """An assessor gave scores and reasons."""

    application_id: str
    assessment_id: str


@dataclass(frozen=True)
class DecisionProposed(Event):
    """A rapporteur proposed a decision."""

    application_id: str
    proposal_id: str


@dataclass(frozen=True)
class DecisionSigned(Event):
    """A decision was signed; it never changes."""

    application_id: str
    decision_id: str


@dataclass(frozen=True)
class DecisionAnnulled(Event):
    """A decision was annulled on a request for review: the application waits for a decision anew."""

    application_id: str
    decision_id: str


@dataclass(frozen=True)
class ReviewRequested(Event):
    """A review of a decision was requested."""

    application_id: str
    review_id: str


@dataclass(frozen=True)
class ReviewWithdrawn(Event):
    """A request for review was withdrawn by its party, and has lapsed."""

    application_id: str
    review_id: str


@dataclass(frozen=True)
class ReviewDecided(Event):
    """A request for review was decided, and its party notified."""

    application_id: str
    review_id: str


@dataclass(frozen=True)
class DecisionsPublished(Event):
    """The decisions of a call are in the public register."""

    call_id: str


@dataclass(frozen=True)
class ReportCreated(Event):
    """A report was begun."""

    report_id: str


@dataclass(frozen=True)
class ReportSubmitted(Event):
    """A report was handed in."""

    report_id: str


@dataclass(frozen=True)
class ReportApproved(Event):
    """A report was approved."""

    report_id: str


@dataclass(frozen=True)
class ReportReturned(Event):
    """A report was returned for mending."""

    report_id: str
