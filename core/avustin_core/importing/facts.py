"""The facts that the core knows of every application: found among the imported questions, or added."""

import re
from collections.abc import Iterator

from avustin_core.importing.gathering import Gatherer
from avustin_core.importing.grouping import ENDS, STARTS
from avustin_core.importing.model import Group, Path, Question, Sum
from avustin_core.importing.naming import snake
from avustin_core.importing.words import Words
from avustin_core.plugin import Fact
from avustin_core.plugin.settings import USE_ENDS, USE_IN_DAYS

TEXT = ("ShortText", "LongText")
BY_NAME = {
    Fact.TITLE: (TEXT, re.compile(
        r"^(title|otsikko)$|(project|hanke|hankkeen|event|tapahtuma|tapahtuman|activity)_(name|nimi|title|otsikko)$|"
        r"name of (the )?(project|event|activity)|hankkeen nimi|tapahtuman nimi|projektets namn|evenemangets namn"
    )),
    Fact.AMOUNT_APPLIED: (("Money",), re.compile(
        r"^subvention|applied_(amount|grant)|amount_applied|requested_amount|amount_requested|haettava|söks|sökt belopp|"
        r"applied for|requested"
    )),
    Fact.TOTAL_COSTS: (("Money",), re.compile(r"total_?costs?|kokonaiskustannu|totala kostnader|total costs")),
    Fact.PERIOD: (("Period",), re.compile("")),
    Fact.PURPOSE: (TEXT, re.compile(r"(^|_)purpose($|_)|kayttotarkoitus|käyttötarkoitus|användningsändamål")),
}  # fmt: skip
LANGUAGE = re.compile(r"language|kieli|sprak|språk")
LANGUAGES = {"FI": "FI", "FIN": "FI", "FINNISH": "FI", "SUOMI": "FI", "FINSKA": "FI"} | {
    "SV": "SV", "SWE": "SV", "SWEDISH": "SV", "RUOTSI": "SV", "SVENSKA": "SV", "SE": "SV",
}  # fmt: skip
COSTS = re.compile(r"cost|expen|meno|kulu|kustannu|utgift")
TOTAL_COSTS = ("total_costs", Words("Kokonaiskustannukset", "Totala kostnader", "Total costs"))
ADDED = {
    Fact.TITLE: ("application_title", "ShortText", Words("Hakemuksen otsikko", "Ansökans rubrik", "Title of the application")),
    Fact.LANGUAGE: ("matter_language", "MatterLanguage", Words("Asiointikieli", "Kontaktspråk", "Language of the matter")),
    Fact.AMOUNT_APPLIED: ("applied_grant", "Money", Words("Haettava avustus", "Understöd som söks", "Grant applied for")),
}  # fmt: skip
COVERED = (
    "The source doesn't say that the costs are answered and cover the sum applied for, and no grant can be more than they "
    "are: require them, and write a check with at_most_() of the sum and total_costs"
)
ELSEWHERE = {
    Fact.PERIOD: f'put a Setting("{USE_IN_DAYS}", …) or "{USE_ENDS}" into the programme',
    Fact.TOTAL_COSTS: "write lump_sum = True in the programme",
}


def mark_facts(form: Group, gatherer: Gatherer) -> list[Question]:
    """Marks what is recognised, and computes what can be; gives what is asked besides, before the form."""
    outside = list(_outside_rows(form))
    for fact, (kinds, name) in BY_NAME.items():
        found = [each for each in outside if each.kind in kinds and each.sum is None and _is_called(each, name)]
        if fact is Fact.AMOUNT_APPLIED and len(found) > 1 and found[0].path in _several(gatherer):
            continue
        if found:
            found[0].fact = fact.value
            _ask_for(found[0], fact, gatherer)
    _mark_language(outside)
    _add_up(Fact.AMOUNT_APPLIED, ADDED[Fact.AMOUNT_APPLIED][0], ADDED[Fact.AMOUNT_APPLIED][2], form, gatherer)
    _add_up(Fact.TOTAL_COSTS, *TOTAL_COSTS, form, gatherer)
    marked = {each.fact for each in form.walk()}
    for fact, instead in ELSEWHERE.items():
        if fact.value not in marked:
            gatherer.ledger.remark(f"{fact.value} isn't asked: {instead}, or ask for it and mark it with the fact")
    if Fact.PERIOD.value not in marked and (days := _two_days(form)):
        gatherer.ledger.remark("Two days that may be one Period, for the fact PERIOD", *days)
    return [
        Question(key, (key,), kind, label, required=True, fact=fact.value)
        for fact, (key, kind, label) in ADDED.items()
        if fact.value not in marked
    ]


def _two_days(form: Group) -> list[str]:
    for group in form.groups():
        days = [each for each in group.questions if each.kind == "date"]
        first = [each for each in days if STARTS.search(snake(each.key))]
        last = [each for each in days if ENDS.search(snake(each.key))]
        if first and last:
            return [".".join(first[-1].path), ".".join(last[-1].path)]
    return []


def _add_up(fact: Fact, key: str, label: Words, form: Group, gatherer: Gatherer) -> None:
    """Computes a fact that is a sum of answers, after the last of them; none where it is marked already."""
    found = None if fact.value in {each.fact for each in form.walk()} else _sum_of(fact, form, gatherer)
    if found is not None:
        last = next(each for each in reversed(form.questions) if _holds(each, found.paths))
        question = Question(key, (key,), "Money", label, page=last.page, fact=fact.value, sum=found)
        form.questions.insert(form.questions.index(last) + 1, question)
        if fact is Fact.TOTAL_COSTS:
            gatherer.ledger.remark(COVERED)


def _ask_for(question: Question, fact: Fact, gatherer: Gatherer) -> None:
    if not question.required and fact is not Fact.PURPOSE:
        question.required = True
        gatherer.ledger.remark("Must be answered now, since it is a fact", ".".join(question.path))


def _is_called(question: Question, name: re.Pattern[str]) -> bool:
    return any(name.search(text) for text in (question.key.lower(), *question.label.all()))


def _mark_language(outside: list[Question]) -> None:
    for each in outside:
        names = [option.name for option in each.choices.options] if each.choices else []
        if each.kind == "Choice" and names and _is_called(each, LANGUAGE) and set(names) <= set(LANGUAGES):
            assert each.choices is not None
            for option in each.choices.options:
                option.name = LANGUAGES[option.name]
            each.fact, each.required = Fact.LANGUAGE.value, True
            return


def _outside_rows(group: Group) -> Iterator[Question]:
    """Questions that are asked of everybody, once."""
    for each in group.questions:
        if each.when is not None:
            continue
        if each.kind == "Section" and each.group is not None:
            yield from _outside_rows(each.group)
        elif each.kind != "Rows":
            yield each


def _several(gatherer: Gatherer) -> set[Path]:
    return {path for paths in gatherer.tables.values() if len(paths) > 1 for path in paths}


def _sum_of(fact: Fact, form: Group, gatherer: Gatherer) -> Sum | None:
    if fact is Fact.AMOUNT_APPLIED:
        paths = tuple(each.path for each in form.walk() if each.path in _several(gatherer))
        return Sum(paths) if paths else None
    if fact is Fact.TOTAL_COSTS:
        costs = tuple(each.path for each in form.walk() if each.kind == "Money" and each.sum is None and _is_cost(each))
        if costs:
            gatherer.ledger.remark(
                "total_costs is proposed as the sum of these; see whether they are all costs",
                *(".".join(path[-2:]) for path in costs),
            )
        return Sum(costs) if costs else None
    return None


def _holds(question: Question, paths: tuple[Path, ...]) -> bool:
    within = (question, *(question.group.walk() if question.group else ()))
    return any(each.path in paths for each in within)


def _is_cost(question: Question) -> bool:
    return any(COSTS.search(step.lower()) for step in question.path[:-1])
