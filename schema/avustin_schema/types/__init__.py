"""The schema's types, one file a slice."""

from types import ModuleType

from avustin_schema.types import enums as enums  # before all types: they are annotated with the core's own enums


def slices() -> tuple[ModuleType, ...]:
    """The files, in the order of a grant's life."""
    from avustin_schema.types import (
        acceptances,
        applications,
        appropriations,
        assessments,
        assignments,
        audit,
        calls,
        checking,
        decisions,
        documents,
        hearings,
        letters,
        matters,
        messages,
        nodes,
        organisations,
        programmes,
        register,
        reports,
        reviews,
        scenarios,
        service,
        subscriptions,
        time_limits,
        viewer,
    )

    return (
        organisations, appropriations, programmes, calls, matters, assignments, time_limits, documents, hearings,
        letters, applications, assessments, acceptances, service, reviews, decisions, scenarios, register, reports,
        viewer, checking, messages, audit, nodes, subscriptions,
    )  # fmt: skip
