"""Secrets leave when the trail tells of it, not before; auditors read the trail, and nothing that they couldn't read elsewhere."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlmodel import col
from starlette.websockets import WebSocket
from tests.core.applying import OPENS, Harbour, open_harbour
from tests.core.ferries import ferries
from tests.walks.client import Client
from tests.walks.serving import in_process

from avustin_core.access import PUBLIC, Actor, Capacity, Mandate, MatterOrganisation, Membership, RoleGrant, User
from avustin_core.applications.models import Application
from avustin_core.audit import AuditEvent, AuditValues
from avustin_core.audit.verifying import verify
from avustin_core.calls.models import Call
from avustin_core.clock import SetClock
from avustin_core.plugin import Role
from avustin_core.registry import Registry
from avustin_core.settings import Settings
from avustin_core.storage import global_id
from avustin_core.trail.operations import erase_values
from avustin_core.work import Avustin, Work
from avustin_schema.build import build
from avustin_schema.http.endpoint import Endpoint
from avustin_schema.http.identity.people import People
from avustin_schema.http.limits.admission import Limits
from avustin_schema.http.websockets import Streaming
from avustin_schema.live.hub import Hub
from avustin_schema.reading.drivers.drivers import driver_of
from avustin_schema.reading.running.cache import Plans

SECRET = "Sakko vuonna 2018"
VALUES = "{ applications { nodes { answers { values } } } }"
EVENTS = """
query ($filter: AuditEventFilter) {
  auditEvents(filter: $filter) {
    totalCount
    nodes {
      id act roles chain seq objectType objectIds matterId requestId actor { name }
      changes { table key column before after isHidden }
    }
  }
}
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """A programme with an answer for named roles."""
    return ferries()


class Scene:
    """Two applications with a secret each, and a client for each of the people."""

    def __init__(self, harbour: Harbour, http: Any, applications: list[Application]) -> None:
        self.harbour, self.http, self.applications = harbour, http, applications
        self.avustin, self._told = harbour.avustin, 0

    def client(self, name: str) -> Client:
        """Somebody's."""
        return Client(self.http, name)

    async def data(self, name: str, query: str, **variables: Any) -> Any:
        """What they are answered, which mustn't be an error."""
        answer = await self.client(name).send(query, variables)
        assert "errors" not in answer, answer
        return answer["data"]

    async def readings(self) -> list[tuple[Any, Any]]:
        """The events that tell of readings, with their values: those since the last time that they were asked for."""
        statement = (
            select(AuditEvent, col(AuditValues.changes))
            .join(AuditValues, col(AuditValues.event_id) == col(AuditEvent.id))
            .where(col(AuditEvent.act) == "trail.record_reading")
            .order_by(col(AuditEvent.seq))
        )
        async with self.avustin.reading() as connection:
            found = [(row, row.changes["secrets"]) for row in await connection.execute(statement)]
        self._told, new = len(found), found[self._told :]
        return new


@pytest.fixture(scope="module")
async def scene(
    standing_database: str, registry: Registry, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Scene]:
    """An open call, people who are kept with their roles, and what was handed in."""
    settings = Settings(data=tmp_path_factory.mktemp("data"), database=standing_database)
    avustin = Avustin(settings, registry, clock=SetClock(OPENS, stopped=True))
    harbour = await open_harbour(avustin)
    applications = [await harbour.submitted(convicted=SECRET, title=f"Lossi {number}") for number in (1, 2)]

    async def settle(work: Work) -> None:
        call, town = harbour.call.id, harbour.applicant.id
        assert harbour.signatory.user_id
        work.session.add(Membership(user_id=harbour.signatory.user_id, organisation_id=town, mandate=Mandate.SIGNATORY))
        for actor, role in ((harbour.preparer, Role.PREPARER), (harbour.assessor, Role.ASSESSOR)):
            assert actor.user_id
            work.session.add(RoleGrant(user_id=actor.user_id, role=role, call_id=call))
        elsewhere = await work.add(
            Call.model_validate(harbour.call.model_dump(exclude={"id", "revision"}) | {"ordinal": 99})
        )
        for name, id in (("of call", call), ("of another", elsewhere.id)):
            user = await work.add(User(subject=name, name=name))
            work.session.add(RoleGrant(user_id=user.id, role=Role.AUDITOR, call_id=id))
        for name, role in (("auditor", Role.AUDITOR), ("kin", Role.AUDITOR), ("administrator", Role.ADMINISTRATOR)):
            user = await work.add(User(subject=name, name=name.title()))
            work.session.add(RoleGrant(user_id=user.id, role=role))
            if name == "kin":
                third = harbour.third.id  # takes part in the first application's matter
                work.session.add(Membership(user_id=user.id, organisation_id=third, mandate=Mandate.EDITOR))
                work.session.add(
                    MatterOrganisation(
                        matter_id=applications[0].matter_id, call_id=call, organisation_id=third,
                        capacity=Capacity.PARTICIPANT,
                    )
                )  # fmt: skip

    await avustin.run(PUBLIC, settle)
    names = ("u0", "u3", "u4", "of call", "of another", "auditor", "kin", "administrator")
    async with in_process(avustin, dict(zip(names, names, strict=True))) as http:
        yield Scene(harbour, http, applications)
    await avustin.close()


class TestReadingASecret:
    """An answer for named roles, or one that is secret by law."""

    async def test_is_one_event_a_request_however_many_things_it_shows(self, scene: Scene) -> None:
        both = {str(each.id) for each in scene.applications}
        await scene.readings()

        shown = await scene.data("u3", VALUES)

        assert [each["answers"]["values"]["convicted"] for each in shown["applications"]["nodes"]] == [SECRET] * 2
        [(event, secrets)] = await scene.readings()
        assert (event.role, event.object_type, event.matter_id) == ("PREPARER", "Application", None)
        assert (event.actor_id, set(event.object_id.split(","))) == (scene.harbour.preparer.user_id, both)
        assert secrets == {f"Application:{id}": [None, [["convicted"]]] for id in both}

        one = scene.applications[0]
        await scene.data(
            "u3", f'{{ application(id: "{global_id("Application", one.id)}") {{ answers {{ values }} }} }}'
        )
        event, _ = (await scene.readings())[-1]
        assert (event.object_id, event.matter_id) == (str(one.id), one.matter_id)
        assert (await verify(scene.avustin.engine)).faults == []

    async def test_is_what_is_asked_for_and_not_what_lies_beside_it(self, scene: Scene) -> None:
        await scene.readings()
        for beside in ("answers { hidden formVersion }", "data { ... on FerriesApplicationData { title } }", "title"):
            await scene.data("u3", f"{{ applications {{ nodes {{ {beside} }} }} }}")
        for name in ("u0", "u4", "auditor"):  # the applicant, whose own it is, and officials without that role
            answer = await scene.data(name, VALUES)
            assert (SECRET in str(answer)) is (name == "u0")

        assert await scene.readings() == []
        typed = "{ applications { nodes { data { ... on FerriesApplicationData { title convicted } } } } }"
        assert SECRET in str(await scene.data("u3", typed))
        [(event, _)] = await scene.readings()
        assert event.object_type == "Application"

    async def test_gives_nothing_when_it_cannot_be_recorded(self, scene: Scene) -> None:
        await scene.readings()
        async with scene.avustin.engine.begin() as connection:
            await connection.execute(text("alter table audit_values rename to audit_values_gone"))

        answer = await scene.client("u3").send(VALUES)
        beside = await scene.client("u3").send("{ applications { nodes { title } } }")

        async with scene.avustin.engine.begin() as connection:
            await connection.execute(text("alter table audit_values_gone rename to audit_values"))
        assert answer.get("data") is None
        assert [each["extensions"]["code"] for each in answer["errors"]] == ["INTERNAL_SERVER_ERROR"]
        assert SECRET not in str(answer)
        assert "errors" not in beside

    async def test_over_a_websocket_is_told_too(self, scene: Scene) -> None:
        await scene.readings()
        schema, avustin = build(scene.avustin.registry), scene.avustin
        hub = Hub(avustin, schema, Plans(schema, driver_of(avustin.settings.database_url)))
        limits = Limits(schema, avustin.settings)
        endpoint = Endpoint(schema, avustin, People(avustin, {"preparer": "u3"}), hub, limits)
        socket = WebSocket({"type": "websocket", "headers": [(b"authorization", b"Bearer preparer")]}, None, None)  # type: ignore[arg-type]

        results = [result async for result in await Streaming(endpoint, lambda: socket).stream(VALUES)]

        assert SECRET in str(results[0].data)
        assert len(await scene.readings()) == 1


class TestAuditEvents:
    """The trail over the API."""

    async def test_auditors_see_acts_with_roles_and_nobody_else_sees_any(self, scene: Scene) -> None:
        application = scene.applications[0]
        found = (await scene.data("auditor", EVENTS, filter={"about": global_id("Application", application.id)}))[
            "auditEvents"
        ]

        done = [each for each in found["nodes"] if each["act"].startswith("applications.")]
        assert [each["act"] for each in done] == [
            "applications.submit_application", "applications.save_application", "applications.create_application",
        ]  # fmt: skip
        handed_in = done[0]
        assert (handed_in["roles"], handed_in["objectType"]) == (["SIGNATORY"], "Application")
        assert handed_in["objectIds"] == [global_id("Application", application.id)]
        assert handed_in["matterId"] == global_id("Matter", application.matter_id)
        assert handed_in["actor"] == {"name": "U0"}
        everything = (await scene.data("administrator", EVENTS))["auditEvents"]
        assert everything["totalCount"] > found["totalCount"]
        for name in ("u0", "u3"):
            assert (await scene.data(name, EVENTS))["auditEvents"] == {"totalCount": 0, "nodes": []}
            node = f'{{ node(id: "{handed_in["id"]}") {{ id }} auditEvent(id: "{handed_in["id"]}") {{ id }} }}'
            assert await scene.data(name, node) == {"node": None, "auditEvent": None}

    async def test_changes_show_what_the_auditor_may_read_and_never_answers(self, scene: Scene) -> None:
        found = (await scene.data("auditor", EVENTS))["auditEvents"]

        changes = {(each["table"], each["column"]): each for event in found["nodes"] for each in event["changes"] or ()}
        status = changes["applications", "status"]
        assert (status["after"], status["isHidden"]) == ("SUBMITTED", False) or status["before"] is None
        for hidden in (("application_versions", "answers"), ("applications", "title"), ("outbox_messages", "payload")):
            if hidden in changes:
                assert (changes[hidden]["after"], changes[hidden]["isHidden"]) == (None, True)
        assert ("application_versions", "answers") in changes
        assert SECRET not in str(found)

    async def test_an_auditor_of_one_call_sees_what_was_done_in_its_matters(self, scene: Scene) -> None:
        submit = {"act": {"equals": "applications.submit_application"}}
        matters = {global_id("Matter", each.matter_id) for each in scene.applications}
        seen = (await scene.data("of call", EVENTS, filter=submit))["auditEvents"]["nodes"]

        assert {each["matterId"] for each in seen} == matters
        everything = (await scene.data("of call", EVENTS))["auditEvents"]["nodes"]
        assert {each["matterId"] for each in everything} == matters
        assert (await scene.data("of another", EVENTS))["auditEvents"] == {"totalCount": 0, "nodes": []}

    async def test_one_who_is_disqualified_sees_nothing_of_the_matter(self, scene: Scene) -> None:
        await scene.data("u3", VALUES)
        theirs, other = (global_id("Matter", each.matter_id) for each in scene.applications)

        submit = "applications.submit_application"
        of_matter = [
            (await scene.data("kin", EVENTS, filter={"matterId": {"equals": id}, "act": {"equals": submit}}))[
                "auditEvents"
            ]
            for id in (theirs, other)
        ]
        of_object = await scene.data(
            "kin", EVENTS, filter={"about": global_id("Application", scene.applications[0].id)}
        )
        readings = [
            (await scene.data(name, EVENTS, filter={"act": {"equals": "trail.record_reading"}}))["auditEvents"][
                "totalCount"
            ]
            for name in ("kin", "auditor")
        ]

        assert [each["totalCount"] for each in of_matter] == [0, 1]
        assert of_object["auditEvents"]["totalCount"] == 0
        assert readings[0] == 0
        assert readings[1] > 0

    async def test_what_was_erased_is_null_and_who_read_is_found_by_the_thing(self, scene: Scene) -> None:
        await scene.data("u3", VALUES)
        id = global_id("Application", scene.applications[1].id)
        filter = {"about": id, "act": {"equals": "trail.record_reading"}}
        reading, *earlier = (await scene.data("auditor", EVENTS, filter=filter))["auditEvents"]["nodes"]
        assert reading["roles"] == ["PREPARER"]
        assert len(reading["objectIds"]) == 2
        assert {each["table"] for each in reading["changes"]} == {"secrets"}

        event = [event for event, _ in await scene.readings()][-1]
        administrator = Actor(roles=frozenset({(Role.ADMINISTRATOR, None)}))
        await scene.avustin.run(
            administrator, lambda work: erase_values(work, reason="Aika on täynnä.", event_id=UUID(str(event.id)))
        )

        found = (await scene.data("auditor", EVENTS, filter=filter))["auditEvents"]["nodes"]
        assert [each["changes"] is None for each in found] == [True, *(False for _ in earlier)]
