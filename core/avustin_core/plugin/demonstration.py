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

    ordinal: int
    applicant: OrganisationView
    participants: tuple[OrganisationView, ...]  #: all that take part, the applicant first
    language: Language
    amount: Decimal  #: the grant applied for, in whole euros
    starts: date
    ends: date
    contact: Contact


@dataclass(frozen=True)
class DemonstrationAppropriation:
    """A sum of the state budget, in euros; programmes that declare the same one draw on one."""

    budget_item: str
    name: Text
    year: int
    last_usable_year: int
    amount: Decimal


@dataclass(frozen=True)
class Shortcoming:
    """What makes an application fail a rule, and why it is refused. `answers` are put over those in good order."""

    answers: Callable[[DemonstrationCase], Mapping[str, object]]
    reasons: Text


@dataclass(frozen=True)
class MissingAnswer:
    """A field that an application may be handed in without, and how the applicant is asked to complete it."""

    field: str
    what: Text
    how: Text


@dataclass(frozen=True, kw_only=True)
class Demonstration:
    """The invented side of a programme: the same counts and dates as the real call had, none of its applicants.

    `answers` gives an application in good order, without a problem, in the case's language; `report` a final report
    (the second argument is the reference of an auditor's statement). `round` is the call that is open on the day of
    the demonstration: its dates are set by that day, and its weights and scale are examples.
    """

    template: str  #: the key of the programme's call
    appropriation: DemonstrationAppropriation
    applications: int  #: handed in and not withdrawn
    grants: int
    decided_on: date
    published_on: date
    smallest: Decimal
    largest: Decimal
    most_participants: int
    only_joint: bool
    last_day: date  #: of the projects
    answers: Callable[[DemonstrationCase], Answers]
    report: Callable[[DemonstrationCase, str], Answers]
    report_form: str
    granted: Text
    granted_in_part: Text
    refused: Text
    assessed: Text
    shortcomings: tuple[Shortcoming, ...]
    missing: MissingAnswer
    round: CallTemplate
    round_name: Text  #: of the appropriation of the open round
    publishes_refusals: bool = False
