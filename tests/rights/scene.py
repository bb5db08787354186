"""A scene with every object type in several states, made by the operations themselves; texts in it begin with TUNTU."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.rights.programme import CODE

from avustin_core.access import PUBLIC, Actor, find_actor
from avustin_core.applications.models import Application
from avustin_core.applications.operations import create_application, submit_application
from avustin_core.applications.saving import save_application
from avustin_core.appropriations.models import AppropriationType
from avustin_core.appropriations.operations import create_appropriation
from avustin_core.calls.operations import create_call, publish_call
from avustin_core.clock import SetClock
from avustin_core.decisions.contents import Contents, PlannedInstalment
from avustin_core.decisions.models import Decision, DecisionKind
from avustin_core.decisions.operations import propose_decision
from avustin_core.decisions.signing import sign_decision
from avustin_core.documents.models import Document
from avustin_core.documents.roads import upload
from avustin_core.plugin import Text
from avustin_core.storage import global_id
from avustin_core.work import Avustin, Work

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
Act = Callable[[Work], Awaitable[Any]]


def named(text: str) -> Text:
    """The same in both languages."""
    return Text(text, text)


@dataclass
class Scene:
    """An installation, its organisations and what was made, by name."""

    avustin: Avustin
    organisations: dict[str, UUID] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)  #: rows by what they are
    kept: dict[str, Any] = field(default_factory=dict)  #: what tests worked out of it

    async def actor(self, name: str) -> Actor:
        """Who somebody is now."""
        if name == "public":
            return PUBLIC
        async with self.avustin.reading() as connection:
            found = await find_actor(connection, name)
        assert found
        return found

    async def do(self, name: str, act: Act) -> Any:
        """One operation by somebody."""
        return await self.avustin.run(await self.actor(name), act)

    async def row(self, kind: type, id: UUID) -> Any:
        """A row as it is now."""
        return await self.avustin.run(PUBLIC, lambda work: work.session.get(kind, id))

    def of_application(self, name: str, kind: str, rows: Any) -> set[UUID]:
        """The rows of a type that belong to an application, or to its matter."""
        application = rows.by_id["Application"][self.made[name]]
        ours = {application["id"], application["matter_id"]}
        links = ("id", "matter_id", "application_id", "version_id", "document_id")
        while True:
            found = {
                id
                for each in rows.by_id.values()
                for id, row in each.items()
                if ours & {row.get(link) for link in links}
            }
            if found <= ours:
                return {id for id in rows.by_id[kind] if id in ours}
            ours |= found

    def at(self, moment: datetime) -> None:
        """Sets the clock."""
        assert isinstance(self.avustin.clock, SetClock)
        self.avustin.clock.set(moment)

    # What is made below is made as people make it.

    async def appropriate(self, name: str) -> UUID:
        """An appropriation of a million."""
        made = await self.do(
            "administrator",
            lambda work: create_appropriation(
                work, budget_item="28.90.32", name=named(name), type=AppropriationType.TRANSFERABLE, year=2019,
                last_usable_year=2021, appropriated=100_000_000, is_fictional=True,
            ),
        )  # fmt: skip
        return made.id  # type: ignore[no-any-return]

    async def call(self, title: str, appropriation: UUID, *, published: bool = True, **values: Any) -> UUID:
        """A call without a window, or with what is said."""
        given: Any = {"title": named(title), "appropriation_id": appropriation, "is_fictional": True, **values}
        made = await self.do("preparer", lambda work: create_call(work, CODE, template="open", values=given))
        if published:
            await self.do("preparer", lambda work: publish_call(work, made.id, revision=made.revision))
        return made.id  # type: ignore[no-any-return]

    async def draft(self, call: UUID, label: str, *, by: str = "signatory", of: str = "applicant") -> UUID:
        """Something written, and not handed in."""
        organisation = self.organisations[of]
        made = await self.do(by, lambda work: create_application(work, call, organisation))
        await self.write(made.id, label, by=by)
        return made.id  # type: ignore[no-any-return]

    async def write(self, id: UUID, label: str, *, by: str = "signatory") -> None:
        """Answers to everything, each with its own text."""
        application = await self.row(Application, id)
        values = answers(label, self.organisations)
        await self.do(by, lambda work: save_application(work, id, base_revision=application.revision, values=values))

    async def submitted(self, call: UUID, label: str, *, by: str = "signatory", of: str = "applicant") -> UUID:
        """Something that the authority has."""
        id = await self.draft(call, label, by=by, of=of)
        application = await self.row(Application, id)
        await self.do(by, lambda work: submit_application(work, id, revision=application.revision))
        return id

    async def proposed(self, application_id: UUID, label: str) -> UUID:
        """A proposal by the rapporteur."""
        application = await self.row(Application, application_id)
        contents = Contents(
            reasons=f"TUNTU-{label}", amount=100_00, eligible_costs=100_00, maximum_share=Decimal(100),
            report_due=date(2020, 3, 1),
            payment_plan=(PlannedInstalment(100_00, date(2019, 12, 1), "Ehto"),),
        )  # fmt: skip
        made = await self.do(
            "rapporteur",
            lambda work: propose_decision(
                work, application_id, kind=DecisionKind.GRANT, contents=contents, revision=application.revision
            ),
        )
        return made.id  # type: ignore[no-any-return]

    async def signed(self, application_id: UUID, label: str, *, holds: bool = False) -> UUID:
        """A decision by the decider."""
        id = await self.proposed(application_id, label)
        decision = await self.row(Decision, id)
        await self.do("decider", lambda work: sign_decision(work, id, revision=decision.revision, holds_letter=holds))
        return id

    async def attach(self, application_id: UUID, name: str, *, by: str = "signatory", **more: Any) -> UUID:
        """A file of the matter."""
        application = await self.row(Application, application_id)

        async def chunks() -> AsyncIterator[bytes]:
            yield PDF

        made: Document = await upload(
            self.avustin, await self.actor(by), application.matter_id, name=f"TUNTU-{name}.pdf", chunks=chunks(), **more
        )
        return made.id


def answers(label: str, organisations: dict[str, UUID]) -> dict[str, Any]:
    """One text for each circle of readers."""
    ids = {name: global_id("Organisation", id) for name, id in organisations.items()}
    return {
        "title": f"TUNTU-{label}-title", "purpose": f"TUNTU-{label}-purpose", "language": "FI", "applied": "100.00",
        "period": {"starts": "2019-09-01", "ends": "2019-12-31"},
        "participants": [
            {"key": "p1", "organisation": ids["applicant"], "role": "LEAD", "share": "0.00", "committed": True,
             "note": f"TUNTU-{label}-note-of-applicant"},
            {"key": "p2", "organisation": ids["partner"], "role": "PARTNER", "share": "0.00", "committed": True,
             "note": f"TUNTU-{label}-note-of-partner"},
        ],
        "forParties": f"TUNTU-{label}-parties", "forOfficials": f"TUNTU-{label}-officials",
        "forPreparers": f"TUNTU-{label}-preparers", "inSecret": f"TUNTU-{label}-secret",
    }  # fmt: skip
