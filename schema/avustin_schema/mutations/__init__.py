"""What can be done: one file a slice, each mutation an input, an operation of the core and a payload."""

from typing import TYPE_CHECKING

from avustin_schema.mutations.building import Mutation, build_mutation

if TYPE_CHECKING:
    from avustin_schema.forms import ProgrammeTypes

__all__ = ["Mutation", "all_mutations", "build_mutation"]


def all_mutations(programmes: "ProgrammeTypes") -> tuple[Mutation, ...]:
    """All mutations of the core, in the order of a grant's life, with the programmes' typed inputs."""
    from avustin_schema.mutations import (
        acceptances,
        applications,
        appropriations,
        assessments,
        assignments,
        call_forms,
        calls,
        checks,
        completions,
        deciding_many,
        decisions,
        declarations,
        demonstration,
        documents,
        hearings,
        members,
        messages,
        register,
        reports,
        reviews,
        scenarios,
        service,
        time_limits,
        uploads,
    )

    return (
        *appropriations.MUTATIONS,
        *calls.MUTATIONS,
        *call_forms.MUTATIONS,
        *applications.mutations(programmes.application_inputs),
        *completions.MUTATIONS,
        *checks.MUTATIONS,
        *hearings.MUTATIONS,
        *time_limits.MUTATIONS,
        *uploads.MUTATIONS,
        *documents.MUTATIONS,
        *declarations.MUTATIONS,
        *assignments.MUTATIONS,
        *assessments.MUTATIONS,
        *scenarios.MUTATIONS,
        *decisions.MUTATIONS,
        *deciding_many.MUTATIONS,
        *service.MUTATIONS,
        *acceptances.MUTATIONS,
        *reviews.MUTATIONS,
        *register.MUTATIONS,
        *reports.mutations(programmes.report_inputs),
        *members.MUTATIONS,
        *messages.MUTATIONS,
        *demonstration.MUTATIONS,
    )
