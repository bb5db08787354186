"""A save: answers sent by one of three roads, merged by path into what others wrote meanwhile."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from avustin_core.answers.edits import AnswerConflict, Edits, by_others, weigh
from avustin_core.answers.paths import difference, is_place, restored
from avustin_core.answers.storable import TOO_DEEP, check_storable
from avustin_core.errors import InvalidInput
from avustin_core.forms import Change, FormSpec, Path, TooDeep, merge, overlay, replace
from avustin_core.plugin import Text


@dataclass(frozen=True)
class Sent:
    """What was sent, by one road: `changes` by path, `values` replacing the whole, or a programme's `typed` input."""

    changes: Sequence[Change] | None = None
    values: Mapping[str, Any] | None = None
    typed: Any = None

    def __post_init__(self) -> None:
        if sum(road is not None for road in (self.changes, self.values, self.typed)) != 1:
            raise InvalidInput(reason=ONE_ROAD)

    @property
    def whole(self) -> bool:
        """Whether more than what was changed may be in it."""
        return self.changes is None

    def onto(self, spec: FormSpec, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers with what was sent, as if nobody else wrote. Refuses what can't be kept as it was typed."""
        self._check(spec)
        try:
            answers = self._onto(spec, answers)
        except TooDeep:
            raise InvalidInput(reason=TOO_DEEP) from None
        check_storable(answers)
        return dict(answers)

    def _check(self, spec: FormSpec) -> None:
        if self.values is not None and not isinstance(self.values, Mapping):
            raise InvalidInput("values", reason=NOT_AN_OBJECT)
        for index, change in enumerate(self.changes or ()):
            if not is_place(spec, change.path):
                raise InvalidInput("changes", str(index), "path", reason=NO_PLACE)

    def _onto(self, spec: FormSpec, answers: Mapping[str, Any]) -> Mapping[str, Any]:
        if self.changes is not None:
            return merge(spec, answers, self.changes)
        if self.values is not None:
            return replace(spec, answers, self.values)
        return overlay(spec, answers, self.typed)


@dataclass(frozen=True)
class Merged:
    """The answers to keep, what this save changed and moved, and where it met another's change.

    `meanwhile` are the paths that others changed since: whoever sent this hasn't seen them yet.
    """

    answers: dict[str, Any]
    accepted: tuple[Path, ...]
    reordered: tuple[Path, ...]
    conflicts: tuple[AnswerConflict, ...]
    meanwhile: tuple[Path, ...]

    @property
    def changed(self) -> tuple[Path, ...]:
        """Every path that the save changes; of two orders of rows the later one stands."""
        return (*self.accepted, *self.reordered)


def merged(
    spec: FormSpec,
    standing: Mapping[str, Any],
    sent: Sent,
    edits: Edits,
    *,
    base_revision: int,
    user_id: UUID | None,
) -> Merged:
    """What was sent merged into what stands. Where another changed the same path since, theirs stays."""
    answers = sent.onto(spec, standing)
    differs = difference(spec, standing, answers)
    weighed = weigh(
        differs.paths, standing, answers, edits, base_revision=base_revision, user_id=user_id, whole=sent.whole
    )
    for path in (*weighed.carried, *(conflict.path for conflict in weighed.conflicts)):
        answers = restored(answers, standing, path)
    meanwhile = by_others(edits, base_revision, user_id)
    return Merged(answers, weighed.accepted, differs.reordered, weighed.conflicts, meanwhile)


NOT_AN_OBJECT = Text(
    fi="Vastausten on oltava JSON-objekti.",
    sv="Svaren ska vara ett JSON-objekt.",
    en="The answers must be a JSON object.",
)
NO_PLACE = Text(
    fi="Polku ei voi olla tyhjä, ja rivin tunnuksessa saa olla vain kirjaimia a–z, numeroita sekä merkit _ ja -, "
    "enintään 64 merkkiä.",
    sv="En sökväg kan inte vara tom, och nyckeln till en rad får innehålla bara bokstäverna a–z, siffror samt tecknen "
    "_ och -, högst 64 tecken.",
    en="A path can't be empty, and the key of a row has only letters a–z, digits, _ and -, at most 64.",
)
ONE_ROAD = Text(
    fi="Anna vastaukset täsmälleen yhdellä tavalla: changes, values tai ohjelman oma syöte.",
    sv="Ange svaren på exakt ett sätt: changes, values eller programmets egen inmatning.",
    en="Send the answers by exactly one road: changes, values or the programme's own input.",
)
