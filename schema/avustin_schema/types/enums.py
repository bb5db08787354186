"""The core's enums in the API: values by their names, described by their labels in three languages."""

from enum import Enum

import strawberry
from strawberry.types.enum import EnumValueDefinition

from avustin_core.acceptances.models import AcceptanceAnswer
from avustin_core.access import Ground, Mandate
from avustin_core.answers.comparing import ChangeKind
from avustin_core.applications.models import ApplicationStatus, CompletionStatus, VersionKind
from avustin_core.appropriations.models import AppropriationType, EntryKind
from avustin_core.assessments.models import AssessmentStatus
from avustin_core.calls.models import CallState
from avustin_core.casefile.kinds import CaseEntryKind, CasePhase
from avustin_core.decisions.correcting import CorrectionGround
from avustin_core.decisions.models import DecisionKind, DecisionStatus, Liability
from avustin_core.documents.models import DisclosedCopy, DocumentKind, Publicity, ScanState, UploadState
from avustin_core.matters.models import AssignedRole, MatterKind
from avustin_core.outbox import MessageFault, MessageState
from avustin_core.outbox.forced import MailFailure, ScanFailure
from avustin_core.plugin import (
    GrantType,
    Kind,
    Language,
    OrganisationKind,
    Outcome,
    ParticipantRole,
    PriorityPlace,
    Role,
    SecrecyGround,
    SettingKind,
    Severity,
    Text,
)
from avustin_core.reports.models import ReportStatus
from avustin_core.reviews.models import ExecutionOrder, ReviewOutcome, ReviewStatus
from avustin_core.scenarios.candidates import ShareReason
from avustin_core.scenarios.rules import Sharing, Shortfall
from avustin_core.service.models import ServiceWay
from avustin_core.time_limits.models import TimeLimitKind, TimeLimitState
from avustin_core.worklists.blocks import WorkBlock
from avustin_core.worklists.following import DecisionStep

CODE_LISTS: tuple[type[Enum], ...] = (
    AcceptanceAnswer, ApplicationStatus, AppropriationType, AssessmentStatus, AssignedRole, CallState, CaseEntryKind,
    CasePhase, ChangeKind, CompletionStatus, CorrectionGround, DecisionKind, DecisionStatus, DecisionStep, DisclosedCopy,
    DocumentKind, EntryKind, ExecutionOrder, GrantType, Ground, Kind, Language, Liability, MailFailure, Mandate,
    MatterKind, MessageFault, MessageState, OrganisationKind, Outcome, ParticipantRole, PriorityPlace, Publicity,
    ReportStatus, ReviewOutcome, ReviewStatus, Role, ScanFailure, ScanState, SecrecyGround, ServiceWay, SettingKind,
    Severity, ShareReason, Sharing, Shortfall, TimeLimitKind, TimeLimitState, UploadState, VersionKind, WorkBlock,
)  # fmt: skip


LANGUAGES = {
    Language.FI: Text(fi="suomi", sv="finska", en="Finnish"),
    Language.SV: Text(fi="ruotsi", sv="svenska", en="Swedish"),
    Language.EN: Text(fi="englanti", sv="engelska", en="English"),
}


def label_of(member: Enum) -> Text:
    """The label of an enum's value in the three languages."""
    if isinstance(member, Language):
        return LANGUAGES[member]
    label: Text = member.label  # type: ignore[attr-defined]  # all are choices
    return label


def publish(kind: type[Enum]) -> None:
    """Makes it an enum of the API, described by its docstring and its labels."""
    made = strawberry.enum(kind, description=" ".join((kind.__doc__ or "").split()))
    for value in made.__strawberry_definition__.values:  # type: ignore[attr-defined]
        _describe(value, kind[value.name])


def _describe(value: EnumValueDefinition, member: Enum) -> None:
    label = label_of(member)
    value.description = f"{label.en or label.fi} (fi: {label.fi}; sv: {label.sv})"


for _kind in CODE_LISTS:
    publish(_kind)
