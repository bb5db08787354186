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

    name: Text
    email: str | None = None
    phone: str | None = None


def _no_settings() -> Mapping[str, SettingValue]:
    return MappingProxyType({})


@dataclass(frozen=True)
class CallTemplate:
    """A call as it was or may be, with zoned times. `published_facts` tells what was published of the real one."""

    key: str
    title: Text
    summary: Text
    instructions: Text
    terms: Text
    contact: Contact | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    settings: Mapping[str, SettingValue | None] = field(default_factory=_no_settings)
    sources: tuple[Source | str, ...] = ()
    published_facts: Text | None = None
    rolling: bool = False  #: applications are handled as they come, also before it closes
