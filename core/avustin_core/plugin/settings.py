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

#: Settings that decisions are filled from, by their keys. A period begins when it is decided where no start is set.
REPORT_DUE_IN_DAYS = "report_due_in_days"  #: when the report is due, in days from the end of the period of use
USE_STARTS = "use_starts"  #: the period of use, where the application form holds no PERIOD
USE_ENDS = "use_ends"
USE_IN_DAYS = "use_in_days"  #: its length, where no end is set
FILLED_FROM = {
    REPORT_DUE_IN_DAYS: SettingKind.INTEGER,
    USE_STARTS: SettingKind.DATE,
    USE_ENDS: SettingKind.DATE,
    USE_IN_DAYS: SettingKind.INTEGER,
}


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
