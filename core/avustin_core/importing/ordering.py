"""The order in which classes and questions are written: what a condition or sum names comes before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from avustin_core.importing.model import Group, Question, tests_in
from avustin_core.importing.planning import Plan

CIRCULAR = "conditions that go round in a circle are left out"


@dataclass(frozen=True)
class Written:
    """A class as it is written: a form or group in one part, or in several that each stand on the one before."""

    name: str
    base: str
    about: str
    questions: tuple[Question, ...]
    is_whole: bool


def referred(plan: Plan, question: Question, *, itself: bool = True) -> set[Question]:
    """The questions that any within one names in conditions and sums, and that it names itself."""
    found: set[Question] = set()
    within = list(question.group.walk()) if question.group else []
    for each in [question, *within] if itself else within:
        paths = [test.path for condition in (each.when, each.required_when) for test in tests_in(condition)]
        paths += each.sum.paths if each.sum else ()
        found |= {plan.index[path] for path in paths if path in plan.index}
    return found - {question, *within}


def ordered(plan: Plan, group: Group) -> list[Question]:
    """The questions of a group, none before what it names."""
    inside = {each: {each, *(each.group.walk() if each.group else ())} for each in group.questions}
    needs = {
        each: [other for other in group.questions if other is not each and inside[other] & referred(plan, each)]
        for each in group.questions
    }
    left, placed = list(group.questions), []
    while left:
        ready = next((each for each in left if all(need in placed for need in needs[each])), None)
        if ready is None:
            ready = left[0]
            plan.ledger.remark(CIRCULAR, ".".join(ready.path))
            _forget(ready)
            needs[ready] = []
            continue
        left.remove(ready)
        placed.append(ready)
    return placed


def _forget(question: Question) -> None:
    for each in (question, *(question.group.walk() if question.group else ())):
        if each.when is not None or each.required_when is not None:
            each.when, each.required_when, each.required = None, None, False


def classes(plan: Plan, group: Group, base: str) -> Iterator[Written]:
    """The classes of a group, those of its sections and rows before it."""
    yield from _classes(plan, group, base, set())


def _classes(plan: Plan, group: Group, base: str, done: set[str]) -> Iterator[Written]:
    if group.name in done:
        return
    done.add(group.name)
    part: list[Question] = []
    number = 1
    for each in ordered(plan, group):
        if each.group is not None:
            if referred(plan, each, itself=False) & set(part):
                yield _part(f"{group.name}Beginning{number if number > 1 else ''}", base, group, part, is_whole=False)
                base, part, number = part[0].home, [], number + 1
            yield from _classes(plan, each.group, "Section", done)
        part.append(each)
    yield _part(group.name, base, group, part, is_whole=True)


def _part(name: str, base: str, group: Group, questions: list[Question], *, is_whole: bool) -> Written:
    for each in questions:
        each.home = name
    return Written(name, base, group.about, tuple(questions), is_whole)
