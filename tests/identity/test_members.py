"""Mandates and roles over the API: given and taken with a reason, by an administrator, and seen by whom they concern."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col
from tests.walks.client import Client, Json
from tests.walks.serving import in_process
from tests.walks.world import World, inhabited

from avustin_core.audit import AuditEvent, AuditValues
from avustin_core.work import Avustin

ERRORS = "errors { ... on UserError { code path } }"
ANSWERS = {
    "addUser": "user { id name subject email }",
    "giveMandate": "member { mandate user { name } organisation { businessId } }",
    "takeMandate": "organisation { members { user { name } } }",
    "giveRole": "holding { id role call { id } user { name } }",
    "takeRole": "user { roles { role } }",
}
PEOPLE = """query($name: String) { users(filter: { name: { contains: $name } }) { totalCount
    nodes { id name subject roles { role } mandates { mandate organisation { businessId } } } } }"""
MEMBERS = "query($id: ID!) { organisation(id: $id) { members { mandate user { name } } } }"


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """People, organisations and the API."""
    async with inhabited(avustin, serve=in_process) as running:
        yield running


async def do(client: Client, mutation: str, **input: Any) -> Json:
    """The payload of a mutation."""
    named = mutation[0].upper() + mutation[1:]
    document = f"mutation($input: {named}Input!) {{ {mutation}(input: $input) {{ {ANSWERS[mutation]} {ERRORS} }} }}"
    answer = await client.send(document, {"input": input})
    assert "errors" not in answer, answer
    payload: Json = answer["data"][mutation]
    return payload


async def people(client: Client, name: str | None = None) -> list[Json]:
    answer = await client.send(PEOPLE, {"name": name})
    assert "errors" not in answer, answer
    found: list[Json] = answer["data"]["users"]["nodes"]
    return found


async def test_a_person_is_entered_acts_for_an_organisation_holds_a_role_and_lays_both_down(world: World) -> None:
    chief, organisation = world.administrator, world.organisations["mallikyla"]
    made = await do(chief, "addUser", subject="uuno", name=" Uuno Uusi ", email="uuno@mallikyla.example")
    again = await do(chief, "addUser", subject="uuno", name="Somebody else")
    id = made["user"]["id"]
    assert made["user"] == again["user"]
    assert made["user"] == {"id": id, "name": "Uuno Uusi", "subject": "uuno", "email": "uuno@mallikyla.example"}

    mandate = {"userId": id, "organisationId": organisation, "reason": "valtakirja 1/2026"}
    given = await do(chief, "giveMandate", **mandate, mandate="EDITOR")
    changed = await do(chief, "giveMandate", **mandate, mandate="SIGNATORY")
    role = {"userId": id, "role": "DECIDER", "reason": "työjärjestys", "idempotencyKey": "k1"}
    holding, replayed = await do(chief, "giveRole", **role), await do(chief, "giveRole", **role)

    assert (given["member"]["mandate"], changed["member"]["mandate"]) == ("EDITOR", "SIGNATORY")
    assert holding == replayed == {
        "holding": {"id": holding["holding"]["id"], "role": "DECIDER", "call": None, "user": {"name": "Uuno Uusi"}},
        "errors": [],
    }  # fmt: skip
    (person,) = await people(chief, "uuno uu")
    assert person["roles"] == [{"role": "DECIDER"}]
    assert person["mandates"] == [{"mandate": "SIGNATORY", "organisation": {"businessId": "7654321-2"}}]

    out = {"userId": id, "reason": "virka päättyi", "idempotencyKey": "k2"}
    taken, once_more = (
        await do(chief, "takeRole", **out, role="DECIDER"),
        await do(chief, "takeRole", **out, role="DECIDER"),
    )
    left = await do(chief, "takeMandate", **mandate)

    assert taken == once_more == {"user": {"roles": []}, "errors": []}
    assert "Uuno Uusi" not in str(left["organisation"]["members"])
    assert await _reasons(world) == [
        "valtakirja 1/2026",
        "valtakirja 1/2026",
        "työjärjestys",
        "virka päättyi",
        "valtakirja 1/2026",
    ]


async def test_what_cant_be_given_or_taken_is_refused_by_its_place(world: World) -> None:
    chief = world.administrator
    (officer,) = await people(chief, "Preparer")
    others = [*await people(chief, "Omnipotent"), *await people(chief, "Official")]
    (oneself,) = await people(chief, "Administrator")
    because, somewhere = {"reason": "syy"}, world.organisations["mallikyla"]
    whole = {"userId": officer["id"], "organisationId": somewhere}

    refused = [
        await do(chief, "giveRole", userId=officer["id"], role="DECIDER", reason=" "),
        await do(chief, "giveRole", userId=officer["id"], role="SIGNATORY", **because),
        await do(chief, "giveRole", userId=somewhere, role="DECIDER", **because),
        await do(chief, "giveRole", userId=officer["id"], role="DECIDER", callId=officer["id"], **because),
        await do(chief, "takeRole", userId=officer["id"], role="DECIDER", **because),
        await do(chief, "takeMandate", **whole, **because),
        await do(chief, "addUser", subject="u", name=" "),
        await do(chief, "addUser", subject="u", name="U", email="nowhere"),
        await do(chief, "addUser", subject="u" * 256, name="U"),
        await do(world.preparer, "giveRole", userId=officer["id"], role="DECIDER", **because),
        await do(world.anyone, "addUser", subject="u", name="U"),
    ]
    assert [(error["code"], error["path"]) for payload in refused for error in payload["errors"]] == [
        ("REASON_MISSING", ["reason"]),
        ("INVALID_INPUT", ["role"]),
        ("INVALID_INPUT", ["userId"]),
        ("INVALID_INPUT", ["callId"]),
        ("NOT_HELD", ["role"]),
        ("NOT_HELD", ["userId"]),
        ("INVALID_INPUT", ["name"]),
        ("INVALID_INPUT", ["email"]),
        ("INVALID_INPUT", ["subject"]),
        ("NOT_ALLOWED", []),
        ("NOT_ALLOWED", []),
    ]

    taken = [await do(chief, "takeRole", userId=each["id"], role="ADMINISTRATOR", **because) for each in others]
    last = await do(chief, "takeRole", userId=oneself["id"], role="ADMINISTRATOR", **because)

    assert [each["errors"] for each in taken] == [[], []]
    assert last == {"user": None, "errors": [{"code": "LAST_ADMINISTRATOR", "path": ["userId"]}]}


async def test_members_are_seen_by_their_own_and_roles_by_those_who_oversee(world: World) -> None:
    ours, others = world.organisations["esimerkkila"], world.organisations["kuntayhtyma"]

    async def members(client: Client, id: str) -> set[str] | None:
        found = (await client.send(MEMBERS, {"id": id}))["data"]["organisation"]["members"]
        return found and {each["user"]["name"] for each in found}

    assert await members(world.signatory, ours) == {"Signatory", "Editor", "Omnipotent"}
    assert await members(world.signatory, others) is None
    assert await members(world.anyone, ours) is None
    assert await members(world.registrar, others) == {"Kuntayhtyma_Signatory", "Consultant"}

    colleagues = {each["name"]: (each["subject"], each["roles"]) for each in await people(world.signatory)}
    assert colleagues == {"Signatory": ("signatory", []), "Editor": (None, None), "Omnipotent": (None, None)}
    assert await people(world.anyone) == []
    seen = {each["name"]: each["roles"] for each in await people(world.preparer, "e")}
    assert seen["Preparer"] == [{"role": "PREPARER"}]
    assert seen["Decider"] is None
    assert await members(world.assessor, ours) is None
    met = {each["name"]: each["mandates"] for each in await people(world.assessor)}
    assert {"Decider", "Other_Assessor", "Omnipotent"} <= met.keys()
    assert met.keys().isdisjoint({"Signatory", "Editor", "Consultant", "Mallikyla_Signatory"})
    assert met["Omnipotent"] == []


async def _reasons(world: World) -> list[str]:
    statement = select(col(AuditValues.changes)).join(AuditEvent, col(AuditEvent.id) == col(AuditValues.event_id))
    async with world.avustin.reading() as connection:
        told = (await connection.execute(statement.order_by(col(AuditEvent.seq)))).scalars()
        return [changes["reason"]["text"][1] for changes in told if "reason" in changes]
