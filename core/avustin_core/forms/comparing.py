"""What differs between two versions of a form, in words for its author."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from avustin_core.forms.digests import structure_of, texts_of
from avustin_core.forms.spec import FormSpec

Kept = dict[str, dict[str, Any]]  #: {"fields": {path: …}, "checks": {path: …}, "texts": {path: …}}
LEAST, MOST = ("atLeast", "minimum"), ("atMost", "maximum", "limit")
BOUNDS = {
    "atLeast": "the fewest", "atMost": "the most", "minimum": "the least", "maximum": "the greatest", "limit": "the longest",
}  # fmt: skip
OTHERWISE = {
    "visibleWhen": "is shown on another condition",
    "requiredWhen": "must be answered on another condition",
    "formula": "is computed otherwise",
    "mustBe": "must be confirmed otherwise",
    "accepts": "takes other kinds of files",
    "largest": "takes files of another size",
}


@dataclass(frozen=True)
class FormDifference:
    """One difference. `concerns_answers` where an answer to the older version may have no place, or no peace, in the newer."""

    path: str
    says: str
    concerns_answers: bool = False

    def __str__(self) -> str:
        return f"{self.path}: {self.says}"


def kept_of(spec: FormSpec) -> Kept:
    """A form as its lock keeps it: what is empty is left out."""
    structure, texts = structure_of(spec), texts_of(spec)
    listed: list[Any] = [*_listed(texts["fields"]), *_listed(texts["checks"])]
    kept = {
        "fields": structure["fields"],
        "checks": structure["checks"],
        "texts": {_place(each): each for each in listed},
    }
    return {name: {path: _pruned(part) for path, part in _mapping(parts).items()} for name, parts in kept.items()}


def differences(old: Kept, new: Kept) -> list[FormDifference]:
    """The differences, in the order of the newer form."""
    fields, checks = list(_fields(old["fields"], new["fields"])), list(_checks(old["checks"], new["checks"]))
    told = {each.path for each in (*fields, *checks)}
    return [*fields, *checks, *(each for each in _texts(old["texts"], new["texts"]) if each.path not in told)]


def _fields(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FormDifference]:
    for path in (*new, *(path for path in old if path not in new)):
        if path not in old:
            must = ", and must be answered" if new[path].get("required") else ""
            yield FormDifference(_named(path), f"is new{must}", bool(must))
        elif path not in new:
            yield FormDifference(_named(path), "is gone", concerns_answers=True)
        else:
            for says, concerns in _changes(old[path], new[path]):
                yield FormDifference(_named(path), says, concerns)


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    if old["kind"] != new["kind"]:
        yield f"was {old['kind']} and is {new['kind']}", True
        return
    if bool(old.get("required")) != bool(new.get("required")):
        yield ("must be answered", True) if new.get("required") else ("may be left out", False)
    yield from _bounds(old.get("bounds", {}), new.get("bounds", {}))
    yield from _options(_by_name(old), _by_name(new))
    if old.get("visibleTo") != new.get("visibleTo"):
        yield f"was seen by {_circle(old)} and is seen by {_circle(new)}", False
    if old.get("fact") != new.get("fact"):
        yield f"holds {new['fact']}" if new.get("fact") else f"doesn't hold {old['fact']} any more", False
    if bool(old.get("computed")) != bool(new.get("computed")):
        yield ("is computed", True) if new.get("computed") else ("is answered, no more computed", False)
    if not old.get("deprecated") and new.get("deprecated"):
        yield "isn't asked any more, and stays for what was answered", False
    for name, says in OTHERWISE.items():
        if old.get(name) != new.get(name):
            yield says, name in ("visibleWhen", "requiredWhen", "mustBe", "accepts", "largest")


def _bounds(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for name, says in BOUNDS.items():
        was, now = _bound(old, name), _bound(new, name)
        if was == now:
            continue
        how = _how(name, was, now)
        yield f"is {how}: {says} was {_said(was)} and is {_said(now)}", how != "widened"


def _how(name: str, was: Any, now: Any) -> str:
    if was is None or now is None:
        return "narrowed" if was is None else "widened"
    try:
        less = float(now) < float(was)
    except (TypeError, ValueError):  # dates as text, and settings of the call
        if not all(isinstance(each, str) and each[:1].isdigit() for each in (was, now)):
            return "bounded otherwise"
        less = str(now) < str(was)
    return "narrowed" if less == (name in MOST) else "widened"


def _bound(bounds: Mapping[str, Any], name: str) -> Any:
    setting = bounds.get("settings", {}).get(name)
    return f"the setting {setting}" if setting else bounds.get(name)


def _said(bound: Any) -> str:
    return "unbounded" if bound is None else str(bound)


def _options(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for name in (*old, *(name for name in new if name not in old)):
        if name not in new:
            yield f"lost the choice {name}", True
        elif name not in old:
            yield f"has the new choice {name}", False
        elif new[name].get("deprecated") and not old[name].get("deprecated"):
            yield f"doesn't offer the choice {name} any more", True


def _checks(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FormDifference]:
    for key in (*new, *(key for key in old if key not in new)):
        if key not in old:
            yield FormDifference(_named(key), "is a new check", concerns_answers=True)
        elif key not in new:
            yield FormDifference(_named(key), "is checked no more")
        elif old[key] != new[key]:
            yield FormDifference(_named(key), "is another check", concerns_answers=True)


def _texts(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[FormDifference]:
    for path in new:
        if path in old:
            names = [name for name in {**old[path], **new[path]} if old[path].get(name) != new[path].get(name)]
            if told := [name for name in names if name != "order"]:
                yield FormDifference(_named(path), f"only its words: {', '.join(told)}")


def _by_name(field: Mapping[str, Any]) -> dict[str, Any]:
    return {option["name"]: option for option in field.get("options", [])}


def _circle(field: Mapping[str, Any]) -> str:
    visible = field.get("visibleTo") or {}
    return " ".join([str(visible.get("audience", "nobody")), *visible.get("roles", [])])


def _place(texts: Mapping[str, Any]) -> str:
    key = texts.get("key")
    return "/".join(map(str, texts["path"])) + (f"#{key}" if key else "")


def _named(path: str) -> str:
    return path.replace("/*", "").replace("/", ".").replace("#", " ").strip()


def _pruned(value: object) -> Any:
    if isinstance(value, Mapping):
        kept = {name: _pruned(part) for name, part in value.items()}
        return {name: part for name, part in kept.items() if part not in (None, False, [], {}, "")}
    return [_pruned(part) for part in value] if isinstance(value, list) else value


def _mapping(value: object) -> dict[str, object]:
    return dict(value) if isinstance(value, Mapping) else {}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []
