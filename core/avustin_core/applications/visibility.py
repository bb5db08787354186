"""What a viewer sees of an application's answers, and what it can do with each field of its form."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from avustin_core.access import Actor
from avustin_core.answers.visibility import Access, Shown, access_of, viewer_of, visible_answers
from avustin_core.applications.rights import COLUMNS, SAVE
from avustin_core.applications.states import is_open
from avustin_core.forms import FormSpec, Path

__all__ = ["ACCESS_COLUMNS", "Access", "Shown", "access", "visible_answers"]

ACCESS_COLUMNS = COLUMNS | {"completion_paths": "completion_paths"}  #: what access looks at


def access(spec: FormSpec, answers: Mapping[str, Any], actor: Actor, state: Any, now: datetime) -> dict[Path, Access]:
    """By the paths of the specs: hidden, to read, or to write at that moment by that actor."""
    opened = None
    if not is_open(state, now):
        opened = [tuple(path) for path in state.completion_paths or ()]
    writes = SAVE.refusal(actor, state, now) is None
    return access_of(spec, viewer_of(spec, answers, actor, state), writes=writes, opened=opened)
