"""What one operation did, collected while it does it: no operation can forget to tell."""

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy.event import listens_for
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, SessionTransaction

from avustin_core.audit.changes import added, changes_of
from avustin_core.audit.models import CORE, AuditEvent
from avustin_core.storage import Row, new_id
from avustin_core.storage.together import WritingSession

Event = tuple[AuditEvent, dict[str, Any]]  #: an event that is in no chain yet, and its values
RECORDED = "what the session's operation did"


@dataclass
class Recorded:
    """The rows that changed, the roles in which the actor acted, the matters that were looked at, and the chains.

    A table's model whose new rows belong to a chain of their own says so by a property `audit_chain`.
    """

    changes: dict[str, Any] = field(default_factory=dict)
    roles: set[str] = field(default_factory=set)
    matters: set[UUID] = field(default_factory=set)
    chains: set[str] = field(default_factory=set)
    _before: dict[SessionTransaction, tuple[dict[str, Any], set[str]]] = field(default_factory=dict)
    about: tuple[str, str] | None = None  #: type and id of the object, where it isn't what the operation answers
    _loaded: list[Any] = field(default_factory=list)  #: held, or the session would forget them and ask again

    def watch(self, session: AsyncSession) -> None:
        """Collects what the session loads and writes; it must be a `RecordedSession`."""
        session.sync_session.info[RECORDED] = self

    def loaded(self, row: Any) -> None:
        """A row was read."""
        self._loaded.append(row)
        if matter := _matter_of(row):
            self.matters.add(matter)

    def begun(self, savepoint: SessionTransaction) -> None:
        """A savepoint was set."""
        self._before[savepoint] = (deepcopy(self.changes), set(self.chains))

    def undone(self, savepoint: SessionTransaction) -> None:
        """What was tried in a savepoint and given up didn't happen."""
        if savepoint in self._before:
            self.changes, self.chains = self._before.pop(savepoint)

    def collect(self, session: Session) -> None:
        """What is about to be written."""
        for key, columns in changes_of(session).items():
            known = self.changes.setdefault(key, {})
            for name, (before, after) in columns.items():
                known[name] = [known[name][0] if name in known else before, after]
        self.chains |= {row.audit_chain for row in session.new if _has_chain(type(row))}  # type: ignore[arg-type]
        self.matters |= {matter for row in (*session.new, *session.dirty) if (matter := _matter_of(row))}

    def added(self, model: type[Row], rows: Iterable[Mapping[str, Any]]) -> None:
        """New rows that are written without being objects."""
        for values in rows:
            self.changes[f"{model.__tablename__}:{values['id']}"] = added(model, values)
            if matter := values.get("matter_id"):
                self.matters.add(matter)

    def events(
        self, act: str, result: object, *, at: datetime, actor_id: UUID | None, request_id: str | None
    ) -> list[Event]:
        """The events that tell it: one in the core's chain, or one in each chain that it belongs to."""
        row = result if isinstance(result, Row) else None
        thing = self.about or ((type(row).__name__, str(row.id)) if row else ("", ""))
        own = _matter_of(row) if row else None
        return [
            (
                AuditEvent(
                    id=new_id(), chain=chain, seq=0, at=at, actor_id=actor_id, role=",".join(sorted(self.roles)),
                    act=act, object_type=thing[0], object_id=thing[1],
                    matter_id=own or (next(iter(self.matters)) if len(self.matters) == 1 else None),
                    request_id=request_id, values_digest="", digest="",
                ),
                self.changes,
            )
            for chain in sorted(self.chains) or [CORE]
        ]  # fmt: skip

    def clear(self) -> None:
        """Begins anew, for the next operation in the same session."""
        self.changes, self.roles, self.matters, self.chains, self.about = {}, set(), set(), set(), None


class RecordedSession(WritingSession):
    """A session of an operation: what it loads and writes is recorded from the moment when it is watched."""


def _recorded(session: Session) -> Recorded:
    found: Recorded | None = session.info.get(RECORDED)
    return found or Recorded()


@listens_for(RecordedSession, "loaded_as_persistent")
def _loaded(session: Session, row: Any) -> None:
    _recorded(session).loaded(row)


@listens_for(RecordedSession, "before_flush")
def _collect(session: Session, context: Any, instances: Any) -> None:
    _recorded(session).collect(session)


@listens_for(RecordedSession, "after_transaction_create")
def _begun(session: Session, transaction: SessionTransaction) -> None:
    if transaction.nested:
        _recorded(session).begun(transaction)


@listens_for(RecordedSession, "after_soft_rollback")
def _undone(session: Session, previous: SessionTransaction) -> None:
    _recorded(session).undone(previous)


@cache
def _has_chain(model: type) -> bool:
    return hasattr(model, "audit_chain")


def _matter_of(row: Any) -> UUID | None:
    name = "id" if getattr(row, "__tablename__", "") == "matters" else "matter_id"
    found: UUID | None = row.__dict__.get(name)
    return found
