"""The order of texts as Finns expect it, as a key: the embedded databases know no Finnish collation."""

import unicodedata
from typing import Any

from sqlalchemy import String, event

BYTEWISE = String().with_variant(String(collation="C"), "postgresql")  #: the order that keys are made for
LAST = {"å": "{", "ä": "|", "ö": "}"}  # the three characters after z
SAME = {"æ": "ä", "ø": "ö", "õ": "ö", "ü": "y", "ű": "y", "ð": "d", "đ": "d", "þ": "th", "ł": "l"}


class Keys(dict[int, str]):
    """The key of each character, made when it is first met."""

    def __missing__(self, code: int) -> str:
        """Its letter, without accents; å, ä and ö last."""
        letter = SAME.get(chr(code), chr(code))
        plain = LAST.get(letter) or unicodedata.normalize("NFKD", letter)
        made = self[code] = "".join(part for part in plain if not unicodedata.combining(part))
        return made


KEYS = Keys()


def sort_key(text: str) -> str:
    """A key that sorts byte by byte: å, ä and ö last, other accents and the case without meaning."""
    return unicodedata.normalize("NFC", text.strip()).casefold().translate(KEYS)


def keep_keys(model: type, **columns: str) -> None:
    """From now on each of these columns keeps the key of another: of a text, or of JSON with texts by language the Finnish."""

    def keep(mapper: Any, connection: Any, row: Any) -> None:
        for key, column in columns.items():
            setattr(row, key, key_of(getattr(row, column)))

    event.listen(model, "before_insert", keep)
    event.listen(model, "before_update", keep)


def key_of(value: Any) -> str | None:
    """The key of a text, or of the first of a text's languages."""
    text = (value.get("fi") or value.get("sv") or value.get("en") or "") if isinstance(value, dict) else value
    return None if text is None else sort_key(text)
