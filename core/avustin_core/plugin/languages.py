"""The languages that people read: Finnish and Swedish by law, English as help."""

from collections.abc import Callable
from enum import StrEnum
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Language(StrEnum):
    """A language of texts; only Finnish and Swedish are languages of a matter."""

    FI = "fi"  #: Finnish
    SV = "sv"  #: Swedish
    EN = "en"  #: English


def told_by_name(declare: Callable[P, R]) -> Callable[P, R]:
    """Takes a label without fi= or sv=, though its types don't: the start then tells it by the name and line of the field."""

    @wraps(declare)
    def declared(*args: P.args, **kwargs: P.kwargs) -> R:
        return declare(*args, **{"fi": "", "sv": "", **kwargs})  # type: ignore[arg-type]

    return declared
