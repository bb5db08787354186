"""Each kind of field as JSON Schema: what the server may accept of it, and never less.

An option is an `enum` of one, not a `const`: renderers take the first `const` for the answer of somebody who gave none.
"""

from avustin_core.forms.scalars import DATE_PATTERN, MONEY_PATTERN, PERCENTAGE_PATTERN, SPACES
from avustin_core.forms.spec import FieldSpec
from avustin_core.forms.values import Settings, resolve
from avustin_core.plugin import Kind, Language, Text

Schema = dict[str, object]

BLANK = f"[{SPACES}]*"
NOT_BLANK = f"[^{SPACES}]"
ANYTHING = ("string", "object", "array", "boolean", "number", "null")
NO_ANSWER = Text("Ei vastausta", "Inget svar", "No answer")
YES, NO = Text("Kyllä", "Ja", "Yes"), Text("Ei", "Nej", "No")
PATTERNS = {
    Kind.MONEY: MONEY_PATTERN,
    Kind.PERCENTAGE: PERCENTAGE_PATTERN,
    Kind.DATE: DATE_PATTERN,
    Kind.EMAIL: "[^@]+@[^@]+",
}


def leaf(field: FieldSpec, language: Language, settings: Settings, *, demanded: bool) -> Schema:
    """The schema of a field without fields of its own; one that isn't demanded may also be left blank or null."""
    if field.kind in (Kind.CHOICES, Kind.ATTACHMENTS):
        return _listed(field, language, demanded)
    if field.kind is Kind.LOCALIZED_TEXT:
        return _texts(field, settings, demanded)
    if field.kind is Kind.PERIOD:
        return _days(language, demanded)
    if field.kind is Kind.INTEGER:
        return _types("integer", demanded) | _range(field, settings)
    if field.kind is Kind.BOOLEAN:
        return _yes_or_no(field, language, demanded)
    if field.kind is Kind.CHOICE:
        return _types("string", demanded) | {"oneOf": _options(field, language) + _none(language, demanded)}
    return _written(field, settings, demanded)


def _types(name: str, demanded: bool) -> Schema:
    return {"type": name if demanded else [name, "null"]}


def _none(language: Language, demanded: bool) -> list[Schema]:
    return [] if demanded else [{"enum": [None], "title": NO_ANSWER.get(language)}]


def _options(field: FieldSpec, language: Language) -> list[Schema]:
    return [
        {"enum": [each.name], "title": each.label.get(language)} | ({"deprecated": True} if each.deprecated else {})
        for each in field.options
    ]


def _listed(field: FieldSpec, language: Language, demanded: bool) -> Schema:
    item: Schema = {"type": "string"}
    if field.kind is Kind.CHOICES:
        item |= {"oneOf": _options(field, language)}
    return _types("array", demanded) | {"items": item, "uniqueItems": True} | counts(field, demanded)


def counts(field: FieldSpec, demanded: bool) -> Schema:
    """How many items; one that may be left out has no lower bound, since none is right as well."""
    lower: Schema = {"minItems": max(1, field.bounds.at_least or 0)} if demanded else {}
    return lower | ({"maxItems": field.bounds.at_most} if field.bounds.at_most is not None else {})


def _texts(field: FieldSpec, settings: Settings, demanded: bool) -> Schema:
    parts = {"fi": "suomeksi", "sv": "på svenska", "en": "in English"}
    text: Schema = {"type": ["string", "null"]} | _longest(field, settings)
    return _types("object", demanded) | {"properties": {code: {"title": name} | text for code, name in parts.items()}}


def _days(language: Language, demanded: bool) -> Schema:
    titles = {"starts": Text("Alkaa", "Börjar", "Starts"), "ends": Text("Päättyy", "Slutar", "Ends")}
    day = _types("string", demanded) | _pattern(DATE_PATTERN, demanded)
    properties = {name: {"title": title.get(language)} | day for name, title in titles.items()}
    return (
        _types("object", demanded) | {"properties": properties} | ({"required": ["starts", "ends"]} if demanded else {})
    )


def _yes_or_no(field: FieldSpec, language: Language, demanded: bool) -> Schema:
    schema = _types("boolean", demanded)
    if field.must_be is not None:
        return schema | {"enum": [field.must_be] if demanded else [field.must_be, None]}
    answers: list[Schema] = [{"enum": [True], "title": YES.get(language)}, {"enum": [False], "title": NO.get(language)}]
    return schema | {"oneOf": answers + _none(language, demanded)}


def _written(field: FieldSpec, settings: Settings, demanded: bool) -> Schema:
    schema = _types("string", demanded)
    if field.kind in (Kind.MONEY, Kind.PERCENTAGE):
        schema = {"type": ["string", "integer"] if demanded else ["string", "integer", "null"]}
    if field.kind in PATTERNS:
        return schema | _pattern(PATTERNS[field.kind], demanded)
    return schema | _longest(field, settings) | ({"pattern": NOT_BLANK} if demanded else {})


def _pattern(pattern: str, demanded: bool) -> Schema:
    whole = f"(?:{pattern})" if demanded else f"(?:{pattern})?"
    return {"pattern": f"^{BLANK}{whole}{BLANK}$"}


def _longest(field: FieldSpec, settings: Settings) -> Schema:
    limit = resolve(field.bounds.limit, settings)
    return {"maxLength": limit} if isinstance(limit, int) else {}


def _range(field: FieldSpec, settings: Settings) -> Schema:
    bounds = {"minimum": field.bounds.minimum, "maximum": field.bounds.maximum}
    found = {name: resolve(bound, settings) for name, bound in bounds.items()}
    return {name: value for name, value in found.items() if isinstance(value, int)}
