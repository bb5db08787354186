"""Who applies in a call, with whom, for how much, and what comes of it: the same at every making."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import exp, log
from random import Random
from typing import Any
from uuid import UUID

from avustin_core.clock import HELSINKI
from avustin_core.decisions.models import DecisionKind
from avustin_core.demo.people import HOME, PARTNER
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Demonstration, Language, OrganisationKind
from avustin_core.reports.models import ReportStatus

GRANTING = (DecisionKind.GRANT, DecisionKind.PARTIAL_GRANT)
REPORTS = (
    ReportStatus.RETURNED, ReportStatus.APPROVED, ReportStatus.SUBMITTED, ReportStatus.DRAFT, ReportStatus.APPROVED,
)  # fmt: skip
LEAD_BY_AUTHORITY = 17  #: every so many joint projects are led by a joint municipal authority
SHARE_OF_JOINT = 0.3
SHORTCOMINGS = 14  #: so many refused applications at most fail a rule, every fifth of them
MORE = (1.08, 1.38)  #: so much more than is granted is applied for, where costs aren't all accepted


@dataclass(eq=False)
class Case:
    """One application of the story, and what was made of it so far. Sums are whole euros."""

    ordinal: int
    outcome: DecisionKind
    applicant: Organisation
    participants: tuple[Organisation, ...]
    applied: int
    granted: int
    begun: datetime
    handed_in: datetime
    starts: date
    ends: date
    shortcoming: int | None = None
    completion: str | None = None  #: answered, extended or missed
    hearing: str | None = None  #: answered or missed
    review: str | None = None  #: pending, late, rejected or changed
    report: ReportStatus | None = None
    is_departed_from: bool = False
    is_below_threshold: bool = False  #: assessors find that a precondition of a grant isn't met
    is_capped: bool = False  #: it applies for more than an application can get
    is_declined: bool = False  #: the applicant leaves the grant
    waits: bool = False  #: the applicant hasn't answered yet whether it takes the grant
    preparer: str = ""  #: whom the matter was drawn for
    matter_id: UUID | None = None
    application_id: UUID | None = None
    decision_id: UUID | None = None
    completion_id: UUID | None = None
    report_id: UUID | None = None

    @property
    def language(self) -> Language:
        """The language in which the applicant writes: its majority's."""
        return Language.SV if self.applicant.languages.startswith("sv") else Language.FI

    @property
    def is_late(self) -> bool:
        """Whether it comes after the closing."""
        return self.outcome is DecisionKind.NOT_EXAMINED

    @property
    def is_compared(self) -> bool:
        """Whether it is assessed beside others: it came in time, stands, and no rule bars it."""
        return not (self.is_late or self.is_withdrawn) and self.shortcoming is None

    @property
    def is_withdrawn(self) -> bool:
        """Whether the applicant takes it back."""
        return self.outcome is DecisionKind.LAPSED


class Planner:
    """Plans the cases of one call, from a seed of its own."""

    def __init__(
        self,
        demonstration: Demonstration,
        organisations: Sequence[Organisation],
        window: tuple[datetime, datetime],
        seed: str,
    ) -> None:
        self._demonstration, self._window, self._random = demonstration, window, Random(seed)
        lasting = [each for each in organisations if each.valid_to is None or each.valid_to > demonstration.decided_on]
        self._municipalities = [each for each in lasting if each.kind is OrganisationKind.MUNICIPALITY]
        self._authorities = [each for each in lasting if each.kind is OrganisationKind.JOINT_MUNICIPAL_AUTHORITY]

    def cases(self) -> list[Case]:
        """All of them: as many handed in and granted as the call had, and a few withdrawn beside."""
        outcomes = self._outcomes()
        sums = self._granted_sums()
        applicants = self._applicants(len(outcomes))
        cases = [
            self._case(ordinal, outcome, applicant, sums)
            for ordinal, (outcome, applicant) in enumerate(zip(outcomes, applicants, strict=True))
        ]
        self._mark(cases)
        return cases

    def left(self) -> Case:
        """A draft of the applicants' people, written and never handed in."""
        home = next(each for each in self._municipalities if each.municipality_code == HOME)
        partner = next(each for each in self._municipalities if each.municipality_code == PARTNER)
        closes = self._window[1]
        begun = closes - timedelta(days=6)
        starts, ends = self._demonstration.decided_on + timedelta(days=60), self._demonstration.last_day
        return Case(5, DecisionKind.LAPSED, home, (home, partner), 64_000, 0, begun, closes, starts, ends)

    def _outcomes(self) -> list[DecisionKind]:
        wanted = self._demonstration
        late = 1 + wanted.applications // 100
        partly = wanted.grants // 2
        outcomes = [
            *[DecisionKind.GRANT] * (wanted.grants - partly),
            *[DecisionKind.PARTIAL_GRANT] * partly,
            *[DecisionKind.NOT_EXAMINED] * late,
            *[DecisionKind.REFUSAL] * (wanted.applications - wanted.grants - late),
            *[DecisionKind.LAPSED] * late,
        ]
        self._random.shuffle(outcomes)
        return outcomes

    def _granted_sums(self) -> list[int]:
        """The published extremes, and others between them: partial grants are taken from the front, full ones from the end."""
        smallest, largest = int(self._demonstration.smallest), int(self._demonstration.largest)
        others = [self._sum() for _ in range(self._demonstration.grants - 2)]
        return [largest, *others, smallest]

    def _sum(self) -> int:
        low, high = log(int(self._demonstration.smallest)), log(int(self._demonstration.largest))
        return round(exp(self._random.uniform(low, high)) / 100) * 100

    def _applicants(self, number: int) -> list[Organisation]:
        others = [each for each in self._municipalities if each.municipality_code != HOME]
        order = self._random.sample(others, len(others))
        return [order[place % len(order)] for place in range(number)]

    def _case(self, ordinal: int, outcome: DecisionKind, applicant: Organisation, sums: list[int]) -> Case:
        granted = applied = 0
        if outcome in GRANTING:
            granted = sums.pop() if outcome is DecisionKind.GRANT else sums.pop(0)
            more = self._random.uniform(*MORE) if outcome is DecisionKind.PARTIAL_GRANT else 1
            applied = round(granted * more / 100) * 100
        begun, handed_in = self._moments(late=outcome is DecisionKind.NOT_EXAMINED)
        starts = date(self._demonstration.decided_on.year, 12, 1) + timedelta(days=31 * self._random.randint(1, 4))
        ends = self._demonstration.last_day - timedelta(days=30 * self._random.choice((0, 0, 1, 3, 6)))
        return Case(
            ordinal, outcome, applicant, self._with(applicant, ordinal), applied or self._sum(), granted, begun,
            handed_in, starts, ends,
        )  # fmt: skip

    def _with(self, applicant: Organisation, ordinal: int) -> tuple[Organisation, ...]:
        """Neighbours of the applicant; alone where the call allows it, more often than not."""
        if not self._demonstration.only_joint and self._random.random() > SHARE_OF_JOINT:
            return (applicant,)
        near = [
            each for each in self._municipalities if each.region_code == applicant.region_code and each is not applicant
        ]
        number = self._random.randint(1, self._demonstration.most_participants - 1)
        return (applicant, *self._random.sample(near, min(number, len(near))))

    def _moments(self, *, late: bool) -> tuple[datetime, datetime]:
        opens, closes = self._window
        if late:
            return closes, closes + timedelta(minutes=self._random.randint(1, 50))
        days = (closes - opens).days
        day = round(days * (1 - self._random.random() ** 2))  # most come in the last days
        local = (opens.astimezone(HELSINKI) + timedelta(days=max(day, 2))).date()
        at = datetime.combine(local, time(8), HELSINKI) + timedelta(minutes=self._random.randint(0, 480))
        handed_in = min(at, closes - timedelta(minutes=self._random.randint(1, 240)))
        begun = max(handed_in - timedelta(days=self._random.randint(1, 12)), opens + timedelta(hours=9))
        return begun, handed_in

    def _mark(self, cases: list[Case]) -> None:
        """Gives some a role of their own: the applicants' people, shortcomings, completions, reports."""
        granted = [each for each in cases if each.outcome in GRANTING]
        refused = [each for each in cases if each.outcome is DecisionKind.REFUSAL]
        self._give_home(granted[0], refused[0])
        for place, case in enumerate(refused[1::5][:SHORTCOMINGS]):
            case.shortcoming = place % len(self._demonstration.shortcomings)
        self._give_refused([each for each in refused if each.shortcoming is None])
        granted[1].completion, granted[2].completion = "answered", "extended"
        partly = [each for each in granted if each.outcome is DecisionKind.PARTIAL_GRANT]
        for case in partly:
            case.is_capped = case.granted == int(self._demonstration.largest)
        cut = [each for each in partly if each in granted[3:] and not each.is_capped]
        if len(cut) > 1:
            cut[0].is_departed_from, cut[1].review = True, "changed"
        for case, status in zip(granted, REPORTS, strict=False):
            case.report = status
        joint = [each for each in cases if len(each.participants) > 2 and each not in (granted[0], refused[0])]
        for place, case in enumerate(joint[::LEAD_BY_AUTHORITY]):
            authority = self._authorities[place % len(self._authorities)]
            case.applicant, case.participants = authority, (authority, *case.participants[1:])

    def _give_refused(self, whole: Sequence[Case]) -> None:
        """Of those that no rule bars: some are heard, are asked to complete, miss a threshold, or want another decision."""
        roles: tuple[dict[str, Any], ...] = (
            {"hearing": "answered"}, {"completion": "missed"}, {"hearing": "missed"}, {"is_below_threshold": True},
            {"review": "late"}, {"review": "rejected"}, {"is_below_threshold": True},
        )  # fmt: skip
        for case, role in zip(whole, roles, strict=False):
            for name, value in role.items():
                setattr(case, name, value)

    def _give_home(self, *cases: Case) -> None:
        codes = {each.municipality_code: each for each in self._municipalities}
        for case in cases:
            others = [each for each in case.participants[1:] if each.municipality_code not in (HOME, PARTNER)]
            case.applicant, case.participants = codes[HOME], (codes[HOME], codes[PARTNER], *others)
