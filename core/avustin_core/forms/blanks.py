"""When a field counts as not answered: null always, and what its kind has of nothing."""

from collections.abc import Mapping

from avustin_core.forms.scalars import is_nothing
from avustin_core.forms.spec import FieldSpec
from avustin_core.plugin import Kind

STRICT = frozenset({Kind.BOOLEAN, Kind.INTEGER, Kind.CHOICE})  #: an empty text isn't one of their answers


def is_blank(field: FieldSpec, raw: object) -> bool:
    """Whether an answer is none: null; for text blanks only; for lists no items; for groups nothing but blanks."""
    if raw is None:
        return True
    if field.is_list:
        return raw == []
    if field.group is not None:
        return isinstance(raw, Mapping) and all(_blank_part(field, name, part) for name, part in raw.items())
    if field.kind in (Kind.PERIOD, Kind.LOCALIZED_TEXT):
        return isinstance(raw, Mapping) and all(is_nothing(part) for part in raw.values())
    return field.kind not in STRICT and is_nothing(raw)


def _blank_part(field: FieldSpec, name: str, raw: object) -> bool:
    part = field.group.field(name) if field.group else None
    if part is None:
        return raw is None
    return part.computed is not None or is_blank(part, raw)
