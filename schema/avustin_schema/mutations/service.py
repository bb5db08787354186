"""Recording how decisions were served, when they came, and who consents to electronic service."""

from datetime import date, datetime
from typing import Any

import strawberry

from avustin_core.service import operations, rights
from avustin_core.service.models import ServiceWay
from avustin_core.service.recording import Sending
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id

ANEW = "Why it is recorded anew; required where a service was recorded already, which is kept beside it."


@input_type(description="How a decision was sent, and when it came if that is shown.")
class SendingInput(MutationInput):
    """A sending."""

    way: ServiceWay = argument("How it was sent. Electronically only to those who have consented.")
    sent_at: datetime = argument("When it was sent.")
    received_on: date | None = argument("The day when it came, where that is shown.", default=None)
    evidence: str = argument("What shows that day, such as the proof of receipt.", default="")
    reason: str = argument(ANEW, default="")


@input_type(description="How a decision was served.")
class RecordServiceInput(SendingInput):
    """A service."""

    id: strawberry.ID = argument("The decision.")
    organisation_ids: list[strawberry.ID] | None = argument("To these recipients; null: to all of them.", default=None)
    revision: int = argument("The decision's revision that was read.")


@input_type(description="When a decision came to a recipient.")
class RecordReceiptInput(MutationInput):
    """A receipt."""

    id: strawberry.ID = argument("The service.")
    received_on: date = argument("The day.")
    evidence: str = argument("What shows it, such as the register of the authority that received it.")
    revision: int = argument("The service's revision that was read.")


@input_type(description="Whether an organisation consents to electronic service.")
class SetElectronicConsentInput(MutationInput):
    """A consent."""

    organisation_id: strawberry.ID = argument("The organisation.")
    consents: bool = argument("Whether decisions are served on it as electronic messages from now on (13/2003 19 §).")


def sending(input: SendingInput) -> Sending:
    """What was sent, as the core takes it."""
    return Sending(input.way, input.sent_at, input.received_on, input.evidence)


async def _record(work: Work, input: RecordServiceInput) -> Any:
    ids = input.organisation_ids
    organisations = None if ids is None else [row_id(each, "Organisation", "organisationIds") for each in ids]
    return await operations.record_service(
        work, row_id(input.id, "Decision", "id"), sending(input), organisation_ids=organisations, reason=input.reason,
        revision=input.revision,
    )  # fmt: skip


async def _receive(work: Work, input: RecordReceiptInput) -> Any:
    id = row_id(input.id, "Service", "id")
    return await operations.record_receipt(
        work, id, received_on=input.received_on, evidence=input.evidence, revision=input.revision
    )


async def _consent(work: Work, input: SetElectronicConsentInput) -> Any:
    id = row_id(input.organisation_id, "Organisation", "organisationId")
    return await operations.set_electronic_consent(work, id, consents=input.consents)


MUTATIONS = (
    Mutation(
        "recordService", operations.record_service, RecordServiceInput, _record,
        "Record how a decision was sent to its recipients; each has a time for review of its own.",
        {"decision": "Decision"}, guard=rights.RECORD,
    ),
    Mutation(
        "recordReceipt", operations.record_receipt, RecordReceiptInput, _receive,
        "Record when a decision came: the time for review runs from that day.",
        {"service": "Service", "decision": "Decision"}, {"decision": lambda made: made.decision_id}, guard=rights.RECEIVE,
    ),
    Mutation(
        "setElectronicConsent", operations.set_electronic_consent, SetElectronicConsentInput, _consent,
        "Consent to electronic service for an organisation, or withdraw that.",
        {"consent": "ElectronicConsent"}, guard=rights.CONSENT,
    ),
)  # fmt: skip
