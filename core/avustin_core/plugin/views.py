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

    id: str
    kind: OrganisationKind
    name: Text
    business_id: str | None = None
    municipality_code: str | None = None
    region_code: str | None = None
    is_fictional: bool = False

    @property
    def is_municipality(self) -> bool:
        """Whether it is a municipality itself; a joint municipal authority isn't."""
        return self.kind is OrganisationKind.MUNICIPALITY


@dataclass(frozen=True)
class MunicipalityView:
    """A municipality of the reference data, by its three-character code."""

    code: str
    name: Text
    region_code: str | None = None
    region_name: Text | None = None
    languages: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True)
class DocumentView:
    """A stored document that an answer refers to."""

    id: str
    file_name: str
    media_type: str
    size: int
    is_infected: bool = False  #: a virus scanner found something in it: nobody gets its bytes


def _nothing_set() -> Mapping[str, SettingValue | None]:
    return MappingProxyType({})


@dataclass(frozen=True)
class CallView:
    """A call, with its settings as they stand; one that isn't set is None."""

    id: str
    programme_code: str
    title: Text
    opens: datetime | None = None
    closes: datetime | None = None
    settings: Mapping[str, SettingValue | None] = field(default_factory=_nothing_set)
    year: int | None = None
    ordinal: int | None = None

    def setting(self, key: str) -> SettingValue | None:
        """A setting's value; None when it isn't set."""
        return self.settings.get(key)


@dataclass(frozen=True)
class ApplicationView:
    """An application as hooks see it: the core's facts, and its answers as plain JSON values."""

    id: str
    call: CallView
    programme_code: str
    applicant: OrganisationView
    reference: str | None = None
    state: str | None = None
    form_version: str | None = None
    title: str | None = None
    amount_applied: Decimal | None = None
    language: str | None = None
    submitted_at: datetime | None = None
    answers: Mapping[str, object] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class TransitionView:
    """A move that is about to be made, for a veto."""

    name: str
    kind: str
    id: str
    from_state: str | None
    to_state: str | None
    at: datetime
    actor_id: str | None = None
    application: ApplicationView | None = None


@dataclass(frozen=True)
class DecisionView:
    """A decision as a letter or a payment plan needs it; money is exact."""

    id: str
    application: ApplicationView
    kind: str
    language: str
    granted: Decimal | None = None
    eligible_costs: Decimal | None = None
    maximum_share: Decimal | None = None
    period_starts: date | None = None
    period_ends: date | None = None
    purpose: str | None = None
    conditions: tuple[str, ...] = ()
    reasons: str | None = None
    provisions: tuple[str, ...] = ()
    signed_at: datetime | None = None


@dataclass(frozen=True)
class Instalment:
    """One instalment of a payment plan: an exact sum, a day if it is known, and what it is tied to."""

    ordinal: int
    amount: Decimal
    due: date | None = None
    condition: Text | None = None


@dataclass(frozen=True)
class Veto:
    """Why a transition may not be made: the rule, and a sentence for the one who tried."""

    rule_key: str
    message: Text
    legal_reference: str | None = None
