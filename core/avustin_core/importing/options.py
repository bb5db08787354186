"""Lists to choose from: enumerations and constants with their labels, and yes or no."""

from typing import Any

from avustin_core.importing.drawing import Drawing
from avustin_core.importing.model import Choices, Option
from avustin_core.importing.naming import snake, unique, upper
from avustin_core.importing.schemas import Schema
from avustin_core.importing.sources import Node
from avustin_core.importing.words import Texts, Words

YES, NO = ("kyllä", "ja", "yes"), ("ei", "nej", "no")
PLAIN = {True: {*YES, "true", "x"}, False: {*NO, "false"}}


def options_of(schema: Schema, drawing: Drawing, texts: Texts, place: str) -> list[Option]:
    """The options that a schema lists; none where it lists none."""
    named = _constants(schema)
    if named:
        pairs = [
            (each.take("const") if "const" in each.value else each.take("enum")[0], _title(each)) for each in named
        ]
    else:
        values = schema.take("enum")
        if not isinstance(values, list):
            return []
        names = drawing.take("enumNames") or schema.take("enumNames") or []
        texts_of = names if isinstance(names, list) else [_named_by(names, each) for each in values]
        pairs = [(each, texts_of[i] if i < len(texts_of) else None) for i, each in enumerate(values)]
    kept = [(value, text) for value, text in pairs if value is not None and value != ""]
    return _named([(value, _label(value, text, texts, place)) for value, text in kept])


def _named_by(names: Any, value: Any) -> Any:
    return names.get(str(value)) if isinstance(names, dict) else None


def _constants(schema: Schema) -> list[Node]:
    for layer in schema.layers:
        for word in ("oneOf", "anyOf"):
            node = layer.get(word)
            parts = list(node.each()) if node is not None else []
            if parts and all(_is_constant(each.value) for each in parts):
                return parts
    return []


def _is_constant(value: Any) -> bool:
    if not isinstance(value, dict) or "properties" in value:
        return False
    return "const" in value or (isinstance(value.get("enum"), list) and len(value["enum"]) == 1)


def _title(node: Node) -> Any:
    node.take("type")
    return node.take("title")


def _label(value: Any, text: Any, texts: Texts, place: str) -> Words:
    if isinstance(value, bool) and text is None:
        return Words(*((YES if value else NO)[i].capitalize() for i in range(3)))
    return texts.label(text or str(value), f"{place} option {value}", str(value))


def _named(pairs: list[tuple[Any, Words]]) -> list[Option]:
    values = [value for value, _ in pairs]
    dotted = [str(each).rsplit(".", 1)[0] for each in values if "." in str(each)]
    is_prefixed = len(dotted) == len(values) and len(set(dotted)) == 1
    found: list[Option] = []
    for value, label in pairs:
        if isinstance(value, bool):
            name = "YES" if value else "NO"
        elif isinstance(value, str):
            name = upper(value.rsplit(".", 1)[-1] if is_prefixed else value)
        else:
            meant = label.english if snake(label.english)[:1].isalpha() else f"option {value}"
            name = upper(meant)
        found.append(Option(unique(name, [each.name for each in found], "_"), value, label))
    return found


def is_yes_or_no(options: list[Option]) -> bool:
    """Whether the options are yes and no in no words of their own."""
    values = [each.value for each in options]
    if not values or not all(isinstance(each, bool) for each in values):
        return False
    return all(text in PLAIN[each.value] for each in options for text in each.label.all())


def choices_of(options: list[Option], key: str, about: str) -> Choices:
    """The class of the options."""
    return Choices(key, options, about)
