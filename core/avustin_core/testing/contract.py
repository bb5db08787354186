"""The contract of a programme: what every programme promises to the core, its users and front ends, one test each."""

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from avustin_core.faults import faults_of
from avustin_core.faults.places import folder_of
from avustin_core.forms import FormSpec, spec_of
from avustin_core.plugin import ApplicationForm, Form, OrganisationView, Programme, SettingKind
from avustin_core.registry import Registry
from avustin_core.testing.agreeing import Agreement, Carry
from avustin_core.testing.examples import Example, example_of, settings_of_call
from avustin_core.testing.faults import Fault, forms_of, refuse
from avustin_core.testing.fields import documentation_faults, fact_faults, visibility_faults
from avustin_core.testing.filling import Answers
from avustin_core.testing.generated import answers, right_answers
from avustin_core.testing.letters import letter_faults
from avustin_core.testing.locked import criteria_lock_faults, form_lock_faults, letter_lock_faults
from avustin_core.testing.moving import missing_faults, move_faults, moves
from avustin_core.testing.names import name_faults
from avustin_core.testing.pool import ORGANISATIONS, references
from avustin_core.testing.problems import about_faults, breaking, checks_of, path_faults, unbroken
from avustin_core.testing.rules import purity_faults, silence_faults
from avustin_core.testing.seeking import unmet_of_fields
from avustin_core.testing.texts import text_faults

ASKED = os.environ.get("AVUSTIN_GENERATED")  #: how many answers are generated for each form
GENERATED, FOR_RULES, FOR_A_CHECK = 60, 20, 200
SET: Mapping[SettingKind, object] = {
    SettingKind.BOOLEAN: True, SettingKind.INTEGER: 10, SettingKind.TEXT: "teksti", SettingKind.MONEY: Decimal(1000),
    SettingKind.PERCENTAGE: Decimal(50), SettingKind.DATE: date(2021, 11, 30),
}  # fmt: skip


class Enough(Exception):
    """What was looked for is found."""


class ProgrammeContract:
    """Subclass it in a test file, and name the programme: its class, or its code where its plugin is installed.

    class TestContract(ProgrammeContract):
        programme = "beach_grants"
        same_in_both = {"IBAN"}
    """

    programme: ClassVar[type[Programme] | str]
    same_in_both: ClassVar[Collection[str]] = ()  #: texts that are rightly the same in Finnish and Swedish
    answers: ClassVar[
        Mapping[str, Answers]
    ] = {}  #: in good order, by the form's name, where none are found by themselves
    applicant: ClassVar[OrganisationView] = ORGANISATIONS["o-1"]  #: who gives these answers

    def test_nothing_of_it_stops_a_start(self) -> None:
        """What the server itself would refuse, by name and line."""
        declared = self.declared
        faults = (
            Fault(declared.code, each.place, each.fault, each.remedy) for each in faults_of(declared, declared.code)
        )
        refuse(faults)

    def test_names_fit_the_api_and_are_taken_once(self) -> None:
        """Codes, keys, fields, options and classes."""
        refuse(name_faults(self.declared))

    def test_texts_are_finnish_and_swedish(self) -> None:
        """Complete in both, and different."""
        refuse(text_faults(self.declared, self.same_in_both))

    def test_every_field_says_who_sees_it(self) -> None:
        """Fields of sections and rows too."""
        refuse(visibility_faults(self.declared))

    def test_core_facts_are_marked(self) -> None:
        """Each application form has them all."""
        refuse(fact_faults(self.declared))

    def test_every_field_is_documented(self) -> None:
        """In words for those who build on the API."""
        refuse(documentation_faults(self.declared))

    def test_each_form_can_be_answered(self) -> None:
        """There are answers without a problem, with every rule met that bars."""
        remedy = "mend what contradicts, or write answers={form name: answers in good order} in the contract"
        refuse(
            Fault(self.declared.code, form.__name__, f"no good answers are found: {wrong}", remedy)
            for form in forms_of(self.declared)
            for wrong in self.example(form).wrong
        )

    def test_rules_are_pure_and_deterministic(self) -> None:
        """They read the application and the call, change nothing, and find the same each time."""
        for spec, example in self._applications():
            faults = self._of_rules(purity_faults, spec, example)
            self._hold(right_answers(spec, example.answers), FOR_RULES, faults)

    def test_rules_are_undetermined_where_nothing_is_answered(self) -> None:
        """Of what they are about; an answer that may be left out can be decided on."""
        for spec, example in self._applications():
            faults = self._of_rules(silence_faults, spec, example)
            self._hold(right_answers(spec, example.answers), FOR_RULES, faults)

    def test_problems_lead_to_fields(self) -> None:
        """Whatever is answered."""
        for spec, example in self.specs():
            refuse(about_faults(self.declared.code, spec))
            agreement = self._agreement(spec, example)

            def faults(values: Answers, spec: FormSpec = spec, agreement: Agreement = agreement) -> Iterator[Fault]:
                return path_faults(self.declared.code, spec, agreement.reading(values))

            self._hold(answers(spec, example.answers), FOR_RULES, faults)

    def test_each_check_can_be_broken(self) -> None:
        """A check that nothing breaks says nothing."""
        for spec, example in self.specs():
            agreement = self._agreement(spec, example, are_set=True)
            for key, check in checks_of(spec).items():
                tries = breaking(spec, check, example.answers)
                if not _found(tries, lambda values, a=agreement, k=key: _is_told(a, values, k)):  # type: ignore[misc]
                    refuse([unbroken(self.declared.code, spec, check)])

    def test_server_schema_and_inputs_agree(self, typed_inputs: Callable[[str, str | None], Carry]) -> None:
        """On what is accepted, beyond what `x-server-rules` says."""
        for spec, example in self.specs():
            agreement = self._agreement(spec, example)
            carry = typed_inputs(self.declared.code, None if issubclass(spec.form, ApplicationForm) else spec.name)

            def faults(
                values: Answers, agreement: Agreement = agreement, carry: Carry = carry, spec: FormSpec = spec
            ) -> Iterator[Fault]:
                for each in agreement.disagreements(values, carry):
                    yield Fault(self.declared.code, f"{spec.form.__name__} {each.path}", each.what, IN_THE_ENGINE)

            self._hold(answers(spec, example.answers), int(ASKED or GENERATED), faults)

    def test_each_rule_of_the_server_is_met(self) -> None:
        """`x-server-rules` lists nothing that refuses nobody, where its field is shown."""
        for spec, example in self.specs():
            left = unmet_of_fields(self._agreement(spec, example), example.answers)
            what = "x-server-rules lists what refuses nothing"
            places = (f"{spec.form.__name__}.{'.'.join(path)} {key}" for key, path in left)
            refuse(Fault(self.declared.code, place, what, IN_THE_ENGINE) for place in places)

    def test_migrations_take_whatever_can_be_stored(self) -> None:
        """And go back where they say so."""
        refuse(missing_faults(self.declared))
        for move in moves(self.declared):
            example = self.example(move[0].form)

            def faults(values: Answers, move: Any = move) -> Iterator[Fault]:
                return move_faults(self.declared.code, move, values)

            self._hold(answers(move[0], example.answers), int(ASKED or GENERATED), faults)

    def test_released_forms_are_as_they_were_locked(self) -> None:
        """Their structure, and their texts."""
        refuse(form_lock_faults(self.declared, folder_of(self.declared)))

    def test_criteria_keep_their_keys(self) -> None:
        """Those that were released, as what they were."""
        refuse(criteria_lock_faults(self.declared, folder_of(self.declared)))

    def test_letters_can_be_made_and_stay_as_they_were_locked(self) -> None:
        """Its own templates: of every outcome, in both languages, as accessible documents."""
        refuse((*letter_faults(self.declared), *letter_lock_faults(self.declared, folder_of(self.declared))))

    def test_it_goes_from_announcement_to_report(self, walk: Callable[..., object]) -> None:
        """A call is opened, answered, assessed, decided and reported on, by its declarations alone."""
        walk(self.declared, self.example)

    @property
    def declared(self) -> type[Programme]:
        """The programme's class."""
        if isinstance(self.programme, str):
            return type(Registry.installed().programme(self.programme))
        return self.programme

    def example(self, form: type[Form]) -> Example:
        """Answers in good order: those that are given, or those that are found."""
        given = self.answers.get(form.form_name)
        return Example(given, self.applicant) if given is not None else example_of(self.declared, form)

    def specs(self) -> Iterator[tuple[FormSpec, Example]]:
        """Every released version of every form, with good answers to it."""
        for form in forms_of(self.declared):
            yield spec_of(form), self.example(form)

    def _applications(self) -> Iterator[tuple[FormSpec, Example]]:
        """The newest version alone: rules are given answers of earlier ones as it asks them."""
        form = self.declared.released_forms()[-1]
        yield spec_of(form), self.example(form)

    def _settings(self, *, are_set: bool = False) -> dict[str, object]:
        found = settings_of_call(self.declared, next(iter(self.declared.calls), None))
        unset = {each.key: SET.get(each.kind) for each in self.declared.settings if are_set and found[each.key] is None}
        return found | unset

    def _agreement(self, spec: FormSpec, example: Example, *, are_set: bool = False) -> Agreement:
        return Agreement(spec, self._settings(are_set=are_set), references(example.applicant))

    def _of_rules(self, check: Any, spec: FormSpec, example: Example) -> Callable[[Answers], Iterator[Fault]]:
        def faults(values: Answers) -> Iterator[Fault]:
            found: Iterator[Fault] = check(self.declared, spec, values, self._settings(), example.applicant)
            return found

        return faults

    def _hold(
        self, strategy: st.SearchStrategy[Answers], count: int, faults: Callable[[Answers], Iterator[Fault]]
    ) -> None:
        @given(strategy)
        @settings(max_examples=count, derandomize=ASKED is None, database=None, phases=PHASES, **QUIET)
        def hold(values: Answers) -> None:
            refuse(faults(values))

        hold()


QUIET: Mapping[str, Any] = {"deadline": None, "suppress_health_check": list(HealthCheck)}
PHASES = (Phase.generate, Phase.shrink) if ASKED else (Phase.generate,)  #: the smallest answers take their time
IN_THE_ENGINE = "this is no mistake of yours: report it to Avustin's developers with the answers"


def _is_told(agreement: Agreement, values: Answers, key: str) -> bool:
    return any(problem.rule_key == key for problem in agreement.reading(values).problems)


def _found(strategy: st.SearchStrategy[Answers], is_it: Callable[[Answers], bool]) -> bool:
    @given(strategy)
    @settings(max_examples=FOR_A_CHECK, derandomize=True, database=None, phases=[Phase.generate], **QUIET)
    def look(values: Answers) -> None:
        if is_it(values):
            raise Enough

    try:
        look()
    except Enough:
        return True
    return False
