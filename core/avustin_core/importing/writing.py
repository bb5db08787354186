"""The form class in Python source."""

import ast
import shutil
import subprocess
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from avustin_core import plugin
from avustin_core.importing import literals
from avustin_core.importing.expressions import Inexpressible, condition, formula
from avustin_core.importing.literals import docstring
from avustin_core.importing.model import Choices, Page, Question
from avustin_core.importing.naming import group_name, snake, unique
from avustin_core.importing.ordering import Written
from avustin_core.importing.planning import Plan
from avustin_core.importing.words import TODO, UNPRINTABLE, Words

EUROS = Words("euroa", "euro", "euros")
EVERY = ("ShortText", "LongText", "Money", "Percentage", "Email", "Phone", "Iban", "BusinessId", "int", "date", "bool")


class Writer:
    """Writes the parts of one form."""

    def __init__(self, plan: Plan, visible: str, title: Words | None) -> None:
        self.plan, self.visible, self.title = plan, visible, title
        self.pages: dict[str, Page] = {}
        self.helps: dict[Words, str] = {}

    def source(self, about: str, written: list[Written], options: str) -> str:
        """The whole, without its imports and unformatted."""
        self._name_constants(written)
        constants = [f"{name} = {literals.text(words)}" for words, name in self.helps.items()]
        constants += [self._page(page) for page in self.pages.values()]
        parts = ["\n".join(constants)] if constants else []
        parts += [self._choices(each) for each in self.plan.choices]
        parts += [self._class(each, options) for each in written]
        body = "\n\n\n".join(parts)
        return f"{docstring(about, 'A form')}\n\n{imports(body)}\n\n{body}\n"

    def _name_constants(self, written: list[Written]) -> None:
        questions = [each for part in written for each in part.questions]
        for page in dict.fromkeys(each.page for each in questions if each.page is not None):
            name = group_name(page.key) or "page"
            page.name = unique(name.upper() if name[0].isalpha() else f"PAGE_{name}".upper(), self.pages, "_")
            self.pages[page.name] = page
        if any(each.kind == "Money" for each in questions):
            self.helps[EUROS] = "EUROS"
        counted = Counter(each.help for each in questions if each.help is not None)
        for words, count in counted.items():
            if count > 1 and len(words.english) > 40:
                name = "_".join(["HELP", *snake(words.english.splitlines()[0]).split("_")[:4]]).upper()
                self.helps[words] = unique(name, {*self.helps.values(), *self.pages}, "_")

    def _page(self, page: Page) -> str:
        help = f", help={self._help(page.help)}" if page.help else ""
        key = group_name(page.key) or page.name.lower()
        return f'{page.name} = Step(key="{key}", title={literals.text(page.title)}{help})'

    def _help(self, words: Words) -> str:
        return self.helps.get(words) or literals.text(words)

    def _choices(self, choices: Choices) -> str:
        lines = [f"    {each.name} = option({literals.arguments(each.label)})" for each in choices.options]
        about = docstring(choices.about, "What there is to choose from")
        return f"class {choices.name}(Choice):\n    {about}\n\n" + "\n".join(lines)

    def _about(self, written: Written) -> str:
        about = "" if written.about.startswith(TODO) else written.about
        about = about or _words(written.name)
        return about if written.is_whole else f"{about}: what the rest refers to"

    def _class(self, written: Written, options: str) -> str:
        is_form = written.name == self.plan.form.name
        head = f"class {written.name}({written.base}{options if is_form else ''}):"
        lines = [self._question(each, written.name) for each in written.questions]
        if is_form and self.title is not None:
            lines.insert(0, f"    title: ClassVar[Text | None] = {literals.text(self.title)}\n")
        return f"{head}\n    {docstring(self._about(written), written.name)}\n\n" + "\n".join(lines)

    def _question(self, asked: Question, home: str) -> str:
        when, required_when = self._condition(asked, "when", home), self._condition(asked, "required_when", home)
        sum_ = self._formula(asked, home)
        given = [*([sum_] if sum_ else []), literals.arguments(asked.label)]
        given += [f"help={self._help(asked.help)}"] if asked.help else []
        if not sum_:
            given += [f"{name}={value}" for name, value in sorted(asked.bounds.items())]
            given += ["required=False"] if not asked.required and not required_when else []
            given += [f"required_when={required_when}"] if required_when else []
        given += [f"when={when}"] if when else []
        given += ["unit=EUROS"] if asked.kind == "Money" else []
        if asked.home in self._form_classes:
            given += [f"step={asked.page.name}"] if asked.page and asked.page.name else []
            given.append(f"visible={self.visible}")
        given += [f"fact=Fact.{asked.fact}"] if asked.fact else []
        may_lack = not sum_ and not asked.required and asked.kind not in ("Rows", "Choices", "Attachments")
        kind = self._kind(asked) + (" | None" if may_lack else "")
        return f"    {asked.attribute}: {kind} = {'computed' if sum_ else 'field'}({', '.join(given)})"

    @property
    def _form_classes(self) -> set[str]:
        return {each.home for each in self.plan.form.questions} | {"CoreFacts"}

    def _kind(self, asked: Question) -> str:
        if asked.group is not None:
            return f"list[{asked.group.name}]" if asked.kind == "Rows" else asked.group.name
        if asked.choices is not None:
            return f"list[{asked.choices.name}]" if asked.kind == "Choices" else asked.choices.name
        return "list[Attachment]" if asked.kind == "Attachments" else asked.kind

    def _condition(self, asked: Question, name: str, home: str) -> str | None:
        found = getattr(asked, name)
        if found is None:
            return None
        try:
            return condition(self.plan, found, home)
        except Inexpressible as reason:
            self.plan.ledger.remark(
                "Conditions that can't be said here: always shown, and may be left out",
                f"{'.'.join(asked.path)} ({reason})",
            )
            setattr(asked, name, None)
            asked.required = False
            return None

    def _formula(self, asked: Question, home: str) -> str | None:
        if asked.sum is None:
            return None
        try:
            return formula(self.plan, asked.sum, home)
        except Inexpressible as reason:
            self.plan.ledger.remark("Asked instead of computed", f"{'.'.join(asked.path)} ({reason})")
            asked.sum = None
            return None


def _words(name: str) -> str:
    """A class's name as words."""
    return snake(name).replace("_", " ").capitalize()


def imports(body: str) -> str:
    """The imports that a body needs."""
    names = {node.id for node in ast.walk(ast.parse(body)) if isinstance(node, ast.Name)}
    lines = [
        f"from {module} import {name}"
        for name, module in (("date", "datetime"), ("Decimal", "decimal"), ("ClassVar", "typing"))
        if name in names
    ]
    public = sorted(names & set(plugin.__all__), key=_isorted)
    listed = "".join(f"    {name},\n" for name in public)
    return "\n".join([*lines, *([""] if lines else []), f"from avustin_core.plugin import (\n{listed})"])


def _isorted(name: str) -> tuple[int, str]:
    """Constants, then classes, then functions, as ruff sorts them."""
    return (0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2, name)


def formatted(source: str) -> str:
    """As ruff formats it, where ruff is installed; as it is, where it isn't."""
    ruff = shutil.which("ruff") or shutil.which("ruff", path=str(Path(sys.executable).parent))
    if ruff is None:
        return source
    command = [ruff, "format", "--isolated", "--line-length", "120", "--stdin-filename", "form.py", "-"]
    run = subprocess.run(command, input=source, capture_output=True, text=True, encoding="utf-8", check=False)
    return run.stdout if run.returncode == 0 else source


def comment(lines: Iterator[str] | list[str]) -> str:
    """Lines as comments, wrapped."""
    found: list[str] = []
    for line in lines:
        printable = UNPRINTABLE.sub("", line.encode("utf-8", "replace").decode())
        found += textwrap.wrap(printable, 116, subsequent_indent="  ", break_on_hyphens=False) or [""]
    return "\n".join(f"# {line}".rstrip() for line in found)
