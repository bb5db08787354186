"""Eligibility rules and their findings: met, not met, or undetermined, with the reason.

A rule is a method of the programme. It is pure: it reads the typed application and the call, and nothing else. Reading what isn't
answered makes its finding undetermined by itself. A finding never stops a submission
([findings and problems](../explanation/findings-and-problems.md)).
"""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.expressions import Named, named
from avustin_core.plugin.forms import Form
from avustin_core.plugin.mistakes import DeclarationError, Unanswered
from avustin_core.plugin.texts import Source, Text, as_source
from avustin_core.plugin.views import CallView


class Outcome(Choice):
    """What a rule says."""

    MET = option(fi="Täyttyy", sv="Uppfylls", en="Met")
    NOT_MET = option(fi="Ei täyty", sv="Uppfylls inte", en="Not met")
    UNDETERMINED = option(fi="Ei ratkaistavissa", sv="Kan inte avgöras", en="Undetermined")


@dataclass(frozen=True)
class Finding:
    """One rule's answer; `unanswered` names what made it undetermined."""

    outcome: Outcome  #: met, not met or undetermined
    reason: Text | None = None  #: why, for the applicant to read
    unanswered: str | None = None  #: the field that a rule read and nobody answered


@dataclass(frozen=True)
class RuleFinding:
    """A finding of a rule that belongs to no programme, as `avustin_check_application` gives it."""

    key: str  #: of the rule
    text: Text  #: the rule in words
    finding: Finding  #: what it found
    source: Source | None = None  #: where the rule comes from
    bars: bool = True  #: whether a grant is barred while it isn't met


def met(reason: Text | None = None) -> Finding:
    """The rule is met."""
    return Finding(Outcome.MET, reason)


def not_met(reason: Text | None = None) -> Finding:
    """The rule isn't met."""
    return Finding(Outcome.NOT_MET, reason)


def met_if(condition: bool, *, otherwise: Text | None = None) -> Finding:
    """Met, or else not met for the reason given."""
    return met() if condition else not_met(otherwise)


def undetermined(reason: Text | None = None) -> Finding:
    """It can't be told from the answers."""
    return Finding(Outcome.UNDETERMINED, reason)


@dataclass(frozen=True)
class EligibilityRule:
    """A rule of a programme. One that doesn't bar is a warning; `completion_first` asks to complete before refusing."""

    key: str
    text: Text
    source: Source | None
    about: tuple[Named, ...]
    bars: bool
    completion_first: bool
    function: Callable[..., Finding]

    def apply(self, programme: object, application: Form, call: CallView) -> Finding:
        """The finding; reading what isn't answered makes it undetermined by itself."""
        given: dict[str, object] = {"application": application, "call": call}
        try:
            return self.function(programme, *(given[name] for name in _asked(self.function)))
        except Unanswered as unanswered:
            return Finding(Outcome.UNDETERMINED, unanswered=unanswered.name)


@cache
def _asked(function: Callable[..., Finding]) -> tuple[str, ...]:
    """What a rule wants to be given, beside its programme."""
    return tuple(inspect.signature(function).parameters)[1:]


FunctionT = TypeVar("FunctionT", bound=Callable[..., Finding])


def eligibility_rule(
    text: Text,  #: the rule in words, such as 'Vähintään kaksi kuntaa'
    *,
    source: Source | str | None = None,  #: the provision, or 'haun ehdot'
    about: Sequence[Any] = (),  #: the fields that it reads: they give the finding its path
    bars: bool = True,  #: whether a grant is barred while it isn't met; otherwise it is a warning
    completion_first: bool = False,  #: whether the applicant is asked to complete before it is refused
) -> Callable[[FunctionT], FunctionT]:
    """Makes a method of a programme a rule; its key is the method's name. It takes `application`, and may take `call`.

    @eligibility_rule(Text(fi="Vähintään kaksi kuntaa", sv="Minst två kommuner"), source="haun ehdot", about=[F.rows])
    def several(self, application: F) -> Finding:
        return met_if(len(application.municipalities()) >= 2)
    """

    def declare(function: FunctionT) -> FunctionT:
        name = function.__name__
        if unknown := set(_asked(function)) - {"application", "call"}:
            raise DeclarationError(
                f"rule {name} takes {', '.join(sorted(unknown))}: only application and call are given"
            )
        fields = tuple(named(each, f"about= of rule {name}") for each in about)
        rule = EligibilityRule(name, text, as_source(source), fields, bars, completion_first, function)
        function.__dict__["__eligibility_rule__"] = rule
        return function

    return declare
