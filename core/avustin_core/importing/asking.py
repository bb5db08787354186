"""One question of the source: a line, a choice, a list, a table, a file, a sum or amounts."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field

from avustin_core.importing import literals, shapes
from avustin_core.importing.drawing import Drawing
from avustin_core.importing.listing import Ledger
from avustin_core.importing.model import Condition, Group, Path, Question, Sum
from avustin_core.importing.naming import singular, snake
from avustin_core.importing.options import choices_of, is_yes_or_no, options_of
from avustin_core.importing.recognising import Named, answer_of
from avustin_core.importing.schemas import Schema
from avustin_core.importing.words import TODO, Texts, Words, joined

CONSTANT = "a value that can't be another: it isn't asked"
MIXED = "a list of which the source doesn't say what is in it, or of different things"


@dataclass(frozen=True)
class Part:
    """A schema of a question, and when it applies; the question has one for each branch that speaks of it."""

    schema: Schema
    when: Condition | None


@dataclass
class Asking(ABC):
    """Makes questions; what is looked up and lost on the way is in `texts` and `ledger`."""

    texts: Texts
    ledger: Ledger
    aliases: dict[Path, Path] = field(default_factory=dict)  #: answers that are always another's
    tables: dict[Path, tuple[Path, ...]] = field(default_factory=dict)  #: amounts by kind of grant

    @abstractmethod
    def group(self, parts: list[Part], drawing: Drawing, path: Path, key: str, *, inline: bool = True) -> Group:
        """Questions that stand together."""

    def said(self, name: str, schema: Schema, drawing: Drawing, path: Path) -> tuple[Words, Words | None]:
        """The label and the help; a title that a group lacks stays TODO only where it is shown."""
        place = ".".join(path)
        raw = drawing.take("title") or schema.take("title") or (name if " " in name.strip() else None)
        label = self.texts.label(raw, f"{place} label", snake(name) or name)
        helps = [self.texts.words(schema.take("description"), f"{place} description")]
        helps += [self.texts.words(each, f"{place} help {i + 1}") for i, each in enumerate(drawing.helps())]
        for word in ("tooltipLabel", "tooltipButtonLabel"):
            if raw is not None and drawing.said(word) == raw:
                drawing.take(word)
        return label, joined(each for each in helps if each != label)

    def single(self, name: str, schema: Schema, drawing: Drawing, path: Path) -> Iterator[Question]:
        place = ".".join(path)
        options = options_of(schema, drawing, self.texts, place)
        constant = schema.node("const")
        if constant is not None and not isinstance(constant.value, bool):
            for layer in schema.layers:
                self.ledger.lost(layer, CONSTANT)
            return
        label, help = self.said(name, schema, drawing, path)
        question = Question(name, path, "", label, help)
        if constant is not None:
            question.kind, question.bounds = "bool", {"must_be": str(schema.take("const"))}
        elif len(options) == 1 and isinstance(options[0].value, bool):
            question.kind, question.bounds = "bool", {"must_be": str(options[0].value)}
        elif is_yes_or_no(options):
            question.kind = "bool"
        elif options:
            question.kind, question.choices = "Choice", choices_of(options, name, label.english)
        else:
            words = " ".join((snake(name), *label.all()))
            named = Named(snake(name), words, " ".join(snake(each) for each in path[:-1]))
            answer = answer_of(schema, drawing, named)
            question.kind, question.bounds, question.remark = answer.kind, answer.bounds, answer.remark
        if options:
            schema.types  # noqa: B018
            drawing.draws(drawing.widget in ("radio", "select", "checkbox"))
        drawing.draws(question.kind == "bool" and drawing.widget in ("radio", "select", "checkbox"))
        if drawing.control == "actingyear":
            drawing.take("field")
            question.kind, question.bounds, question.remark = "int", {}, "Years are asked as whole numbers"
        yield question

    def several(self, name: str, schema: Schema, drawing: Drawing, path: Path) -> Iterator[Question]:
        items, below = schema.below("items"), drawing.below("items")
        for layer in schema.layers:
            more, same = layer.get("additionalItems"), layer.get("items")
            if more is not None and same is not None and (more.value == same.value or isinstance(more.value, bool)):
                more.mark()
        if items is None or isinstance(getattr(schema.node("items"), "value", None), list):
            for layer in schema.layers:
                self.ledger.lost(layer, MIXED)
            return
        label, help = self.said(name, schema, drawing, path)
        question = Question(name, path, "Rows", label, help)
        options = options_of(items, below if below.said("enumNames") else drawing, self.texts, ".".join(path))
        if shapes.is_file(items, below):
            question = self.upload(name, schema, drawing, path, label, help)
        elif options:
            items.types  # noqa: B018
            schema.take("uniqueItems")
            drawing.draws(drawing.widget in ("checkboxes", "select", "checkbox"))
            question.kind, question.choices = "Choices", choices_of(options, singular(name), label.english)
        else:
            question.group = self.rows(name, items, below, path, label)
        for word, bound in (("minItems", "at_least"), ("maxItems", "at_most")):
            count = schema.take(word)
            if isinstance(count, int) and count > 0:
                question.bounds[bound] = str(count)
        question.required = "at_least" in question.bounds
        yield question

    def rows(self, name: str, items: Schema, drawing: Drawing, path: Path, label: Words) -> Group:
        is_table = "object" in items.types or items.has("properties")
        title = self.texts.quiet(items.take("title")) if is_table else None
        if is_table:
            group = self.group([Part(items, None)], drawing, path, items.name.strip("_") or singular(name))
        else:
            self.ledger.remark("Lists of plain answers are tables of one column", ".".join(path))
            column = singular(snake(name)) or "value"
            found = list(self.single(column, items, drawing, (*path, column)))
            if found and found[0].label.english.startswith(TODO):
                self.texts.missing.pop(f"{'.'.join((*path, column))} label", None)
                found[0].label = label
            for each in found:
                each.required = True
            group = Group(f"{column}_row", path, found, "")
        group.about, group.is_row = (title.english if title else ""), True
        if title is not None:
            self.ledger.remark("What rows are called is in docstrings only", f"{title.english!r} ({path[-1]})")
        return group

    def upload(
        self, name: str, schema: Schema, drawing: Drawing, path: Path, label: Words | None = None,
        help: Words | None = None,
    ) -> Question:  # fmt: skip
        if label is None:
            label, help = self.said(name, schema, drawing, path)
        kind = "Attachments" if shapes.takes_several(schema, drawing) else "Attachment"
        types = shapes.accepted(schema, drawing)
        drawing.take("field")
        drawing.draws("file" in drawing.widget)
        shapes.read_file_metadata(schema, self.ledger)
        names = ", ".join(map(literals.literal, types))
        bounds = {"accepts": f"({names},)" if len(types) == 1 else f"({names})"} if types else {}
        return Question(name, path, kind, label, help, self.requires(name, schema, drawing), bounds=bounds)

    def requires(self, name: str, schema: Schema, drawing: Drawing) -> bool:
        """Whether a file must be there: not where the source is content that it comes later, or is in another one."""
        said = drawing.take("required") is True
        instead = {each for each, _ in schema.properties()} & set(shapes.INSTEAD) and drawing.said(
            "variant"
        ) != "simple"
        if said and instead:
            self.ledger.remark("Files that are required unless they come later or are in others may be left out", name)
        return said and not instead

    def added_up(self, name: str, schema: Schema, sources: tuple[Path, ...], path: Path) -> Iterator[Question]:
        types, title = schema.types, schema.take("title")
        schema.take("format")
        if title is None and len(sources) == 1:
            self.aliases[path] = sources[0]
            self.ledger.remark("Sums of one answer are that answer", f"{path[-1]} ({sources[0][-1]})")
            return
        label = self.texts.label(title, f"{'.'.join(path)} label", snake(name))
        help = self.texts.words(schema.take("description"), f"{'.'.join(path)} description")
        kind = "int" if types == {"integer"} else "Money"
        yield Question(name, path, kind, label, help, sum=Sum(sources))

    def all_amounts(self, drawing: Drawing) -> tuple[Path, ...]:
        """The table whose amounts a control adds up without naming it, where there is one."""
        tables = [path for path in self.tables if not any(path[:-1] == other for other in self.tables)]
        if "subvention" not in drawing.control or len(tables) != 1:
            return ()
        drawing.take("field")
        return (tables[0],)

    def amounts(self, name: str, schema: Schema, drawing: Drawing, path: Path) -> Iterator[Question]:
        found = shapes.amounts(schema)
        drawing.draws(True)
        if "subvention" in drawing.control:
            drawing.take("field")
        keys = [name if len(found) == 1 else f"{name}_{id_}" for id_, _ in found]
        self.tables[path] = tuple((*path[:-1], key) for key in keys)
        self.tables |= {(*path, str(id_)): ((*path[:-1], key),) for key, (id_, _) in zip(keys, found, strict=True)}
        title = self.texts.words(schema.take("title"), f"{'.'.join(path)} title")
        for key, (id_, raw) in zip(keys, found, strict=True):
            label = self.texts.label(raw, f"{'.'.join(path)} option {id_}", key)
            self.ledger.remark("Tables of grants ask sums", f"{title.english if title else name!r} ({name})")
            yield Question(key, (*path[:-1], key), "Money", label, required=len(found) == 1)
