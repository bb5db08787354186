"""Descriptors: the form as a list that any front end can draw, save and explain."""

from collections.abc import Mapping

from avustin_core.forms.expressing import expression_json, field_of, group_path
from avustin_core.forms.paths import Path
from avustin_core.forms.spec import FieldSpec, FormSpec
from avustin_core.forms.values import Settings, plain, resolve
from avustin_core.plugin import Setting, Step, Text, Visibility
from avustin_core.plugin.expressions import Named

Json = dict[str, object]


def describe(spec: FormSpec, settings: Settings | None = None) -> list[Json]:
    """Every field, each before those within it; a bound that is a setting of the call is resolved where it is set."""
    return [describe_field(spec, each, order, settings or {}) for order, each in enumerate(spec.walk())]


def describe_field(spec: FormSpec, field: FieldSpec, order: int, settings: Settings) -> Json:
    """One descriptor."""
    near = group_path(field)
    return {
        "path": list(field.path),
        "name": field.name,
        "order": order,
        "step": _step(field.step),
        "kind": field.kind.value,
        "label": field.label.to_json(),
        "help": _text(field.help),
        "unit": _text(field.unit),
        "required": field.required,
        "repeats": field.repeats,
        "options": [_option(each.name, each.label, each.help, each.deprecated) for each in field.options],
        "bounds": _bounds(field, settings),
        "mustBe": field.must_be,
        "accepts": list(field.accepts),
        "computed": field.computed is not None,
        "formula": expression_json(spec, near, field.computed),
        "visibleWhen": expression_json(spec, near, field.when),
        "requiredWhen": expression_json(spec, near, field.required_when),
        "visibleTo": _visible(field.visible),
        "fact": field.fact.value if field.fact else None,
        "source": field.source.reference if field.source else None,
        "deprecated": field.deprecated,
    } | ({"largest": field.largest} if field.largest is not None else {})


def describe_checks(spec: FormSpec) -> list[Json]:
    """The cross-field rules, for clients that want to evaluate them as well."""
    return [
        {
            "key": check.key,
            "path": list(path),
            "about": [_path(spec, path, each) for each in check.about],
            "holds": expression_json(spec, path, check.holds),
            "says": check.says.to_json(),
            "severity": check.severity.value,
            "source": check.source.reference if check.source else None,
        }
        for path, group in spec.groups()
        for check in group.checks
    ]


def _path(spec: FormSpec, near: Path, wanted: Named) -> list[str]:
    found = field_of(spec, near, wanted)
    return list(found.path) if found else [wanted.wire]


def _step(step: Step | None) -> Json | None:
    if step is None:
        return None
    return {"key": step.key, "title": step.title.to_json(), "help": _text(step.help)}


def _text(text: Text | None) -> Mapping[str, str] | None:
    return text.to_json() if text else None


def _option(name: str, label: Text, help: Text | None, deprecated: bool) -> Json:
    return {"name": name, "label": label.to_json(), "help": _text(help), "deprecated": deprecated}


def _bounds(field: FieldSpec, settings: Settings) -> Json:
    bounds = field.bounds
    named = {
        "atLeast": bounds.at_least,
        "atMost": bounds.at_most,
        "minimum": bounds.minimum,
        "maximum": bounds.maximum,
        "limit": bounds.limit,
    }
    settled = {name: plain(resolve(bound, settings)) for name, bound in named.items()}
    return settled | {"settings": {name: bound.key for name, bound in named.items() if isinstance(bound, Setting)}}


def _visible(visible: Visibility | None) -> Json | None:
    if visible is None:
        return None
    return {
        "audience": visible.audience.value,
        "description": visible.description.to_json(),
        "roles": sorted(role.value for role in visible.roles),
        "ground": visible.ground,
    }
