"""The contract: a programme that keeps it passes, and a copy of it that breaks one promise fails that test by name."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.plugins.skating import MUTATIONS, First, Second, Skating, broken

from avustin_core.forms import LOCK_NAME, lock_of, read, spec_of
from avustin_core.plugin import Criterion, Text, hookimpl
from avustin_core.programmes.criteria_locks import write_criteria_lock
from avustin_core.registry import Plugin, Registry
from avustin_core.testing import ProgrammeContract, example_of, references
from avustin_core.testing.agreeing import Agreement, Carry
from avustin_core.testing.locked import criteria_lock_faults, form_lock_faults
from avustin_core.testing.problems import path_faults
from avustin_core.testing.seeking import unmet_of_fields


class Rinks:
    """The plugin of this test."""

    @hookimpl
    def avustin_programmes(self) -> list[type]:
        """Its one programme."""
        return [Skating]


@pytest.fixture(scope="module")
def registry() -> Registry:
    """Only the plugin of this test."""
    return Registry([Plugin("luistelu", Rinks())])


class TestContract(ProgrammeContract):
    """One that keeps it."""

    programme = Skating


@pytest.mark.parametrize("name", MUTATIONS)
def test_a_broken_promise_is_told_by_programme_declaration_and_remedy(name: str) -> None:
    programme, promise, told = MUTATIONS[name]
    contract: Any = ProgrammeContract()
    contract.programme = programme
    [test] = [each for each in dir(contract) if each.startswith(f"test_{promise}")]

    with pytest.raises(AssertionError) as failed:
        getattr(contract, test)()

    first = str(failed.value).splitlines()[0]
    assert first.startswith("luistelu: ")
    assert told in str(failed.value)
    assert " – " in first


def test_a_text_that_is_rightly_the_same_is_declared_so_and_only_where_it_is() -> None:
    programme, _, _ = MUTATIONS["untranslated"]
    contract: Any = ProgrammeContract()
    contract.programme, contract.same_in_both = programme, {"Sama"}

    contract.test_texts_are_finnish_and_swedish()
    contract.same_in_both = {"Sama", "Toinen"}

    with pytest.raises(
        AssertionError, match="luistelu: same_in_both: no text is 'Toinen' in both languages – take it out"
    ):
        contract.test_texts_are_finnish_and_swedish()


def test_a_released_form_that_changed_and_a_criterion_that_is_gone_are_told(tmp_path: Path) -> None:
    specs = [spec_of(form) for form in (First, Second, *Skating.report_forms)]
    lock = lock_of(specs)
    lock["Application"]["1.0"]["structure"] = "other"
    (tmp_path / LOCK_NAME).write_text(json.dumps(lock))
    write_criteria_lock(tmp_path, (*Skating.criteria, Criterion("OLD", Text("Vanha", "Gammal"), threshold=True)))
    other = broken(
        criteria=(Criterion("USE", Text("Hyöty", "Nytta"), threshold=True), Criterion("NEW", Text("U", "N")))
    )

    told = [str(each) for each in (*form_lock_faults(Skating, tmp_path), *criteria_lock_faults(other, tmp_path))]

    place = "in criteria.lock.json"
    assert told == [
        "luistelu: Application 1.0 in forms.lock.json: its structure or conditions changed after release – "
        "undo that, and release a new version",
        f"luistelu: criterion USE {place}: USE was SCORE and is THRESHOLD – give the new criterion another key",
        f"luistelu: criterion OLD {place}: OLD was released and is gone – keep it, since assessments refer to it",
        f"luistelu: criterion NEW {place}: it isn't locked – lock it with `avustin forms lock` at its release",
    ]


def test_before_the_first_release_nothing_is_locked(tmp_path: Path) -> None:
    assert [*form_lock_faults(Skating, tmp_path), *criteria_lock_faults(Skating, tmp_path)] == []


class TestAgreement:
    """The three faces of a form, made to differ."""

    SPEC = spec_of(Second)
    EXAMPLE = example_of(Skating, Second)

    def agreement(self) -> Agreement:
        return Agreement(self.SPEC, {}, references(self.EXAMPLE.applicant))

    def told(self, agreement: Agreement, carry: Carry | None = None, **changes: Any) -> str:
        return "; ".join(each.what for each in agreement.disagreements(self.EXAMPLE.answers | changes, carry))

    def test_they_agree_on_good_and_on_bad_answers(self, typed_inputs: Callable[[str, str | None], Carry]) -> None:
        carry = typed_inputs("luistelu", None)

        assert self.told(self.agreement(), carry) == ""
        assert self.told(self.agreement(), carry, applied="2000", rinks=[{"hours": "x"}], stray=1) == ""

    def test_a_schema_that_refuses_what_the_server_accepts(self) -> None:
        agreement = self.agreement()
        properties: Any = agreement.schema["properties"]
        properties["why"]["maxLength"] = 1

        assert "JSON Schema refuses what the server accepts: 'pitkä' is too long" in self.told(agreement, why="pitkä")

    def test_a_rule_of_the_server_that_is_not_listed(self) -> None:
        agreement = self.agreement()
        agreement.rules = {rule for rule in agreement.rules if rule[0] != "small"}

        assert "only the server refuses this (small), and x-server-rules doesn't say so" in self.told(
            agreement, applied="2000"
        )

    def test_a_listed_rule_that_refuses_nothing(self) -> None:
        agreement = self.agreement()
        agreement.rules |= {("IBAN_FORM", ("title",))}

        assert unmet_of_fields(agreement, self.EXAMPLE.answers) == [("IBAN_FORM", ("title",))]

    def test_a_typed_input_that_refuses_or_carries_something_else(self) -> None:
        def lossy(values: Any) -> Any:
            return {name: value for name, value in values.items() if name != "why"}

        assert "the typed input refuses what the server accepts" in self.told(self.agreement(), lambda values: None)
        assert "the typed input carries other answers" in self.told(self.agreement(), lossy, why="x")
        assert "carries other problems" in self.told(self.agreement(), lambda values: {}, why="x")


def test_a_problem_that_leads_to_no_field_is_told() -> None:
    reading = read(spec_of(Skating.report_forms[0]), {}, references())

    assert list(path_faults("luistelu", spec_of(Skating.report_forms[0]), reading)) == []
    [fault] = path_faults("luistelu", spec_of(MUTATIONS["no title"][0].application_form), reading)
    assert str(fault).startswith("luistelu: Application.REQUIRED: its problem leads to done – write about=[…]")


def test_a_walk_that_can_not_be_walked_says_why(walk: Callable[..., Any]) -> None:
    empty = example_of(Skating, Second)

    with pytest.raises(AssertionError, match=r"luistelu: the walk stops: INCOMPLETE .*Hanke"):
        walk(Skating, lambda form: type(empty)({}, empty.applicant))
