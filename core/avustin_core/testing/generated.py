"""Generated answers to a form: answers in good order with a few changed, and wholly made up ones."""

from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from typing import Any

from hypothesis import strategies as st

from avustin_core.forms import FieldSpec, FormSpec, GroupSpec, Path, spec_of
from avustin_core.plugin import Form
from avustin_core.testing.filling import Answers
from avustin_core.testing.values import JUNK, any_value, good, group

MOST_CHANGES = 4
GONE = object()  #: stands for an answer that is taken away


def answers(form: type[Form] | FormSpec, example: Answers | None = None) -> st.SearchStrategy[Answers]:
    """Answers of every sort to a form, as somebody may save them: right, half-typed, at the bounds, and beyond.

    `example` are answers in good order to change; without it most are far from any that could be handed in.
    """
    spec = form if isinstance(form, FormSpec) else spec_of(form)
    made_up: list[st.SearchStrategy[Answers]] = [group(spec.fields), group(spec.fields, spoiled=True)]
    if example is None:
        return st.one_of(made_up)
    near, right = changed(spec, example), changed(spec, example, spoiled=False)
    return st.one_of(near, near, near, near, right, right, right, *made_up)


def right_answers(form: type[Form] | FormSpec, example: Answers) -> st.SearchStrategy[Answers]:
    """Answers in good order with some changed, each to a value that is right by itself."""
    spec = form if isinstance(form, FormSpec) else spec_of(form)
    return changed(spec, example, spoiled=False)


def changed(
    spec: FormSpec, example: Answers, *, spoiled: bool = True, only: frozenset[Path] | None = None
) -> st.SearchStrategy[Answers]:
    """The example with up to four answers changed, wherever they stand; `only` names the fields that may be."""
    found = [each for each in places(spec.group, example) if only is None or each[1].path in only]
    if not found:
        return st.just(example)
    changes = {path: _change(field, spoiled) for path, field in found}
    one = st.sampled_from(sorted(changes)).flatmap(lambda path: st.tuples(st.just(path), changes[path]))
    stray = st.tuples(st.sampled_from([("stray",), *((path[0], "stray") for path in changes)]), JUNK)
    several = st.lists(st.one_of(*[one] * 30, *([stray] if spoiled else [])), min_size=0, max_size=MOST_CHANGES)
    return several.map(lambda made: applied(example, made))


@cache
def _change(field: FieldSpec, spoiled: bool) -> st.SearchStrategy[Any]:
    value = any_value(field) if spoiled else good(field)
    return st.one_of(value, value, value, value, value, st.just(GONE)) if spoiled or not field.required else value


def places(group_: GroupSpec, given: Any, above: Path = ()) -> Iterator[tuple[Path, FieldSpec]]:
    """Every field of the form, those of the example's sections and rows too."""
    for each in group_.fields:
        path = (*above, each.name)
        if each.computed is not None:
            continue
        yield path, each
        below = given.get(each.name) if isinstance(given, dict) else None
        if each.group is not None and each.repeats and isinstance(below, list):
            for index, row in enumerate(below):
                yield from places(each.group, row, (*path, str(index)))
        elif each.group is not None and not each.repeats:
            yield from places(each.group, below, path)


def applied(example: Answers, made: list[tuple[Path, Any]]) -> Answers:
    """The example with answers put elsewhere, or taken away; rows are found by their indexes."""
    result = deepcopy(example)
    for path, value in made:
        _put(result, path, deepcopy(value) if value is not GONE else GONE)
    return result


def _put(place: Any, path: Path, value: Any) -> None:
    """Puts a value where the path leads; nowhere, when something else stands in the way by now."""
    for step in path[:-1]:
        if isinstance(place, list):
            place = place[int(step)] if step.isdigit() and int(step) < len(place) else None
        elif isinstance(place, dict):
            place = place.setdefault(step, {})
    if isinstance(place, dict):
        if value is GONE:
            place.pop(path[-1], None)
        else:
            place[path[-1]] = value
