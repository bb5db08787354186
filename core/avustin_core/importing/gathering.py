"""From a JSON Schema and its UI schema to questions: pages, groups, tables and what they show."""

from collections.abc import Iterator

from avustin_core.importing import shapes
from avustin_core.importing.asking import Asking, Part
from avustin_core.importing.drawing import Drawing
from avustin_core.importing.grouping import inlined
from avustin_core.importing.model import (
    Condition,
    Group,
    Joined,
    Negated,
    Page,
    Path,
    Question,
    Test,
    all_of,
    any_of,
)
from avustin_core.importing.schemas import Schema
from avustin_core.importing.sources import CannotImport
from avustin_core.importing.words import Words, joined

SHAPELESS = "an object of which the source doesn't say what is in it"
UNSURE = "required under a condition that can't be said here: it may be left out"


class Gatherer(Asking):
    """Gathers one form; `title` is its name, once it is."""

    title: Words | None = None

    def answers_at(self, path: Path) -> tuple[Path, ...]:
        """The answers that stand for one: another one, or the amounts of a table."""
        source = self.aliases.get(path, path)
        return self.tables.get(source, (source,))

    def renamed(self, condition: Condition | None) -> Condition | None:
        """A condition that names the answers themselves."""
        match condition:
            case Test(path, how, value):
                return Test(self.answers_at(path)[0], how, value)
            case Joined(how, parts):
                return Joined(how, tuple(each for part in parts if (each := self.renamed(part)) is not None))
            case Negated(part):
                inside = self.renamed(part)
                return Negated(inside) if inside is not None else None
        return None

    def form(self, schema: Schema, drawing: Drawing) -> Group:
        """The whole form, its questions by page."""
        if schema.types - {"object"} or not any(True for _ in (*schema.properties(), *schema.branches(()))):
            raise CannotImport(
                f"{schema.layers[0].document.name}: asks nothing: a form is a schema of an object with properties"
            )
        self.title = self.texts.quiet(schema.take("title"))
        help = self.texts.words(schema.take("description"), "form description")
        is_paged = _is_paged(schema)
        form = self.group([Part(schema, None)], drawing, (), "form", inline=not is_paged)
        form.about, form.help = (self.title.english if self.title else ""), help
        if is_paged:
            form.questions = [question for each in form.questions for question in self._paged(each)]
        return form

    def _paged(self, each: Question) -> Iterator[Question]:
        if each.group is None or each.kind != "Section":
            yield each
            return
        page = Page(each.key, each.label, each.help)
        for question in each.group.questions:
            question.page, question.when = page, all_of(each.when, question.when)
            yield question

    def group(self, parts: list[Part], drawing: Drawing, path: Path, key: str, *, inline: bool = True) -> Group:
        """Questions that stand together; texts between them become help."""
        asked: dict[str, list[Part]] = {}
        required: dict[str, list[Condition | None]] = {}
        for part in parts:
            self._collect(part, path, asked, required)
        questions: list[Question] = []
        helps: list[Words | None] = []
        for node in drawing.stray(asked):
            self.ledger.lost(node, "drawn, and not in the schema")
        for name in drawing.order(list(asked)):
            for found in self._asked(name, asked[name], required.get(name, []), drawing.below(name), (*path, name)):
                if isinstance(found, Words):
                    helps.append(found)
                else:
                    questions += inlined(found, self.texts, self.ledger) if inline else [found]
        return Group(key, path, questions, "", joined(helps))

    def _collect(
        self, part: Part, path: Path, asked: dict[str, list[Part]], required: dict[str, list[Condition | None]]
    ) -> None:
        for name, schema in part.schema.properties():
            asked.setdefault(name, []).append(Part(schema, part.when))
        for name in part.schema.required():
            required.setdefault(name, []).append(part.when)
        for layer in part.schema.layers:
            extra = layer.get("additionalProperties")
            if extra is not None and isinstance(extra.value, bool):
                extra.mark()
        for condition, then in part.schema.branches(path):
            names = then.node("required")
            if condition is None and names is not None:
                self.ledger.lost(names, UNSURE)
                then = then.without("required")
            self._collect(Part(then, all_of(part.when, condition)), path, asked, required)

    def _asked(
        self, name: str, parts: list[Part], required: list[Condition | None], drawing: Drawing, path: Path
    ) -> Iterator[Question | Words]:
        if len(parts) > 1:
            parts = [each for each in parts if each.when is not None or not _is_empty(each.schema)] or parts
        always = [each for each in parts if each.when is None]
        conditions = [each.when for each in parts if each.when is not None]
        when = None if always else any_of(*conditions)
        main = (always or parts)[0].schema
        _read_alike(main, parts)
        distinct = set(conditions)
        inner = parts if always or len(distinct) > 1 else [Part(each.schema, None) for each in parts]
        for found in self._question(name, main, inner, drawing, path):
            if isinstance(found, Question):
                found.when = all_of(when, found.when)
                self._require(found, required, when)
            yield found

    def _require(self, question: Question, required: list[Condition | None], when: Condition | None) -> None:
        if question.group is not None or question.sum is not None:
            return
        if None in required or (when is not None and when in required):
            question.required = True
        elif required and not question.required:
            question.required_when = any_of(*(each for each in required if each is not None))

    def _question(
        self, name: str, schema: Schema, parts: list[Part], drawing: Drawing, path: Path
    ) -> Iterator[Question | Words]:
        place = ".".join(path)
        if drawing.is_hidden and "sum" not in drawing.control:
            for layer in schema.layers:
                self.ledger.lost(layer, "a value that nobody sees or answers: it isn't asked")
            drawing.take("widget")
        elif shapes.is_paragraph(schema, drawing):
            text = shapes.paragraph(schema, drawing, self.texts, place)
            if text is not None:
                yield text
        elif shapes.is_file(schema, drawing):
            yield self.upload(name, schema, drawing, path)
        elif "sum" in drawing.control and (sources := shapes.summed(drawing) or self.all_amounts(drawing)):
            yield from self.added_up(name, schema, sources, path)
        elif not schema.types and shapes.amounts(schema):
            yield from self.amounts(name, schema, drawing, path)
        elif "object" in schema.types or schema.has("properties"):
            yield from self._group(name, schema, parts, drawing, path)
        elif "array" in schema.types or schema.has("items"):
            yield from self.several(name, schema, drawing, path)
        else:
            yield from self.single(name, schema, drawing, path)

    def _group(
        self, name: str, schema: Schema, parts: list[Part], drawing: Drawing, path: Path
    ) -> Iterator[Question | Words]:
        group = self.group(parts, drawing, path, name)
        if not group.questions:
            yield from self._said_only(schema, group, path)
            return
        label, help = self.said(name, schema, drawing, path)
        group.about = label.english
        required = any(each.required and each.when is None for each in group.questions)
        yield Question(name, path, "Section", label, joined((help, group.help)), required, group=group)

    def _said_only(self, schema: Schema, group: Group, path: Path) -> Iterator[Words]:
        """A group that asks nothing is a text, or something that can't be asked."""
        place, help = ".".join(path), group.help
        if not schema.has("properties"):
            texts = [self.texts.words(schema.take(word), f"{place} {word}") for word in ("title", "description")]
            help = joined((*texts, help))
            for layer in schema.layers if help is None else ():
                self.ledger.lost(layer, SHAPELESS)
        if help is not None:
            yield help


def _is_paged(schema: Schema) -> bool:
    """Whether the form is pages of groups, and nothing beside them."""
    found = [each for _, each in schema.properties()]
    pages = [each for each in found if "object" in each.types or each.has("properties")]
    inner = any("object" in each.types or each.has("properties") for page in pages for _, each in page.properties())
    return len(pages) == len(found) and inner


def _is_empty(schema: Schema) -> bool:
    """Whether it holds a place for what conditions put there."""
    if schema.types - {"object"}:
        return False
    return not any(True for _ in schema.properties()) and not any(
        schema.has(word) for word in ("title", "enum", "items", "format", "allOf", "oneOf", "anyOf", "$ref")
    )


def _read_alike(main: Schema, parts: list[Part]) -> None:
    """Reads what other branches say alike of the same question."""
    for part in parts:
        for layer in part.schema.layers if part.schema is not main else ():
            for key, node in layer.items():
                same = main.node(key)
                if same is not None and same.value == node.value and not isinstance(node.value, dict):
                    node.mark()
