"""Criteria: what applications are assessed by, with keys that never change."""

from dataclasses import dataclass
from decimal import Decimal

from avustin_core.plugin.texts import Source, Text, as_source


@dataclass(frozen=True)
class Scale:
    """The points that may be given, ends included; `steps` says what each means."""

    lowest: int
    highest: int
    steps: tuple[tuple[int, Text], ...] = ()


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

    def __init__(
        self,
        key: str,
        name: Text,
        *,
        description: Text | None = None,
        source: Source | str | None = None,
        threshold: bool = False,
        weight: Decimal | None = None,
        scale: Scale | None = None,
        priority: bool = False,
    ) -> None:
        values = {
            "key": key, "name": name, "description": description, "source": as_source(source),
            "threshold": threshold, "weight": weight, "scale": scale, "priority": priority,
        }  # fmt: skip
        for attribute, value in values.items():
            object.__setattr__(self, attribute, value)
