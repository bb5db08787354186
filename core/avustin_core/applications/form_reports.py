"""What another version of a form would do to the drafts of a call, told before it is done: in counts, by question."""

from collections import defaultdict
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from avustin_core.applications.moves import Move
from avustin_core.calls.models import Call
from avustin_core.forms import (
    EACH,
    FormEffect,
    FormSpec,
    Path,
    ProblemCode,
    digest,
    label_of,
    place_of,
    structure_digest,
    text_digest,
)
from avustin_core.plugin import Text

Key = tuple[FormEffect, Path, ProblemCode | None]


@dataclass(frozen=True)
class Part:
    """One thing that happens to answers of one question: in how many drafts, and to how many answers."""

    what: FormEffect
    path: Path
    label: Text
    reason: ProblemCode | None
    answers: int
    applications: frozenset[UUID]

    @property
    def drafts(self) -> int:
        """How many drafts it happens in."""
        return len(self.applications)


@dataclass(frozen=True)
class FormReport:
    """The whole: `fingerprint` stands for what it tells, and changes when that isn't so any more."""

    before: str
    after: str
    drafts: int
    parts: tuple[Part, ...]
    fingerprint: str

    @property
    def losing(self) -> int:
        """How many drafts lose an answer."""
        return len(frozenset(id for each in self.lost for id in each.applications))

    @property
    def lost(self) -> tuple[Part, ...]:
        """What is lost."""
        return tuple(each for each in self.parts if each.what is FormEffect.LOST)

    @property
    def summary(self) -> Text:
        """In one sentence."""
        return Text(
            fi=f"{_many(self.drafts, 'luonnos', 'luonnosta')}: {_joined(self.lost, IN_FINNISH) or NOTHING.fi}",
            sv=f"{self.drafts} utkast: {_joined(self.lost, IN_SWEDISH) or NOTHING.sv}",
            en=f"{_many(self.drafts, 'draft', 'drafts')}: {_joined(self.lost, IN_ENGLISH) or NOTHING.en}",
        )


IN_FINNISH = "{drafts} luonnoksesta jää pois vastaus kohdassa ”{label.fi}”"
IN_SWEDISH = "i {drafts} utkast faller svaret på ”{label.sv}” bort"
IN_ENGLISH = "{drafts} {verb} an answer in {path}"
NOTHING = Text(fi="yhtään vastausta ei jää pois", sv="inga svar faller bort", en="no answer is lost")


async def report_of(
    call: Call, before: FormSpec, after: FormSpec, moves: AsyncIterator[Move]
) -> tuple[FormReport, list[Move]]:
    """The report, and the moves that it tells of."""
    found: dict[Key, list[UUID]] = defaultdict(list)
    made = []
    async for move in moves:
        made.append(move)
        for each in move.effects:
            place = place_of((move.before.spec, after), each.path)
            found[each.what, place, each.reason].append(move.kept.application.id)
    order = [field.path for field in (*after.walk(), *before.walk())]
    parts = tuple(
        Part(what, path, label_of((after, before), path), reason, len(ids), frozenset(ids))
        for (what, path, reason), ids in sorted(found.items(), key=lambda each: _rank(each[0], order))
    )
    told = FormReport(before.version, after.version, len(made), parts, _fingerprint(call, after, len(made), parts))
    return told, made


def _many(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def _joined(lost: Iterable[Part], says: str) -> str:
    return ", ".join(
        says.format(
            drafts=each.drafts, label=each.label, verb="loses" if each.drafts == 1 else "lose",
            path=".".join(step for step in each.path if step != EACH),
        )
        for each in lost
    )  # fmt: skip


def _rank(key: Key, order: list[Path]) -> tuple[int, int, Path]:
    what, path, _ = key
    return list(FormEffect).index(what), order.index(path) if path in order else len(order), path


def _fingerprint(call: Call, after: FormSpec, drafts: int, parts: Iterable[Part]) -> str:
    told: list[Any] = [
        [each.what.name, list(each.path), each.reason, each.answers, sorted(map(str, each.applications))]
        for each in parts
    ]
    of_form = [after.version, structure_digest(after), text_digest(after)]
    return digest([str(call.id), str(call.form_release_id), of_form, drafts, told])
