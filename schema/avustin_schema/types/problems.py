"""Problems and findings of answers: saved all the same, or submittable all the same."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import strawberry

from avustin_core.answers.refusals import Incomplete
from avustin_core.eligibility import rights
from avustin_core.forms import Problem as CoreProblem
from avustin_core.plugin import Language, Outcome, Severity
from avustin_schema.problems import carries
from avustin_schema.scalars import JSON
from avustin_schema.sources import column, sourced
from avustin_schema.types.common import LocalizedText, Node, id_of, text


@strawberry.type(description="It was saved, but can't be handed in yet, or should be looked at.")
class Problem:
    """One problem of the answers."""

    code: str = strawberry.field(description="Stable; see docs/reference/problems.md.")
    severity: Severity = strawberry.field(description="Whether it stops handing in.")
    message: str = strawberry.field(
        description="A sentence in the reader's language that names the field and the remedy."
    )
    path: list[str] = strawberry.field(description="Names and row keys.")
    pointer: str = strawberry.field(description="The same as a JSON Pointer, with row indexes, for form renderers.")
    rule_key: str = strawberry.field(description="The rule that isn't kept.")
    legal_reference: str | None = strawberry.field(description="Where the rule comes from.")
    params: JSON = strawberry.field(description="The values in the message.")


def problems_of(problems: Iterable[CoreProblem], language: Language) -> list[Problem]:
    """As the reader sees them."""
    return [
        Problem(
            code=each.code.value,
            severity=each.severity,
            message=each.message.get(language),
            path=list(each.path),
            pointer=each.pointer,
            rule_key=each.rule_key,
            legal_reference=each.legal_reference,
            params={name: _plain(value) for name, value in each.params.items()},
        )
        for each in problems
    ]


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | None | list) else str(value)


carries(
    Incomplete,
    {"problems": (list[Problem], "What is to be mended, all at once.")},
    lambda refusal, language: {"problems": problems_of(refusal.problems, language)},  # type: ignore[attr-defined]
)


@strawberry.type(description="One eligibility rule's answer for a draft: it never stops handing in.")
class DraftFinding:
    """A finding that isn't stored."""

    rule_key: str = strawberry.field(description="The rule's key.")
    rule: LocalizedText = strawberry.field(description="The rule's text.")
    outcome: Outcome = strawberry.field(description="Met, not met, or not to be told yet.")
    reason: LocalizedText | None = strawberry.field(description="Why.")
    source: str | None = strawberry.field(description="Where the rule comes from.")
    bars: bool = strawberry.field(description="Whether a grant is barred when it isn't met; otherwise it is a warning.")
    paths: list[list[str]] = strawberry.field(description="The fields that it is about.")


@sourced(rights.RIGHTS)
class Finding(Node):
    """One eligibility rule's answer for what was handed in, with an official's own beside it."""

    id: strawberry.ID = id_of("Finding")
    rule_key: str = column("rule_key", "The rule's key.")
    rule: LocalizedText = text("rule", "The rule's text.")
    outcome: Outcome = column("outcome", "Met, not met, or not to be told.")
    reason: LocalizedText | None = text("reason", "Why.")
    source: str = column("source", "Where the rule comes from.")
    bars: bool = column("bars", "Whether a grant is barred when it isn't met; otherwise it is a warning.")
    completion_first: bool = column(
        "params",
        "Whether the applicant is asked to complete before it is refused.",
        lambda kept: bool(kept.get("completionFirst")),
    )
    paths: list[list[str]] = column("paths", "The fields that it is about.")
    official_outcome: Outcome | None = column("official_outcome", "What an official found; it goes before the rule's.")
    official_reason: str | None = column("official_reason", "The official's reason.")
    official_at: datetime | None = column("official_at", "When the official found so.")
    is_by_official: bool = column(
        "by_official", "Whether it is an official's own, without a rule: `rule` says in one language what must be so."
    )
    revision: int = column("revision", "The lock: give it back to recordFinding.")
