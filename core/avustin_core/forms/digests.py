"""Two digests of a form: its structure and conditions, locked at release, and its texts, which may be mended."""

import hashlib
import json

from avustin_core.forms.describing import describe, describe_checks
from avustin_core.forms.spec import FormSpec

Json = dict[str, object]
TEXTS = frozenset({"label", "help", "title", "unit", "says", "description", "source", "step", "order"})


def structure_of(spec: FormSpec) -> Json:
    """What may never change in a released version: paths, kinds, conditions, bounds, options, who sees; by path."""
    fields = {"/".join(map(str, _list(each["path"]))): _without_texts(each) for each in describe(spec)}
    checks = {
        f"{'/'.join(map(str, _list(each['path'])))}#{each['key']}": _without_texts(each)
        for each in describe_checks(spec)
    }
    return {"fields": fields, "checks": checks}


def texts_of(spec: FormSpec) -> Json:
    """What may be corrected: labels, helps, headings, the order of fields, sources, what checks say."""
    fields = [_only_texts(each) for each in describe(spec)]
    return {"fields": fields, "checks": [_only_texts(each) for each in describe_checks(spec)]}


def structure_digest(spec: FormSpec) -> str:
    """The digest that locks a released version."""
    return digest(structure_of(spec))


def text_digest(spec: FormSpec) -> str:
    """The digest that tells a correction of texts."""
    return digest(texts_of(spec))


def digest(value: object) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    written = json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()


def _without_texts(value: object) -> object:
    if isinstance(value, dict):
        return {name: _without_texts(part) for name, part in value.items() if name not in TEXTS}
    return [_without_texts(part) for part in value] if isinstance(value, list) else value


def _only_texts(value: Json) -> Json:
    texts = {name: part for name, part in value.items() if name in TEXTS}
    places = {"path": value["path"], "key": value.get("key")}
    options = [_option_texts(option) for option in _list(value.get("options"))]
    return places | texts | {"options": options, "visibleTo": _option_texts(value.get("visibleTo"))}


def _option_texts(value: object) -> object:
    if not isinstance(value, dict):
        return None
    return {name: part for name, part in value.items() if name in (*TEXTS, "name")}


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
