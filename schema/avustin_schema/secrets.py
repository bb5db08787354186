"""Which secrets an answer holds, noted while it is made; it leaves when the trail tells that they were read."""

import logging
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from graphql import GraphQLError
from strawberry.types import ExecutionResult

from avustin_core.forms import Path
from avustin_core.trail.operations import SecretRead, record_reading

if TYPE_CHECKING:
    from avustin_schema.context import Context

log = logging.getLogger("avustin.graphql")


@dataclass
class SecretsShown:
    """The secrets of one request's answer."""

    read: list[SecretRead] = field(default_factory=list)


@dataclass(frozen=True)
class Telling:
    """Notes secrets of one thing when they are given."""

    shown: SecretsShown
    of: SecretRead

    def all(self) -> None:
        """All of them are given."""
        if self.of.paths:
            self.shown.read.append(self.of)

    def one(self, path: Path) -> None:
        """This one is."""
        self.shown.read.append(replace(self.of, paths=(path,)))


class Watched(dict[str, Any]):
    """Answers that note which of their secrets are taken out."""

    __slots__ = ("_path", "_secrets", "_telling")

    def __init__(self, answers: dict[str, Any], secrets: Collection[Path], telling: Telling, path: Path = ()) -> None:
        super().__init__(answers)
        self._secrets, self._telling, self._path = secrets, telling, path

    def get(self, name: str, default: Any = None) -> Any:
        """An answer; a part of it that holds secrets is watched in its turn."""
        return self._taken((*self._path, name), super().get(name, default))

    def __getitem__(self, name: str) -> Any:
        return self._taken((*self._path, name), super().__getitem__(name))

    def _taken(self, path: Path, value: Any) -> Any:
        if path in self._secrets:
            self._telling.one(path)
        elif isinstance(value, dict):
            return Watched(value, self._secrets, self._telling, path)
        elif isinstance(value, list):
            return [self._taken((*path, str(row.get("key"))), row) if isinstance(row, dict) else row for row in value]
        return value


async def told(result: Any, context: "Context") -> Any:
    """The result when the trail tells of its secrets, in a transaction of its own; without that it holds nothing."""
    read, context.secrets.read = context.secrets.read, []
    if not read:
        return result
    try:
        if not await _told_shortly(context, read):
            await context.run(lambda work: record_reading(work, read))
    except Exception as error:
        log.exception("a reading of secrets couldn't be recorded")
        masked = GraphQLError("a reading of secrets couldn't be recorded", original_error=error)
        return ExecutionResult(data=None, errors=[masked])
    return result


async def _told_shortly(context: "Context", read: Sequence[SecretRead]) -> bool:
    if context.teller is None:
        return False
    try:
        return await context.teller.tell(read, context.actor, at=context.now, request_id=context.request_id)
    except Exception as error:  # whether it was told isn't known: it is told again
        log.warning("a reading of secrets is told the longer way: %s", type(error).__name__)
        return False
