"""Fields whose condition or formula comes back to themselves."""

from collections.abc import Iterator

from avustin_core.forms.expressing import field_of, group_path
from avustin_core.forms.paths import EACH, Path
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.plugin.calculations import Count, Total
from avustin_core.plugin.expressions import Expression


def cycles(spec: FormSpec) -> Iterator[str]:
    """The names of such fields, in the order of the form."""
    reads = {each.path: set(_reads(spec, each)) for each in spec.walk()}
    for each in spec.walk():
        if each.path in _reached(reads, each.path):
            yield ".".join(step for step in each.path if step != EACH)


def _reached(reads: dict[Path, set[Path]], start: Path) -> set[Path]:
    found: set[Path] = set()
    waiting = list(reads[start])
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting.extend(reads.get(path, ()))
    return found


def _reads(spec: FormSpec, field: FieldSpec) -> Iterator[Path]:
    for expression in (field.when, field.computed):
        if expression is not None:
            yield from _read_by(spec, group_path(field), expression)
    holder = spec.at(field.path[:-2] if field.path[-2:-1] == (EACH,) else field.path[:-1])
    if holder is not None:
        yield holder.path


def _read_by(spec: FormSpec, near: Path, expression: Expression) -> Iterator[Path]:
    for node in expression.walk():
        rows = field_of(spec, near, node.rows) if isinstance(node, (Total, Count)) else None
        if rows is not None and rows.group is not None:
            yield from (each.path for each in rows.children)
    for named in expression.fields():
        found = field_of(spec, near, named)
        if found is not None:
            yield found.path
