"""Groups that are better asked as one question: of a single file or question, or of two days."""

import re

from avustin_core.importing.listing import Ledger
from avustin_core.importing.model import Group, Question, all_of
from avustin_core.importing.naming import snake
from avustin_core.importing.words import TODO, Texts, Words, joined

STARTS = re.compile(r"(^|_)(starts?|starting|begins?|beginning|from|first|alku|alkaa|alkaen)(_|$)")
ENDS = re.compile(r"(^|_)(ends?|ending|until|to|last|loppu|paattyy|saakka)(_|$)")
HEADINGS = "Headings over one question are left out"
FILES = "Labels of single files are left out for those of what they are in"
PERIODS = "Two days are one period, without labels of their own"
UNTITLED = "Tables without a title have that of what they are in"
OF_FILES = ("Attachment", "Attachments")


def inlined(question: Question, texts: Texts, ledger: Ledger) -> list[Question]:
    """The question itself, or what its group comes to."""
    group = question.group
    if group is None or question.kind != "Section":
        return [question]
    if question.label.english.startswith(TODO):
        return _untitled(question, group, texts)
    if len(group.questions) == 1:
        return [_only(question, group.questions[0], texts, ledger)]
    if len(group.questions) == 2 and all(each.kind == "date" and each.when is None for each in group.questions):
        first, second = group.questions
        if STARTS.search(snake(first.key)) and ENDS.search(snake(second.key)):
            return [_period(question, first, second, texts, ledger)]
    _name_table(question.label, group, texts, ledger)
    return [question]


def _name_table(heading: Words, group: Group, texts: Texts, ledger: Ledger) -> None:
    """The one table without a title is what its group is about."""
    nameless = [each for each in group.questions if each.kind == "Rows" and each.label.english.startswith(TODO)]
    if len(nameless) == 1 and nameless[0].group is not None:
        [table] = nameless
        texts.missing.pop(f"{'.'.join(table.path)} label", None)
        table.label = heading
        ledger.remark(UNTITLED, f"{heading.english!r} ({table.key})")


def _untitled(question: Question, group: Group, texts: Texts) -> list[Question]:
    """A group without a title is there for the data's shape: its questions stand where it stood."""
    texts.missing.pop(f"{'.'.join(question.path)} label", None)
    for number, each in enumerate(group.questions):
        each.when = all_of(question.when, each.when)
        each.help = joined((question.help, each.help)) if number == 0 else each.help
    return group.questions


def _only(question: Question, inner: Question, texts: Texts, ledger: Ledger) -> Question:
    heading = question.label
    if inner.kind in OF_FILES or inner.label.english.startswith(TODO):
        if inner.label.english.startswith(TODO):
            texts.missing.pop(f"{'.'.join(inner.path)} label", None)
        elif inner.label != heading:
            ledger.remark(FILES, f"{inner.label.english!r}")
        inner.label, inner.key = heading, question.key
    elif inner.label != heading:
        ledger.remark(HEADINGS, f"{heading.english!r} ({question.key})")
    inner.help, inner.when = joined((question.help, inner.help)), all_of(question.when, inner.when)
    return inner


def _period(question: Question, first: Question, second: Question, texts: Texts, ledger: Ledger) -> Question:
    for each in (first, second):
        texts.missing.pop(f"{'.'.join(each.path)} label", None)
    labels = f"{first.label.english!r} and {second.label.english!r}"
    ledger.remark(PERIODS, f"{labels} ({question.key})")
    return Question(
        question.key, question.path, "Period", question.label, joined((question.help, first.help, second.help)),
        first.required and second.required, question.when, parts=(first.path, second.path),
    )  # fmt: skip
