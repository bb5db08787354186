"""Giving a running call another version of its form: a dry run, and the publication that its report allows."""

from typing import Any

import strawberry

from avustin_core.applications import call_forms, rights
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.building import Extra, Mutation, MutationInput, argument
from avustin_schema.mutations.values import TextInput
from avustin_schema.types.call_forms import CallFormReport, report_told
from avustin_schema.types.common import row_id


@input_type(description="A version to try.")
class PreviewCallFormInput(MutationInput):
    """A dry run."""

    id: strawberry.ID = argument("The call.")
    version: str = argument("A version of the form that the programme's plugin declares; see Programme.forms.")


@input_type(description="A version to publish to a running call.")
class PublishCallFormInput(MutationInput):
    """A publication."""

    id: strawberry.ID = argument("The call.")
    revision: int = argument("The revision of the call that was read.")
    version: str = argument("The version of the form.")
    reason: TextInput = argument("Why, in Finnish and Swedish: everyone with a draft is told.")
    fingerprint: str = argument("That of the report by previewCallForm, which must still be true.")


async def _preview(work: Work, input: PreviewCallFormInput) -> Any:
    return await call_forms.preview_call_form(work, row_id(input.id, "Call", "id"), version=input.version)


async def _publish(work: Work, input: PublishCallFormInput) -> Any:
    return await call_forms.publish_call_form(
        work, row_id(input.id, "Call", "id"), revision=input.revision, version=input.version,
        reason=input.reason.text(), fingerprint=input.fingerprint,
    )  # fmt: skip


def _report(made: Any, info: Any) -> CallFormReport | None:
    return report_told(made.report, made.visible) if isinstance(made, call_forms.Reported) else None


CALL = {"call": "Call"}
REPORT = {
    "report": Extra(
        CallFormReport | None, "What is done to drafts; null when the same is sent again with its key.", _report
    )
}
MUTATIONS = (
    Mutation(
        "previewCallForm", call_forms.preview_call_form, PreviewCallFormInput, _preview,
        "Tell what another version of its form would do to the drafts of a running call. Nothing is changed.", CALL,
        extras=REPORT, guard=rights.PREVIEW_FORM,
    ),
    Mutation(
        "publishCallForm", call_forms.publish_call_form, PublishCallFormInput, _publish,
        "Give a running call another version of its form, and move all drafts to it by the plugin's migration. What was "
        "handed in keeps its version.", CALL, extras=REPORT, guard=rights.PUBLISH_FORM,
    ),
)  # fmt: skip
