"""The input that each mutation would take, with what it is about made just before by the API itself."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from tests.schema.whoever import Whoever
from tests.walks.client import Json
from tests.walks.scenes import opening
from tests.walks.test_a_third_programme import ANSWERS
from tests.walks.village_grants import CODE
from tests.walks.world import World

TEXT = {"fi": "Teksti", "sv": "Text", "en": "Text"}
CONTENTS = {
    "purpose": "Talkoot", "amount": "1500.00", "eligibleCosts": "1500.00", "maximumShare": "100",
    "periodStarts": "2019-06-01", "periodEnds": "2019-08-31", "reportDue": "2019-10-30", "reasons": "Perustelut",
    "paymentPlan": [{"amount": "1500.00", "due": "2019-12-01", "condition": "Ehto"}], "liability": "RECIPIENT",
}  # fmt: skip


class Stage:
    """Makes what a mutation needs, each time anew."""

    def __init__(self, world: World, appropriation: str) -> None:
        self.world, self.appropriation, self.me = world, appropriation, Whoever(world)
        self.organisation = world.organisations["yhdistys"]

    async def draft_call(self, **values: Any) -> Json:
        """A call that isn't published."""
        return await opening.draft(
            self.world, CODE, template="rolling", appropriation=self.appropriation, criteria={}, settings=[], **values
        )

    async def call(self, **values: Any) -> Json:
        """An open call."""
        draft = await self.draft_call(**values)
        made: Json = (await self.me.do("PublishCall", id=draft["id"], revision=draft["revision"]))["call"]
        return made

    async def closed_call(self) -> Json:
        """A call whose period is over."""
        now = self.world.avustin.clock.now()
        call = await self.call(closesAt=(now + timedelta(hours=1)).isoformat())
        self.world.at((now + timedelta(hours=2)).isoformat())
        return call

    async def application(self, **answers: Any) -> Json:
        """A draft that can be handed in."""
        call = await self.call()
        made = await self.me.do("CreateApplication", callId=call["id"], organisationId=self.organisation)
        id, revision = made["application"]["id"], made["application"]["revision"]
        values = {"values": ANSWERS | answers}
        saved = await self.me.do("SaveApplication", id=id, baseRevision=revision, answers=values)
        application: Json = saved["application"]
        return application

    async def submitted(self) -> Json:
        """One that is handed in."""
        draft = await self.application()
        made = await self.me.do("SubmitApplication", id=draft["id"], revision=draft["revision"])
        application: Json = made["application"]
        return application

    async def completion(self) -> tuple[Json, Json]:
        """An open request, and its application."""
        made = await self.me.do("RequestCompletion", **await self.to_request())
        return made["completion"], made["application"]

    async def to_request(self) -> Json:
        """The input of such a request."""
        application = await self.submitted()
        due = self.world.avustin.clock.now() + timedelta(days=14)
        return {
            "applicationId": application["id"], "revision": application["revision"], "what": "Mitä", "how": "Miten",
            "paths": [["title"]], "dueAt": due.isoformat(),
        }  # fmt: skip

    async def finding(self) -> Json:
        """A rule's finding."""
        application = await self.submitted()
        asked = "query ($id: ID!) { application(id: $id) { findings { id revision } } }"
        found: list[Json] = (await self.me.send(asked, {"id": application["id"]}))["data"]["application"]["findings"]
        return found[0]

    async def assessment(self) -> Json:
        """One that can be handed in."""
        made: Json = (await self.me.do("SaveAssessment", **await self.to_assess()))["assessment"]
        return made

    async def to_assess(self) -> Json:
        """The input of an assessment."""
        score = {"criterion": "USE_FOR_THE_VILLAGE", "score": "2", "reason": "Perustelu"}
        return {"applicationId": (await self.submitted())["id"], "scores": [score], "comment": "Huomautus"}

    async def to_propose(self) -> Json:
        """The input of a proposal."""
        application = await self.submitted()
        contents = CONTENTS | {"recipients": [self.organisation]}
        ids = {"applicationId": application["id"], "revision": application["revision"]}
        return {**ids, "kind": "GRANT", "contents": contents}

    async def proposal(self) -> Json:
        """An open proposal by somebody else."""
        made: Json = (await self.world.rapporteur.do("ProposeDecision", **await self.to_propose()))["decision"]
        return made

    async def signed(self, **how: Any) -> Json:
        """A signed decision, and its application."""
        input = await self.to_propose()
        made = (await self.world.rapporteur.do("ProposeDecision", **input))["decision"]
        signed = await self.world.decider.do("SignDecision", id=made["id"], revision=made["revision"], **how)
        decision: Json = signed["decision"]
        return decision | {"application": input["applicationId"]}

    async def report(self) -> Json:
        """A report that can be handed in."""
        asked = {"applicationId": (await self.signed())["application"], "formName": "VillageReport"}
        report = (await self.me.do("CreateReport", **asked))["report"]
        answers = {"values": {"whatWasDone": "Kaikki."}}
        saved = await self.me.do("SaveReport", id=report["id"], baseRevision=report["revision"], answers=answers)
        made: Json = saved["report"]
        return made

    async def handed_in(self) -> Json:
        """A report that the authority has."""
        report = await self.report()
        made: Json = (await self.me.do("SubmitReport", id=report["id"], revision=report["revision"]))["report"]
        return made


def locked(thing: Json, **more: Any) -> Json:
    """An id with the revision that was read."""
    return {"id": thing["id"], "revision": thing["revision"], **more}


async def _answered(stage: Stage) -> Json:
    completion, application = await stage.completion()
    return {"id": completion["id"], "revision": application["revision"]}


async def _saved(stage: Stage, road: Json) -> Json:
    application = await stage.application()
    return {"id": application["id"], "baseRevision": application["revision"], "answers": road}


async def _late(stage: Stage) -> Json:
    call = await stage.closed_call()
    ids = {"callId": call["id"], "organisationId": stage.organisation}
    arrived = stage.world.avustin.clock.now().isoformat()
    return {**ids, "values": ANSWERS, "reason": "Syy", "arrivedAt": arrived}


async def _reported(stage: Stage) -> Json:
    report = await stage.report()
    return {"id": report["id"], "baseRevision": report["revision"], "answers": {"values": {"whatWasDone": "x"}}}


def _of_call(stage: Stage) -> Json:
    return {
        "appropriationId": stage.appropriation, "title": TEXT, "summary": TEXT, "instructions": TEXT, "terms": TEXT,
        "publishedFacts": TEXT, "contact": {"name": TEXT, "email": "a@b.example", "phone": "040"},
        "opensAt": "2019-07-01T00:00:00Z", "closesAt": "2030-01-01T00:00:00Z", "ceiling": "1000.00",
        "settings": [{"key": "report_due_in_days", "value": 30}],
        "criteria": [{"key": "USE_FOR_THE_VILLAGE", "weight": "1", "scaleLowest": 0, "scaleHighest": 5}],
    }  # fmt: skip


INPUTS: dict[str, Callable[[Stage], Awaitable[Json]]] = {}


def input_of(name: str) -> Callable[[Callable[[Stage], Awaitable[Json]]], Callable[[Stage], Awaitable[Json]]]:
    """Registers how the input of a mutation is made."""

    def register(make: Callable[[Stage], Awaitable[Json]]) -> Callable[[Stage], Awaitable[Json]]:
        INPUTS[name] = make
        return make

    return register


@input_of("createAppropriation")
async def _create_appropriation(stage: Stage) -> Json:
    return {
        "budgetItem": "28.90.32", "name": TEXT, "type": "FIXED", "year": 2019, "lastUsableYear": 2019,
        "appropriated": "1.00", "isFictional": True,
    }  # fmt: skip


@input_of("createCall")
async def _create_call(stage: Stage) -> Json:
    return {"programme": CODE, "template": "rolling", "call": _of_call(stage)}


@input_of("updateCall")
async def _update_call(stage: Stage) -> Json:
    return locked(await stage.draft_call(), call=_of_call(stage), notice=TEXT)


@input_of("publishCall")
async def _publish_call(stage: Stage) -> Json:
    return locked(await stage.draft_call())


@input_of("cancelCall")
async def _cancel_call(stage: Stage) -> Json:
    return locked(await stage.call(), reason=TEXT)


async def _switched(stage: Stage, name: str, input: Json) -> Json:
    """The payload of what disables or enables a programme in its calls, or in one."""
    type, made = name[0].upper() + name[1:], "call { id revision }" if name.endswith("Call") else "programme { id }"
    asked = f"mutation ($input: {type}Input!) {{ {name}(input: $input) {{ {made} }} }}"
    answer = await stage.me.send(asked, {"input": input})
    payload: Json = answer["data"][name]
    return payload


@input_of("disableCall")
async def _disable_call(stage: Stage) -> Json:
    return locked(await stage.call(), reason=TEXT)


@input_of("enableCall")
async def _enable_call(stage: Stage) -> Json:
    disabled = await _switched(stage, "disableCall", locked(await stage.call(), reason=TEXT))
    return locked(disabled["call"], reason="Syy")


@input_of("disableProgramme")
async def _disable_programme(stage: Stage) -> Json:
    programme = await stage.me.send('{ programme(code: "digi2019_yhteishankkeet") { id } }')
    input = {"id": programme["data"]["programme"]["id"], "reason": TEXT}
    await _switched(stage, "enableProgramme", input | {"reason": "Syy"})
    return input


@input_of("enableProgramme")
async def _enable_programme(stage: Stage) -> Json:
    input = await _disable_programme(stage)
    await _switched(stage, "disableProgramme", input)
    return input | {"reason": "Syy"}


@input_of("createApplication")
async def _create_application(stage: Stage) -> Json:
    return {"callId": (await stage.call())["id"], "organisationId": stage.organisation}


@input_of("saveApplication")
async def _save_application(stage: Stage) -> Json:
    return await _saved(stage, {"changes": [{"path": ["title"], "value": "x"}]})


@input_of("submitApplication")
async def _submit_application(stage: Stage) -> Json:
    return locked(await stage.application())


@input_of("withdrawApplication")
async def _withdraw_application(stage: Stage) -> Json:
    return locked(await stage.submitted())


INPUTS["registerLateApplication"] = _late
INPUTS["requestCompletion"] = Stage.to_request
INPUTS["answerCompletion"] = _answered
INPUTS["saveAssessment"] = Stage.to_assess
INPUTS["proposeDecision"] = Stage.to_propose
INPUTS["saveReport"] = _reported


@input_of("recordFinding")
async def _record_finding(stage: Stage) -> Json:
    return locked(await stage.finding(), outcome="MET", reason="Syy")


@input_of("submitAssessment")
async def _submit_assessment(stage: Stage) -> Json:
    return locked(await stage.assessment())


@input_of("createReport")
async def _create_report(stage: Stage) -> Json:
    return {"applicationId": (await stage.signed())["application"], "formName": "VillageReport"}


@input_of("submitReport")
async def _submit_report(stage: Stage) -> Json:
    return locked(await stage.report())


@input_of("approveReport")
async def _approve_report(stage: Stage) -> Json:
    return locked(await stage.handed_in())


@input_of("returnReport")
async def _return_report(stage: Stage) -> Json:
    return locked(await stage.handed_in(), reason="Syy")
