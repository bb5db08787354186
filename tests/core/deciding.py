"""A call with applications in the tables, and people in their roles: what the tests of deciding stand on."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from types import MappingProxyType
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import PUBLIC, Actor, Mandate, User, rights_of
from avustin_core.applications.models import (
    Application,
    ApplicationStatus,
    ApplicationVersion,
    Participant,
    VersionKind,
)
from avustin_core.appropriations.models import Appropriation, AppropriationType, EntryKind, LedgerEntry
from avustin_core.calls import rights as rights_of_calls
from avustin_core.calls.models import Call
from avustin_core.decisions.contents import Contents
from avustin_core.decisions.correcting import Correction, CorrectionGround
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.eligibility.models import FindingRow
from avustin_core.matters import operations as matters
from avustin_core.matters.models import MatterKind
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import Language, OrganisationKind, Outcome, ParticipantRole, Programme, Role, Text
from avustin_core.programmes.models import FormRelease, ProgrammeRow
from avustin_core.registry import Registry
from avustin_core.storage import Row
from avustin_core.work import Avustin, Work

assert rights_of_calls.RIGHTS  # so that the tables of this test have their rights

T = TypeVar("T")
R = TypeVar("R", bound=Row)

ERROR = Correction(ground=CorrectionGround.CLERICAL, why="Laskuvirhe")  #: said where a decision is replaced
CLOSES = datetime(2019, 9, 19, 13, 15, tzinfo=UTC)
AFTERWARDS = datetime(2019, 11, 21, 10, tzinfo=UTC)
SUM = 8_500_00  #: what each application asks for, of costs of 10,000 euros


class Bridges(Programme):
    """A programme of these tests."""

    code = "bridges"
    name = Text("Sillat", "Broar")
    maximum_share = Decimal(85)
    decision_texts = {
        "provisions": Text("Säännökset", "Bestämmelser"),
        "provisions_of_a_refusal": Text("Hylkäyksen säännökset", "Bestämmelser om avslag"),
        "conditions": Text("Ehdot", "Villkor"),
        "report_duty": Text("Selvitysvelvollisuus", "Redovisningsskyldighet"),
        "right_of_audit": Text("Tarkastusoikeus", "Granskningsrätt"),
        "review_instructions": Text("Oikaisuvaatimusohje", "Anvisning om omprövning"),
        "awarded_to_the_lead": Text("Hankehallinnoijalle", "Till projektadministratören"),
        "awarded_jointly": Text("Yhteisesti", "Gemensamt"),
    }


def bridges() -> Registry:
    """A registry with that programme and the core's own answers."""
    registry = Registry([])
    registry.programmes[Bridges.code] = Bridges()
    return registry


def criterion(key: str, **values: Any) -> dict[str, Any]:
    """A criterion as a call pins it."""
    unset: dict[str, Any] = {"threshold": False, "priority": False, "weight": None, "scale": None}
    return {"key": key, "name": {"fi": key.title(), "sv": key.title()}, **unset, **values}


SCALE = {"lowest": 0, "highest": 5, "steps": []}
WEIGHED = [
    criterion("IMPACT", weight="2", scale=SCALE),
    criterion("PLAN", weight="1.5", scale=SCALE),
    criterion("RENEWS", threshold=True),
    criterion("SHARED_DATA", priority=True),
]


@dataclass
class Scene:
    """One call whose period is over, its appropriation, and those who handle it."""

    avustin: Avustin
    call: Call
    appropriation: Appropriation
    assessor: Actor
    second_assessor: Actor
    rapporteur: Actor
    decider: Actor
    preparer: Actor
    numbers: "count[int]" = field(init=False, default_factory=lambda: count(1))

    async def do(self, actor: Actor, act: Callable[[Work], Awaitable[T]]) -> T:
        """One operation."""
        return await self.avustin.run(actor, act)

    async def add(self, row: R) -> R:
        """A row, past all operations."""
        return await self.avustin.run(PUBLIC, lambda work: work.add(row))

    async def read(self, row: R) -> R:
        """The row as it is now."""
        return await self.get(type(row), row.id)

    async def get(self, model: type[R], id: UUID) -> R:
        """The row of that id."""
        return await self.avustin.run(PUBLIC, lambda work: work.session.get_one(model, id))

    async def sees(self, actor: Actor, row: Row) -> bool:
        """Whether the actor sees the row."""
        model = type(row)
        async with self.avustin.reading() as connection:
            seen = rights_of(model).rows.predicate(model, actor, self.avustin.clock.now())
            return (
                await connection.execute(select(col(model.id)).where(col(model.id) == row.id, seen))
            ).first() is not None

    async def change(self, row: R, **values: Any) -> R:
        """Other values in a row, past all operations."""

        async def change(work: Work) -> R:
            found = await work.session.get_one(type(row), row.id)
            for name, value in values.items():
                setattr(found, name, value)
            return found

        return await self.avustin.run(PUBLIC, change)

    async def organisation(self, name: str, **values: Any) -> Organisation:
        """An organisation; a municipality of a region unless it is said to be something else."""
        number = next(self.numbers)
        municipality: dict[str, Any] = {
            "kind": OrganisationKind.MUNICIPALITY, "municipality_code": f"X{number:02}",
            "business_id": f"{number:07}-0", "region_code": "01", "region_fi": "Maakunta", "region_sv": "Landskap",
        }  # fmt: skip
        return await self.add(Organisation(name_fi=name, name_sv=name, sort_key=name, **{**municipality, **values}))

    async def application(
        self,
        values: Mapping[str, Any] = MappingProxyType({}),
        *,
        partners: tuple[Organisation, ...] = (),
        applicant: Organisation | None = None,
        **more: Any,
    ) -> Application:
        """An application that was handed in, for 8,500 euros of costs of 10,000."""
        party = applicant or await self.organisation(f"Kunta {next(self.numbers)}")
        handed_in: dict[str, Any] = {
            "status": ApplicationStatus.SUBMITTED, "submitted_at": CLOSES, "title": "Silta",
            "purpose": "Sillan uusiminen",
            "language": Language.FI, "amount_applied": SUM, "total_costs": 10_000_00, "eligible_costs": 10_000_00,
            "period_starts": date(2020, 1, 1), "period_ends": date(2021, 11, 30), "created_at": CLOSES,
        }  # fmt: skip
        said = {**handed_in, **values, **more}

        async def enter(work: Work) -> Application:
            matter = await matters.create(work, MatterKind.APPLICATION, call_id=self.call.id, party_id=party.id)
            matter.pending_at = CLOSES
            await matters.take_part(work, matter, [partner.id for partner in partners])
            application = await work.add(
                Application(matter_id=matter.id, call_id=self.call.id, organisation_id=party.id, **said)
            )
            for number, partner in enumerate(partners):
                await work.add(
                    Participant(
                        application_id=application.id, key=f"p{number}", organisation_id=partner.id,
                        role=ParticipantRole.PARTNER,
                    )
                )  # fmt: skip
            call = await work.session.get(Call, self.call.id, with_for_update=True)
            assert call
            call.submitted += 1
            return await self._hand_in(work, application, ordinal=1)

        return await self.do(PUBLIC, enter)

    async def hand_in(self, application: Application, *, ordinal: int = 1) -> Application:
        """A version that was handed in, and stands."""

        async def enter(work: Work) -> Application:
            found = await work.session.get(Application, application.id)
            assert found
            return await self._hand_in(work, found, ordinal=ordinal)

        return await self.do(PUBLIC, enter)

    async def _hand_in(self, work: Work, application: Application, *, ordinal: int) -> Application:
        assert self.call.form_release_id
        version = await work.add(
            ApplicationVersion(
                application_id=application.id, ordinal=ordinal, kind=VersionKind.SUBMITTED,
                form_release_id=self.call.form_release_id, form_version="1.0", answers={}, saved_at=CLOSES,
            )
        )  # fmt: skip
        application.submitted_id = application.current_id = version.id
        await work.session.flush()
        return application

    async def finding(self, application: Application, **values: Any) -> FindingRow:
        """A finding of what was handed in: one that bars, and isn't met."""
        assert application.submitted_id
        found: dict[str, Any] = {"rule_key": "several", "outcome": Outcome.NOT_MET, "bars": True, **values}
        return await self.add(
            FindingRow(
                application_id=application.id, version_id=application.submitted_id, position=1, source="haun ehdot",
                rule={"fi": "Vähintään kaksi kuntaa", "sv": "Minst två kommuner"}, paths=[], **found,
            )
        )  # fmt: skip

    async def proposal(
        self, application: Application, kind: DecisionKind = DecisionKind.GRANT, **contents: Any
    ) -> Decision:
        """The rapporteur's proposal, with reasons unless others are given."""
        application = await self.read(application)
        given = Contents(**{"reasons": "Hanke on hyvä.", **contents})
        return await self.do(
            self.rapporteur,
            lambda work: propose_decision(
                work, application.id, kind=kind, contents=given, revision=application.revision, correction=ERROR
            ),
        )

    async def signed(
        self, application: Application, kind: DecisionKind = DecisionKind.GRANT, **contents: Any
    ) -> Decision:
        """A decision, proposed and signed."""
        return await self.sign(await self.proposal(application, kind, **contents))

    async def sign(self, decision: Decision, **how: Any) -> Decision:
        """The decider signs what was read."""
        return await self.do(
            self.decider, lambda work: sign_decision(work, decision.id, revision=decision.revision, **how)
        )

    async def ledger(self) -> list[tuple[EntryKind, int]]:
        """The entries of the appropriation after the first, in their order."""
        async with self.avustin.reading() as connection:
            statement = select(col(LedgerEntry.kind), col(LedgerEntry.amount)).order_by(col(LedgerEntry.id))
            return [(row[0], row[1]) for row in await connection.execute(statement)]

    def member(self, organisation_id: UUID) -> Actor:
        """Somebody who signs for an organisation."""
        return Actor(mandates={organisation_id: Mandate.SIGNATORY})


async def set_scene(avustin: Avustin, *, criteria: list[dict[str, Any]] | None = None, **of_call: Any) -> Scene:
    """The tables filled, and the clock set to the day of the decisions."""
    avustin.clock.set(AFTERWARDS)  # type: ignore[attr-defined]

    async def enter(work: Work) -> Scene:
        text = {"fi": "Siltahaku", "sv": "Utlysningen av broar"}
        programme = ProgrammeRow(
            code="bridges", name=text, purpose=text, legal_basis={}, distribution="tests", version="1"
        )
        appropriation = Appropriation(
            budget_item="28.90.32", name=text, type=AppropriationType.TRANSFERABLE, year=2019, last_usable_year=2021,
            appropriated=30_000_00,
        )  # fmt: skip
        roles = (Role.ASSESSOR, Role.ASSESSOR, Role.RAPPORTEUR, Role.DECIDER, Role.PREPARER)
        people = [User(subject=f"u{number}", name=role.name) for number, role in enumerate(roles)]
        work.session.add_all([programme, appropriation, *people])
        await work.session.flush()
        release = await work.add(
            FormRelease(
                programme_code="bridges", name="Form", version="1.0", structure_digest="", texts_digest="", descriptors=[],
                json_schema={}, ui_schema={}, released_at=CLOSES,
            )
        )  # fmt: skip
        values: dict[str, Any] = {
            "closes_at": CLOSES, "published_at": CLOSES,
            "contact": {"name": {"fi": "Maija", "sv": "Maja"}, "email": "a@b.example"},
            "settings": {"report_due_in_days": 60}, "criteria": WEIGHED if criteria is None else criteria,
            "appropriation_id": appropriation.id, "publishes_refusals": True, **of_call,
        }  # fmt: skip
        call = await work.add(
            Call(
                programme_code="bridges", title=text, summary=text, instructions=text, terms=text,
                form_release_id=release.id, **values,
            )
        )  # fmt: skip
        actors = [Actor(who.id, roles=frozenset({(role, call.id)})) for who, role in zip(people, roles, strict=True)]
        return Scene(avustin, call, appropriation, *actors)

    return await avustin.run(PUBLIC, enter)
