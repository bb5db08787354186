"""How a description ends: who it takes, in the words of the declaration itself."""

from collections.abc import Iterable, Mapping
from typing import Any

from avustin_core.access import ROW, Audience, Guard, Rights


def requiring(description: str, *requires: str) -> str:
    """The description, with who it takes at its end."""
    return f"{description.rstrip().rstrip('.')}. Requires: {'; '.join(dict.fromkeys(requires))}."


def requires_of(guards: Iterable[Guard[Any]]) -> tuple[str, ...]:
    """Who it takes to do something, by its guards."""
    return tuple(guard.requires.en or guard.requires.fi for guard in guards)


def is_narrower(audience: Audience, rights: Rights) -> bool:
    """Whether a field is seen by fewer than its row."""
    return audience is not ROW and audience is not rights.rows


def end_descriptions(fields: Mapping[str, Any], rights: Rights) -> None:
    """Ends the descriptions of those fields that not everyone sees who sees the row."""
    for name, field in fields.items():
        audience = rights.fields.get(name, ROW)
        if is_narrower(audience, rights):
            field.description = requiring(field.description or "", audience.requires)
