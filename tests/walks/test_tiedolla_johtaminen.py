"""The first call of 2019, over HTTP: municipalities that manage by information, from the announcement to the report."""

from tests.walks.client import Json
from tests.walks.scenes import applying, deciding, handling, lateness, looking, opening, reporting
from tests.walks.world import World

from digi2019_tiedolla_johtaminen.testing import application_answers, report_answers

CODE = "digi2019_tiedolla_johtaminen"
TYPED = "digi2019TiedollaJohtaminen"
WEIGHTS = {
    "SOCIETAL_IMPACT": "1.5", "ECONOMIC_IMPACT": "1", "GENERAL_SIGNIFICANCE": "1", "RENEWAL_OF_PROCESSES": "2",
    "COST_REDUCTION": "1", "FEASIBILITY": "0.5", "IMPACT_FOR_COST": "1",
}  # fmt: skip
TOO_LONG = {"starts": "2020-01-01", "ends": "2021-12-31"}  #: the call's projects end by 30.11.2021
IN_TIME = {"starts": "2020-01-01", "ends": "2021-11-30"}


async def test_from_the_announcement_to_the_final_report(world: World) -> None:
    call = await announced(world)
    first = await applied_for_in_finnish(world, call["id"])
    second = await applied_for_in_swedish(world, call["id"])
    late = await lateness.came_too_late(
        world, call, "kuntayhtyma", world.known(application_answers(applicantKind="JOINT_MUNICIPAL_AUTHORITY"))
    )
    assert late["reference"] == f"{CODE}/2019/1/3"
    await completed_and_assessed(world, call, first, second.id)
    decision = await decided(world, call["id"], first.id, second.id, late["id"])
    await published(world, call["id"])
    await reported(world, call["id"], first.id, second.id, decision)


async def announced(world: World) -> Json:
    world.at("2019-07-20T09:00+03:00")
    call = await opening.announced(world, CODE, appropriated="100000.00", criteria=WEIGHTS)

    assert (call["opensAt"], call["closesAt"]) == ("2019-07-31T21:00:00Z", "2019-09-19T13:15:00Z")
    return call


async def applied_for_in_finnish(world: World, call: str) -> applying.Writing:
    """Handed in though one rule isn't met; changed before the deadline; changed once more, and not handed in again."""
    world.at("2019-08-01T00:00+03:00")
    assert (await world.anyone.ask("Call", id=call))["call"]["state"] == "OPEN"
    writing = await applying.begin(world, world.signatory, call, "esimerkkila")
    await applying.what_was_typed_is_kept_and_named(writing)
    await applying.nothing_incomplete_is_handed_in(writing)
    answers = world.known(application_answers(period=TOO_LONG))
    await applying.written_by_three_roads(writing, answers, TYPED)

    draft = await writing.draft("sv")
    (finding,) = [each for each in draft["findings"] if each["outcome"] == "NOT_MET"]
    assert finding["rule"]["text"] == "Projektet avslutas senast den dag som anges i villkoren för utlysningen"
    assert (finding["ruleKey"], finding["bars"], finding["paths"]) == ("project_ends_in_time", True, [["period"]])
    await applying.only_a_signatory_hands_in(world, writing)
    assert await applying.handed_in(world, writing) is None
    world.at("2019-09-02T10:00+03:00")
    submitted = await writing.submit()
    assert submitted["reference"] == f"{CODE}/2019/1/1"
    await handling.nothing_is_assessed_before_the_deadline(world, writing.id)

    await writing.put("purpose", to="Talouden tietojen yhteinen käyttö.")
    assert (await applying.handed_in(world, writing))["purpose"] == answers["purpose"]
    world.at("2019-09-19T16:14:59+03:00")
    again = await writing.submit()
    assert (again["reference"], again["submittedAt"]) == (submitted["reference"], "2019-09-19T13:14:59Z")
    await writing.put("purpose", to="Jotain aivan muuta.")
    return writing


async def applied_for_in_swedish(world: World, call: str) -> applying.Writing:
    writing = await applying.begin(world, world.mallikyla_signatory, call, "mallikyla")
    answers = application_answers(
        language="SV",
        title={"sv": "Modellprojektet"},
        participants=[{"key": "p1", "organisation": "o-2", "role": "LEAD", "share": "4500.00", "committed": True}],
        costs=[cost("c1", "PERSONNEL", "30000.00")],
        appliedGrant="25500.00",
    )

    assert (await writing.save(values=world.known(answers)))["problems"] == []
    assert applying.not_met((await writing.draft())["findings"]) == []
    assert (await writing.submit())["reference"] == f"{CODE}/2019/1/2"
    return writing


def cost(key: str, category: str, amount: str) -> Json:
    return {
        "key": key, "category": category, "participant": "o-2", "description": "Projektledare", "year": 2020,
        "amount": amount,
    }  # fmt: skip


async def completed_and_assessed(world: World, call: Json, first: applying.Writing, second: str) -> None:
    """What was handed in stands, whatever lay in the copy; the end of the project is completed, and nothing else."""
    standing = await applying.handed_in(world, first)
    assert standing["purpose"] == "Talouden tietojen yhteinen käyttö."
    assert applying.not_met(standing["findings"]) == ["project_ends_in_time"]
    completion = await handling.completion_asked(world, first.id, ["period"], due="2019-10-10T16:15+03:00")
    await handling.only_what_was_asked_is_open(first)
    await handling.completed(first, completion, ["period"], IN_TIME)

    standing = await applying.handed_in(world, first)
    assert (standing["purpose"], standing["period"]) == ("Talouden tietojen yhteinen käyttö.", IN_TIME)
    assert applying.not_met(standing["findings"]) == []
    assert standing["data"] == {
        "__typename": "Digi2019TiedollaJohtaminenApplicationData", "programme": CODE, "formVersion": "1.0",
    }  # fmt: skip
    world.at("2019-10-15T09:00+03:00")
    criteria = call["criteria"]
    await handling.assessed(world.assessor, first.id, criteria, "5", yes=True)
    await handling.assessed(world.other_assessor, first.id, criteria, "4", yes=True)
    await handling.assessed(world.assessor, second, criteria, "3.5", yes=False)
    ranked = await handling.ranking(world, call["id"])
    assert [(each["applicationId"], each["assessments"], each["total"], each["rank"]) for each in ranked[:2]] == [
        (first.id, 2, "36.0000", 1),
        (second, 1, "28.0000", 2),
    ]
    assert [each["hasPriority"] for each in ranked] == [True, False, False]
    assert ranked[1]["unmetThresholds"] == ["RENEWS_WAYS_OF_WORKING", "IMPROVES_QUALITY_AND_IMPACT"]


async def decided(world: World, call: str, first: str, second: str, late: str) -> Json:
    """The first grant leaves too little for the second, which is given in part; the late one isn't examined."""
    world.at("2019-11-21T12:00+02:00")
    grant = await deciding.proposed(world, first, "GRANT")
    await deciding.the_one_who_proposed_may_not_sign(world, grant)
    assert await deciding.money(world, call) == {
        "appropriated": "100000.00", "committed": "0.00", "available": "100000.00",
    }  # fmt: skip
    await deciding.signed(world, grant)
    assert await deciding.money(world, call) == {
        "appropriated": "100000.00", "committed": "85000.00", "available": "15000.00",
    }  # fmt: skip
    said = await deciding.says_all_that_the_law_wants(world, grant)
    assert (said["language"], said["amount"], said["maximumShare"], said["reportDue"]) == (
        "FI", "85000.00", "85", "2022-02-28",
    )  # fmt: skip

    beyond = await deciding.proposed(world, second, "GRANT")
    refusal = await world.decider.refused("SignDecision", id=beyond["id"], revision=beyond["revision"])
    assert refusal["code"] == "APPROPRIATION_EXCEEDED"
    part = await deciding.signed(
        world, beyond, why="Anslaget räcker inte till mer.", kind="PARTIAL_GRANT", contents={"amount": "15000.00"}
    )
    assert (part["kind"], part["amount"], part["proposal"]) == (
        "PARTIAL_GRANT", "15000.00", {"kind": "GRANT", "amount": "25500.00"},
    )  # fmt: skip
    assert (await deciding.whole(world, beyond))["language"] == "SV"
    await lateness.is_left_unexamined(world, late)
    unexamined = await deciding.proposed(world, late, "NOT_EXAMINED")
    await deciding.signed(world, unexamined)
    assert (await deciding.money(world, call))["available"] == "0.00"
    known = (await world.decider.ask("Call", id=call))["call"]
    assert (known["state"], known["statistics"]) == ("DECIDED", OUTCOME)
    return grant


OUTCOME = {"submitted": 3, "decided": 3, "granted": 2, "refused": 0, "grantedTotal": "100000.00"}


async def published(world: World, call: str) -> None:
    before = (await world.anyone.ask("Call", id=call))["call"]
    assert (before["state"], before["statistics"]["decided"], before["statistics"]["grantedTotal"]) == (
        "CLOSED",
        0,
        "0.00",
    )
    assert await looking.register(world, call) == []

    await world.decider.do("PublishDecisions", callId=call)

    after = (await world.anyone.ask("Call", id=call))["call"]
    assert (after["state"], after["statistics"]) == ("DECIDED", OUTCOME)
    entries = {each["organisationName"]["fi"]: each for each in await looking.register(world, call)}
    assert sorted(entries) == ["Esimerkkilä", "Mallikylä"]
    assert entries["Esimerkkilä"] == {
        "programme": {"code": CODE},
        "organisationName": {"fi": "Esimerkkilä", "sv": "Exempelby"},
        "businessId": "1234567-1",
        "purpose": "Talouden tietojen yhteinen käyttö.",
        "municipalities": [{"code": "E01", "name": {"fi": "Esimerkkilä"}}],
        "amountApplied": "85000.00",
        "outcome": "GRANT",
        "amountGranted": "85000.00",
        "decidedOn": "2019-11-21",
        "publishedAt": "2019-11-21T10:00:00Z",
        "isFictional": True,
    }
    again = await world.decider.refused("PublishDecisions", callId=call)
    assert again["code"] == "NOTHING_TO_PUBLISH"


async def reported(world: World, call: str, first: str, second: str, decision: Json) -> None:
    world.at("2022-01-10T09:00+02:00")
    report = await reporting.begun(world.signatory, first, due="2022-02-28")
    answers = world.known(report_answers())
    await reporting.refused_without_the_statement(world, world.signatory, report, answers)
    other = await world.mallikyla_signatory.attach(second, "toinen.pdf", reporting.PDF)
    await reporting.another_matters_file_is_no_statement(world.signatory, report, answers, other)

    statement = await world.editor.attach(first, "lausunto.pdf", reporting.PDF)
    answers["auditorsStatement"] = statement
    assert (await reporting.saved(world.signatory, report, answers))["problems"] == []
    await reporting.handed_in(world.signatory, report)
    await reporting.returned_mended_and_approved(world, world.signatory, report, answers)
    await looking.nothing_else(
        world, call=call, application=first, decision=decision["id"], report=report["id"], document=statement
    )
    await looking.nobody_acts_without_signing_in(world, application=first, report=report["id"])
