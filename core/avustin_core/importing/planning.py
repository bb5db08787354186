"""The classes that a form becomes: named, alike ones shared, and each after those that it refers to."""

from dataclasses import dataclass, field

from avustin_core.importing.listing import Ledger
from avustin_core.importing.model import Choices, Group, Path, Question, Test, tests_in
from avustin_core.importing.naming import (
    PUBLIC,
    attribute,
    camel,
    group_name,
    singular,
    unique,
    without_common_words,
)
from avustin_core.plugin.forms import wire_name

TAKEN = PUBLIC | {"CoreFacts", "ApplicationData", "ApplicationInput", "True", "False", "None"}


@dataclass
class Plan:
    """Who is called what; `index` leads from a path of the source to its question."""

    form: Group
    ledger: Ledger
    index: dict[Path, Question] = field(default_factory=dict)
    choices: list[Choices] = field(default_factory=list)

    def shared(self) -> "Plan":
        """With one class for groups and for lists that are alike, and every question in the index."""
        referred = {test.path for each in self.form.walk() for test in _tests(each)}
        groups: dict[object, Group] = {}
        lists: dict[object, Choices] = {}
        for each in self.form.walk():
            self._enter(each)
        for group in list(self.form.groups()):
            for each in group.questions:
                if each.choices is not None:
                    each.choices = lists.setdefault(each.choices.signature, each.choices)
                if each.group is not None and not self._is_read_from_outside(each, referred):
                    first = groups.setdefault(each.group.signature(each.group.path), each.group)
                    first.is_row = first.is_row or each.group.is_row
                    first.wanted = each.group.wanted if each.group.is_row else first.wanted
                    self._stand_for(each.group, first)
                    each.group = first
        self.choices = list(lists.values())
        return self

    def _enter(self, question: Question) -> None:
        if question.kind not in ("Section", "Rows"):
            self.index[question.path] = question
        for part in question.parts:
            self.index[part] = question

    def _is_read_from_outside(self, question: Question, referred: set[Path]) -> bool:
        if question.kind != "Section":
            return False
        length = len(question.path)
        return any(path[:length] == question.path for path in referred)

    def _stand_for(self, group: Group, first: Group) -> None:
        for mine, other in zip(group.walk(), first.walk(), strict=True):
            if mine.path in self.index:
                self.index[mine.path] = other

    def named(self, name: str) -> "Plan":
        """With a name for every class and attribute."""
        taken = set(TAKEN) | {name}
        self.form.name = name
        self._name_questions(self.form, "", taken)
        for each in self.choices:
            each.name = _class_name(each.wanted, "Choice", "", taken)
        return self

    def _name_questions(self, group: Group, above: str, taken: set[str]) -> None:
        keys = [each.key for each in group.questions]
        keys = without_common_words(keys) if group is not self.form else keys
        wires: set[str] = set()
        for each, key in zip(group.questions, keys, strict=True):
            page = group_name(each.page.key) if each.page else ""
            is_group = each.group is not None or each.kind in ("Attachment", "Attachments", "Period")
            name = attribute(key, above or page, is_group=is_group, in_form=group is self.form)
            if wire_name(name) in wires and page:
                name = f"{page}_{name}"
            number, plain = 2, name
            while wire_name(name) in wires:
                name, number = f"{plain}_{number}", number + 1
            wires.add(wire_name(name))
            each.attribute = name
            if each.group is not None and not each.group.name:
                suffix = "Row" if each.group.is_row else "Section"
                wanted = each.group.wanted if each.group.is_row else name
                each.group.name = _class_name(wanted, suffix, group.name if group is not self.form else "", taken)
                self._name_questions(each.group, name if each.kind == "Section" else singular(name), taken)


def _tests(question: Question) -> list[Test]:
    return [*tests_in(question.when), *tests_in(question.required_when)]


def _class_name(wanted: str, suffix: str, above: str, taken: set[str]) -> str:
    words = group_name(wanted) if suffix != "Choice" else attribute(wanted, "", is_group=False, in_form=False)
    name = camel(words) if words[:1].isalpha() else f"{suffix}{camel(words)}"
    if name in taken and name not in PUBLIC and above:
        name = f"{above}{name}"
    elif name in taken:
        name = f"{name}{suffix}"
    name = unique(name, taken)
    taken.add(name)
    return name
