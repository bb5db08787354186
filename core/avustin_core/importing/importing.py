"""One form, from its files to source code and the list of what is left to do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from avustin_core.forms import check_form
from avustin_core.importing import literals
from avustin_core.importing.drawing import Drawing
from avustin_core.importing.facts import mark_facts
from avustin_core.importing.gathering import Gatherer
from avustin_core.importing.listing import Ledger
from avustin_core.importing.model import Group, Page, Path, Question
from avustin_core.importing.ordering import Written, classes
from avustin_core.importing.planning import Plan
from avustin_core.importing.schemas import schema_of
from avustin_core.importing.sources import CannotImport, document
from avustin_core.importing.words import TODO, Texts, Words
from avustin_core.importing.writing import Writer, comment, formatted
from avustin_core.plugin import Form, Language

VISIBLE = "OFFICIALS"
CORE_PAGE = Words("Hakemuksen perustiedot", "Ansökans grunduppgifter", "Basic facts of the application")


@dataclass(frozen=True)
class Imported:
    """A form that was imported. `code` is its Python; `listed` what it can't say, by document and pointer."""

    name: str
    code: str
    questions: int
    decide: tuple[str, ...]
    missing: tuple[str, ...]
    left: tuple[str, ...]
    listed: Mapping[str, frozenset[str]]
    paths: Mapping[Path, str]  #: where each question of the source is now

    def list(self) -> list[str]:
        """What is left to do, line by line."""
        lines: list[str] = []
        for title, entries in (
            ("To decide", self.decide),
            (f"Texts that are missing ({TODO} in the form where one is needed)", self.missing),
            ("What the source has and a form of Avustin doesn't say, and where", self.left),
        ):
            if entries:
                lines += ["", f"{title}:", *(f"- {each}" for each in entries)]
        return lines


def import_form(
    schema: Any,
    ui: Any = None,
    translations: Mapping[str, Mapping[str, str]] | None = None,
    *,
    name: str,
    inline: Language = Language.FI,
    is_report: bool = False,
    source: str = "a JSON Schema",
) -> Imported:
    """A form class of the schema. Refused: what isn't a schema of an object, and references that lead nowhere."""
    documents = document("schema", schema), document("ui", ui if ui is not None else {})
    ledger, texts = Ledger(), Texts(translations or {}, inline)
    root = schema_of(documents[0].node, frozenset(), ledger)
    if root is None:
        raise CannotImport("schema: refers to itself; it has to say what is asked")
    gatherer = Gatherer(texts, ledger)
    form = gatherer.form(root, Drawing(documents[1].node))
    before = [] if is_report else mark_facts(form, gatherer)
    _resolve(form, gatherer)
    plan = Plan(form, ledger)
    plan.shared().named(name)
    code = _written(plan, before, gatherer.title, is_report=is_report)
    for each in documents:
        ledger.close(each)
    for other in texts.other_languages:
        ledger.remark("Texts in languages that Avustin doesn't speak are left out", repr(other))
    for fault in check_form(loaded(code, name)):
        ledger.remark("A start would be refused", fault)
    decide = tuple(_to_decide(form, before, ledger, gatherer.title, is_report=is_report))
    missing = tuple(f"{place}: {what}" for place, what in texts.missing.items())
    result = Imported(
        name, code, sum(1 for each in form.walk() if each.group is None), decide, missing, tuple(ledger.lines()),
        {each.name: frozenset(ledger.pointers(each.name)) for each in documents},
        {path: f"{each.home}.{each.attribute}" for path, each in plan.index.items()},
    )  # fmt: skip
    return _with_list(result, source)


def loaded(code: str, name: str) -> type[Form]:
    """The form class that source code of the importer makes."""
    module = ModuleType("imported_form")
    exec(compile(code, f"<{name}>", "exec"), vars(module))  # its own, of quoted texts and names it made
    form = vars(module)[name]
    assert isinstance(form, type)
    assert issubclass(form, Form)
    return form


def _resolve(form: Group, gatherer: Gatherer) -> None:
    """Names the answers that others stand for."""
    for each in form.walk():
        if each.sum is not None:
            each.sum.paths = tuple(path for source in each.sum.paths for path in gatherer.answers_at(source))
        each.when = gatherer.renamed(each.when)
        each.required_when = gatherer.renamed(each.required_when)


def _written(plan: Plan, before: list[Question], title: Words | None, *, is_report: bool) -> str:
    base = "ReportForm" if is_report else "CoreFacts" if before else "ApplicationForm"
    written = list(classes(plan, plan.form, base))
    if before:
        page = Page("basic_facts", CORE_PAGE, None) if any(each.page for each in plan.form.questions) else None
        for each in before:
            each.page, each.attribute, each.home = page, each.key, "CoreFacts"
        about = "What the core knows of every application, and the imported form didn't ask"
        written.insert(0, Written("CoreFacts", "ApplicationForm", about, tuple(before), is_whole=True))
    writer = Writer(plan, VISIBLE, title if is_report else None)
    return writer.source(plan.form.about or "An imported form", written, ', version="1.0"')


def _to_decide(
    form: Group, before: list[Question], ledger: Ledger, title: Words | None, *, is_report: bool
) -> Iterator[str]:
    yield f"Who sees the answers: all say {VISIBLE}. Write REGISTER or PARTIES where others may, and a ground where it is secret."
    facts = [f"{each.fact} is {each.home}.{each.attribute}" for each in form.walk() if each.fact]
    if facts:
        yield f"Core facts, as they were recognised: {', '.join(facts)}. See whether they are."
    if before:
        names = ", ".join(f"{each.fact} ({each.attribute})" for each in before)
        yield f"Core facts that the form didn't ask, and that CoreFacts asks now: {names}."
    if title is not None and not is_report:
        yield f"The form's name, which may be the programme's: {literals.inline(title)}."
    if form.help is not None:
        yield f"What the source says of the whole form has no place in it: {literals.inline(form.help)}."
    yield from (
        f"{': '.join((what, *([', '.join(where)] if where else [])))}." for what, where in ledger.remarks.items()
    )
    remarked: dict[str, list[str]] = {}
    for each in form.walk():
        if each.remark is not None:
            remarked.setdefault(each.remark, []).append(f"{each.home}.{each.attribute}")
    yield from (f"{what}: {few(list(dict.fromkeys(where)))}." for what, where in remarked.items())
    alike = dict.fromkeys(text.fi for each in form.walk() for text in each.texts() if text.fi and text.fi == text.sv)
    if same := [repr(each) for each in alike if not each.startswith(TODO)]:
        yield f"The same in Finnish and Swedish; put them in same_in_both of the contract: {', '.join(same)}."
    silent = [f"{each.home}.{each.attribute}" for each in form.walk() if not each.label.en and each.help is None]
    if silent:
        yield f"Without English and help, which the contract asks for: {few(list(dict.fromkeys(silent)))}."


def few(names: list[str], most: int = 12) -> str:
    """Names, the first of many."""
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def _with_list(result: Imported, source: str) -> Imported:
    lines = [f"Imported by `avustin import-form` from {source}. Take this list away once it is gone through."]
    lines += result.list()
    code = formatted(f"{result.code}\n\n{comment(lines)}\n")
    return Imported(**{**result.__dict__, "code": code})
