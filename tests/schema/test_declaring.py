"""Declaring, and the moment of notification, as front ends meet them."""

import pytest
from tests.schema.staging import Stage
from tests.schema.staging_matters import declared, matter_of
from tests.walks.client import Client, Json
from tests.walks.scenes import opening
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from tests import registries

APPLICATION = """query ($id: ID!) {
  application(id: $id) {
    decidedAt hasDeclared matter { closedAt hasDeclared awaitsSubstitutes declarations { ground person { name } } }
    decisions { id } actions { name blockedBy { code } }
  }
}"""
DECIDED = """query ($organisation: ID!, $flag: Boolean!) {
  applications(filter: { organisation: { id: { equals: $organisation } }, decidedAt: { isNull: $flag } }, first: 100) {
    nodes { id }
  }
}"""
MONEY = "query ($id: ID!) { node(id: $id) { ... on Appropriation { committed available } } }"
TWO_ACTS = """mutation ($declare: DeclareDisqualificationInput!, $propose: ProposeDecisionInput!) {
  declareDisqualification(input: $declare) { errors { ... on UserError { code } } }
  proposeDecision(input: $propose) { decision { id } errors { ... on UserError { code } } }
}"""
ROADS = """query ($application: ID!, $matter: ID!, $call: ID!, $reference: String!) {
  application(id: $application) { id } node(id: $application) { id } nodes(ids: [$application, $matter]) { id }
  matter(id: $matter) { id } applicationByReference(reference: $reference) { id }
  applications(filter: { call: { id: { equals: $call } } }) { totalCount nodes { id } }
  call(id: $call) {
    statistics { decided granted } applications { totalCount } decisions { totalCount } ranking { applicationId }
  }
  declarations(filter: { ground: { equals: BENEFIT } }) { nodes { ground matter { id } } }
}"""
FACTS = "query ($id: ID!) { application(id: $id) { reference call { id } matter { id } } }"


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


@pytest.fixture(scope="module")
async def stage(world: World) -> Stage:
    """Where things are made."""
    return Stage(world, await opening.appropriate(world, "10000000.00"))


async def told(client: Client, document: str, **variables: object) -> Json:
    """The data of an answer."""
    answer = await client.send(document, dict(variables))
    assert "errors" not in answer, answer["errors"]
    data: Json = answer["data"]
    return data


async def test_what_is_declared_holds_for_what_follows_in_the_same_request(world: World, stage: Stage) -> None:
    propose = await stage.to_propose()
    matter = await matter_of(stage, propose["applicationId"])

    answer = await told(
        world.rapporteur, TWO_ACTS, declare={"matterIds": [matter], "ground": "PARTY"}, propose=propose
    )  # fmt: skip

    assert answer["declareDisqualification"]["errors"] == []
    assert answer["proposeDecision"] == {"decision": None, "errors": [{"code": "NOT_FOUND"}]}


async def test_every_road_is_closed_and_officials_see_what_was_declared(world: World, stage: Stage) -> None:
    signed = await stage.signed()
    id = signed["application"]
    facts = (await told(world.official, FACTS, id=id))["application"]
    asked = {
        "application": id, "matter": facts["matter"]["id"], "call": facts["call"]["id"],
        "reference": facts["reference"],
    }  # fmt: skip
    before = await told(world.preparer, ROADS, **asked)
    assert before["call"]["statistics"] == {"decided": 1, "granted": 1}
    assert before["call"]["ranking"] == [{"applicationId": id}]

    await declared(world.preparer, asked["matter"], "BENEFIT")

    after = await told(world.preparer, ROADS, **asked)
    assert after == {
        "application": None, "node": None, "nodes": [None, None], "matter": None, "applicationByReference": None,
        "applications": {"totalCount": 0, "nodes": []},
        "call": {
            "statistics": {"decided": 0, "granted": 0}, "applications": {"totalCount": 0},
            "decisions": {"totalCount": 0}, "ranking": [],
        },
        "declarations": {"nodes": [{"ground": "BENEFIT", "matter": None}]},
    }  # fmt: skip
    seen = (await told(world.registrar, APPLICATION, id=id))["application"]
    assert seen["matter"]["declarations"] == [{"ground": "BENEFIT", "person": {"name": "Preparer"}}]
    assert (seen["hasDeclared"], seen["matter"]["awaitsSubstitutes"]) == (False, 1)
    blocked = {each["name"]: each["blockedBy"] for each in seen["actions"]}
    assert blocked["proposeDecision"] == [{"code": "NOT_ALLOWED"}]
    rapporteur = (await told(world.rapporteur, APPLICATION, id=id))["application"]
    assert {"name": "proposeDecision", "blockedBy": [{"code": "SUBSTITUTE_MISSING"}]} in rapporteur["actions"]
    party = (await told(world.yhdistys_signatory, APPLICATION, id=id))["application"]
    assert (party["matter"]["declarations"], party["matter"]["awaitsSubstitutes"]) == (None, None)


async def test_a_party_and_anyone_hear_of_a_decision_when_it_is_notified(world: World, stage: Stage) -> None:
    await stage.call()  # and so anyone sees the appropriation
    money = {"id": stage.appropriation}
    public_before = (await told(world.anyone, MONEY, **money))["node"]
    official_before = (await told(world.decider, MONEY, **money))["node"]
    signed = await stage.signed(holdsLetter=True)
    id, party = signed["application"], world.yhdistys_signatory

    async def decided(client: Client, *, flag: bool) -> bool:
        found = await told(client, DECIDED, organisation=stage.organisation, flag=not flag)
        return {"id": id} in found["applications"]["nodes"]

    held = (await told(party, APPLICATION, id=id))["application"]
    assert (held["decidedAt"], held["decisions"], held["matter"]["closedAt"]) == (None, [], None)
    blocked = {each["name"]: each["blockedBy"] for each in held["actions"]}
    assert blocked["saveApplication"] == [{"code": "MATTER_IS_BEING_DECIDED"}]
    assert [await decided(party, flag=flag) for flag in (True, False)] == [False, True]
    assert [await decided(world.decider, flag=flag) for flag in (True, False)] == [True, False]
    assert (await told(world.decider, APPLICATION, id=id))["application"]["decidedAt"]
    assert (await told(world.anyone, MONEY, **money))["node"] == public_before
    assert (await told(world.decider, MONEY, **money))["node"] != official_before

    await world.preparer.do("NotifyParties", id=signed["id"], revision=signed["revision"])

    after = (await told(party, APPLICATION, id=id))["application"]
    assert after["decidedAt"]
    assert after["decisions"] == [{"id": signed["id"]}]
    assert [await decided(party, flag=flag) for flag in (True, False)] == [True, False]
    assert (await told(world.anyone, MONEY, **money))["node"] != public_before
