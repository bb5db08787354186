"""Other versions of a running call's form: what they do to drafts, when the call got them, and what became of one's own."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import strawberry

from avustin_core.applications.form_reports import FormReport, Part
from avustin_core.forms import FormEffect
from avustin_schema.types.common import LocalizedText, global_id
from avustin_schema.types.enums import publish

publish(FormEffect)


@strawberry.type(description="What another version of a form does to the answers of one question.")
class CallFormEffect:
    """One line of a report."""

    effect: FormEffect = strawberry.field(description="What happens.")
    path: list[str] = strawberry.field(description="The question; `*` stands for the key of a row.")
    label: LocalizedText = strawberry.field(description="The question in words.")
    reason: str | None = strawberry.field(
        description="The code of the problem (docs/reference/problems.md), of REFUSED."
    )
    drafts: int = strawberry.field(description="In how many drafts.")
    answers: int = strawberry.field(description="To how many answers; a table has many.")
    applications: list[strawberry.ID] = strawberry.field(
        description="The drafts, as far as you see them: a draft is seen by the applicant only."
    )


@strawberry.type(description="What another version of the form would do to the drafts of a running call.")
class CallFormReport:
    """A dry run."""

    before: str = strawberry.field(description="The version in use.")
    after: str = strawberry.field(description="The other version.")
    drafts: int = strawberry.field(description="How many drafts would be moved. What was handed in keeps its version.")
    losing: int = strawberry.field(description="How many of them lose an answer.")
    summary: LocalizedText = strawberry.field(description="In one sentence.")
    effects: list[CallFormEffect] = strawberry.field(description="By question, what is lost first.")
    fingerprint: str = strawberry.field(
        description="Give it to publishCallForm: refused when the report isn't true any more."
    )


@strawberry.type(description="A running call got another version of its form.")
class CallFormChange:
    """A publication."""

    at: datetime = strawberry.field(description="When.")
    by: strawberry.ID | None = strawberry.field(description="The global id of the person who did it.")
    before: str = strawberry.field(description="The version until then.")
    after: str = strawberry.field(description="The version since then.")
    reason: LocalizedText = strawberry.field(description="Why.")
    drafts: int = strawberry.field(description="How many drafts were moved.")
    losing: int = strawberry.field(description="How many of them lost an answer.")


@strawberry.type(description="An answer that the new version of the form has no place for.")
class LostAnswer:
    """A lost answer; it can be read in the version before."""

    path: list[str] = strawberry.field(description="Where it stood.")
    label: LocalizedText = strawberry.field(description="What was asked.")


@strawberry.type(description="The draft was moved to another version of its form.")
class FormMove:
    """A move."""

    at: datetime = strawberry.field(description="When.")
    before: str = strawberry.field(description="The version until then.")
    after: str = strawberry.field(description="The version since then.")
    reason: LocalizedText = strawberry.field(description="Why, as the authority tells it.")
    lost: list[LostAnswer] = strawberry.field(description="Answers that weren't taken along.")
    kept_in: strawberry.ID = strawberry.field(
        description="The ApplicationVersion with the answers as they were: ask for `versions`, or `node`."
    )


def report_told(report: FormReport, visible: Collection[UUID]) -> CallFormReport:
    """A report, as its asker sees it."""
    return CallFormReport(
        before=report.before, after=report.after, drafts=report.drafts, losing=report.losing,
        summary=LocalizedText.of(report.summary), effects=[_effect(each, visible) for each in report.parts],
        fingerprint=report.fingerprint,
    )  # fmt: skip


def changes_of(stored: list[dict[str, Any]]) -> list[CallFormChange]:
    """The publications of a call, the oldest first."""
    return [
        CallFormChange(
            at=datetime.fromisoformat(each["at"]), before=each["from"], after=each["to"],
            by=global_id("Person", UUID(each["by"])) if each["by"] != str(None) else None,
            reason=LocalizedText.of(each["reason"]), drafts=each["drafts"], losing=each["losing"],
        )
        for each in stored
    ]  # fmt: skip


def moves_of(stored: list[dict[str, Any]]) -> list[FormMove]:
    """The moves of a draft, the oldest first."""
    return [
        FormMove(
            at=datetime.fromisoformat(each["at"]), before=each["from"], after=each["to"],
            reason=LocalizedText.of(each["reason"]),
            lost=[LostAnswer(path=one["path"], label=LocalizedText.of(one["label"])) for one in each["lost"]],
            kept_in=global_id("ApplicationVersion", UUID(each["kept"])),
        )
        for each in stored
    ]  # fmt: skip


def _effect(part: Part, visible: Collection[UUID]) -> CallFormEffect:
    seen = sorted(part.applications & frozenset(visible))
    return CallFormEffect(
        effect=part.what, path=list(part.path), label=LocalizedText.of(part.label), reason=part.reason,
        drafts=part.drafts, answers=part.answers, applications=[global_id("Application", id) for id in seen],
    )  # fmt: skip
