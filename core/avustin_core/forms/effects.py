"""What becomes of answers when they are moved to another version: what is lost, changed, moved, refused or asked anew."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from avustin_core.forms.paths import MISSING, Path
from avustin_core.forms.problems import Problem, ProblemCode
from avustin_core.forms.spec import FormSpec, GroupSpec
from avustin_core.plugin import Choice, Language, Text, option


class FormEffect(Choice):
    """What a new version of a form does to an answer."""

    LOST = option(fi="Vastaus jää pois", sv="Svaret faller bort", en="The answer isn't taken along")
    CHANGED = option(fi="Vastaus muuttuu", sv="Svaret ändras", en="The answer becomes another one")
    MOVED = option(fi="Vastaus siirtyy", sv="Svaret flyttas", en="The answer goes to another question")
    REFUSED = option(
        fi="Vastaus ei enää kelpaa", sv="Svaret godtas inte längre", en="The answer isn't accepted any more"
    )
    ASKED = option(fi="Uusi pakollinen kysymys", sv="Ny obligatorisk fråga", en="A new question must be answered")


@dataclass(frozen=True)
class Effect:
    """One answer's fate. `path` is where it stood, with row keys; of what is asked anew, where it is asked."""

    what: FormEffect
    path: Path
    reason: ProblemCode | None = None  #: why it is refused


def effects_of(
    specs: tuple[FormSpec, FormSpec],
    answers: tuple[Mapping[str, object], Mapping[str, object]],
    problems: tuple[Sequence[Problem], Sequence[Problem]],
) -> tuple[Effect, ...]:
    """Compares a set of answers before and after its move.

    An answer that is found nowhere afterwards counts as lost, so that a migration is never believed to keep more than it
    does; yes and no are too common to be recognised in another place.
    """
    before, after = (dict(_leaves(spec.group, each, ())) for spec, each in zip(specs, answers, strict=True))
    fresh = [value for path, value in after.items() if before.get(path, MISSING) is MISSING or before[path] != value]
    moved = [effect for path, value in before.items() if (effect := _fate(path, value, after, fresh))]
    return (*moved, *_told(problems, before))


def place_of(specs: Iterable[FormSpec], path: Path) -> Path:
    """The path with '*' for row keys, as the first of the forms that asks it has it; as it is where none does."""
    found = (field.path if path[-1] == field.name else field.below for spec in specs if (field := spec.at(path)))
    return next(found, path)


def label_of(specs: Iterable[FormSpec], path: Path) -> Text:
    """What is asked there, with what it is a part of, as the first of the forms that asks it says; else its name."""
    for spec in specs:
        if spec.at(path):
            above = (spec.at(path[:length]) for length in range(1, len(path) + 1))
            labels = [field.label for field in dict.fromkeys(above) if field]
            return Text(*(" – ".join(label.get(language) for label in labels) for language in Language))
    return Text(path[-1], path[-1], path[-1])


def _fate(path: Path, value: object, after: Mapping[Path, object], fresh: Sequence[object]) -> Effect | None:
    if path in after:
        same = type(after[path]) is type(value) and after[path] == value
        return None if same else Effect(FormEffect.CHANGED, path)
    return Effect(FormEffect.MOVED if any(_carries(each, value) for each in fresh) else FormEffect.LOST, path)


def _carries(found: object, value: object) -> bool:
    if isinstance(value, bool):
        return False
    if isinstance(found, list):
        return any(_carries(each, value) for each in found)
    if isinstance(found, str) and isinstance(value, str):
        return value in found
    return type(found) is type(value) and found == value


def _told(problems: tuple[Sequence[Problem], Sequence[Problem]], before: Mapping[Path, object]) -> Iterator[Effect]:
    known = {(each.path, each.rule_key) for each in problems[0]}
    for each in problems[1]:
        if not each.blocks or (each.path, each.rule_key) in known:
            continue
        if each.code is not ProblemCode.REQUIRED:
            yield Effect(FormEffect.REFUSED, each.path, each.code)
        elif each.path not in before:
            yield Effect(FormEffect.ASKED, each.path)


def _leaves(group: GroupSpec | None, answers: Mapping[str, object], above: Path) -> Iterator[tuple[Path, object]]:
    """Every answer with its path; an unknown part of the answers is one."""
    for name, value in answers.items():
        field = group.field(name) if group else None
        path = (*above, name)
        if name == "key" or value in (None, "", [], {}):
            continue
        if field is not None and field.repeats and isinstance(value, list):
            for row in value:
                if isinstance(row, Mapping):
                    yield from _leaves(field.group, row, (*path, str(row.get("key"))))
        elif field is not None and field.group is not None and isinstance(value, Mapping):
            yield from _leaves(field.group, value, path)
        else:
            yield path, value
