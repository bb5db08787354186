"""One viewer's questions, asked of the schema itself; what is answered is kept as text too, to be searched."""

import json
from typing import Any
from uuid import UUID

from tests.rights.reference import Seen, seen_by
from tests.rights.scene import Scene

from avustin_core.access import Actor
from avustin_core.plugin import Language
from avustin_core.storage import global_id
from avustin_schema.context import Context
from avustin_schema.schema import Schema

Json = dict[str, Any]


class Viewer:
    """Somebody who asks, and all that they were ever answered."""

    def __init__(self, name: str, scene: Scene, schema: Schema, actor: Actor, seen: Seen) -> None:
        self.name, self.scene, self.schema, self.actor = name, scene, schema, actor
        self.seen = seen  #: what the declarations give
        self.heard: list[str] = []

    @classmethod
    async def of(cls, name: str, scene: Scene, schema: Schema) -> "Viewer":
        """Somebody, as they are in a scene that doesn't change."""
        if name not in scene.kept:
            actor = await scene.actor(name)
            seen = (await seen_by(scene, actor)).within(scene.kept["rows"])
            scene.kept[name] = cls(name, scene, schema, actor, seen)
        found: Viewer = scene.kept[name]
        return found

    async def ask(self, document: str, **variables: Any) -> Json:
        """The whole answer, errors included."""
        context = Context(self.scene.avustin, self.actor, Language.FI)
        result = await self.schema.execute(document, variable_values=variables, context_value=context)
        answer = {"data": result.data, "errors": [error.formatted for error in result.errors or ()]}
        self.heard.append(json.dumps(answer, default=str, ensure_ascii=False))
        return answer

    async def told(self, document: str, **variables: Any) -> Json:
        """The data of an answer that mustn't fail."""
        answer = await self.ask(document, **variables)
        assert answer["errors"] == [], (self.name, answer["errors"][:3])
        data: Json = answer["data"]
        return data

    async def first(self, document: str, kind: str = "", id: UUID | None = None) -> Json:
        """The first event of a subscription, about that thing."""
        variables = {"id": global_id(kind, id)} if id else {}
        context = Context(self.scene.avustin, self.actor, Language.FI)
        results: Any = await self.schema.stream(document, variable_values=variables, context_value=context)
        result = await anext(results)
        await results.aclose()
        self.heard.append(json.dumps(result.data, default=str, ensure_ascii=False))
        assert result.errors is None, (self.name, result.errors)
        (event,) = result.data.values()
        told: Json = event
        return told

    async def nodes(self, document: str, kind: str, ids: list[UUID]) -> list[Json | None]:
        """Things of a type by their ids, a hundred at a time."""
        found: list[Json | None] = []
        for start in range(0, len(ids), 100):
            part = [global_id(kind, id) for id in ids[start : start + 100]]
            found += (await self.told(document, ids=part))["nodes"]
        return found
