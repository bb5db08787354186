"""Whose eyes an attachment is for: those of the field that it is in, and of the narrowest where it is in several."""

from collections.abc import Iterator, Mapping
from typing import Any

from avustin_core.forms import FormSpec, GroupSpec
from avustin_core.plugin import Audience, Kind, Visibility

WIDEST_FIRST = tuple(Audience)


def attachments_in(spec: FormSpec, answers: Mapping[str, Any]) -> dict[str, Visibility | None]:
    """Every attachment that answers refer to, by its id, with who sees the field that it is in."""
    found: dict[str, Visibility | None] = {}
    for id, visible in _attachments(spec.group, answers):
        known = found.get(id)
        if known is None or (visible and _is_narrower(visible, known)):
            found[id] = visible
    return found


def _is_narrower(one: Visibility, other: Visibility) -> bool:
    return WIDEST_FIRST.index(one.audience) > WIDEST_FIRST.index(other.audience)


def _attachments(group: GroupSpec, answers: object) -> Iterator[tuple[str, Visibility | None]]:
    if not isinstance(answers, Mapping):
        return
    for field in group.fields:
        value = answers.get(field.name)
        parts = value if isinstance(value, list) else [value]
        if field.group is not None:
            for part in parts:
                yield from _attachments(field.group, part)
        elif field.kind in (Kind.ATTACHMENT, Kind.ATTACHMENTS):
            yield from ((part, field.visible) for part in parts if isinstance(part, str))
