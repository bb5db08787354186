"""What a read gives: rows by response key, and what the functions that fill them may know."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from avustin_core.access import Actor
from avustin_core.plugin import Language
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_schema.secrets import SecretsShown


class Row(dict[str, Any]):
    """One object of an answer: its type's name, and its values by response key."""

    __slots__ = ("type",)

    def __init__(self, type_name: str, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(values or {})
        self.type = type_name


@dataclass(frozen=True)
class Reading:
    """Who reads, when and in which language; the arguments of the field that is being filled; and the secrets that are shown."""

    registry: Registry
    settings: Settings
    actor: Actor
    now: datetime
    language: Language
    arguments: Mapping[str, Any]
    secrets: SecretsShown = field(default_factory=SecretsShown)  #: those that the answer holds are noted here
