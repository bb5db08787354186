"""What is signed never changes: whatever tries to, by whatever road of the ORM, is stopped as the bug that it is."""

from enum import Enum
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import ORMExecuteState, Session


class SignedNeverChanges(RuntimeError):
    """A bug: something tried to change or remove what was signed."""


def freeze(model: type, *, unsigned: Enum, afterwards: frozenset[str]) -> None:
    """Lets rows of the model change while their status is `unsigned`, and after that only the columns named."""

    @event.listens_for(model, "before_update")
    def only_what_follows(mapper: Any, connection: Any, row: Any) -> None:
        state = inspect(row)
        changed = {each.key for each in mapper.column_attrs if state.attrs[each.key].history.has_changes()}
        if _status_before(row) is not unsigned and (changed - afterwards or row.status is unsigned):
            raise SignedNeverChanges(f"{model.__name__} {row.id}: {', '.join(sorted(changed))}")

    @event.listens_for(model, "before_delete")
    def never_removed(mapper: Any, connection: Any, row: Any) -> None:
        if _status_before(row) is not unsigned:
            raise SignedNeverChanges(f"{model.__name__} {row.id} can't be removed")

    @event.listens_for(Session, "do_orm_execute")
    def never_in_bulk(state: ORMExecuteState) -> None:
        mapper = state.bind_mapper
        if (state.is_update or state.is_delete) and mapper is not None and mapper.class_ is model:
            raise SignedNeverChanges(f"{model.__name__} isn't changed by statements")


def _status_before(row: Any) -> Any:
    history = inspect(row).attrs["status"].history
    return history.deleted[0] if history.deleted else row.status
