"""What of a type lists can be asked by: fields by their columns or expressions, and conditions of a name of their own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func

from avustin_core.plugin import Language
from avustin_core.storage.texts import InOrder, within
from avustin_core.storage.types import Names
from avustin_schema.lists.kinds import LOCALIZED, MONEY, PLAIN, STRING, Kind, enum_of
from avustin_schema.scalars import euros

Of = Callable[[Any, Any], Any]  #: (table, reading) to an expression; of texts to one for each language


@dataclass(frozen=True)
class Asks:
    """How a field is asked for: as which kind, over what, and by which column lists sort by it."""

    kind: Kind
    of: Of
    sort: str | None = None


@dataclass(frozen=True)
class Condition:
    """A condition with a name of its own: `fits(table, value, reading)`, about fields that must be seen to ask it."""

    kind: Kind
    description: str
    fits: Callable[[Any, Any, Any], Any]
    about: tuple[str, ...]


def texts(*columns: str, sort: str | None = None) -> Asks:
    """A text that stands in a column for each language."""
    return Asks(LOCALIZED, lambda table, reading: tuple(getattr(table, each) for each in columns), sort)


def texts_in(column: str, sort: str | None = None) -> Asks:
    """A text whose languages stand in a JSON column."""

    def of(table: Any, reading: Any) -> Any:
        return tuple(within(getattr(table, column), language) for language in ("fi", "sv", "en"))

    return Asks(LOCALIZED, of, sort)


def plainly(model: Any, path: str, convert: Any, sort: str | None = None) -> Asks | None:
    """How a column that is shown as it is can be asked for; None of what isn't asked for, such as JSON."""
    if "." in path or not hasattr(model, path):
        return None
    type_ = getattr(model, path).type
    kind = _kind_of(type_, convert)
    return Asks(kind, lambda table, reading: getattr(table, path), sort) if kind else None


def _kind_of(type_: Any, convert: Any) -> Kind | None:
    if convert is not None:
        return MONEY if convert is euros else None
    return enum_of(type_.kind) if isinstance(type_, Names) else PLAIN.get(held_by(type_))


def held_by(type_: Any) -> type:
    """What Python has of a column of that type."""
    try:
        held: type = getattr(type_, "impl_instance", type_).python_type
    except NotImplementedError:
        return object
    return held


def sorting_of(asks: Asks, table: Any, reading: Any) -> Any:
    """What lists sort by: texts by their keys, in the reader's language; others by the field's own column."""
    if asks.sort and not (asks.kind is LOCALIZED and reading.language is not Language.FI):
        return getattr(table, asks.sort)
    found = asks.of(table, reading)
    if asks.kind is LOCALIZED:
        return InOrder(_as_read(found, reading.language))
    return InOrder(found) if asks.kind is STRING else found


def _as_read(texts: tuple[Any, ...], language: Language) -> Any:
    """The text that a reader of the language sees: it, or the first there is."""
    by_language = dict(zip(Language, texts, strict=False))
    wanted = by_language.get(language)
    return func.coalesce(*(func.nullif(each, "") for each in (wanted, *texts) if each is not None))
