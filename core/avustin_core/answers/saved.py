"""What a save answers, of an application and of a report alike."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from avustin_core.answers.edits import AnswerConflict
from avustin_core.forms import Path, Problem, Reading
from avustin_core.storage import Row

R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Saved(Generic[R]):
    """What a save made of a row: everything was kept except the conflicts, where another's value stands.

    `meanwhile` are paths that others changed since `base_revision`. Whoever doesn't take them in goes on saving on the
    revision that they read: one's own saves are never in one's way. `moved_from` is the version of the form that they had
    read, where the row was moved to another one since.
    """

    row: R
    reading: Reading
    conflicts: tuple[AnswerConflict, ...]
    meanwhile: tuple[Path, ...] = ()
    moved_from: str | None = None

    @property
    def id(self) -> UUID:
        """The row's id."""
        return self.row.id

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What stands in the way of handing in, or should be looked at."""
        return self.reading.problems
