"""Criteria: what applications are assessed by, with keys that never change."""

from dataclasses import dataclass
from decimal import Decimal

from avustin_core.plugin.texts import Source, Text, as_source


@dataclass(frozen=True)
class Scale:
    """The points that may be given, ends included; `steps` says what each means."""

    lowest: int  #: the fewest points
    highest: int  #: the most
    steps: tuple[tuple[int, Text], ...] = ()  #: points, and what they mean


@dataclass(frozen=True, init=False)
class Criterion:
    """One criterion. A threshold is answered yes or no; a priority lifts, and isn't scored.

    A weight or scale that isn't known is None, never one: without weights there is no total and no ranking.
    """

    key: str
    name: Text
    description: Text | None
    source: Source | None
    threshold: bool
    weight: Decimal | None
    scale: Scale | None
    priority: bool
    least: Decimal | None

    def __init__(
        self,
        key: str,  #: assessments refer to it, for ever
        name: Text,  #: as assessors read it
        *,
        description: Text | None = None,  #: what is looked at
        source: Source | str | None = None,  #: where it comes from
        threshold: bool = False,  #: answered yes or no: what must be fulfilled
        weight: Decimal | None = None,  #: by which points are multiplied in the total
        scale: Scale | None = None,  #: the points that may be given
        priority: bool = False,  #: answered yes or no: what lifts
        least: Decimal | None = None,  #: an application whose average is lower can't be granted
    ) -> None:
        values = {
            "key": key, "name": name, "description": description, "source": as_source(source),
            "threshold": threshold, "weight": weight, "scale": scale, "priority": priority, "least": least,
        }  # fmt: skip
        for attribute, value in values.items():
            object.__setattr__(self, attribute, value)
