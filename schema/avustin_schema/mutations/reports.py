"""Reporting on a grant, and checking reports."""

from collections.abc import Mapping
from typing import Any

import strawberry

from avustin_core.reports import operations, rights
from avustin_core.work import Work
from avustin_schema.inputs import input_type
from avustin_schema.mutations.answering import SAVED
from avustin_schema.mutations.applications import answers_input, road, save_input
from avustin_schema.mutations.building import Mutation, MutationInput, argument
from avustin_schema.types.common import row_id


@input_type(description="A report to begin.")
class CreateReportInput(MutationInput):
    """A new report."""

    application_id: strawberry.ID = argument("The application that the grant was given on.")
    form_name: str = argument("Which of the programme's report forms, such as FinalReport.")


@input_type(description="A report to hand in or to approve.")
class ReportInput(MutationInput):
    """A report as it was read."""

    id: strawberry.ID = argument("The report.")
    revision: int = argument("The revision that was read.")


@input_type(description="A report to send back.")
class ReturnReportInput(MutationInput):
    """A return."""

    id: strawberry.ID = argument("The report.")
    revision: int = argument("The revision that was read.")
    reason: str = argument("What is to be mended.")


async def _create(work: Work, input: CreateReportInput) -> Any:
    id = row_id(input.application_id, "Application", "applicationId")
    return await operations.create_report(work, id, input.form_name)


async def _save(work: Work, input: Any) -> Any:
    id = row_id(input.id, "Report", "id")
    return await operations.save_report(work, id, base_revision=input.base_revision, **road(input.answers))


async def _submit(work: Work, input: ReportInput) -> Any:
    return await operations.submit_report(work, row_id(input.id, "Report", "id"), revision=input.revision)


async def _approve(work: Work, input: ReportInput) -> Any:
    return await operations.approve_report(work, row_id(input.id, "Report", "id"), revision=input.revision)


async def _return(work: Work, input: ReturnReportInput) -> Any:
    id = row_id(input.id, "Report", "id")
    return await operations.return_report(work, id, reason=input.reason, revision=input.revision)


REPORT = {"report": "Report"}


def mutations(typed: Mapping[str, Any]) -> tuple[Mutation, ...]:
    """The mutations, with the typed inputs of the installed programmes."""
    save = save_input("SaveReportInput", answers_input("ReportAnswersInput", typed))
    return (
        Mutation(
            "createReport", operations.create_report, CreateReportInput, _create,
            "Begin a report on a grant.", REPORT, guard=rights.CREATE,
        ),
        Mutation(
            "saveReport", operations.save_report, save, _save,
            "Save what was typed, right or wrong.", REPORT, extras=SAVED, guard=rights.SAVE,
        ),
        Mutation(
            "submitReport", operations.submit_report, ReportInput, _submit,
            "Hand a report in. Refused while answers have problems.", REPORT, guard=rights.SUBMIT,
        ),
        Mutation(
            "approveReport", operations.approve_report, ReportInput, _approve,
            "Find a report in order.", REPORT, guard=rights.APPROVE,
        ),
        Mutation(
            "returnReport", operations.return_report, ReturnReportInput, _return,
            "Send a report back to be mended.", REPORT, guard=rights.RETURN,
        ),
    )  # fmt: skip
