"""A programme: what its plugin declares, as one class.

Its plugin's entry point in the group `avustin` names the class, or a module with hooks. `code`, `name`, `purpose`, `legal_basis`
and `application_form` are required; what is missing or of another kind stops the start with one line.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import ClassVar

from avustin_core.plugin.applicants import ApplicationForm, ReportForm
from avustin_core.plugin.calls import CallTemplate
from avustin_core.plugin.checklist import GENERAL_PRECONDITIONS, NO_CONVICTIONS, CheckItem
from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.criteria import Criterion
from avustin_core.plugin.demonstration import Demonstration
from avustin_core.plugin.findings import EligibilityRule
from avustin_core.plugin.letters import DatedText, LetterTemplate
from avustin_core.plugin.mails import Mail, MailText
from avustin_core.plugin.migrating import Migration
from avustin_core.plugin.rankings import Ranking
from avustin_core.plugin.settings import Setting
from avustin_core.plugin.texts import LegalBasis, Source, Text, as_source


class GrantType(Choice):
    """The two kinds of discretionary grant (VAL 5 §)."""

    GENERAL = option(fi="Yleisavustus", sv="Allmänt understöd", en="General grant")
    SPECIAL = option(fi="Erityisavustus", sv="Specialunderstöd", en="Special grant")


@dataclass(frozen=True, init=False)
class Commitment:
    """What a recipient commits itself to."""

    key: str
    text: Text
    source: Source | None

    def __init__(
        self,
        key: str,  #: stable
        text: Text,  #: what is promised
        *,
        source: Source | str | None = None,  #: where it comes from
    ) -> None:
        object.__setattr__(self, "key", key)
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "source", as_source(source))


_NO_TEXTS: Mapping[str, Text | DatedText] = MappingProxyType({})
_NO_MAILS: Mapping[Mail, MailText] = MappingProxyType({})


class Programme:
    """A programme of grants. Give its data as attributes, and its eligibility rules as methods.

    class JointProjects(Programme):
        code = "digi2019_yhteishankkeet"
        name = Text(fi="Avustukset kuntien yhteishankkeisiin", sv="Understöd för kommuners gemensamma projekt")
        legal_basis = DECREE_893_2019
        application_form = ApplicationForm

    The keys of `decision_texts` are `conditions`, with `awarded_to_the_lead` or `awarded_jointly` added for a joint project,
    `report_duty`, `right_of_audit`, `review_instructions` and `provisions`; for other outcomes than grants
    `provisions_of_a_refusal`, or where they are there `provisions_of_not_examined` and `provisions_of_a_lapse`. What a programme
    leaves out, an official writes into each decision. A text that changed with the law is a `DatedText`.
    """

    code: str  #: a-z, 0-9 and _; names the programme in the API, for ever
    name: Text  #: as people know it
    purpose: Text  #: what grants are given for
    legal_basis: LegalBasis  #: the act or decree that it stands on
    authority: Text | None = None  #: who grants, as letters name it (434/2003 44 §); None: the installation's setting
    authority_address: Text | None = None  #: where requests for review are delivered, on one line; None: as above
    court: Text | None = None  #: the administrative court that hears appeals after a review; None: as above
    grant_type: GrantType = GrantType.SPECIAL  #: general or special
    maximum_share: Decimal | None = None  #: per cent of eligible costs; None where grants may cover them all
    lump_sum: bool = False  #: a grant is a sum as such: forms needn't hold TOTAL_COSTS, decisions say nothing of costs
    application_form: type[ApplicationForm]  #: the version that new calls are published with
    application_forms: tuple[type[ApplicationForm], ...] = ()  #: all released versions, oldest first
    report_forms: tuple[type[ReportForm], ...] = ()  #: all released versions of each, oldest first
    criteria: tuple[Criterion, ...] = ()  #: what applications are assessed by; none where nothing is ranked
    ranking: Ranking = Ranking()  #: what breaks ties, what a priority does, and the least total
    settings: tuple[Setting, ...] = ()  #: what each call leaves to be set
    calls: tuple[CallTemplate, ...] = ()  #: templates of calls
    commitments: tuple[Commitment, ...] = ()  #: what a recipient commits itself to
    checklist: tuple[CheckItem, ...] = ()  #: what officials look at beside the general preconditions of 688/2001 7 §
    covers_wages: bool = True  #: whether wages can be paid for with a grant: then 688/2001 7 § 2 mom. is looked at too
    decision_texts: Mapping[str, Text | DatedText] = _NO_TEXTS  #: what decisions are filled with, by key (below)
    letters: tuple[LetterTemplate, ...] = ()  #: its own templates of letters, all versions; the core has others
    mail_texts: Mapping[Mail, MailText] = _NO_MAILS  #: those that it says in its own words; the core has the others
    migrations: tuple[Migration, ...] = ()  #: between the versions of its forms
    demonstration: Demonstration | None = None  #: for trying the programme out on invented data
    rules: ClassVar[tuple[EligibilityRule, ...]] = ()  #: filled in from its methods

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        found = {name: getattr(getattr(cls, name), "__eligibility_rule__", None) for name in _names_in_order(cls)}
        cls.rules = tuple(rule for rule in found.values() if rule is not None)

    @classmethod
    def released_forms(cls) -> tuple[type[ApplicationForm], ...]:
        """All versions of the application form; the present one alone where no others are named."""
        return cls.application_forms or (cls.application_form,)

    @classmethod
    def whole_checklist(cls) -> tuple[CheckItem, ...]:
        """All that officials look at: the general preconditions, and the programme's own."""
        return (*GENERAL_PRECONDITIONS, *((NO_CONVICTIONS,) if cls.covers_wages else ()), *cls.checklist)


def _names_in_order(cls: type) -> list[str]:
    return list(dict.fromkeys(name for base in reversed(cls.__mro__) for name in base.__dict__ if name[:2] != "__"))
