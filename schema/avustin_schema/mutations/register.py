"""The register: what officials release beside a published decision, and take back."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import strawberry

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_core.register import releasing, rights
from avustin_core.register.models import Released, ReleasedDocument, ReleasedText
from avustin_core.storage import parse_id
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@input_type(description="What to show beside a published decision.")
class ReleaseForPublicationInput(MutationInput):
    """A release."""

    id: strawberry.ID = argument("The entry of the public register.")
    paths: list[list[str]] | None = argument(
        'Texts of the application, by their paths, such as ["summary"] or ["measures", "k7", "name"].', default=None
    )
    document_ids: list[strawberry.ID] | None = argument(
        "Public documents; of one that isn't, its public redacted copy is shown.", default=None
    )


@input_type(description="What is no longer to be shown.")
class WithdrawReleaseInput(MutationInput):
    """A withdrawal."""

    id: strawberry.ID = argument("The released text or document.")
    reason: str = argument("Why it is withdrawn.")


async def _release(work: Work, input: ReleaseForPublicationInput) -> Any:
    return await releasing.release_for_publication(
        work,
        row_id(input.id, "PublicRegisterEntry", "id"),
        paths=input.paths or (),
        document_ids=[row_id(each, "Document", "documentIds") for each in input.document_ids or ()],
    )


async def _withdraw(work: Work, input: WithdrawReleaseInput) -> Any:
    name, id = parse_id(input.id) or ("", None)
    if id is None or name not in RELEASED:
        raise InvalidInput("id", reason=NOT_RELEASED)
    return await releasing.withdraw_release(work, RELEASED[name], id, reason=input.reason)


RELEASED: dict[str, type[Released]] = {"ReleasedText": ReleasedText, "ReleasedDocument": ReleasedDocument}
NOT_RELEASED = Text(
    fi="id: anna tunniste, jonka tyyppi on ReleasedText tai ReleasedDocument.",
    sv="id: ange en identifierare av typen ReleasedText eller ReleasedDocument.",
    en="id: give the id of a ReleasedText or a ReleasedDocument.",
)


def _withdrawn(kind: type[Released]) -> Callable[[Any], UUID | None]:
    return lambda made: made.id if isinstance(made, kind) else None


MUTATIONS = (
    Mutation(
        "releaseForPublication", releasing.release_for_publication, ReleaseForPublicationInput, _release,
        "Show texts of the application, or public documents, beside a published decision, to anyone on the web.",
        {"entry": "PublicRegisterEntry"}, guard=rights.RELEASE,
    ),
    Mutation(
        "withdrawRelease", releasing.withdraw_release, WithdrawReleaseInput, _withdraw,
        "Take a released text or document from the web again.",
        {"text": "ReleasedText", "document": "ReleasedDocument"},
        {"text": _withdrawn(ReleasedText), "document": _withdrawn(ReleasedDocument)},
        guard=rights.WITHDRAW,
    ),
)  # fmt: skip
