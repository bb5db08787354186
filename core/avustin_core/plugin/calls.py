"""Call templates: what a programme already knows of a call, for an official to open."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from avustin_core.plugin.settings import SettingValue
from avustin_core.plugin.texts import Source, Text


@dataclass(frozen=True)
class Contact:
    """Who answers questions about a call."""

    name: Text  #: the person or the unit
    email: str | None = None  #: to write to
    phone: str | None = None  #: to call


def _no_settings() -> Mapping[str, SettingValue]:
    return MappingProxyType({})


@dataclass(frozen=True)
class CallTemplate:
    """A call as it was or may be, for an official to open."""

    key: str  #: `createCall` begins from it
    title: Text  #: what it is called
    summary: Text  #: what it is about
    instructions: Text  #: who may apply, and how
    terms: Text  #: on which terms grants are given
    contact: Contact | None = None  #: who answers questions
    opens: datetime | None = None  #: with its zone; from its publication where it isn't said
    closes: datetime | None = None  #: with its zone; without it the call stays open
    settings: Mapping[str, SettingValue | None] = field(default_factory=_no_settings)  #: by key
    sources: tuple[Source | str, ...] = ()  #: where its texts and dates come from
    published_facts: Text | None = None  #: what was published of the real call
    rolling: bool = False  #: applications are handled as they come, also before it closes
