"""What a session is about to write, by table and key: every column that changes, before and after."""

from typing import Any

from sqlalchemy import inspect
from sqlalchemy.orm import InstanceState, Session

from avustin_core.audit.models import AuditEvent, AuditHead, AuditValues

OWN = (AuditHead, AuditEvent, AuditValues)


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
    values = {each.key: state.dict.get(each.key) for each in state.mapper.column_attrs}
    return {name: [None, _plain(value)] for name, value in values.items() if value is not None}


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
    if isinstance(value, dict | list | str | int | bool | None):
        return value
    return getattr(value, "name", None) or str(value)
