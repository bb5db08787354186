"""Expressions as clients get them: fields named by their paths in the form, '*' for the key of the row one is in."""

from avustin_core.forms.paths import Path
from avustin_core.forms.spec import FieldSpec, FormSpec, GroupSpec
from avustin_core.plugin import Expression
from avustin_core.plugin.expressions import Named


def field_of(spec: FormSpec, near: Path, wanted: Named) -> FieldSpec | None:
    """The field that an expression at a group means: one of the group, of its sections, or of what it is in."""
    groups = dict(spec.groups())
    for length in range(len(near), -1, -1):
        group = groups.get(near[:length])
        found = _inside(group, wanted) if group is not None else None
        if found is not None:
            return found
    return None


def _inside(group: GroupSpec, wanted: Named) -> FieldSpec | None:
    here = group.field(wanted.wire)
    if here is not None and issubclass(group.section, wanted.owner):
        return here
    sections = (each.group for each in group.fields if each.group is not None and not each.repeats)
    return next((found for section in sections if (found := _inside(section, wanted)) is not None), None)


def expression_json(spec: FormSpec, near: Path, expression: Expression | None) -> dict[str, object] | None:
    """An expression of the group at a path, as JSON."""
    if expression is None:
        return None

    def locate(wanted: Named) -> object:
        found = field_of(spec, near, wanted)
        return list(found.path) if found else [wanted.wire]

    return expression.to_json(locate)


def group_path(field: FieldSpec) -> Path:
    """The path of the group that a field stands in."""
    return field.path[:-1]
