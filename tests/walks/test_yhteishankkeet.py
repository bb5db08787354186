"""The second call of 2019, over HTTP: municipalities' joint projects, from the announcement to the final report."""

from tests.walks.client import Json
from tests.walks.scenes import applying, deciding, handling, lateness, looking, opening, reporting
from tests.walks.world import World

from digi2019_yhteishankkeet.testing import application_answers, report_answers

CODE = "digi2019_yhteishankkeet"
TYPED = "digi2019Yhteishankkeet"
WEIGHTS = {
    "SOCIETAL_IMPACT": "2", "ECONOMIC_IMPACT": "1", "GENERAL_SIGNIFICANCE": "1", "CUSTOMER_ORIENTATION": "1",
    "CHANGE_IN_WAYS_OF_WORKING": "3", "USE_AND_SPREADING": "1", "REPRODUCIBILITY_AND_SHARING": "0.5",
    "COOPERATION_WITH_SIMILAR_PROJECTS": "0.5",
}  # fmt: skip
ALONE = [{"key": "p1", "organisation": "o-1", "role": "LEAD", "share": "15000.00", "committed": True}]
TOGETHER = [
    {"key": "p1", "organisation": "o-1", "role": "LEAD", "share": "10000.00", "committed": True},
    {"key": "p2", "organisation": "o-2", "role": "PARTNER", "share": "5000.00", "committed": True},
]


async def test_from_the_announcement_to_the_final_report(world: World) -> None:
    world.at("2019-11-01T09:00+02:00")
    call = await opening.announced(world, CODE, appropriated="90000.00", criteria=WEIGHTS)
    assert (call["opensAt"], call["closesAt"]) == ("2019-11-12T22:00:00Z", "2019-12-19T14:15:00Z")
    first = await applied_for_alone(world, call["id"])
    excluded = await applied_for_what_is_excluded(world, call["id"])
    late = await lateness.came_too_late(world, call, "mallikyla", world.known(application_answers()))
    await completed_and_assessed(world, call, first, excluded.id)
    decision = await decided(world, call["id"], first.id, excluded.id, late["id"])
    await published(world, call["id"])
    await reported(world, call["id"], first.id, excluded.id, decision)


async def applied_for_alone(world: World, call: str) -> applying.Writing:
    """A joint project of one municipality: it may be handed in, since a party is entitled to a decision."""
    world.at("2019-11-13T00:00+02:00")
    writing = await applying.begin(world, world.signatory, call, "esimerkkila")
    await applying.what_was_typed_is_kept_and_named(writing)
    await applying.nothing_incomplete_is_handed_in(writing)
    answers = world.known(application_answers(participants=ALONE))
    await applying.written_by_three_roads(writing, answers, TYPED)

    (finding,) = [each for each in (await writing.draft())["findings"] if each["outcome"] == "NOT_MET"]
    assert (finding["ruleKey"], finding["bars"]) == ("several_municipalities", True)
    assert finding["rule"]["text"] == "Hankkeen toteuttaa vähintään kaksi kuntaa yhdessä"
    assert finding["reason"]["text"].startswith("Hakemuksessa on nimetty alle kaksi hanketta toteuttavaa kuntaa.")
    await applying.only_a_signatory_hands_in(world, writing)
    submitted = await writing.submit()
    assert submitted["reference"] == f"{CODE}/2019/1/1"
    await handling.nothing_is_assessed_before_the_deadline(world, writing.id)

    world.at("2019-12-01T12:00+02:00")
    await writing.put("change", to="Hakemukset käsitellään yhteisessä palvelussa.")
    again = await writing.submit()
    assert again["reference"] == submitted["reference"]
    await writing.put("change", to="Ei vielä valmis lause")
    assert (await applying.handed_in(world, writing))["hasUnsubmittedChanges"] is None
    return writing


async def applied_for_what_is_excluded(world: World, call: str) -> applying.Writing:
    writing = await applying.begin(world, world.kuntayhtyma_signatory, call, "kuntayhtyma")
    lead = {"key": "p0", "organisation": "o-3", "role": "LEAD", "share": "0.00", "committed": True}
    partners = [row | {"role": "PARTNER"} for row in TOGETHER]
    answers = application_answers(
        applicantKind="JOINT_MUNICIPAL_AUTHORITY", participants=[lead, *partners], concernsSocialAndHealthCare=True
    )

    saved = await writing.save(values=world.known(answers))
    assert applying.blocking(saved) == []
    assert applying.not_met((await writing.draft())["findings"]) == ["not_social_and_health_care"]
    await writing.submit()
    return writing


async def completed_and_assessed(world: World, call: Json, first: applying.Writing, excluded: str) -> None:
    """The second municipality comes by a completion; what lay in the copy at the deadline isn't handed in with it."""
    standing = await applying.handed_in(world, first)
    assert standing["answers"]["values"]["change"] == "Hakemukset käsitellään yhteisessä palvelussa."
    assert applying.not_met(standing["findings"]) == ["several_municipalities"]
    completion = await handling.completion_asked(world, first.id, ["participants"], due="2020-01-10T16:15+02:00")
    await handling.only_what_was_asked_is_open(first)
    await handling.completed(first, completion, ["participants"], world.known(TOGETHER))

    standing = await applying.handed_in(world, first)
    assert standing["answers"]["values"]["change"] == "Hakemukset käsitellään yhteisessä palvelussa."
    assert applying.not_met(standing["findings"]) == []
    assert [(each["role"], each["share"], each["isCommitted"]) for each in standing["participants"]] == [
        ("LEAD", "10000.00", True), ("PARTNER", "5000.00", True),
    ]  # fmt: skip
    assert standing["data"]["__typename"] == "Digi2019YhteishankkeetApplicationData"
    world.at("2020-01-20T09:00+02:00")
    await handling.assessed(world.assessor, first.id, call["criteria"], "4.25", yes=True)
    await handling.assessed(world.other_assessor, first.id, call["criteria"], "3.75", yes=True)
    await handling.assessed(world.assessor, excluded, call["criteria"], "5", yes=True)
    ranked = await handling.ranking(world, call["id"])
    assert [(each["applicationId"], each["total"], each["rank"]) for each in ranked[:2]] == [
        (excluded, "50.0000", 1),
        (first.id, "40.0000", 2),
    ]


async def decided(world: World, call: str, first: str, excluded: str, late: str) -> Json:
    """Scores don't decide: the best one is excluded. Two municipalities are given a grant together, and answer together."""
    world.at("2020-02-26T12:00+02:00")
    barred = await deciding.proposed(world, excluded, "GRANT")
    refusal = await world.decider.refused("SignDecision", id=barred["id"], revision=barred["revision"])
    assert (refusal["code"], refusal["path"]) == ("INELIGIBLE_GRANT", ["kind"])
    await deciding.signed(world, barred, why="Hanke liittyy sosiaali- ja terveydenhuoltoon.", kind="REFUSAL")

    both = [world.organisations[name] for name in ("esimerkkila", "mallikyla")]
    grant = await deciding.proposed(world, first, "GRANT", recipients=both, liability="JOINT_AND_SEVERAL")
    await deciding.the_one_who_proposed_may_not_sign(world, grant)
    await deciding.signed(world, grant)
    said = await deciding.says_all_that_the_law_wants(world, grant)
    assert (said["recipients"], said["liability"]) == (both, "JOINT_AND_SEVERAL")
    assert (said["amount"], said["periodEnds"], said["reportDue"]) == ("85000.00", "2021-06-30", "2021-09-28")
    assert await deciding.money(world, call) == {
        "appropriated": "90000.00", "committed": "85000.00", "available": "5000.00",
    }  # fmt: skip
    await lateness.is_left_unexamined(world, late)
    await deciding.signed(world, await deciding.proposed(world, late, "NOT_EXAMINED"))
    await a_later_round_can_t_draw_what_is_gone(world, call)
    return grant


async def a_later_round_can_t_draw_what_is_gone(world: World, call: str) -> None:
    """Another call on the same appropriation, without a closing time: what it grants is drawn from the same sum."""
    appropriation = (await world.administrator.send("{ appropriations { nodes { id } } }"))["data"]["appropriations"]
    window: Json = {"opensAt": None, "closesAt": None, "contact": opening.CONTACT}
    draft = await opening.draft(world, CODE, appropriation=appropriation["nodes"][0]["id"], criteria={}, **window)
    rolling = (await world.preparer.do("PublishCall", id=draft["id"], revision=draft["revision"]))["call"]
    assert rolling["state"] == "OPEN"
    writing = await applying.begin(world, world.signatory, rolling["id"], "esimerkkila")
    await writing.save(values=world.known(application_answers()))
    assert (await writing.submit())["reference"] == f"{CODE}/2020/1/1"
    beyond = await deciding.proposed(world, writing.id, "GRANT")

    refusal = await world.decider.refused("SignDecision", id=beyond["id"], revision=beyond["revision"])

    assert refusal["code"] == "APPROPRIATION_EXCEEDED"
    assert (await deciding.money(world, call))["available"] == "5000.00"
    assert (await applying.handed_in(world, writing))["status"] == "SUBMITTED"


async def published(world: World, call: str) -> None:
    """The refusal isn't published, since the call doesn't say so; of the grant both municipalities are."""
    await world.decider.do("PublishDecisions", callId=call)

    (entry,) = await looking.register(world, call)
    assert [each["code"] for each in entry["municipalities"]] == ["E01", "E02"]
    assert (entry["amountApplied"], entry["amountGranted"], entry["decidedOn"]) == (
        "85000.00", "85000.00", "2020-02-26",
    )  # fmt: skip


async def reported(world: World, call: str, first: str, excluded: str, decision: Json) -> None:
    world.at("2021-08-16T09:00+03:00")
    report = await reporting.begun(world.signatory, first, due="2021-09-28")
    answers = world.known(report_answers())
    await reporting.refused_without_the_statement(world, world.signatory, report, answers)
    other = await world.kuntayhtyma_signatory.attach(excluded, "toinen.pdf", reporting.PDF)
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
