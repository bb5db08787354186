"""What lists of a type are asked by: its fields, its links, its conditions, and the answers that installed programmes list."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import EnumType
from functools import cached_property
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlmodel import col

from avustin_core.programmes.models import FormRelease
from avustin_core.registry import Registry
from avustin_core.storage import alias_of, among
from avustin_schema.lists.asks import Asks, Condition
from avustin_schema.lists.kinds import BOOLEAN


@dataclass(frozen=True)
class Ask:
    """A field that lists are asked by: its name in the API, and whether it may be null there."""

    name: str
    asks: Asks
    is_nullable: bool
    description: str
    of: str = ""  #: the field that it is a part of: who sees that may ask

    @property
    def seen_as(self) -> str:
        """The field whose right it has."""
        return self.of or self.name


@dataclass(frozen=True)
class OfAnswers:
    """The questions that a form lists, of the version of its answers that `data` shows."""

    name: str  #: in the filter
    type_name: str  #: of the answers
    programme: str
    forms: tuple[str, ...]
    versions: tuple[str, ...]
    model: Any  #: of the versions
    fields: Mapping[str, Ask]  #: asked of a version

    def are_in(self, version: Any) -> Any:
        """Whether a version holds answers to the form."""
        releases = select(col(FormRelease.id)).where(
            col(FormRelease.programme_code) == self.programme,
            col(FormRelease.name).in_(self.forms),
            col(FormRelease.version).in_(self.versions),
        )
        return among(version.form_release_id, releases)

    def asked_of_rows(self) -> dict[str, Ask]:
        """The same questions by their names after that of the form, asked of what the answers belong to."""
        return {f"{self.name}.{name}": self._of_row(ask) for name, ask in self.fields.items()}

    def _of_row(self, ask: Ask) -> Ask:
        def value(table: Any, reading: Any) -> Any:
            version = alias_of(self.model, self.name)
            answer = select(ask.asks.of(version, reading)).where(version.id == table.submitted_id, self.are_in(version))
            return answer.correlate(table).scalar_subquery()

        return replace(ask, name=f"{self.name}.{ask.name}", asks=Asks(ask.asks.kind, value))


@dataclass(frozen=True)
class Asked:
    """What of a type lists can be asked by."""

    name: str
    fields: Mapping[str, Ask]  #: by their names in the API
    links: Mapping[str, tuple[str, str]]  #: to other objects: the join and the type, by the field
    conditions: Mapping[str, Condition]
    answers: Mapping[str, OfAnswers] = field(default_factory=dict)  #: by their names in the filter

    @cached_property
    def all(self) -> dict[str, Ask]:
        """The fields, and the questions that forms list."""
        return dict(self.fields) | {
            name: ask for of in self.answers.values() for name, ask in of.asked_of_rows().items()
        }

    @property
    def orders(self) -> list[Ask]:
        """The fields that lists are sorted by."""
        return [each for each in self.all.values() if each.asks.kind.is_ordered or each.asks.sort]

    @property
    def facets(self) -> list[str]:
        """The fields whose values are few: choices, yes and no, and other objects."""
        return [*(name for name, each in self.all.items() if _has_few(each)), *self.links]

    def where(self, registry: Registry) -> "Asked":
        """The same where these plugins are installed."""
        found = PLUGGED.get(registry, {}).get(self.name)
        return replace(self, answers=found) if found else self


def _has_few(ask: Ask) -> bool:
    kind = ask.asks.kind
    return kind is BOOLEAN or (isinstance(kind.type, EnumType) and "equals" in kind.conditions)


PLUGGED: WeakKeyDictionary[Registry, Mapping[str, Mapping[str, OfAnswers]]] = WeakKeyDictionary()


def plug(registry: Registry, listed: Mapping[str, Mapping[str, OfAnswers]]) -> None:
    """What these plugins list, by the type and by the name in its filter."""
    PLUGGED[registry] = listed
