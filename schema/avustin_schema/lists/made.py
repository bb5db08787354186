"""Where the inputs and connections that are made of types stand under their names, for types that refer to one another."""

from functools import cache
from typing import Annotated, Any

import strawberry


def keep(made: Any, name: str) -> Any:
    """Keeps a type under its name."""
    globals()[name] = made
    return made


@cache
def later(name: str) -> Any:
    """The type of that name, which may not be made yet."""
    return Annotated[name, strawberry.lazy(__name__)]
