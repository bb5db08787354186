"""The recipient reports, with the auditor's statement; the ministry returns it once and approves it."""

from tests.walks.client import Client, Json
from tests.walks.world import World

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


async def begun(recipient: Client, application: str, *, due: str) -> Json:
    """The final report, due on the day that the decision sets; it is begun once."""
    made = await recipient.do("CreateReport", applicationId=application, formName="FinalReport")

    report: Json = made["report"]
    assert (report["status"], report["dueOn"]) == ("DRAFT", due)
    again = await recipient.refused("CreateReport", applicationId=application, formName="FinalReport")
    assert again["code"] == "REPORT_EXISTS"
    return report


async def saved(recipient: Client, report: Json, answers: Json) -> Json:
    """A save of all answers; gives the payload."""
    made = await recipient.do(
        "SaveReport", id=report["id"], baseRevision=report["revision"], answers={"values": answers}
    )
    report["revision"] = made["report"]["revision"]
    return made


async def handed_in(recipient: Client, report: Json) -> None:
    """The report is handed in as it stands."""
    made = await recipient.do("SubmitReport", id=report["id"], revision=report["revision"])

    assert made["report"]["status"] == "SUBMITTED"
    report["revision"] = made["report"]["revision"]


async def refused_without_the_statement(world: World, recipient: Client, report: Json, answers: Json) -> None:
    """Everything but the statement is there: the report can't be handed in, and stays with the recipient."""
    without = {name: value for name, value in answers.items() if name != "auditorsStatement"}
    (problem,) = (await saved(recipient, report, without))["problems"]
    assert (problem["code"], problem["path"]) == ("REQUIRED", ["auditorsStatement"])

    refusal = await recipient.refused("SubmitReport", id=report["id"], revision=report["revision"])

    assert (refusal["code"], [each["path"] for each in refusal["problems"]]) == ("INCOMPLETE", [["auditorsStatement"]])
    assert (await world.checker.ask("Report", id=report["id"]))["report"] is None


async def another_matters_file_is_no_statement(recipient: Client, report: Json, answers: Json, other: str) -> None:
    """A document of another matter isn't found, so that nobody reads it through a report."""
    (problem,) = (await saved(recipient, report, answers | {"auditorsStatement": other}))["problems"]

    assert (problem["code"], problem["path"]) == ("DOCUMENT_NOT_FOUND", ["auditorsStatement"])


async def returned_mended_and_approved(world: World, recipient: Client, report: Json, answers: Json) -> None:
    """The checker sends it back with a reason, the recipient mends it, the checker approves it for good."""
    id, checker = report["id"], world.checker
    reasonless = await checker.refused("ReturnReport", id=id, revision=report["revision"], reason=" ")
    assert (reasonless["code"], reasonless["path"]) == ("INVALID_INPUT", ["reason"])

    made = await checker.do("ReturnReport", id=id, revision=report["revision"], reason="Kerro vaikuttavuudesta.")
    assert (made["report"]["status"], made["report"]["returnReason"]) == ("RETURNED", "Kerro vaikuttavuudesta.")
    report["revision"] = made["report"]["revision"]
    await saved(recipient, report, answers | {"impact": "Käsittelyaika puolittui."})
    await handed_in(recipient, report)
    made = await checker.do("ApproveReport", id=id, revision=report["revision"])

    assert made["report"]["status"] == "APPROVED"
    late = await recipient.refused("SubmitReport", id=id, revision=made["report"]["revision"])
    assert late["code"] == "REPORT_IS_APPROVED"
    told = (await checker.ask("Report", id=id))["report"]["answers"]["values"]
    assert told["impact"] == "Käsittelyaika puolittui."
