"""Frozen views: what rules and hooks are given to read, never a row of a table."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

from avustin_core.plugin.choices import Choice, option
from avustin_core.plugin.settings import SettingValue
from avustin_core.plugin.texts import Text


class OrganisationKind(Choice):
    """What an organisation is, as far as grants ask."""

    MUNICIPALITY = option(fi="Kunta", sv="Kommun", en="Municipality")
    JOINT_MUNICIPAL_AUTHORITY = option(fi="Kuntayhtymä", sv="Samkommun", en="Joint municipal authority")
    COMPANY = option(fi="Yritys", sv="Företag", en="Company")
    ASSOCIATION = option(fi="Yhdistys", sv="Förening", en="Association")
    FOUNDATION = option(fi="Säätiö", sv="Stiftelse", en="Foundation")
    STATE = option(fi="Valtion viranomainen", sv="Statlig myndighet", en="State authority")
    PRIVATE_PERSON = option(fi="Yksityishenkilö", sv="Privatperson", en="Private person")
    OTHER = option(fi="Muu", sv="Annan", en="Other")


@dataclass(frozen=True)
class OrganisationView:
    """An organisation as it was on the date that the answers are read for."""

    id: str  #: its global id
    kind: OrganisationKind  #: what it is
    name: Text  #: its name
    business_id: str | None = None  #: Y-tunnus, where it has one
    municipality_code: str | None = None  #: of a municipality, three characters
    region_code: str | None = None  #: of its region
    is_fictional: bool = False  #: invented for demonstration

    @property
    def is_municipality(self) -> bool:
        """Whether it is a municipality itself; a joint municipal authority isn't."""
        return self.kind is OrganisationKind.MUNICIPALITY


@dataclass(frozen=True)
class MunicipalityView:
    """A municipality of the reference data, by its three-character code."""

    code: str  #: three characters
    name: Text  #: its name
    region_code: str | None = None  #: of its region
    region_name: Text | None = None  #: its region
    languages: tuple[str, ...] = ()  #: fi, sv, the majority's first
    valid_from: date | None = None  #: since when it is one
    valid_to: date | None = None  #: until when it was one


@dataclass(frozen=True)
class DocumentView:
    """A stored document that an answer refers to."""

    id: str  #: its global id
    file_name: str  #: as it was sent
    media_type: str  #: as it was found to be
    size: int  #: bytes
    is_infected: bool = False  #: a virus scanner found something in it: nobody gets its bytes


def _nothing_set() -> Mapping[str, SettingValue | None]:
    return MappingProxyType({})


@dataclass(frozen=True)
class CallView:
    """A call, with its settings as they stand; one that isn't set is None."""

    id: str  #: its id
    programme_code: str  #: of its programme
    title: Text  #: its title
    opens: datetime | None = None  #: with its zone
    closes: datetime | None = None  #: None while it stays open
    settings: Mapping[str, SettingValue | None] = field(
        default_factory=_nothing_set
    )  #: by key, typed; None where it isn't set
    year: int | None = None  #: of its opening
    ordinal: int | None = None  #: which call of its programme in that year

    def setting(self, key: str) -> SettingValue | None:
        """A setting's value; None when it isn't set."""
        return self.settings.get(key)


@dataclass(frozen=True)
class ApplicationView:
    """An application as hooks see it: the core's facts, and its answers as plain JSON values."""

    id: str  #: its id
    call: CallView  #: its call
    programme_code: str  #: of its programme
    applicant: OrganisationView  #: who applies
    reference: str | None = None  #: its number, once it was handed in
    state: str | None = None  #: DRAFT, SUBMITTED or WITHDRAWN
    form_version: str | None = None  #: of the answers
    title: str | None = None  #: the fact TITLE
    amount_applied: Decimal | None = None  #: the fact AMOUNT_APPLIED
    language: str | None = None  #: fi or sv
    submitted_at: datetime | None = None  #: when it arrived
    answers: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))  #: by name, as JSON


@dataclass(frozen=True)
class TransitionView:
    """A move that is about to be made, for a veto."""

    name: str  #: the mutation's, such as submitApplication
    kind: str  #: application, call, assessment, decision or report
    id: str  #: of what moves
    from_state: str | None  #: where it is
    to_state: str | None  #: where it goes
    at: datetime  #: now
    actor_id: str | None = None  #: who moves it
    application: ApplicationView | None = None  #: where an application moves


@dataclass(frozen=True)
class DecisionView:
    """A decision as a letter or a payment plan needs it; money is exact."""

    id: str  #: its id
    application: ApplicationView  #: what is decided
    kind: str  #: GRANT, PARTIAL_GRANT, REFUSAL, NOT_EXAMINED or LAPSED
    language: str  #: fi or sv
    granted: Decimal | None = None  #: euros; None where nothing is granted
    eligible_costs: Decimal | None = None  #: None for a lump sum
    maximum_share: Decimal | None = None  #: per cent of them
    period_starts: date | None = None  #: first day of use
    period_ends: date | None = None  #: last day of use
    purpose: str | None = None  #: what it is for
    conditions: tuple[str, ...] = ()  #: in its language
    reasons: str | None = None  #: in its language
    provisions: tuple[str, ...] = ()  #: those applied
    signed_at: datetime | None = None  #: None while it is a proposal


@dataclass(frozen=True)
class Instalment:
    """One instalment of a payment plan: an exact sum, a day if it is known, and what it is tied to."""

    ordinal: int  #: from one
    amount: Decimal  #: euros, exact
    due: date | None = None  #: if it is known
    condition: Text | None = None  #: what it is tied to


@dataclass(frozen=True)
class Veto:
    """Why a transition may not be made: the rule, and a sentence for the one who tried."""

    rule_key: str  #: ends the message of the error
    message: Text  #: for the one who tried
    legal_reference: str | None = None  #: where the rule comes from
