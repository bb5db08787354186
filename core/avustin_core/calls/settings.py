"""Settings of a call: read from what was given, kept as plain JSON, and given to rules as typed values."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Setting, SettingKind, SettingValue, Text

CENT = Decimal("0.01")
HUNDRED = Decimal(100)

WANTED = {
    SettingKind.DATE: Text(
        fi="päivämäärä muodossa 2021-11-30", sv="ett datum i formatet 2021-11-30", en="a date such as 2021-11-30"
    ),
    SettingKind.MONEY: Text(
        fi="euromäärä muodossa 1234.50", sv="ett belopp i euro i formatet 1234.50", en="a sum in euros such as 1234.50"
    ),
    SettingKind.PERCENTAGE: Text(
        fi="prosenttiluku 0–100 muodossa 85.5",
        sv="ett procenttal 0–100 i formatet 85.5",
        en="a percentage 0–100 such as 85.5",
    ),
    SettingKind.INTEGER: Text(fi="kokonaisluku", sv="ett heltal", en="a whole number"),
    SettingKind.BOOLEAN: Text(
        fi="kyllä tai ei (true tai false)", sv="ja eller nej (true eller false)", en="true or false"
    ),
    SettingKind.TEXT: Text(fi="teksti", sv="en text", en="a text"),
}


def plain_settings(declared: Mapping[str, Setting], given: Mapping[str, object]) -> dict[str, Any]:
    """The given settings as JSON values. Refuses a key that the programme doesn't have, and a value of another kind."""
    plain: dict[str, Any] = {}
    for key, value in given.items():
        setting = declared.get(key)
        if setting is None:
            raise InvalidInput("settings", key, reason=_unknown(key, declared))
        plain[key] = None if value is None else _plain(setting, value)
    return plain


def default_settings(declared: Mapping[str, Setting]) -> dict[str, Any]:
    """Every setting of the programme, at its default; null where it has none."""
    return plain_settings(declared, {key: setting.default for key, setting in declared.items()})


def read_setting(kind: SettingKind, value: Any) -> SettingValue | None:
    """A kept value as rules read it."""
    if value is None:
        return None
    if kind is SettingKind.DATE:
        return date.fromisoformat(value)
    if kind in (SettingKind.MONEY, SettingKind.PERCENTAGE):
        return Decimal(value)
    kept: SettingValue = value
    return kept


def _plain(setting: Setting, value: object) -> Any:
    try:
        return PLAIN[setting.kind](value)
    except (ValueError, TypeError, InvalidOperation):
        wanted = WANTED[setting.kind]
        reason = Text(
            fi=f"Asetuksen {setting.name.fi} arvon on oltava {wanted.fi}.",
            sv=f"Värdet för inställningen {setting.name.sv} ska vara {wanted.sv}.",
            en=f"The setting {setting.name.get('en')} must be {wanted.en}.",
        )
        raise InvalidInput("settings", setting.key, reason=reason) from None


def _date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    return date.fromisoformat(_text(value)).isoformat()


def _decimal(value: object) -> Decimal:
    if isinstance(value, bool | float):
        raise TypeError("a number that isn't exact")
    number = Decimal(value) if isinstance(value, int | Decimal) else Decimal(_text(value))
    if not number.is_finite() or number < 0:
        raise ValueError("a number from zero upwards is needed")
    return number


def _money(value: object) -> str:
    number = _decimal(value)
    if number != number.quantize(CENT):
        raise ValueError("a fraction of a cent")
    return str(number.quantize(CENT))


def _percentage(value: object) -> str:
    number = _decimal(value)
    if number > HUNDRED:
        raise ValueError("more than the whole")
    return f"{number:f}"


def _integer(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("not a whole number")
    return value


def _boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("neither true nor false")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


PLAIN = {
    SettingKind.DATE: _date,
    SettingKind.MONEY: _money,
    SettingKind.PERCENTAGE: _percentage,
    SettingKind.INTEGER: _integer,
    SettingKind.BOOLEAN: _boolean,
    SettingKind.TEXT: _text,
}


def _unknown(key: str, declared: Mapping[str, Setting]) -> Text:
    known = ", ".join(declared) or "–"
    return Text(
        fi=f"Ohjelmalla ei ole asetusta {key}. Asetukset: {known}.",
        sv=f"Programmet har ingen inställning {key}. Inställningar: {known}.",
        en=f"The programme has no setting {key}. Its settings: {known}.",
    )
