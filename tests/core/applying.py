"""An open call, and people of three municipalities: what the tests of applying and reporting stand on."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col
from tests.core.ferries import FerryForm, answers

from avustin_core.access import PUBLIC, Actor, Mandate, User, rights_of
from avustin_core.answers.saved import Saved
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.applications.operations import create_application, submit_application
from avustin_core.applications.saving import save_application
from avustin_core.calls import rights as calls
from avustin_core.calls.models import Call
from avustin_core.decisions import rights as decisions
from avustin_core.documents import rights as documents
from avustin_core.eligibility import reactions
from avustin_core.forms import Change
from avustin_core.matters import rights as matters
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import OrganisationKind, Role
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.programmes.operations import release_form
from avustin_core.storage import Row, global_id
from avustin_core.work import Avustin, Work

DECLARED = (calls, decisions, documents, matters, reactions)  #: rights and reactions, declared by being imported

T = TypeVar("T")
R = TypeVar("R", bound=Row)

OPENS = datetime(2019, 8, 1, 6, tzinfo=UTC)
CLOSES = datetime(2019, 9, 19, 13, 15, tzinfo=UTC)  #: 16.15 in Finland


@dataclass
class Harbour:
    """One open call and its people: a signatory and an editor of the applicant, a partner's member, and officials."""

    avustin: Avustin
    call: Call
    applicant: Organisation
    partner: Organisation
    third: Organisation
    signatory: Actor
    editor: Actor
    member: Actor
    preparer: Actor
    assessor: Actor
    checker: Actor
    registrar: Actor

    async def do(self, actor: Actor, act: Callable[[Work], Awaitable[T]]) -> T:
        """One operation."""
        return await self.avustin.run(actor, act)

    async def add(self, row: R) -> R:
        """A row, past all operations."""
        return await self.do(PUBLIC, lambda work: work.add(row))

    async def read(self, row: R) -> R:
        """The row as it is now."""

        async def get(work: Work) -> R:
            found = await work.session.get(type(row), row.id)
            assert found
            return found

        return await self.do(PUBLIC, get)

    async def change(self, row: R, **values: Any) -> R:
        """Other values in a row, past all operations."""

        async def change(work: Work) -> R:
            found = await work.session.get(type(row), row.id)
            assert found
            for name, value in values.items():
                setattr(found, name, value)
            return found

        return await self.do(PUBLIC, change)

    async def rows(self, model: type[R], *, by: str = "id", **where: Any) -> list[R]:
        """The rows with those values."""

        async def find(work: Work) -> list[R]:
            statement = select(model).where(*(getattr(model, name) == value for name, value in where.items()))
            return list(await work.session.scalars(statement.order_by(getattr(model, by))))

        return await self.do(PUBLIC, find)

    async def sees(self, actor: Actor, row: Row) -> bool:
        """Whether the actor sees the row."""
        model = type(row)
        seen = rights_of(model).rows.predicate(model, actor, self.avustin.clock.now())
        async with self.avustin.reading() as connection:
            found = await connection.execute(select(col(model.id)).where(col(model.id) == row.id, seen))
            return found.first() is not None

    def at(self, moment: datetime) -> None:
        """Sets the clock."""
        self.avustin.clock.set(moment)  # type: ignore[attr-defined]

    def partners(self) -> list[dict[str, Any]]:
        """The applicant as the lead, and a partner."""
        lead, partner = (global_id("Organisation", each.id) for each in (self.applicant, self.partner))
        return [
            {"key": "p1", "organisation": lead, "role": "LEAD", "share": "1000.00", "committed": True},
            {"key": "p2", "organisation": partner, "role": "PARTNER", "share": "500.00", "committed": True},
        ]

    async def draft(self, **others: Any) -> Application:
        """A draft that can be handed in."""
        application = await self.do(
            self.signatory, lambda work: create_application(work, self.call.id, self.applicant.id)
        )
        return (await self.save(application, values=answers(**others))).row

    async def save(
        self, application: Application, *, by: Actor | None = None, base: int | None = None, **sent: Any
    ) -> Saved[Application]:
        """A save, on the revision that is there unless another is named."""
        if base is None:
            base = (await self.read(application)).revision
        return await self.do(
            by or self.signatory, lambda work: save_application(work, application.id, base_revision=base, **sent)
        )

    async def put(self, application: Application, *path: str, to: Any, **how: Any) -> Saved[Application]:
        """A save of one change."""
        return await self.save(application, changes=[Change(path, to)], **how)

    async def submit(self, application: Application, *, by: Actor | None = None) -> Application:
        """Hands in what stands."""
        revision = (await self.read(application)).revision
        return await self.do(
            by or self.signatory, lambda work: submit_application(work, application.id, revision=revision)
        )

    async def submitted(self, **others: Any) -> Application:
        """An application that was handed in."""
        return await self.submit(await self.draft(**others))

    async def answers_of(self, version_id: UUID | None) -> dict[str, Any]:
        """What stands in a version."""
        (version,) = await self.rows(ApplicationVersion, id=version_id)
        return version.answers


async def open_harbour(avustin: Avustin, **of_call: Any) -> Harbour:
    """The tables filled, and the clock set to a day of the application period."""
    avustin.clock.set(datetime(2019, 9, 2, 9, tzinfo=UTC))  # type: ignore[attr-defined]

    async def enter(work: Work) -> Harbour:
        text = {"fi": "Lossihaku", "sv": "Utlysningen av färjor"}
        row = ProgrammeRow(code="ferries", name=text, purpose=text, legal_basis={}, distribution="tests", version="1")
        towns = [
            Organisation(
                kind=OrganisationKind.MUNICIPALITY, name_fi=name, name_sv=name, sort_key=name, municipality_code=code,
                valid_to=date(2020, 1, 1) if name == "Lahti" else None,
            )
            for name, code in (("Saari", "X01"), ("Lahti", "X02"), ("Niemi", "X03"))
        ]  # fmt: skip
        members = [(towns[0], Mandate.SIGNATORY), (towns[0], Mandate.EDITOR), (towns[1], Mandate.SIGNATORY)]
        roles = (Role.PREPARER, Role.ASSESSOR, Role.REPORT_CHECKER, Role.REGISTRAR)
        users = [User(subject=f"u{number}", name=f"U{number}") for number in range(len(members) + len(roles))]
        work.session.add_all([row, *towns, *users])
        await work.session.flush()
        release = await release_form(work, avustin.registry.programme("ferries"), FerryForm)
        values: dict[str, Any] = {
            "opens_at": OPENS, "closes_at": CLOSES, "published_at": OPENS, "year": 2019, "ordinal": 1, **of_call,
        }  # fmt: skip
        call = await work.add(
            Call(
                programme_code="ferries", title=text, summary=text, instructions=text, terms=text,
                form_release_id=release.id, **values,
            )
        )  # fmt: skip
        actors = [
            *(
                Actor(user.id, mandates={town.id: mandate})
                for user, (town, mandate) in zip(users, members, strict=False)
            ),
            *(Actor(user.id, roles=frozenset({(role, call.id)})) for user, role in zip(users[3:], roles, strict=True)),
        ]
        applicant, partner, third = towns
        return Harbour(avustin, call, applicant, partner, third, *actors)

    return await avustin.run(PUBLIC, enter)
