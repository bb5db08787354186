"""A form as JSON Schema 2020-12. It never refuses what the server accepts; the rest is listed in `x-server-rules`."""

from avustin_core.forms.conditions import Inexpressible, Schema, conjunction, holds, shown
from avustin_core.forms.paths import EACH, Path
from avustin_core.forms.schema_kinds import ANYTHING, counts, leaf
from avustin_core.forms.server_rules import server_rules
from avustin_core.forms.spec import FieldSpec, FormSpec, GroupSpec
from avustin_core.forms.values import Settings
from avustin_core.plugin import Kind, Language

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(spec: FormSpec, language: Language | str = Language.FI, settings: Settings | None = None) -> Schema:
    """The schema in one language, for answers as they are saved. Conditions are if/then; bounds that are settings of
    the call are asserted only where `settings` says them."""
    writer = _Writer(spec, Language(language), settings or {})
    return {
        "$schema": DIALECT,
        **writer.group((), spec.group, demanded=True),
        "x-form": {"name": spec.name, "version": spec.version},
        "x-language": writer.language.value,
        "x-server-rules": server_rules(
            spec, writer.language, writer.settings, loose=writer.loose, asserted=writer.asserted
        ),
    }


def names_of(field: FieldSpec, asked: bool) -> list[str]:
    """What stands in `required` for a field that is asked.

    Not a question of yes or no: renderers answer a required one with 'no' by themselves, and silence isn't an answer.
    The server asks for it all the same. A commitment stands there, since 'no' doesn't make it.
    """
    silent = field.kind is Kind.BOOLEAN and field.must_be is not True
    return [field.name] if asked and not silent else []


class _Writer:
    """Writes one schema. `loose` gathers the fields whose condition only the server can tell, `asserted` those that the
    schema itself requires."""

    def __init__(self, spec: FormSpec, language: Language, settings: Settings) -> None:
        self.spec = spec
        self.language = language
        self.settings = settings
        self.groups = dict(spec.groups())
        self.loose: set[Path] = set()
        self.asserted: set[Path] = set()
        self.later: dict[Path, list[Schema]] = {}

    def group(self, path: Path, group: GroupSpec, *, demanded: bool) -> Schema:
        """The object schema of a form, a section or a row."""
        properties: Schema = {}
        required: list[str] = []
        for each in group.fields:
            asked = demanded and each.required
            if each.when is not None:
                self.conditional(path, each, demanded=demanded, properties=properties)
                continue
            properties[each.name] = self.field(each, demanded=asked)
            required += names_of(each, asked)
            self.sometimes_required(path, each, demanded=demanded)
        names = [each.name for each in group.fields]
        if path[-1:] == (EACH,):
            properties = {"key": {"type": list(ANYTHING)}} | properties
            names = ["key", *names]
        schema: Schema = {"type": "object", "properties": properties, "propertyNames": {"enum": names}}
        schema |= {"required": required} if required else {}
        branches = self.later.pop(path, [])
        return schema | ({"allOf": branches} if branches else {})

    def conditional(self, path: Path, each: FieldSpec, *, demanded: bool, properties: Schema) -> None:
        """A field that is asked only when its condition holds: it stands in a `then`."""
        assert each.when is not None
        try:
            base, condition = self.condition(path, each, shows=True)
        except Inexpressible:
            self.loose.update(below.path for below in (each, *self.all_below(each)))
            properties[each.name] = self.titled(each) | {"type": list(ANYTHING)}
            return
        asked = demanded and each.required
        self.branch(base, path, condition, {each.name: self.field(each, demanded=asked)}, names_of(each, asked))
        self.sometimes_required(path, each, demanded=demanded)

    def sometimes_required(self, path: Path, each: FieldSpec, *, demanded: bool) -> None:
        """A field that must be answered when another condition holds."""
        if each.required_when is None or not demanded:
            return
        try:
            base, condition = self.condition(path, each, shows=False)
        except Inexpressible:
            return
        must: Schema = {} if each.group or each.computed else {each.name: self.field(each, demanded=True)}
        self.branch(base, path, condition, must, names_of(each, True))

    def condition(self, path: Path, each: FieldSpec, *, shows: bool) -> tuple[Path, Schema]:
        """The lowest group that can tell a condition, and the condition there."""
        for length in range(len(path), -1, -1):
            base = path[:length]
            if base not in self.groups:
                continue
            try:
                parts = shown(self.spec, base, each)
                if not shows and each.required_when is not None:
                    parts.append(holds(self.spec, base, path, each.required_when))
                return base, conjunction(parts)
            except Inexpressible:
                continue
        raise Inexpressible

    def branch(self, base: Path, path: Path, condition: Schema, properties: Schema, required: list[str]) -> None:
        """Puts an if/then into the group at `base`, about fields of the group at `path`."""
        then: Schema = {"properties": properties} | ({"required": required} if required else {})
        for step in reversed(path[len(base) :]):
            then = {"items": then} if step == EACH else {"properties": {step: then}}
        self.later.setdefault(base, []).append({"if": condition, "then": then})

    def field(self, each: FieldSpec, *, demanded: bool) -> Schema:
        """The schema of one field that is shown."""
        self.asserted |= {each.path} if names_of(each, demanded) else set()
        if each.computed is not None:
            return self.titled(each) | {"type": list(ANYTHING), "readOnly": True}
        if each.group is None:
            return self.titled(each) | leaf(each, self.language, self.settings, demanded=demanded)
        below = self.group(each.below, each.group, demanded=each.repeats or demanded)
        if each.repeats:
            types = "array" if demanded else ["array", "null"]
            return self.titled(each) | {"type": types, "items": below} | counts(each, demanded)
        return self.titled(each) | below | ({} if demanded else {"type": ["object", "null"]})

    def titled(self, each: FieldSpec) -> Schema:
        """What people read of a field."""
        title: Schema = {"title": each.label.get(self.language)}
        return title | ({"deprecated": True} if each.deprecated else {})

    def all_below(self, each: FieldSpec) -> list[FieldSpec]:
        """The fields within a field, at any depth."""
        return [part for child in each.children for part in (child, *self.all_below(child))]
