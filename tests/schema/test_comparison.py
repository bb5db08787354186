"""Versions of an application side by side, over the API."""

import pytest
from tests.schema.staging import Stage
from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.test_a_third_programme import ANSWERS
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from tests import registries

VERSIONS = """query ($id: ID!, $since: ID) { application(id: $id) { versions {
  id kind comparison(since: $since) { sinceOrdinal changes { path kind before after label { fi } } }
} } }"""


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


async def test_a_version_is_compared_with_the_one_before_or_with_the_one_that_is_named(world: World) -> None:
    stage = Stage(world, await opening.appropriate(world, "10000000.00"))
    application = await stage.submitted()
    title = {"changes": [{"path": ["title"], "value": "Toinen nimi"}]}
    saved = await stage.me.do(
        "SaveApplication", id=application["id"], baseRevision=application["revision"], answers=title
    )
    await stage.me.do("SubmitApplication", id=application["id"], revision=saved["application"]["revision"])

    async def versions(since: str | None = None) -> list[Json]:
        answer = await world.official.send(VERSIONS, {"id": application["id"], "since": since})
        found: list[Json] = answer["data"]["application"]["versions"]
        return found

    first, second = await versions()
    named = await versions(second["id"])
    (change,) = second["comparison"]["changes"]

    assert [each["kind"] for each in (first, second)] == ["SUBMITTED", "SUBMITTED"]  # officials see no others
    assert first["comparison"] is None
    assert (change["path"], change["kind"], change["after"]) == (["title"], "CHANGED", "Toinen nimi")
    assert change["before"] == ANSWERS["title"]
    (back,) = named[0]["comparison"]["changes"]
    assert (back["before"], back["after"]) == ("Toinen nimi", ANSWERS["title"])
    assert named[1]["comparison"]["changes"] == []
    assert [each["comparison"] for each in await versions(application["id"])] == [None, None]
