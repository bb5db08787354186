"""Accepting and declining grants, and releasing what was declined."""

from datetime import date
from typing import Any
from uuid import UUID

import strawberry

from avustin_core.acceptances import operations, rights
from avustin_core.acceptances.operations import Agreement
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.mutations.values import id_or_none
from avustin_schema.types.common import row_id


@input_type(description="The recipient's agreement with those who use the grant too (688/2001 7 § 3 mom.).")
class AgreementInput:
    """An agreement."""

    signed_on: date = argument("When it was signed by all of them; today at the latest.")
    document_id: strawberry.ID | None = argument("The agreement, where it is attached to the matter.", default=None)


@input_type(description="A grant that the recipient takes.")
class AcceptGrantInput(MutationInput):
    """An acceptance."""

    id: strawberry.ID = argument("The decision.")
    iban: str = argument("The account that it is paid to, such as FI21 1234 5600 0007 85.")
    agreement: AgreementInput | None = argument(
        "Required where others than the recipients take part, unless another recipient has given it.", default=None
    )
    organisation_id: strawberry.ID | None = argument(
        "Which recipient answers, where you sign for several of them.", default=None
    )
    revision: int = argument("The decision's revision that was read.")


@input_type(description="A grant that the recipient leaves.")
class DeclineGrantInput(MutationInput):
    """A refusal of a grant."""

    id: strawberry.ID = argument("The decision.")
    reason: str = argument("Why, if you wish to say.", default="")
    organisation_id: strawberry.ID | None = argument(
        "Which recipient answers, where you sign for several of them.", default=None
    )
    revision: int = argument("The decision's revision that was read.")


@input_type(description="A declined grant whose money is made usable again.")
class ReleaseGrantInput(MutationInput):
    """A release."""

    id: strawberry.ID = argument("The decision.")
    reason: str = argument("Why; it is kept in the ledger.")
    revision: int = argument("The decision's revision that was read.")


def _agreement(input: AgreementInput) -> Agreement:
    return Agreement(input.signed_on, id_or_none(input.document_id, "Document", "agreement", "documentId"))


def _recipient(input: AcceptGrantInput | DeclineGrantInput) -> UUID | None:
    return id_or_none(input.organisation_id, "Organisation", "organisationId")


async def _accept(work: Work, input: AcceptGrantInput) -> Any:
    agreement = _agreement(input.agreement) if input.agreement else None
    id = row_id(input.id, "Decision", "id")
    return await operations.accept_grant(
        work, id, iban=input.iban, agreement=agreement, organisation_id=_recipient(input), revision=input.revision
    )


async def _decline(work: Work, input: DeclineGrantInput) -> Any:
    id = row_id(input.id, "Decision", "id")
    return await operations.decline_grant(
        work, id, reason=input.reason, organisation_id=_recipient(input), revision=input.revision
    )


async def _release(work: Work, input: ReleaseGrantInput) -> Any:
    id = row_id(input.id, "Decision", "id")
    return await operations.release_grant(work, id, reason=input.reason, revision=input.revision)


ANSWERS = {"acceptance": "Acceptance", "decision": "Decision"}
KEYS = {"decision": lambda made: made.decision_id}
MUTATIONS = (
    Mutation(
        "acceptGrant", operations.accept_grant, AcceptGrantInput, _accept,
        "Take a grant, for good, and say to which account it is paid; of several recipients each does.", ANSWERS, KEYS,
        guard=rights.ACCEPT,
    ),
    Mutation(
        "declineGrant", operations.decline_grant, DeclineGrantInput, _decline,
        "Leave a grant, for good. Its money stays bound until an official releases it.", ANSWERS, KEYS,
        guard=rights.DECLINE,
    ),
    Mutation(
        "releaseGrant", operations.release_grant, ReleaseGrantInput, _release,
        "Make the money of a declined grant usable again, while the appropriation is.", {"decision": "Decision"},
        guard=rights.RELEASE,
    ),
)  # fmt: skip
