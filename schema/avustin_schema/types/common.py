"""What every slice's types use: the Node interface, texts, labels, actions and global ids."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Annotated, Any
from uuid import UUID

import strawberry
from strawberry.types import Info

from avustin_core.access import ROW, Guard, acts
from avustin_core.errors import InvalidInput
from avustin_core.plugin import Language, Text
from avustin_core.storage import ids
from avustin_core.storage.ids import parse_id
from avustin_schema.lists.asks import texts_in
from avustin_schema.reading.shared.rows import Reading
from avustin_schema.sources import Computed, column, sourced_by
from avustin_schema.stored import Key, Stored


def global_id(type_name: str, id: UUID) -> strawberry.ID:
    """The id of an object for clients: opaque, and unique over all types."""
    return strawberry.ID(ids.global_id(type_name, id))


def row_id(value: str, type_name: str, *path: str) -> UUID:
    """The row that an input's id names; refuses an id of something else."""
    found = parse_id(value)
    if found is None or found[0] != type_name:
        raise InvalidInput(
            *path,
            reason=Text(
                fi=f"{'.'.join(path)}: anna tunniste, jonka tyyppi on {type_name}.",
                sv=f"{'.'.join(path)}: ange en identifierare av typen {type_name}.",
                en=f"{'.'.join(path)}: give the id of a {type_name}.",
            ),
        )
    return found[1]


def id_of(type_name: str) -> Any:
    """The field `id` of an object type."""

    def make(values: Callable[[str], Any], reading: Reading) -> strawberry.ID:
        return global_id(type_name, values("id"))

    return sourced_by(Computed(("id",), make, plain=True, id_of=type_name), "The global id, opaque.")


@strawberry.interface(description="A thing with a global id, to be read again by `node(id:)`.")
class Node:
    """Relay's Node."""

    id: strawberry.ID = strawberry.field(description="The global id, opaque.")

    @classmethod
    def resolve_type(cls, value: Any, info: Any, abstract: Any) -> str:
        """The name of the object's type."""
        name: str = value.type
        return name


LONG = "In the format of long texts: CommonMark without HTML."
Wanted = Annotated[
    Language | None,
    strawberry.argument(description="In this language; null: in that of the request (Accept-Language)."),
]


@strawberry.type(description="A text in Finnish and Swedish, and in English where it was written.")
class LocalizedText:
    """A text for people."""

    fi: str = strawberry.field(description="Finnish. Empty while it isn't written.")
    sv: str = strawberry.field(description="Swedish. Empty while it isn't written.")
    en: str | None = strawberry.field(description="English, as help; null where it wasn't written.")

    @strawberry.field(
        description="In the language that is asked for, or else the first that it was written in: Finnish, Swedish, English. "
        "`language` tells which.",
        metadata={"audience": ROW},
    )
    def text(self, info: Info, language: Wanted = None) -> str:
        """The text for this reader."""
        written = self._written(language or info.context.language)
        return next(iter(written.values()), "")

    @strawberry.field(
        description="The language that `text` comes in, asked with the same argument; null while nothing is written.",
        metadata={"audience": ROW},
    )
    def language(self, info: Info, language: Wanted = None) -> Language | None:
        """For the reader who must be told, and for `lang` in HTML."""
        return next(iter(self._written(language or info.context.language)), None)

    def _written(self, wanted: Language) -> dict[Language, str]:
        """What is written, the wanted language first."""
        known = {Language.FI: self.fi, Language.SV: self.sv, Language.EN: self.en}
        return {each: text for each in (wanted, *Language) if (text := known[each])}

    @classmethod
    def of(cls, text: Text | Mapping[str, str]) -> "LocalizedText":
        """From the core's text, or from a stored one."""
        values = text.to_json() if isinstance(text, Text) else text
        return cls(fi=values.get("fi", ""), sv=values.get("sv", ""), en=values.get("en"))


LOCALIZED = Stored(LocalizedText, {"fi": Key("fi", ""), "sv": Key("sv", ""), "en": Key("en")})  #: as columns keep it


def text_or_none(text: Text | Mapping[str, str] | None) -> LocalizedText | None:
    """The same, where there may be none."""
    return None if text is None else LocalizedText.of(text)


def text(path: str, description: str, *, sort: str | None = None) -> Any:
    """A stored text; lists by it are sorted in Finnish by the column `sort`, if there is one."""
    return column(path, description, LOCALIZED, asks=texts_in(path, sort))


@strawberry.type(description="Why something can't be done now.")
class Blocker:
    """One reason."""

    code: str = strawberry.field(description="The error's code, that the mutation would answer with.")
    message: str = strawberry.field(description="A sentence in the reader's language.")


@strawberry.type(description="One thing that can be done to an object, by the mutation of that name.")
class Action:
    """An action, as its viewer may do it."""

    name: str = strawberry.field(description="The mutation's name.")
    allowed: bool = strawberry.field(description="Whether the viewer may do it now.")
    blocked_by: list[Blocker] = strawberry.field(description="What stands in the way; empty when it is allowed.")


@dataclass(frozen=True)
class Acting(Computed):
    """What the field `actions` is computed from: columns, and the guards that are asked."""

    guards: tuple[Guard[Any], ...] = ()


def actions(guards: Iterable[Guard[Any]], columns: Mapping[str, str]) -> Any:
    """The field `actions`, from the same guards as the operations."""
    asked = tuple(guards)

    def make(values: Callable[[str], Any], reading: Reading) -> list[Action]:
        state = SimpleNamespace(**{name: values(path) for name, path in columns.items()})
        state.installed = reading.registry.programmes
        return [
            Action(
                name=act.name,
                allowed=not act.blocked_by,
                blocked_by=[Blocker(code=each.code, message=each.message(reading.language)) for each in act.blocked_by],
            )
            for act in acts(asked, reading.actor, state, reading.now)
        ]

    told = "What can be done to it, and whether the viewer may do it now."
    return sourced_by(Acting(tuple(columns.values()), make, guards=asked), told)
