"""Who asks: organisations, mandates and roles; and the small facts that every front end needs."""

import asyncio
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

import strawberry

from avustin_core.access import Mandate, everyone
from avustin_core.forms import FormEffect
from avustin_core.plugin import Language, Role, Text
from avustin_core.registry import Registry
from avustin_schema.choices import choices_of
from avustin_schema.context import Info
from avustin_schema.lists.inputs import Direction
from avustin_schema.reading import Row, read_ids
from avustin_schema.roots import asked
from avustin_schema.sources import Link, Source
from avustin_schema.types.common import LocalizedText, global_id
from avustin_schema.types.enums import CODE_LISTS, label_of
from avustin_schema.types.forms import FieldAccess
from avustin_schema.types.organisations import Organisation


class Together:
    """The viewer's organisations, read by one statement for each field that asks for them."""

    def __init__(self, keys: Iterable[UUID]) -> None:
        self._keys = list(keys)
        self._reads: dict[tuple[str | int, ...], asyncio.Future[dict[UUID, Row]]] = {}

    async def row(self, info: Info, key: UUID) -> Row | None:
        """One of them, as the field that is being resolved asks for it; null where the viewer doesn't see it."""
        place = tuple(step for step in info.path.as_list() if isinstance(step, str))
        if place not in self._reads:
            self._reads[place] = asyncio.ensure_future(read_ids(info, "Organisation", self._keys))
        return (await self._reads[place]).get(key)


@strawberry.type(description="An organisation that the viewer acts for.")
class ViewerMandate:
    """A mandate."""

    mandate: Mandate = strawberry.field(description="What the viewer may do for it.")
    key: strawberry.Private[Any]
    together: strawberry.Private[Together]

    @strawberry.field(description="The organisation.", metadata={
        "audience": Source.known["Organisation"].rights.rows, "link": Link("Organisation", lambda held: held.key),
    })  # fmt: skip
    async def organisation(self, info: Info) -> Organisation | None:
        """Read by what is asked of it."""
        row: Any = await self.together.row(info, self.key)
        found: Organisation | None = row
        return found


@strawberry.type(description="A role that the viewer holds.")
class ViewerRole:
    """A role."""

    role: Role = strawberry.field(description="The role.")
    label: LocalizedText = strawberry.field(description="What the role is called.")
    call_id: strawberry.ID | None = strawberry.field(
        description="The global id of the call where it is held; null when in all."
    )


@strawberry.type(description="The one who asks.")
class Viewer:
    """Somebody, or nobody in particular."""

    is_signed_in: bool = strawberry.field(description="Whether it is known who asks.")
    name: str = strawberry.field(description="The person's name; empty when nobody is signed in.")
    language: Language = strawberry.field(description="The language in which this request is answered.")
    mandates: list[ViewerMandate] = strawberry.field(description="The organisations that the viewer acts for.")
    roles: list[ViewerRole] = strawberry.field(description="The viewer's roles.")


@strawberry.type(description="One value of a code list.")
class CodeListValue:
    """A value."""

    value: str = strawberry.field(description="The enum's value.")
    label: LocalizedText = strawberry.field(description="What people read.")


@strawberry.type(description="The labels of one enum.")
class CodeList:
    """A code list."""

    name: str = strawberry.field(description="The enum's name in this schema.")
    values: list[CodeListValue] = strawberry.field(description="Its values, in order.")


def viewer(info: Info) -> Viewer:
    """The one who asks."""
    actor = info.context.actor
    together = Together(actor.mandates)
    return Viewer(
        is_signed_in=actor.user_id is not None,
        name=actor.name,
        language=info.context.language,
        mandates=[ViewerMandate(mandate=mandate, key=id, together=together) for id, mandate in actor.mandates.items()],
        roles=[
            ViewerRole(
                role=role,
                label=LocalizedText.of(role.label),
                call_id=global_id("Call", call) if call else None,
            )
            for role, call in sorted(actor.roles, key=str)
        ],
    )


def labels_of_enums(registry: Registry) -> dict[str, Mapping[str, Text]]:
    """The labels of all enums by their names: the core's, and the choices of the programmes' forms."""
    kinds: tuple[type[Enum], ...] = (*CODE_LISTS, FieldAccess, FormEffect)
    core: dict[str, type[Enum]] = {kind.__name__: kind for kind in kinds} | {"OrderDirection": Direction}
    return {name: {each.name: label_of(each) for each in kind} for name, kind in core.items()} | dict(
        choices_of(registry)
    )


def code_lists(info: Info) -> list[CodeList]:
    """All that people choose from."""
    return [
        CodeList(name=name, values=[CodeListValue(value=each, label=LocalizedText.of(labels[each])) for each in labels])
        for name, labels in labels_of_enums(info.context.avustin.registry).items()
    ]


def server_time(info: Info) -> datetime:
    """The server's clock."""
    return info.context.now


QUERIES = {
    "viewer": asked(everyone, viewer, "The one who asks: organisations, mandates and roles by call."),
    "codeLists": asked(
        everyone,
        code_lists,
        "The enums of this schema with labels in Finnish, Swedish and, where there is one, English: the core's, and the "
        "choices of the programmes' forms. Fields that lists are sorted and counted by are named by fields, without labels.",
    ),
    "serverTime": asked(everyone, server_time, "The server's clock, which decides whether a call is open."),
}
