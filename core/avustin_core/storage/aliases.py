"""Aliases of tables, each made once: to make one costs as much as the rest of a small statement."""

from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from sqlalchemy.orm import aliased


@lru_cache(maxsize=2_000)
def alias_of(model: Any, place: Hashable) -> Any:
    """The alias of a model for a place: other places of the same statement have others."""
    return aliased(model)
