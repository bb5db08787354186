"""A programme, its open call, and people of three municipalities: what the tests of applying and reporting stand on."""

from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlmodel import col

from avustin_core.access import PUBLIC, Actor, Mandate, User, rights_of
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.applications.operations import create_application, submit_application
from avustin_core.applications.saving import Saved, save_application
from avustin_core.calls import rights as calls
from avustin_core.calls.models import Call
from avustin_core.decisions import rights as decisions
from avustin_core.documents import rights as documents
from avustin_core.eligibility import reactions
from avustin_core.forms import Change
from avustin_core.matters import rights as matters
from avustin_core.organisations.models import Organisation
from avustin_core.plugin import (
    OFFICIALS,
    PARTICIPANTS,
    PARTIES,
    RECIPIENT,
    REGISTER,
    ApplicationForm,
    Attachment,
    Choice,
    Email,
    Fact,
    Finding,
    LegalBasis,
    LongText,
    Money,
    OrganisationKind,
    Participant,
    Period,
    Programme,
    ReportForm,
    Role,
    Section,
    ShortText,
    Text,
    TransitionView,
    Veto,
    computed,
    eligibility_rule,
    field,
    hookimpl,
    includes,
    met_if,
    named_roles,
    option,
    total,
)
from avustin_core.plugin.kinds import Participants
from avustin_core.programmes.models import ProgrammeRow
from avustin_core.programmes.operations import release_form
from avustin_core.registry import Plugin, Registry
from avustin_core.storage import Row
from avustin_core.work import Avustin, Work

DECLARED = (calls, decisions, documents, matters, reactions)  #: rights and reactions, declared by being imported

T = TypeVar("T")
R = TypeVar("R", bound=Row)

OPENS = datetime(2019, 8, 1, 6, tzinfo=UTC)
CLOSES = datetime(2019, 9, 19, 13, 15, tzinfo=UTC)  #: 16.15 in Finland


class Tongue(Choice):
    """The language of the matter."""

    FI = option(fi="suomi", sv="finska")
    SV = option(fi="ruotsi", sv="svenska")


class Theme(Choice):
    """What is developed."""

    ROBOTS = option(fi="Robotit", sv="Robotar")
    MAPS = option(fi="Kartat", sv="Kartor")


class Cost(Section):
    """One cost."""

    name: ShortText = field(fi="Nimi", sv="Namn", required=False)
    amount: Money = field(fi="Euroa", sv="Euro")


class Contact(Section):
    """Whom to ask."""

    name: ShortText = field(fi="Nimi", sv="Namn")
    email: Email = field(fi="Sähköposti", sv="E-post", required=False)


class FerryForm(ApplicationForm, version="1.0"):
    """A form with a field of each visibility."""

    title: ShortText = field(fi="Nimi", sv="Namn", visible=REGISTER, fact=Fact.TITLE)
    plan: LongText = field(fi="Suunnitelma", sv="Plan", visible=PARTIES, required=False)
    language: Tongue = field(fi="Kieli", sv="Språk", visible=REGISTER, fact=Fact.LANGUAGE)
    applied: Money = field(fi="Haettu", sv="Ansökt", visible=REGISTER, fact=Fact.AMOUNT_APPLIED)
    period: Period = field(fi="Aika", sv="Tid", visible=REGISTER, fact=Fact.PERIOD)
    costs: list[Cost] = field(fi="Kustannukset", sv="Kostnader", visible=OFFICIALS)
    total_costs: Money = computed(
        total(costs, Cost.amount), fi="Yhteensä", sv="Totalt", visible=REGISTER, fact=Fact.TOTAL_COSTS
    )
    themes: list[Theme] = field(fi="Kohteet", sv="Objekt", visible=PARTIES)
    robots: ShortText = field(fi="Robotit", sv="Robotar", visible=PARTIES, when=includes(themes, Theme.ROBOTS))
    members: Participants[Participant] = field(fi="Osallistujat", sv="Deltagare", visible=PARTICIPANTS, required=False)
    contact: Contact = field(fi="Yhteyshenkilö", sv="Kontaktperson", visible=OFFICIALS, required=False)
    convicted: ShortText = field(fi="Rangaistukset", sv="Straff", visible=named_roles(Role.PREPARER), required=False)
    drawing: Attachment = field(fi="Piirros", sv="Ritning", visible=PARTIES, required=False)


class FerryReport(ReportForm, version="1.0"):
    """What became of it."""

    results: LongText = field(fi="Tulokset", sv="Resultat", visible=RECIPIENT)
    statement: Attachment = field(
        fi="Tilintarkastajan lausunto", sv="Revisorns utlåtande", visible=RECIPIENT, accepts=("application/pdf",)
    )


class Ferries(Programme):
    """A programme of these tests."""

    code = "ferries"
    name = Text(fi="Lossit", sv="Färjor")
    purpose = Text(fi="Lossien uusiminen", sv="Förnyelse av färjor")
    legal_basis = LegalBasis("1/2019", Text(fi="Asetus", sv="Förordning"))
    application_form = FerryForm
    report_forms = (FerryReport,)

    @eligibility_rule(
        Text(fi="Vähintään kaksi kuntaa", sv="Minst två kommuner"), source="haun ehdot", about=[FerryForm.members]
    )
    def several(self, application: FerryForm) -> Finding:
        return met_if(len(application.municipalities()) >= 2, otherwise=Text(fi="Yksi kunta.", sv="En kommun."))

    @eligibility_rule(Text(fi="Suunnitelma on", sv="Planen finns"), about=[FerryForm.plan], bars=False)
    def planned(self, application: FerryForm) -> Finding:
        return met_if(len(application.plan) > 3)


class FerryPlugin:
    """The plugin of that programme. It refuses to hand in what is named so."""

    @hookimpl
    def avustin_programmes(self) -> Iterable[type[Programme]]:
        return [Ferries]

    @hookimpl
    def avustin_before_transition(self, transition: TransitionView) -> Veto | None:
        view = transition.application
        if view and view.title == "Kielletty":
            return Veto("no_such_name", Text(fi="Nimi on kielletty", sv="Namnet är förbjudet"))
        return None


def ferries() -> Registry:
    """A registry with that programme."""
    return Registry([Plugin("ferries", FerryPlugin())])


def answers(**others: Any) -> dict[str, Any]:
    """Answers that can be handed in."""
    return {
        "title": "Lossi Saareen",
        "language": "SV",
        "applied": "8500.00",
        "period": {"starts": "2020-01-01", "ends": "2021-11-30"},
        "costs": [{"key": "k1", "name": "Palkat", "amount": "10000.00"}],
        "themes": ["MAPS"],
        **others,
    }


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

    async def draft(self, **others: Any) -> Application:
        """A draft that can be handed in."""
        application = await self.do(
            self.signatory, lambda work: create_application(work, self.call.id, self.applicant.id)
        )
        return (await self.save(application, values=answers(**others))).application

    async def save(
        self, application: Application, *, by: Actor | None = None, base: int | None = None, **sent: Any
    ) -> Saved:
        """A save, on the revision that is there unless another is named."""
        if base is None:
            base = (await self.read(application)).revision
        return await self.do(
            by or self.signatory, lambda work: save_application(work, application.id, base_revision=base, **sent)
        )

    async def put(self, application: Application, *path: str, to: Any, **how: Any) -> Saved:
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

    async def add(row: R) -> R:
        return await avustin.run(PUBLIC, lambda work: work.add(row))

    text = {"fi": "Lossihaku", "sv": "Utlysningen av färjor"}
    await add(ProgrammeRow(code="ferries", name=text, purpose=text, legal_basis={}, distribution="tests", version="1"))
    programme = avustin.registry.programme("ferries")
    release = await avustin.run(PUBLIC, lambda work: release_form(work, programme, FerryForm))
    values: dict[str, Any] = {
        "opens_at": OPENS, "closes_at": CLOSES, "published_at": OPENS, "year": 2019, "ordinal": 1, **of_call,
    }  # fmt: skip
    call = await add(
        Call(
            programme_code="ferries", title=text, summary=text, instructions=text, terms=text,
            form_release_id=release.id, **values,
        )
    )  # fmt: skip
    towns = [
        await add(
            Organisation(
                kind=OrganisationKind.MUNICIPALITY, name_fi=name, name_sv=name, sort_key=name, municipality_code=code,
                valid_to=date(2020, 1, 1) if name == "Lahti" else None,
            )
        )
        for name, code in (("Saari", "X01"), ("Lahti", "X02"), ("Niemi", "X03"))
    ]  # fmt: skip
    members = [(towns[0], Mandate.SIGNATORY), (towns[0], Mandate.EDITOR), (towns[1], Mandate.SIGNATORY)]
    roles = (Role.PREPARER, Role.ASSESSOR, Role.REPORT_CHECKER, Role.REGISTRAR)
    users = [await add(User(subject=f"u{number}", name=f"U{number}")) for number in range(len(members) + len(roles))]
    actors = [
        *(Actor(user.id, mandates={town.id: mandate}) for user, (town, mandate) in zip(users, members, strict=False)),
        *(Actor(user.id, roles=frozenset({(role, call.id)})) for user, role in zip(users[3:], roles, strict=True)),
    ]
    applicant, partner, third = towns
    return Harbour(avustin, call, applicant, partner, third, *actors)
