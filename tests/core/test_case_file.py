"""The case file: all of a matter in the order of time, each thing to those alone who see it where it lies."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

import pytest
from sqlmodel import SQLModel
from tests.core.deciding import AFTERWARDS, CLOSES, bridges
from tests.core.handling import Office, id_of
from tests.listening import ran

from avustin_core.access import Actor, Ground
from avustin_core.applications.models import Application, ApplicationVersion
from avustin_core.assessments.models import Assessment, AssessmentStatus
from avustin_core.casefile.cases import case_of
from avustin_core.casefile.entries import Entry
from avustin_core.casefile.everything import SOURCES
from avustin_core.casefile.heads import head_of
from avustin_core.casefile.kinds import CaseEntryKind, CasePhase
from avustin_core.casefile.left_out import LEFT_OUT
from avustin_core.casefile.queries import entries_of
from avustin_core.casefile.reading import Source, UndeclaredColumn
from avustin_core.casefile.register import register_of, to_bytes
from avustin_core.casefile.sources.messages import MAILS
from avustin_core.decisions.models import Decision
from avustin_core.documents.models import Document
from avustin_core.errors import NotFound
from avustin_core.matters.models import Matter, MatterKind
from avustin_core.organisations.rights import OFFICIALS
from avustin_core.outbox import MessageState, OutboxMessage
from avustin_core.plugin import Mail, Role
from avustin_core.registry import Registry
from avustin_core.reports.models import Report
from avustin_core.storage import Row, global_id
from avustin_core.time_limits.models import TimeLimit, TimeLimitKind
from avustin_core.work import Avustin

LATER = AFTERWARDS + timedelta(days=30)
LINKED = SOURCES[1]  #: of matters that belong to another: here there are none
LEADS = ("matter_id", "application_id", "decision_id", "report_id")  #: columns by which a table belongs to a matter


@pytest.fixture(scope="session")
def registry() -> Registry:
    """A programme of these tests."""
    return bridges()


async def told(avustin: Avustin, actor: Actor, *matters: UUID, at: Any = LATER) -> list[Entry]:
    """The case files of the matters, one after the other."""
    async with avustin.reading() as connection:
        files = await entries_of(connection, matters, actor=actor, now=at)
    return [entry for matter in matters for entry in files[matter]]


async def read_by(avustin: Avustin, source: Source, actor: Actor, matter: UUID) -> bool:
    """Whether the source tells anything of the matter."""
    async with avustin.reading() as connection:
        return bool(await source.read(connection, [matter], actor, LATER))


def test_every_table_of_a_matter_is_in_the_case_file_or_left_out_with_a_reason() -> None:
    tables = {name for name, table in SQLModel.metadata.tables.items() if set(LEADS) & set(table.columns.keys())}
    told_of = {source.model.__tablename__ for source in SOURCES}

    missing = tables - told_of - set(LEFT_OUT)
    assert missing == set(), f"give {sorted(missing)} a Source in casefile/sources, or a reason in casefile/left_out.py"
    assert set(LEFT_OUT) <= tables - told_of
    assert all(len(reason) > 20 for reason in LEFT_OUT.values())


def test_a_source_reads_no_column_that_nobody_has_a_right_to() -> None:
    with pytest.raises(UndeclaredColumn, match=r"Decision\.told_to_nobody"):
        Source(Decision, ("told_to_nobody",), lambda row: ()).check()
    assert {kind.name for kind in Mail} == {kind.name for kind in MAILS}


async def test_each_sees_the_entries_of_what_they_see_and_of_nothing_else(avustin: Avustin) -> None:
    """The file of each role holds the rows that the role sees by the rights of their slices: the same, one by one."""
    office = await Office.of(avustin)
    scene = office.scene
    application, other = [await scene.application() for _ in range(2)]
    rows = await office.everything(application)
    await office.everything(other)
    await scene.change(rows[Report], approved_at=AFTERWARDS)
    draft = await scene.add(
        Assessment(
            application_id=application.id, call_id=application.call_id, assessor_id=id_of(scene.second_assessor),
            status=AssessmentStatus.DRAFT, comment="ei vielä",
        )
    )  # fmt: skip
    documents = await office.rows(Document, matter_id=application.matter_id)  # the decision's letter among them
    avustin.clock.set(LATER)  # type: ignore[attr-defined]
    everyone = await office.person("everyone", *OFFICIALS)
    people = [
        everyone, scene.assessor, scene.second_assessor, scene.preparer, scene.decider,
        *[await office.person(role.name, role) for role in (Role.PAYMENTS, Role.REGISTRAR, Role.ADMINISTRATOR)],
        scene.member(application.organisation_id), scene.member(other.organisation_id), Actor(),
    ]  # fmt: skip

    for person in people:
        for source in (each for each in SOURCES if each.model in rows and each.model is not Application):
            theirs = documents if source.model is Document else [rows[source.model]]
            sees = any([await scene.sees(person, row) for row in theirs])
            reads = await read_by(avustin, source, person, application.matter_id)
            assert reads == (sees and source is not LINKED), (person.name, source.model)
        entries = await told(avustin, person, application.matter_id)
        assert not {draft.id, other.id} & {entry.of[1] for entry in entries}
        assert all(first.at <= second.at for first, second in pairwise(entries))

    files = [await told(avustin, each, application.matter_id) for each in people]
    assert len(files[0]) == max(map(len, files)) >= 15
    assert [len(file) for file in files[-2:]] == [0, 0]
    disqualified = await office.declares(everyone, application, ground=Ground.SERVICE)
    assert {entry.of[0] for entry in await told(avustin, disqualified, application.matter_id)} == {"Declaration"}
    async with avustin.reading() as connection:
        with pytest.raises(NotFound):
            await head_of(connection, global_id("Matter", application.matter_id), actor=disqualified, now=LATER)
    assert len(await told(avustin, disqualified, other.matter_id)) >= 15


async def test_fields_and_people_are_shown_to_those_who_may_know_them(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    await office.everything(application)
    unsent = await scene.application()
    await scene.sign(await scene.proposal(unsent), holds_letter=True)
    avustin.clock.set(LATER)  # type: ignore[attr-defined]
    party = scene.member(application.organisation_id)

    def kinds(entries: list[Entry]) -> list[CaseEntryKind]:
        return [entry.kind for entry in entries]

    official = [
        each for each in await told(avustin, scene.preparer, application.matter_id) if each.kind.name == "ASSESSED"
    ]
    theirs = [each for each in await told(avustin, party, application.matter_id) if each.kind.name == "ASSESSED"]
    assert [(each.by, each.by_name) for each in official] == [(scene.assessor.user_id, "ASSESSOR")]
    assert [(each.by, each.by_name) for each in theirs] == [(None, None)]
    assert CaseEntryKind.SIGNED in kinds(await told(avustin, scene.preparer, unsent.matter_id))
    assert kinds(await told(avustin, scene.member(unsent.organisation_id), unsent.matter_id)) == [
        CaseEntryKind.PENDING, CaseEntryKind.HANDED_IN,
    ]  # fmt: skip


async def test_it_costs_as_many_statements_for_two_matters_as_for_one(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    one, other = [await office.scene.application() for _ in range(2)]
    for each in (one, other):
        await office.everything(each)
    everyone = replace(await office.person("everyone"), roles=frozenset((role, None) for role in OFFICIALS))

    with ran(avustin.engine) as for_one:
        first = await told(avustin, everyone, one.matter_id)
    alone = len([text for text in for_one if text.startswith("SELECT")])
    with ran(avustin.engine) as for_two:
        both = await told(avustin, everyone, one.matter_id, other.matter_id)

    assert len([text for text in for_two if text.startswith("SELECT")]) == alone == len(SOURCES) + 1
    assert both[: len(first)] == first
    assert len(both) == 2 * len(first)


async def test_time_limits_messages_and_linked_matters_are_told(avustin: Avustin) -> None:
    office = await Office.of(avustin)
    scene = office.scene
    application = await scene.application()
    of_matter: dict[str, Any] = {"matter_id": application.matter_id, "call_id": application.call_id}
    limit = await scene.add(
        TimeLimit(
            **of_matter, organisation_id=application.organisation_id, kind=TimeLimitKind.COMPLETION,
            about_id=application.id, basis="434/2003 33 §", starts_at=CLOSES, due_at=CLOSES + timedelta(days=9),
            extended_from=CLOSES + timedelta(days=7), extended_at=CLOSES + timedelta(days=6), extension_reason="Loma",
        )
    )  # fmt: skip
    review = await scene.add(
        Matter(
            kind=MatterKind.APPLICATION, call_id=application.call_id, party_id=application.organisation_id,
            parent_id=application.matter_id, pending_at=AFTERWARDS,
        )
    )  # fmt: skip
    mail = await scene.add(
        OutboxMessage(
            kind="application.received", payload={"applicationId": str(application.id)}, created_at=CLOSES, due_at=CLOSES,
            sent_at=CLOSES, state=MessageState.SENT, about_id=application.id, recipient_id=id_of(scene.preparer),
        )
    )  # fmt: skip
    administrator = replace(
        await office.person("Pääkäyttäjä"), roles=frozenset({(Role.ADMINISTRATOR, None), (Role.AUDITOR, None)})
    )

    entries = await told(avustin, administrator, application.matter_id)

    about = [(each.kind.name, each.title.fi, each.text) for each in entries if each.of[1] in (limit.id, review.id)]
    assert about == [
        ("TIME_LIMIT_SET", "Määräaika alkoi: Hakemuksen täydentäminen, 26.9.2019 klo 16.15 asti, 434/2003 33 §", None),
        ("TIME_LIMIT_EXTENDED", "Määräaikaa pidennettiin: Hakemuksen täydentäminen, 28.9.2019 klo 16.15 asti", "Loma"),
        ("TIME_LIMIT_MISSED", "Määräaika päättyi: Hakemuksen täydentäminen", None),
        ("LINKED_MATTER", "Asiaan liittyvä asia tuli vireille: Valtionavustushakemus", None),
    ]
    assert [(each.title.sv, each.whom_name) for each in entries if each.of[1] == mail.id] == [
        ("Ett meddelande skickades: bekräftelse på ansökan", "PREPARER")
    ]
    before = await told(avustin, administrator, application.matter_id, at=CLOSES)
    assert [each.kind.name for each in before if each.of[1] == limit.id] == ["TIME_LIMIT_SET"]


async def test_the_register_says_what_the_act_asks_for_and_always_the_same(avustin: Avustin) -> None:
    """906/2019 26 §: the matter, its parties and state; of what came how and from whom, of one's own who made it and when;
    the measures of each phase."""
    office = await Office.of(avustin)
    scene = office.scene
    partner = await scene.organisation("Kumppani")
    application = await scene.application(partners=(partner,), reference="B-1")
    await office.everything(application)
    settings = avustin.settings.model_copy(update={"authority_business_id": "1234567-1", "process_id": "03.02"})
    seen: list[dict[str, Any]] = []

    async with avustin.reading() as connection:
        for which in ("B-1", global_id("Application", application.id), global_id("Matter", application.matter_id)):
            seen.append(register_of(await case_of(connection, which, actor=scene.decider, now=LATER), settings))
        with pytest.raises(NotFound):
            await case_of(connection, "B-1", actor=scene.member(partner.id), now=LATER)

    register = seen[0]
    assert to_bytes(seen[0]) == to_bytes(seen[1]) == to_bytes(seen[2])
    assert (register["authority"], register["processId"]) == ({"businessId": "1234567-1", "id": None}, "03.02")
    assert {name: register["matter"][name] for name in ("reference", "kind", "pendingAt", "state", "phase")} == {
        "reference": "B-1", "kind": "APPLICATION", "pendingAt": "2019-09-19T13:15:00.000000+00:00", "state": "CLOSED",
        "phase": "FOLLOW_UP",
    }  # fmt: skip
    assert [each["capacity"] for each in register["parties"]] == ["PARTY", "PARTICIPANT"]
    incoming = [each for each in register["documents"] if each["direction"] == "INCOMING"]
    own = [each for each in register["documents"] if each["direction"] == "OWN"]
    assert {each["kind"] for each in incoming} == {"HANDED_IN", "DOCUMENT", "REPORT_HANDED_IN", "REVIEW_REQUESTED"}
    assert all(each["wayOfArrival"] == "SERVICE" and each["at"] and "sender" in each for each in incoming)
    assert [each["author"]["name"] for each in own if each["kind"] == "SIGNED"] == ["DECIDER"]
    phases = [each["phase"] for each in register["phases"]]
    assert phases == [phase.name for phase in CasePhase if phase.name in phases]
    assert sum(len(each["measures"]) for each in register["phases"]) >= 15


def test_versions_that_were_not_handed_in_are_no_documents() -> None:
    """621/1999 5 § 3 mom.: drafts that the party hasn't given are none of the authority's documents."""
    (source,) = [each for each in SOURCES if each.model is ApplicationVersion]
    row: Row = ApplicationVersion.model_construct(kind="SAVED")
    assert list(source.tell(row)) == []
