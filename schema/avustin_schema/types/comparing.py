"""Two versions of an application side by side."""

from collections import defaultdict
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Annotated, Any
from uuid import UUID

import strawberry
from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlmodel import col

from avustin_core.answers.comparing import AnswerChange as Found
from avustin_core.answers.comparing import ChangeKind, Side, changes_of
from avustin_core.applications.models import ApplicationVersion, VersionKind
from avustin_core.applications.rights import VERSION_RIGHTS
from avustin_core.applications.visibility import Shown, visible_answers
from avustin_core.forms import Path
from avustin_core.programmes.models import FormRelease
from avustin_core.storage import parse_id
from avustin_core.trail.operations import SecretRead
from avustin_schema.context import Info
from avustin_schema.reading.shared.rows import Reading, Row
from avustin_schema.scalars import JSON
from avustin_schema.secrets import Telling
from avustin_schema.sources import Batched, Values, read, sourced_by
from avustin_schema.types.answers import STATE, needs, spec_in
from avustin_schema.types.common import LocalizedText, global_id

NEEDS = ("id", "ordinal", "application_id", *needs("", "form", "application."))


@strawberry.type(description="One answer that differs.")
class AnswerChange:
    """A change."""

    path: list[str] = strawberry.field(description="Names and row keys; of a row that came or went, the row's.")
    label: LocalizedText = strawberry.field(
        description="The field's label after those of what it is in, and which row."
    )
    kind: ChangeKind = strawberry.field(description="What became of it.")
    before: JSON | None = strawberry.field(description="What stood there; null where nothing did.")
    after: JSON | None = strawberry.field(description="What stands there in this version; null where nothing does.")


@strawberry.type(description="What differs between two versions of an application, as far as this viewer sees both.")
class VersionComparison:
    """A comparison."""

    since: strawberry.ID = strawberry.field(description="The global id of the version that it is compared with.")
    since_ordinal: int = strawberry.field(description="Its place among the versions.")
    changes: list[AnswerChange] = strawberry.field(description="In the order of the form; empty where nothing differs.")


Since = Annotated[
    strawberry.ID | None,
    strawberry.argument(
        description="The version to compare with, of the same application; the one handed in before this one without it."
    ),
]


async def _load(session: AsyncSession, reading: Reading, values: list[Values]) -> list[VersionComparison | None]:
    """One statement for all versions of a level: those handed in, and the one that is named."""
    named = parse_id(reading.arguments.get("since") or "")
    wanted = named[1] if named and named[0] == "ApplicationVersion" else None
    others = await _others(session, reading, {value("application_id") for value in values}, wanted)
    return [_compared(value, others[value("application_id")], reading, wanted) for value in values]


async def _others(
    session: AsyncSession, reading: Reading, applications: set[UUID], wanted: UUID | None
) -> dict[UUID, list[Any]]:
    seen = VERSION_RIGHTS.rows.predicate(ApplicationVersion, reading.actor, reading.now)
    statement = (
        select(
            col(ApplicationVersion.id), col(ApplicationVersion.ordinal), col(ApplicationVersion.application_id),
            col(ApplicationVersion.kind), col(ApplicationVersion.answers), col(FormRelease.name), col(FormRelease.version),
        )
        .join(FormRelease, col(FormRelease.id) == col(ApplicationVersion.form_release_id))
        .where(col(ApplicationVersion.application_id).in_(sorted(applications)), seen)
        .where(or_(col(ApplicationVersion.kind) == VersionKind.SUBMITTED, col(ApplicationVersion.id) == wanted))
        .order_by(col(ApplicationVersion.ordinal))
    )  # fmt: skip
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in (await session.execute(statement)).all():
        found[row.application_id].append(row)
    return found


def _compared(values: Values, others: list[Any], reading: Reading, wanted: UUID | None) -> VersionComparison | None:
    other = _chosen(values, others, reading, wanted)
    code = values("form.programme_code")
    later = spec_in(reading, code, values("form.name"), values("form.version"))
    earlier = other and spec_in(reading, code, other.name, other.version)
    if other is None or earlier is None or later is None:
        return None
    state = SimpleNamespace(**{name: values(f"application.{name}") for name in STATE})
    shown = [
        visible_answers(spec, answers, reading.actor, state)
        for spec, answers in ((earlier, other.answers), (later, values("answers")))
    ]
    found = changes_of(Side(earlier, shown[0].answers, shown[0].hidden), Side(later, shown[1].answers, shown[1].hidden))
    _tell(reading, values("application.id"), state.matter_id, shown, found)
    return VersionComparison(
        since=global_id("ApplicationVersion", other.id),
        since_ordinal=other.ordinal,
        changes=[_change(each) for each in found],
    )


def _chosen(values: Values, others: list[Any], reading: Reading, wanted: UUID | None) -> Any:
    """The one that is named, or the one handed in before; None where the viewer sees no such version."""
    if reading.arguments.get("since") is not None:
        return next((each for each in others if each.id == wanted), None)
    before = [each for each in others if each.ordinal < values("ordinal") and each.kind is VersionKind.SUBMITTED]
    return before[-1] if before else None


def _tell(reading: Reading, id: UUID, matter_id: UUID, shown: Sequence[Shown], found: Sequence[Found]) -> None:
    """Notes that secrets among what differs were given."""
    secrets = {path for each in shown for path in each.secrets if any(_meets(path, one.path) for one in found)}
    roles = frozenset(str(role) for each in shown for role in each.as_roles)
    Telling(reading.secrets, SecretRead("Application", id, matter_id, tuple(sorted(secrets)), roles)).all()


def _change(found: Found) -> AnswerChange:
    return AnswerChange(
        path=list(found.path),
        label=LocalizedText.of(found.label),
        kind=found.kind,
        before=found.before,
        after=found.after,
    )


def _meets(one: Path, other: Path) -> bool:
    return one[: len(other)] == other or other[: len(one)] == one


def comparison(description: str) -> Any:
    """The field `comparison(since:)` of a version."""

    def compared(root: Row, info: Info, since: Since = None) -> VersionComparison | None:
        found: VersionComparison | None = read(root, info)
        return found

    return sourced_by(Batched(NEEDS, _load), description, compared)
