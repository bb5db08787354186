"""Demonstration: what a programme gives to the invented data that an installation can be tried with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from avustin_core.plugin.calls import CallTemplate, Contact
from avustin_core.plugin.languages import Language
from avustin_core.plugin.texts import Text
from avustin_core.plugin.views import OrganisationView

Answers = dict[str, object]


@dataclass(frozen=True)
class DemonstrationCase:
    """One invented project: who applies, with whom, for how much. `ordinal` counts from zero in its call."""

    ordinal: int  #: from zero in its call
    applicant: OrganisationView  #: who applies
    participants: tuple[OrganisationView, ...]  #: all that take part, the applicant first
    language: Language  #: of the matter
    amount: Decimal  #: the grant applied for, in whole euros
    starts: date  #: first day of the project
    ends: date  #: last day
    contact: Contact  #: contact person


@dataclass(frozen=True)
class DemonstrationAppropriation:
    """A sum of the state budget, in euros; programmes that declare the same one draw on one."""

    budget_item: str  #: such as 28.90.32
    name: Text  #: its name
    year: int  #: of the budget
    last_usable_year: int  #: until whose end it can be used
    amount: Decimal  #: euros


@dataclass(frozen=True)
class Shortcoming:
    """What makes an application fail a rule, and why it is refused. `answers` are put over those in good order."""

    answers: Callable[[DemonstrationCase], Mapping[str, object]]  #: put over those in good order
    reasons: Text  #: of the refusal


@dataclass(frozen=True)
class MissingAnswer:
    """A field that an application may be handed in without, and how the applicant is asked to complete it."""

    field: str  #: its name in answers
    what: Text  #: what is to be completed
    how: Text  #: and how


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """The invented side of a programme: the same counts and dates as the real call had, none of its applicants.

    `answers` gives an application in good order, without a problem, in the case's language; `report` a final report
    (the second argument is the reference of an auditor's statement). `round` is the call that is open on the day of
    the demonstration: its dates are set by that day, and its weights and scale are examples.
    """

    template: str  #: the key of the programme's call
    appropriation: DemonstrationAppropriation  #: what the call draws on
    applications: int  #: handed in and not withdrawn
    grants: int  #: of them
    decided_on: date  #: the day of the decisions
    published_on: date  #: the day of their publication
    smallest: Decimal  #: grant, euros
    largest: Decimal  #: grant, euros
    most_participants: int  #: of a project
    only_joint: bool  #: whether every project is a joint one
    last_day: date  #: of the projects
    answers: Callable[[DemonstrationCase], Answers]  #: to an application in good order
    report: Callable[[DemonstrationCase, str], Answers]  #: answers to a final report
    report_form: str  #: its name
    granted: Text  #: reasons of a grant
    granted_in_part: Text  #: reasons of a smaller one
    refused: Text  #: reasons of a refusal
    assessed: Text  #: reasons of an assessment
    shortcomings: tuple[Shortcoming, ...]  #: of those that are refused
    missing: MissingAnswer  #: what is completed
    round: CallTemplate  #: the call that is open
    round_name: Text  #: of the appropriation of the open round
    publishes_refusals: bool = False  #: whether refusals go to the register
