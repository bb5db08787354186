"""Letters over the API: previewed by officials, served at /documents, told of beside the decision."""

from base64 import b64decode
from hashlib import sha256

import pytest
from tests.core.pdfs import text_of
from tests.schema.staging import Stage, locked
from tests.schema.staging_checks import hearing
from tests.walks.scenes import opening
from tests.walks.village_grants import VILLAGES
from tests.walks.world import World

from avustin_core.registry import Registry
from tests import registries

LETTER = """
query ($id: ID!) {
  decision(id: $id) {
    letters {
      ordinal language template version templateDigest typesetter sha256 madeAt
      document { url name mediaType sha256 publicity }
    }
  }
}
"""
HEARING = "query ($id: ID!) { hearing(id: $id) { letters { template ordinal document { url kind publicity } } } }"
PREVIEW = """
mutation ($input: PreviewLetterInput!) {
  previewLetter(input: $input) { letter { pdf language template version lacks } errors { __typename ... on UserError { code } } }
}
"""


@pytest.fixture(scope="module")
def installed() -> Registry:
    """What is installed, and the programme that a test brings."""
    return registries.installed(VILLAGES)


async def test_the_letter_that_was_previewed_is_signed_and_served(world: World) -> None:
    stage = Stage(world, await opening.appropriate(world, "10000000.00"))
    proposal = await stage.proposal()

    seen = (await world.decider.send(PREVIEW, {"input": locked(proposal)}))["data"]["previewLetter"]
    barred = (await world.yhdistys_signatory.send(PREVIEW, {"input": locked(proposal)}))["data"]["previewLetter"]
    none = (await world.decider.send(LETTER, {"id": proposal["id"]}))["data"]["decision"]
    heard = (await world.yhdistys_signatory.send(HEARING, {"id": (await hearing(stage))["id"]}))["data"]["hearing"]
    asked = await world.yhdistys_signatory.http.get(
        heard["letters"][0]["document"]["url"], headers=world.yhdistys_signatory.headers
    )
    signed = await stage.signed(holdsLetter=True)
    held = [
        (await who.send(LETTER, {"id": signed["id"]}))["data"]["decision"]
        for who in (world.decider, world.yhdistys_signatory)
    ]
    got = await world.decider.http.get(held[0]["letters"][0]["document"]["url"], headers=world.decider.headers)
    await world.preparer.do("NotifyParties", **locked(signed))
    (told,) = letters = (await world.yhdistys_signatory.send(LETTER, {"id": signed["id"]}))["data"]["decision"][
        "letters"
    ]

    assert (seen["errors"], seen["letter"]["template"], none) == ([], "core/DECISION", {"letters": []})
    assert seen["letter"]["lacks"] == []
    assert [(each["template"], each["ordinal"], each["document"]["kind"]) for each in heard["letters"]] == [
        ("core/NOTICE", 1, "LETTER")
    ]
    assert "Kuulemispyyntö" in text_of(asked.content)
    assert "LUONNOS, EI ALLEKIRJOITETTU" in text_of(b64decode(seen["letter"]["pdf"]))
    assert (barred["letter"], [each["code"] for each in barred["errors"]]) == (None, ["NOT_FOUND"])
    assert held[1] is None
    assert letters == held[0]["letters"]
    assert told["sha256"] == told["document"]["sha256"] == sha256(got.content).hexdigest()
    assert got.headers["content-disposition"].startswith("attachment")
    assert (told["language"], told["version"], told["document"]["publicity"]) == ("FI", "2", "PUBLIC")
    assert told["typesetter"].startswith("typst ")
