"""Whether the server, the JSON Schema and the typed inputs say the same of answers."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jsonschema import Draft202012Validator

from avustin_core.forms import (
    EACH,
    FormSpec,
    GroupSpec,
    Path,
    Reading,
    TooDeep,
    json_schema,
    overlay,
    read,
    replace,
    submitted,
)
from avustin_core.forms.references import References
from avustin_core.plugin import Kind
from avustin_core.testing.filling import Answers, Settings

IDS = (Kind.ORGANISATION, Kind.ATTACHMENT, Kind.ATTACHMENTS)
Carry = Callable[[Answers], Mapping[str, Any] | None]  #: answers as a typed input takes them; None where it refuses


@dataclass(frozen=True)
class Disagreement:
    """What two of the three say differently, of which answers."""

    what: str
    path: str
    answers: Answers

    def __str__(self) -> str:
        return f"{self.path}: {self.what}; answers: {self.answers!r}"


class Agreement:
    """One form, whose answers are read by its three faces."""

    def __init__(self, spec: FormSpec, settings: Settings, references: References) -> None:
        self.spec, self.settings, self.references = spec, settings, references
        self.schema = json_schema(spec, settings=settings)
        rules: Any = self.schema["x-server-rules"]
        self.rules = {(rule["ruleKey"], tuple(rule["path"])) for rule in rules}
        self.met: set[tuple[str, Path]] = set()  #: server rules that refused what the schema allows

    @cached_property
    def validator(self) -> Draft202012Validator:
        """Of the schema, made once."""
        return Draft202012Validator(self.schema)

    def reading(self, values: Answers) -> Reading:
        """What the server says."""
        return read(self.spec, values, self.references, self.settings)

    def disagreements(self, values: Answers, carry: Carry | None = None) -> Iterator[Disagreement]:
        """Where they differ, beyond what `x-server-rules` says."""
        try:
            kept = replace(self.spec, {}, values)
        except TooDeep:
            return
        found = self.reading(kept)
        yield from self._by_schema(values, self.reading(values))
        yield from self._by_schema(kept, found)
        if carry is not None:
            yield from self._by_input(kept, found, carry)

    def meet(self, values: Answers) -> None:
        """Notes which rules refuse answers that the schema takes."""
        for each in self._by_schema(values, self.reading(values)):
            raise AssertionError(each)

    def _by_schema(self, values: Answers, found: Reading) -> Iterator[Disagreement]:
        if not found.blocking:
            for error in self.validator.iter_errors(values):
                what = f"JSON Schema refuses what the server accepts: {error.message}"
                yield Disagreement(what, error.json_path, values)
        if found.problems and (not found.blocking or self.validator.is_valid(values)):
            yield from self._unlisted(found, values)

    def _unlisted(self, found: Reading, values: Answers) -> Iterator[Disagreement]:
        for problem in found.problems:
            path = generic(self.spec, problem.path)
            listed = {(str(problem.rule_key), path), (str(problem.rule_key), path[:-1])} & self.rules
            self.met |= listed
            if not listed:
                what = f"only the server refuses this ({problem.rule_key}), and x-server-rules doesn't say so"
                yield Disagreement(what, ".".join(path), values)

    def _by_input(self, values: Answers, found: Reading, carry: Carry) -> Iterator[Disagreement]:
        """What is stored, sent as the typed input, becomes the same; GraphQL itself takes one item for a list of it."""
        values = shown(values, found.hidden)
        typed = carry(values)
        if typed is None:
            if not found.blocking:
                yield Disagreement("the typed input refuses what the server accepts", self.spec.name, values)
            return
        carried = overlay(self.spec, {}, typed)
        kept = overlay(self.spec, {}, as_graphql(self.spec.group, values))
        found, again = self.reading(kept), self.reading(carried)
        if _told(again) != _told(found):
            told = sorted(_told(again) ^ _told(found))
            yield Disagreement(f"the typed input carries other problems: {told}", self.spec.name, values)
        elif submitted(self.spec, carried, again) != submitted(self.spec, kept, found):
            yield Disagreement("the typed input carries other answers", self.spec.name, values)


def shown(values: Any, hidden: frozenset[Path], path: Path = ()) -> Any:
    """The answers without those that aren't asked now, which may hold whatever was typed when they were."""
    if isinstance(values, list):
        return [
            shown(each, hidden, (*path, each["key"])) if isinstance(each, dict) and "key" in each else each
            for each in values
        ]
    if not isinstance(values, dict):
        return values
    left = {name: value for name, value in values.items() if (*path, name) not in hidden}
    return {name: shown(value, hidden, (*path, name)) for name, value in left.items()}


def as_graphql(group: GroupSpec, values: Answers) -> Answers:
    """The answers as GraphQL takes them by its specification: one item for a list of it, a whole number for an id."""
    result = dict(values)
    for each in group.fields:
        value: Any = result.get(each.name)
        if value is None:
            continue
        if each.is_list and not isinstance(value, list):
            value = [value]
        if each.kind in IDS:
            value = [_id(item) for item in value] if isinstance(value, list) else _id(value)
        if each.group is not None and each.repeats:
            below = each.group
            value = [as_graphql(below, row) if isinstance(row, dict) else row for row in value]
        elif each.group is not None and isinstance(value, dict):
            value = as_graphql(each.group, value)
        result[each.name] = value
    return result


def _id(value: object) -> object:
    whole = isinstance(value, int | float) and not isinstance(value, bool) and value == int(value)
    return str(int(value)) if whole else value  # type: ignore[call-overload]


def _told(found: Reading) -> set[tuple[str, str]]:
    return {(problem.code.value, problem.pointer) for problem in found.problems}


def generic(spec: FormSpec, path: Path) -> Path:
    """A path with '*' for the keys of rows."""
    result: list[str] = []
    for step in path:
        field = spec.at(tuple(result)) if result else None
        result.append(EACH if field is not None and field.repeats and result[-1] != EACH else step)
    return tuple(result)
