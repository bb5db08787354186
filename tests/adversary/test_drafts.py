"""A working copy leaks nowhere: whoever may not edit sees the same before and after it is changed."""

from collections.abc import AsyncIterator

import pytest
from tests.registries import installed
from tests.walks.client import Client, Json
from tests.walks.scenes import applying, opening
from tests.walks.serving import in_process
from tests.walks.world import World, inhabited

from avustin_core.registry import Registry
from avustin_core.work import Avustin
from digi2019_yhteishankkeet.testing import application_answers

CODE = "digi2019_yhteishankkeet"
TOGETHER = [
    {"key": "p1", "organisation": "o-1", "role": "LEAD", "share": "10000.00", "committed": True},
    {"key": "p2", "organisation": "o-2", "role": "PARTNER", "share": "5000.00", "committed": True},
]
EVERYTHING = """query ($id: ID!) {
  application(id: $id) {
    status reference title purpose language amountApplied totalCosts eligibleCosts period { starts ends }
    participants { key role share isCommitted organisation { id } }
    fields { path access }
    answers { values hidden } data { __typename programme formVersion } draft { values } hasUnsubmittedChanges
    submittedAt isLate versions { ordinal kind answers { values hidden } } completions { id }
    findings { ruleKey outcome officialOutcome } assessments { id } decisions { id } reports { id } documents { id name }
    call { state statistics { submitted } applications { totalCount } }
    actions { name allowed blockedBy { code } }
  }
  late: applications(filter: { isLate: { equals: false } }) { totalCount }
  drafts: applications(filter: { status: { equals: DRAFT } }) { totalCount }
  applications { totalCount }
}"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    """What is installed."""
    return installed()


@pytest.fixture
async def world(avustin: Avustin) -> AsyncIterator[World]:
    """People and organisations, in process."""
    async with inhabited(avustin, serve=in_process) as running:
        yield running


async def seen(client: Client, id: str) -> Json:
    """All that somebody sees of an application."""
    answer = await client.send(EVERYTHING, {"id": id})
    assert "errors" not in answer, answer["errors"]
    data: Json = answer["data"]
    return data


async def test_those_who_may_not_edit_see_nothing_of_a_working_copy(world: World) -> None:
    world.at("2019-11-01T09:00+02:00")
    call = await opening.announced(world, CODE, appropriated="90000.00", criteria={})
    world.at("2019-11-20T09:00+02:00")
    writing = await applying.begin(world, world.signatory, call["id"], "esimerkkila")
    await writing.save(values=world.known(application_answers(participants=TOGETHER)))
    others = [world.mallikyla_signatory, world.preparer, world.assessor, world.decider, world.checker, world.anyone]
    for each in (world.mallikyla_signatory, world.preparer, world.yhdistys_signatory, world.anyone):
        found = await seen(each, writing.id)
        assert (found["application"], found["drafts"]) == (None, {"totalCount": 0})
    await writing.submit()
    before = [await seen(each, writing.id) for each in others]

    changed = application_answers(participants=TOGETHER[:1], title="Aivan toinen hanke", applicantKind="NOPE")
    await writing.save(values=world.known(changed))

    after = [await seen(each, writing.id) for each in others]
    assert (await seen(world.signatory, writing.id))["application"]["hasUnsubmittedChanges"] is True
    assert after == before
    assert before[0]["application"]["fields"]
