"""What no database keeps as JSON: a null character, half a surrogate pair, a number that isn't one."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from avustin_core.errors import InvalidInput, Path
from avustin_core.plugin import Text

_UNKEPT = re.compile("[\0\ud800-\udfff]")


def check_storable(answers: Mapping[str, Any]) -> None:
    """Refuses answers with a value that can't be kept as it was typed; the path leads to it."""
    for path in _unstorable(answers, ()):
        raise InvalidInput(*path, reason=UNSTORABLE)


def _unstorable(value: object, path: Path) -> Iterator[Path]:
    if isinstance(value, Mapping):
        for name, part in value.items():
            if not is_text(str(name)):
                yield path
            yield from _unstorable(part, (*path, str(name)))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            key = part.get("key") if isinstance(part, Mapping) else None
            yield from _unstorable(part, (*path, key if isinstance(key, str) else str(index)))
    elif (isinstance(value, str) and not is_text(value)) or (isinstance(value, float) and not math.isfinite(value)):
        yield path


def is_text(value: str) -> bool:
    """Whether any database keeps it as text."""
    return _UNKEPT.search(value) is None


UNSTORABLE = Text(
    fi="Vastauksessa on merkki tai luku, jota ei voi tallentaa. Poista se.",
    sv="Svaret innehåller ett tecken eller ett tal som inte kan sparas. Ta bort det.",
    en="The answer has a character or a number that can't be stored. Remove it.",
)
TOO_DEEP = Text(
    fi="Vastauksissa on liian monta sisäkkäistä tasoa.",
    sv="Svaren har för många kapslade nivåer.",
    en="The answers are nested too deep.",
)
