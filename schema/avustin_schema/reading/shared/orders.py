"""In which order a list comes: by what its keys are sorted, and what lies beyond a cursor."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, and_, bindparam, case, false, or_, tuple_

from avustin_core.errors import InvalidInput
from avustin_core.plugin import Text
from avustin_schema.lists.asks import held_by, sorting_of
from avustin_schema.lists.kinds import LOCALIZED
from avustin_schema.paging import Page, read_key, refuse_cursor
from avustin_schema.reading.shared.conditions import Conditions, may_be_null
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Source

MOST_KEYS = 5
Give = Callable[[int, Any], Any]  #: (which key, its value in the cursor) to what the statement holds


@dataclass(frozen=True)
class SortKey:
    """One key: its expression over a table, whether the greatest come first, and whether there may be none."""

    of: Callable[[Any], Any]
    kind: type
    is_descending: bool
    is_nullable: bool
    bits: int = 64  #: of a number


@dataclass(frozen=True)
class Ordering:
    """The keys, of which the last is the id; `sign` tells the order from others."""

    keys: tuple[SortKey, ...]
    sign: str

    def sorting(self, table: Any, page: Page) -> list[Any]:
        """By what the rows of a page are sorted; what has no key comes last, going backwards first."""
        return [_sorted(each, each.of(table), page) for each in self.keys]

    def place(self, page: Page) -> tuple[Any, ...]:
        """The place that the page's cursor leads to; refuses one of another order."""
        assert page.cursor is not None
        sign, keys = page.cursor
        if sign != self.sign or len(keys) != len(self.keys):
            raise refuse_cursor(page)
        found = tuple(read_key(page, key, each.kind, bits=each.bits) for key, each in zip(keys, self.keys, strict=True))
        if any(key is None and not each.is_nullable for key, each in zip(found, self.keys, strict=True)):
            raise refuse_cursor(page)
        return found

    def beyond(self, table: Any, page: Page, place: Sequence[Any], give: Give = lambda _, value: value) -> Any:
        """What lies beyond a place in the direction of the page; `place` tells which keys there are."""
        columns = [each.of(table) for each in self.keys]
        given = [
            None if value is None else bindparam(None, give(index, value), type_=column.type, unique=True)
            for index, (column, value) in enumerate(zip(columns, place, strict=True))
        ]
        downwards = {each.is_descending != page.backwards for each in self.keys}
        if len(downwards) == 1 and not any(each.is_nullable for each in self.keys):
            ours, theirs = tuple_(*columns), tuple_(*given)
            return ours < theirs if downwards.pop() else ours > theirs
        found: list[Any] = []
        equal: list[Any] = []
        for each, column, value in zip(self.keys, columns, given, strict=True):
            found.append(and_(*equal, _past(each, column, value, page)))
            equal.append(column.is_(None) if value is None else column == value)
        return or_(*found)


def _sorted(key: SortKey, column: Any, page: Page) -> Any:
    made = column.desc() if key.is_descending != page.backwards else column.asc()
    if not key.is_nullable:
        return made
    return made.nulls_first() if page.backwards else made.nulls_last()


def _past(key: SortKey, column: Any, value: Any, page: Page) -> Any:
    if value is None:
        return column.is_not(None) if page.backwards else false()
    past = column < value if key.is_descending != page.backwards else column > value
    return or_(past, column.is_(None)) if key.is_nullable and not page.backwards else past


def ordering_of(source: Source, given: Any, reading: Reading) -> Ordering:
    """The order that is asked for, or the type's own."""
    if not given:
        default = source.default_order
        return _ordering(
            source, [_plain(source, default.column, default.descending)], f"{default.column}{default.descending}"
        )
    if len(given) > MOST_KEYS:
        raise InvalidInput("orderBy", reason=TOO_MANY)
    named = [(each.field.value, each.direction.name == "DESC") for each in given]
    keys = [_seen(source, name, descending, reading) for name, descending in named]
    return _ordering(source, keys, f"{named!r}{_language(source, named, reading)}")


def _language(source: Source, named: list[tuple[str, bool]], reading: Reading) -> str:
    """The language that the order is of, where there is one."""
    kinds = (source.asked.where(reading.registry).all[name].asks.kind for name, _ in named)
    return reading.language.value if LOCALIZED in kinds else ""


def _ordering(source: Source, keys: list[SortKey], said: str) -> Ordering:
    """With the id at the end, going the way of the key before it."""
    keys = [*keys, _plain(source, "id", keys[-1].is_descending)]
    return Ordering(tuple(keys), f"{zlib.crc32(f'{source.name} {said}'.encode()):08x}")


def _plain(source: Source, name: str, descending: bool) -> SortKey:
    column = getattr(source.model, name)
    return _key(lambda table: getattr(table, name), column, descending)


def _key(of: Callable[[Any], Any], made: Any, descending: bool) -> SortKey:
    bits = 64 if isinstance(made.type, BigInteger) else 32
    return SortKey(of, held_by(made.type), descending, may_be_null(made), bits)


def _seen(source: Source, name: str, descending: bool, reading: Reading) -> SortKey:
    """By what the viewer sees of the field: nothing, where they see nothing."""
    ask, conditions = source.asked.where(reading.registry).all[name], Conditions(reading)

    def of(table: Any) -> Any:
        column = sorting_of(ask.asks, table, reading)
        seen = conditions.seen(source, table, ask.seen_as)
        if seen is True:
            return column
        return case((seen if seen is not False else false(), column), else_=None)

    return _key(of, of(source.model), descending)


TOO_MANY = Text(
    fi=f"orderBy: järjestyksessä saa olla enintään {MOST_KEYS} kohtaa.",
    sv=f"orderBy: ordningen får ha högst {MOST_KEYS} steg.",
    en=f"orderBy: an order may have {MOST_KEYS} steps.",
)
