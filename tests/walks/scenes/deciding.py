"""A proposal by one person, a signature by another, and what the signature draws."""

from typing import Any

from tests.walks.client import Json
from tests.walks.world import World

REASONS = "Hanke täyttää edellytykset / Projektet uppfyller förutsättningarna."


async def proposed(world: World, application: str, kind: str, **contents: Any) -> Json:
    """The rapporteur proposes; what is left out is filled in."""
    revision = (await world.rapporteur.ask("Application", id=application))["application"]["revision"]
    made = await world.rapporteur.do(
        "ProposeDecision",
        applicationId=application, kind=kind, revision=revision, contents={"reasons": REASONS, **contents},
    )  # fmt: skip

    decision: Json = made["decision"]
    assert (decision["status"], decision["kind"]) == ("PROPOSED", kind)
    return decision


async def the_one_who_proposed_may_not_sign(world: World, decision: Json) -> None:
    """Nobody signs their own proposal, whatever roles they hold; nor one who is no decider."""
    own = await world.rapporteur.refused("SignDecision", id=decision["id"], revision=decision["revision"])
    assert own["code"] == "SEPARATION_OF_DUTIES"

    assessor = await world.assessor.refused("SignDecision", id=decision["id"], revision=decision["revision"])
    assert assessor["code"] == "NOT_FOUND"  # it sees no proposals


async def signed(world: World, decision: Json, **departure: Any) -> Json:
    """The decider signs what was read; an older revision is refused."""
    more = {"departure": departure} if departure else {}
    stale = await world.decider.refused("SignDecision", id=decision["id"], revision=decision["revision"] - 1)
    assert stale["code"] == "CONFLICT"

    made = await world.decider.do("SignDecision", id=decision["id"], revision=decision["revision"], **more)

    assert made["decision"]["status"] == "SIGNED"
    assert made["application"]["decidedAt"] == made["decision"]["signedAt"]
    found: Json = made["decision"]
    return found


async def whole(world: World, decision: Json) -> Json:
    """All that a decision says, as its officials read it."""
    found: Json = (await world.decider.ask("Decision", id=decision["id"]))["decision"]
    return found


async def says_all_that_the_law_wants(world: World, decision: Json) -> Json:
    """688/2001 11 § and 434/2003 44–47 §: nothing of it is empty in a grant."""
    found = await whole(world, decision)
    wanted = (
        "purpose", "recipients", "liability", "eligibleCosts", "maximumShare", "periodStarts", "periodEnds",
        "paymentPlan", "reportDuty", "reportDue", "conditions", "reasons", "provisions", "contact", "auditRight",
        "reviewInstructions", "notifiedAt",
    )  # fmt: skip
    assert [name for name in wanted if not found[name]] == []
    return found


async def money(world: World, call: str) -> Json:
    """The state of the call's appropriation, for anyone."""
    found: Json = (await world.anyone.ask("Call", id=call))["call"]["appropriation"]
    return found
