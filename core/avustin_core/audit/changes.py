"""What a session is about to write, by table and key: every column that changes, before and after."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import InstanceState, Session

from avustin_core.audit.models import AuditEvent, AuditHead, AuditValues

OWN = (AuditHead, AuditEvent, AuditValues)
PLAIN = (str, int, bool, type(None), dict, list)


def changes_of(session: Session) -> dict[str, Any]:
    """The columns of each row that is new, changed or gone, as `[before, after]`."""
    found: dict[str, Any] = {}
    for rows, told in ((session.new, _new), (session.dirty, _changed), (session.deleted, _gone)):
        for row in rows:
            if type(row) not in OWN and (columns := told(row, inspect(row))):
                found[_key(row, inspect(row))] = columns
    return found


def _key(row: Any, state: InstanceState[Any]) -> str:
    keys = state.mapper.primary_key
    return f"{row.__tablename__}:{'/'.join(str(state.dict.get(str(column.key))) for column in keys)}"


def _new(row: Any, state: InstanceState[Any]) -> dict[str, Any]:
    return added(type(row), state.dict)


def added(model: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a new row of that model and these values tells."""
    return {name: [None, _plain(value)] for name in _columns(model) if (value := values.get(name)) is not None}


@cache
def _columns(model: type) -> tuple[str, ...]:
    return tuple(inspect(model).column_attrs.keys())


def _gone(row: Any, state: InstanceState[Any]) -> dict[str, Any]:
    return {name: [after, None] for name, (_, after) in _new(row, state).items()}


def _changed(row: Any, state: InstanceState[Any]) -> dict[str, Any]:
    columns = {}
    for name in set(state.mapper.column_attrs.keys()) - state.unmodified:
        history = state.attrs[name].history
        if history.has_changes():
            before, after = (side[0] if side else None for side in (history.deleted, history.added))
            columns[name] = [_plain(before), _plain(after)]
    return columns


def _plain(value: Any) -> Any:
    if isinstance(value, PLAIN):
        return value
    return getattr(value, "name", None) or str(value)
