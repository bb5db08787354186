"""Reading of answers: problems all at once, a typed form for rules, computed values, and what is hidden."""

from collections.abc import Mapping
from dataclasses import dataclass

from avustin_core.forms.asking import problems_of
from avustin_core.forms.facts import Facts, facts_of
from avustin_core.forms.keys import keyed
from avustin_core.forms.paths import Path
from avustin_core.forms.problems import Problem
from avustin_core.forms.references import References
from avustin_core.forms.spec import FormSpec
from avustin_core.forms.tree import Node, grow
from avustin_core.forms.typed import typed_form
from avustin_core.forms.values import Settings, plain
from avustin_core.plugin import UNKNOWN, Form


@dataclass(frozen=True)
class Reading:
    """What answers say.

    `form` is the form class for rules: reading what isn't answered, readable and visible raises Unanswered.
    `values` are the readable, visible answers and the computed values in the form in which they are stored.
    `computed` has the computed values by path; `hidden` the topmost paths that aren't shown; `required` what must be
    answered now.
    """

    problems: tuple[Problem, ...]
    form: Form
    values: dict[str, object]
    computed: Mapping[Path, object]
    hidden: frozenset[Path]
    required: frozenset[Path]
    facts: Facts

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """The problems that stop a submission."""
        return tuple(problem for problem in self.problems if problem.blocks)


def read(
    spec: FormSpec,
    answers: Mapping[str, object],
    references: References | None = None,
    settings: Settings | None = None,
) -> Reading:
    """Reads whatever is stored; nothing in answers makes it fail."""
    found = references or References()
    root = grow(Node(spec.group, keyed(spec, answers), settings or {}), found)
    seen = _Seen({}, set(), set())
    values = _values(root, seen)
    return Reading(
        problems=tuple(problems_of(root)),
        form=typed_form(spec, root, found.applicant),
        values=values,
        computed=seen.computed,
        hidden=frozenset(seen.hidden),
        required=frozenset(seen.required),
        facts=facts_of(spec, root),
    )


@dataclass
class _Seen:
    computed: dict[Path, object]
    hidden: set[Path]
    required: set[Path]


def _values(node: Node, seen: _Seen) -> dict[str, object]:
    result: dict[str, object] = {}
    for each in node.group.fields:
        path = (*node.path, each.name)
        if not node.visible(each):
            seen.hidden.add(path)
            continue
        if node.required(each):
            seen.required.add(path)
        if each.repeats:
            rows = [{"key": row.key} | _values(row, seen) for row in node.repeated[each.name]]
            result |= {each.name: rows} if rows else {}
        elif each.group is not None:
            below = _values(node.sections[each.name], seen)
            result |= {each.name: below} if below else {}
        elif (value := node.shown_value(each)) is not UNKNOWN:
            result[each.name] = plain(value)
        if each.computed is not None:
            seen.computed[path] = result.get(each.name)
    return result
