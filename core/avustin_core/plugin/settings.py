"""Settings of a call: what a programme leaves open until a call says it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.texts import Source, Text, as_source


class SettingKind(Choice):
    """What a setting holds."""

    DATE = option(fi="Päivämäärä", sv="Datum", en="Date")
    MONEY = option(fi="Rahamäärä", sv="Belopp", en="Sum of money")
    PERCENTAGE = option(fi="Prosenttiosuus", sv="Procentandel", en="Percentage")
    INTEGER = option(fi="Kokonaisluku", sv="Heltal", en="Whole number")
    BOOLEAN = option(fi="Kyllä tai ei", sv="Ja eller nej", en="Yes or no")
    TEXT = option(fi="Teksti", sv="Text", en="Text")


SettingValue = date | Decimal | int | bool | str


@dataclass(frozen=True, init=False)
class Setting:
    """One setting of each call of a programme; without a default it is null, and shown as not set."""

    key: str
    name: Text
    kind: SettingKind
    default: SettingValue | None
    description: Text | None
    source: Source | None

    def __init__(
        self,
        key: str,
        name: Text,
        kind: SettingKind,
        *,
        default: SettingValue | None = None,
        description: Text | None = None,
        source: Source | str | None = None,
    ) -> None:
        _set(self, key=key, name=name, kind=kind, default=default, description=description, source=as_source(source))


def _set(instance: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(instance, name, value)
