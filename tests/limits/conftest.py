"""Limits without a database: the schema, the settings, and somebody who asks."""

from collections.abc import Callable
from typing import Any

import pytest

from avustin_core.access import PUBLIC
from avustin_core.errors import Refusal
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_schema.build import build
from avustin_schema.http.limits.admission import Admitted, Asking, Limits
from avustin_schema.schema import Schema

Admit = Callable[..., Admitted]


@pytest.fixture(scope="session")
def schema(registry: Registry) -> Schema:
    """The schema of what is installed."""
    return build(registry)


@pytest.fixture
def admit(schema: Schema) -> Admit:
    """Asks as nobody in particular, with other settings where they are given."""
    made: dict[str, Limits] = {}

    def admitting(
        text: str, variables: dict[str, Any] | None = None, *, trusted: bool = False, **settings: Any
    ) -> Admitted:
        key = repr(sorted(settings.items()))
        limits = made.setdefault(key, Limits(schema, Settings(**settings)))
        return limits.admit(Asking(PUBLIC, "192.0.2.1", trusted), text, variables or {}, None)

    return admitting


def refusals(admitted: Admitted) -> list[Refusal]:
    """What was refused."""
    found = [error.original_error for error in admitted.errors]
    return [each for each in found if isinstance(each, Refusal)]


def codes(admitted: Admitted) -> list[str]:
    """By which limits."""
    return [each.code for each in refusals(admitted)]
