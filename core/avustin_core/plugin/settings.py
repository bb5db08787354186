"""Settings of a call: what a programme leaves open until a call says it.

Rules read them by `call.setting("key")`, forms by `setting(SETTING)` and as bounds. Decisions are filled from those whose keys are
`report_due_in_days` (from the end of the period of use), `use_starts`, `use_ends` and `use_in_days` (the period of use, where the
form holds no PERIOD; it begins when it is proposed where no start is set). Grants are accepted or declined within `accept_in_days`.
"""

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


#: A value of a setting: a day, an exact number, yes or no, a text.
SettingValue = date | Decimal | int | bool | str

REPORT_DUE_IN_DAYS = "report_due_in_days"  #: when the report is due, in days from the end of the period of use
USE_STARTS = "use_starts"  #: the period of use, where the application form holds no PERIOD
USE_ENDS = "use_ends"
USE_IN_DAYS = "use_in_days"  #: its length, where no end is set
ACCEPT_IN_DAYS = "accept_in_days"  #: within which a grant is accepted or declined, in days from the notification
#: The settings that decisions are filled from, by their keys, and what each must hold.
FILLED_FROM = {
    REPORT_DUE_IN_DAYS: SettingKind.INTEGER,
    USE_STARTS: SettingKind.DATE,
    USE_ENDS: SettingKind.DATE,
    USE_IN_DAYS: SettingKind.INTEGER,
    ACCEPT_IN_DAYS: SettingKind.INTEGER,
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
        key: str,  #: a-z, 0-9 and _
        name: Text,  #: as officials read it
        kind: SettingKind,  #: what it holds
        *,
        default: SettingValue | None = None,  #: in calls that say nothing
        description: Text | None = None,  #: what it does
        source: Source | str | None = None,  #: where it comes from
    ) -> None:
        _set(self, key=key, name=name, kind=kind, default=default, description=description, source=as_source(source))


def _set(instance: object, **values: object) -> None:
    for name, value in values.items():
        object.__setattr__(instance, name, value)
