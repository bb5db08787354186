"""An application or a report in good order, of any programme: without a problem, and with every rule met that bars."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from itertools import product
from typing import Any

from avustin_core.forms import Change, FieldSpec, FormSpec, Reading, is_asked, merge, read, spec_of
from avustin_core.plugin import (
    ApplicationForm,
    CallTemplate,
    CallView,
    EligibilityRule,
    Fact,
    Form,
    Kind,
    OrganisationView,
    Outcome,
    Programme,
)
from avustin_core.testing.filling import Answers, Settings, filled
from avustin_core.testing.pool import ORGANISATIONS, references
from avustin_core.testing.samples import participants, sample
from avustin_core.testing.settling import Place, evened, places, tree_of

ROUNDS = 6
_FOUND: dict[tuple[type[Programme], type[Form]], "Example"] = {}


@dataclass(frozen=True)
class Example:
    """Answers, who gives them, and what is still wrong: nothing, unless nobody could find better ones."""

    answers: Answers
    applicant: OrganisationView
    wrong: tuple[str, ...] = ()

    def copy(self) -> Answers:
        """Answers of one's own to change."""
        return deepcopy(self.answers)


def settings_of_call(programme: type[Programme], template: CallTemplate | None = None) -> dict[str, object]:
    """What the settings are in a call from a template: its own, or the defaults."""
    given: Mapping[str, object] = template.settings if template else {}
    return {each.key: given.get(each.key, each.default) for each in programme.settings}


def call_view(programme: type[Programme], settings: Settings) -> CallView:
    """A call of the programme with these settings."""
    known: Any = dict(settings)
    return CallView("c-1", programme.code, programme.name, settings=known)


def example_of(programme: type[Programme], form: type[Form]) -> Example:
    """Answers in good order to a form of a programme, in a call from its first template, found by its declarations alone.

    Searched once in a run: copy the answers before you change them.
    """
    if (programme, form) not in _FOUND:
        settings = settings_of_call(programme, next(iter(programme.calls), None))
        _FOUND[programme, form] = _search(programme, spec_of(form), settings)
    return _FOUND[programme, form]


def asked_reports(programme: type[Programme], settings: Settings) -> list[type[Form]]:
    """The newest version of each report that a call with these settings asks for."""
    newest = {form.form_name: form for form in programme.report_forms}
    return [form for form in newest.values() if is_asked(form, settings)]


def _search(programme: type[Programme], spec: FormSpec, settings: Settings) -> Example:
    """The best answers of each kind of applicant, until some have no fault."""
    is_application = issubclass(spec.form, ApplicationForm)
    kinds = {each.kind: each for each in reversed(ORGANISATIONS.values())} if is_application else {}
    applicants = sorted(kinds.values(), key=lambda each: each.id) or [ORGANISATIONS["o-1"]]
    tries = sorted(
        (_Try(programme, spec, settings, each, filled(spec, {}, settings, each)).evened() for each in applicants),
        key=lambda each: len(each.wrong),
    )
    best = tries[0]
    for one in tries:
        better = one.improved()
        best = min(best, better, key=lambda each: len(each.wrong))
        if not best.wrong:
            break
    return Example(best.answers, best.applicant, best.wrong)


class _Try:
    """One applicant's answers, and what is wrong with them."""

    def __init__(
        self,
        programme: type[Programme],
        spec: FormSpec,
        settings: Settings,
        applicant: OrganisationView,
        answers: Answers,
    ) -> None:
        self.programme, self.spec, self.settings = programme, spec, settings
        self.applicant, self.answers = applicant, answers
        self.reading: Reading = read(spec, answers, references(applicant), settings)
        self.unmet = list(self._unmet())
        self.wrong = (
            *(f"{'.'.join(each.path)}: {each.message.en or each.message.fi}" for each in self.reading.blocking),
            *(f"rule {rule.key} isn't met" for rule in self.unmet),
            *(("nothing is applied for",) if self._applies_for_nothing() else ()),
        )

    def _unmet(self) -> Iterator[EligibilityRule]:
        if self.spec.form is not self.programme.released_forms()[-1]:  # rules are for the newest application form
            return
        call = call_view(self.programme, self.settings)
        for rule in self.programme.rules:
            if rule.bars and rule.apply(self.programme(), self.reading.form, call).outcome is not Outcome.MET:
                yield rule

    def _applies_for_nothing(self) -> bool:
        asked = self.spec.with_fact(Fact.AMOUNT_APPLIED) is not None
        return asked and not self.reading.facts.amount_applied

    def with_answers(self, answers: Answers) -> "_Try":
        """The same applicant's other answers, with what they make required filled in and their sums even."""
        full = filled(self.spec, answers, self.settings, self.applicant)
        return _Try(self.programme, self.spec, self.settings, self.applicant, full).evened()

    def evened(self) -> "_Try":
        """With sums that come out even."""
        if not self.reading.blocking:
            return self
        answers = evened(self.spec, self.answers, references(self.applicant), self.settings)
        return _Try(self.programme, self.spec, self.settings, self.applicant, answers)

    def improved(self) -> "_Try":
        """Changed where it is wrong, one answer at a time, as long as that helps."""
        best: _Try = self
        for _ in range(ROUNDS):
            if not best.wrong:
                break
            before = best
            for answers in before.others():
                other = before.with_answers(answers)
                best = min(best, other, key=lambda each: len(each.wrong))
                if not best.wrong:
                    break
            if best is before:
                break
        return best

    def others(self) -> Iterator[Answers]:
        """The answers with one of those changed that a problem or a rule is about."""
        root = tree_of(self.spec, self.answers, references(self.applicant), self.settings)
        about = {id(each) for rule in self.unmet for each in rule.about}
        troubled = {each.path for each in self.reading.blocking}
        for place in places(root):
            above = {id(self._field(place.path[:length]).declaration) for length in range(1, len(place.path) + 1)}
            if above & about or any(place.path[: len(each)] == each for each in troubled):
                for value in self._candidates(place):
                    yield merge(self.spec, self.answers, [Change(place.path, value)])

    def _field(self, path: tuple[str, ...]) -> FieldSpec:
        found = self.spec.at(path)
        assert found is not None
        return found

    def _candidates(self, place: Place) -> Iterator[Any]:
        field = place.field
        options = [each.name for each in field.options]
        match field.kind:
            case Kind.CHOICE:
                yield from options
            case Kind.CHOICES:
                yield from ([each] for each in options)
                yield options[: field.bounds.at_most]
            case Kind.BOOLEAN:
                yield from (True, False)
            case Kind.ORGANISATION:
                yield from ORGANISATIONS
            case Kind.PARTICIPANTS:
                yield from (participants(self.applicant, count) for count in (2, 3, 1))
            case Kind.INTEGER | Kind.MONEY | Kind.PERCENTAGE:
                yield from (0, 1, 10, 1000, 10000, 2020)
            case Kind.PERIOD:
                yield from ({"starts": a, "ends": b} for a, b in product(DAYS, DAYS) if a <= b)
            case Kind.DATE:
                yield from DAYS
            case Kind.SECTION:
                return
            case _:
                yield sample(field, self.settings, self.applicant)


DAYS = ("2019-09-01", "2020-06-01", "2020-12-31", "2026-01-01")
