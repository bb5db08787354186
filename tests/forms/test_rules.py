"""Eligibility rules of a programme: collected by name, undetermined by what isn't answered, never hiding a bug."""

from types import SimpleNamespace
from typing import Any

import pytest
from tests.forms.examples import Everything

from avustin_core.plugin import (
    CallView,
    DeclarationError,
    Finding,
    Outcome,
    Programme,
    Text,
    eligibility_rule,
    met_if,
)

CALL = CallView("c1", "p", Text("Haku", "Utlysning"), settings={"least": 2})


class Several(Programme):
    code = "several"
    name = Text("Useat", "Flera")
    application_form = Everything

    @eligibility_rule(Text("Kaksi kuntaa", "Två kommuner"), source="haun ehdot", about=[Everything.parties])
    def several(self, application: Everything) -> Finding:
        return met_if(len(application.municipalities()) >= 2)

    @eligibility_rule(Text("Tarpeeksi", "Tillräckligt"), about=[Everything.parties], bars=False)
    def enough(self, application: Everything, call: CallView) -> Finding:
        least = call.setting("least")
        return met_if(isinstance(least, int) and len(application.parties) >= least)


def test_rules_are_collected_by_name_and_bars_and_sources_with_them() -> None:
    found = [(rule.key, rule.bars, str(rule.source)) for rule in Several.rules]

    assert found == [("several", True, "haun ehdot"), ("enough", False, "None")]
    assert {repr(rule.about) for rule in Several.rules} == {"(Everything.parties,)"}


def test_a_rule_that_reads_what_is_not_answered_is_undetermined_by_itself() -> None:
    empty = Everything.model_construct()

    found = [rule.apply(Several(), empty, CALL) for rule in Several.rules]

    assert [(each.outcome, each.unanswered) for each in found] == [(Outcome.UNDETERMINED, "parties")] * 2


def test_a_bug_in_a_rule_stays_a_bug() -> None:
    broken: Any = SimpleNamespace()

    with pytest.raises(AttributeError):
        Several.rules[0].apply(Several(), broken, CALL)


def test_a_rule_may_ask_for_the_application_and_the_call_only() -> None:
    with pytest.raises(DeclarationError, match="rule odd takes session: only application and call are given"):

        @eligibility_rule(Text("x", "y"))
        def odd(self: object, session: object) -> Finding:
            return met_if(True)
