"""Versions of answers: saves in quick succession become one, and what was handed in never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select

from avustin_core.answers.form import FormInUse
from avustin_core.storage import Row
from avustin_core.work import Work


class Owner(Protocol):
    """A row that has answers: `current_id` is what is being written, `edits` who changed which path."""

    id: UUID
    revision: int
    current_id: UUID | None
    submitted_id: UUID | None
    edits: dict[str, list[Any]]


V = TypeVar("V", bound=Row)


@dataclass(frozen=True)
class Versions(Generic[V]):
    """Where one kind of answers keeps its versions: the table, the column of their owner, and what marks a kind."""

    table: type[V]
    owner: str
    saved: Mapping[str, Any]
    submitted: Mapping[str, Any]

    async def find(self, work: Work, id: UUID | None) -> V | None:
        """The version of that id."""
        return await work.session.get(self.table, id) if id else None

    async def answers(self, work: Work, id: UUID | None) -> dict[str, Any]:
        """What stands in a version; nothing where there is none."""
        version: Any = await self.find(work, id)
        return dict(version.answers) if version else {}

    async def begin(self, work: Work, owner: Owner, form: FormInUse) -> V:
        """The first version, with no answers, of an owner that isn't written yet; both are written here."""
        version = self._made(work, owner, 1, {}, form, self.saved)
        owner.current_id = version.id
        work.session.add(owner)
        await work.session.flush()  # before the version, which names it
        return await work.add(version)

    async def keep(self, work: Work, owner: Owner, answers: dict[str, Any], form: FormInUse) -> V:
        """Saves the answers: into the newest version if that is the same person's and recent, else into a new one."""
        current: Any = await self.find(work, owner.current_id)
        if current is None or not await self._goes_on(work, owner, current):
            current = await self.add(work, owner, answers, form, self.saved)
            owner.current_id = current.id
        else:
            current.answers, current.saved_at = answers, work.now
        kept: V = current
        return kept

    async def seal(
        self, work: Work, owner: Owner, answers: dict[str, Any], form: FormInUse, *, at: datetime | None = None
    ) -> V:
        """Keeps what is handed in, as a version of its own."""
        version = await self.add(work, owner, answers, form, self.submitted, at=at)
        owner.submitted_id = version.id
        return version

    async def add(
        self,
        work: Work,
        owner: Owner,
        answers: dict[str, Any],
        form: FormInUse,
        kind: Mapping[str, Any],
        *,
        at: datetime | None = None,
    ) -> V:
        """A new version after all the others."""
        version = self._made(work, owner, await self._latest(work, owner) + 1, answers, form, kind, at=at)
        work.session.add(version)  # written with the owner's columns, at once
        return version

    def _made(
        self, work: Work, owner: Owner, ordinal: int, answers: dict[str, Any], form: FormInUse, kind: Mapping[str, Any],
        *, at: datetime | None = None,
    ) -> V:  # fmt: skip
        columns: dict[str, Any] = {
            self.owner: owner.id,
            "ordinal": ordinal,
            "form_release_id": form.release_id,
            "form_version": form.spec.version,
            "answers": answers,
            "saved_at": at or work.now,
            "saved_by": work.actor.user_id,
        }
        return self.table(**columns, **kind)

    async def _goes_on(self, work: Work, owner: Owner, version: Any) -> bool:
        window = timedelta(seconds=work.settings.save_window)
        return (
            all(getattr(version, name) == value for name, value in self.saved.items())
            and version.saved_by == work.actor.user_id
            and work.now - version.saved_at <= window
            and version.ordinal == await self._latest(work, owner)
        )

    async def _latest(self, work: Work, owner: Owner) -> int:
        """The last ordinal: that of what is being written, as long as nothing was handed in."""
        if owner.submitted_id is None:
            current: Any = await self.find(work, owner.current_id)
            return current.ordinal if current else 0
        return await work.session.scalar(self._of_owner, {"owner_id": owner.id}) or 0

    @cached_property
    def _of_owner(self) -> Select[Any]:
        column: Any = getattr(self.table, self.owner)
        ordinal: Any = getattr(self.table, "ordinal")  # noqa: B009
        return select(func.max(ordinal)).where(column == bindparam("owner_id"))
