"""An applicant writes an application by three roads, and hands it in."""

from typing import Any

from tests.walks.client import Client, Json
from tests.walks.world import World


class Writing:
    """One application in the hands of somebody who may edit it: remembers the revision that was read last."""

    def __init__(self, client: Client, application: Json) -> None:
        self.client = client
        self.id: str = application["id"]
        self.revision: int = application["revision"]

    async def save(self, **road: Any) -> Json:
        """A save by one road; gives the payload."""
        saved = await self.client.do("SaveApplication", id=self.id, baseRevision=self.revision, answers=road)
        self.revision = saved["application"]["revision"]
        return saved

    async def put(self, *path: str, to: Any) -> Json:
        """A save of one change."""
        return await self.save(changes=[{"path": list(path), "value": to}])

    async def submit(self) -> Json:
        """Hands in what stands."""
        made = await self.client.do("SubmitApplication", id=self.id, revision=self.revision)
        application: Json = made["application"]
        self.revision = application["revision"]
        return application

    async def draft(self, language: str = "fi") -> Json:
        """What is being written, in that language."""
        application = (await self.client.speaking(language).ask("Draft", id=self.id))["application"]
        self.revision = application["revision"]
        draft: Json = application["draft"]
        return draft


async def begin(world: World, client: Client, call: str, organisation: str) -> Writing:
    """An empty draft."""
    made = await client.do("CreateApplication", callId=call, organisationId=world.organisations[organisation])
    application = made["application"]
    assert application["status"] == "DRAFT"
    return Writing(client, application)


TYPED = {
    ("appliedGrant",): "UNREADABLE",
    ("period", "starts"): "UNREADABLE",
    ("contactPerson", "email"): "EMAIL_FORM",
    ("costs", "k7", "amount"): "BELOW_MINIMUM",
}


async def what_was_typed_is_kept_and_named(writing: Writing) -> None:
    """Half-typed answers stay as they were written; the problems tell what to mend in the reader's language."""
    saved = await writing.save(
        changes=[
            {"path": ["appliedGrant"], "value": "12,"},
            {"path": ["period", "starts"], "value": "31.2."},
            {"path": ["contactPerson", "email"], "value": "esko@"},
            {"path": ["costs", "k7", "amount"], "value": -5},
        ]
    )

    assert saved["conflicts"] == []
    finnish, swedish = await writing.draft("fi"), await writing.draft("sv")
    assert (
        finnish["values"]
        == swedish["values"]
        == {
            "appliedGrant": "12,",
            "period": {"starts": "31.2."},
            "contactPerson": {"email": "esko@"},
            "costs": [{"key": "k7", "amount": -5}],
        }
    )
    told, in_swedish = finnish["problems"], swedish["problems"]
    named = {(tuple(problem["path"]), problem["code"]): problem for problem in told}
    assert set(TYPED.items()) <= named.keys()
    assert named[("costs", "k7", "amount"), "BELOW_MINIMUM"]["pointer"] == "/costs/0/amount"
    assert (("title",), "REQUIRED") in named
    assert [(each["path"], each["code"]) for each in told] == [(each["path"], each["code"]) for each in in_swedish]
    assert not [one["path"] for one, two in zip(told, in_swedish, strict=True) if one["message"] == two["message"]]


async def nothing_incomplete_is_handed_in(writing: Writing) -> None:
    """Problems refuse a submission."""
    refusal = await writing.client.refused("SubmitApplication", id=writing.id, revision=writing.revision)

    assert refusal["code"] == "INCOMPLETE"


async def written_by_three_roads(writing: Writing, answers: Json, typed: str) -> None:
    """All of it by `values`, a little by `changes`, a little by the programme's own input; the same answers after each."""
    saved = await writing.save(values=answers | {"objectives": "Aluksi."})
    assert blocking(saved) == []

    saved = await writing.put("objectives", to="Tavoite on yksi.")
    assert blocking(saved) == []

    saved = await writing.save(**{typed: {"objectives": answers["objectives"], "otherPublicFinancing": "0.00"}})
    assert (blocking(saved), saved["conflicts"]) == ([], [])
    assert (await writing.draft())["values"] == answers


async def only_a_signatory_hands_in(world: World, writing: Writing) -> None:
    """One who may only edit may save, and not hand in; another organisation's signatory sees nothing."""
    refusal = await world.editor.refused("SubmitApplication", id=writing.id, revision=writing.revision)
    assert refusal["code"] == "NOT_ALLOWED"

    stranger = await world.mallikyla_signatory.refused("SubmitApplication", id=writing.id, revision=writing.revision)
    assert stranger["code"] == "NOT_FOUND"


def blocking(saved: Json) -> list[Json]:
    """The problems of a save that stop a submission."""
    return [problem for problem in saved["problems"] if problem["severity"] == "BLOCKS"]


def not_met(findings: list[Json]) -> list[str]:
    """The keys of the rules that aren't met."""
    return [finding["ruleKey"] for finding in findings if finding["outcome"] == "NOT_MET"]


async def handed_in(world: World, writing: Writing) -> Json:
    """What officials see of it."""
    application: Json = (await world.preparer.ask("Application", id=writing.id))["application"]
    return application
