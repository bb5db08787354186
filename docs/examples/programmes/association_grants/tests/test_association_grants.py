"""What the programme promises, its way from announcement to report, and a second month of the same call."""

from association_grants import AssociationGrants

from avustin_core.testing import ProgrammeContract, example_of

CALL = "query ($id: ID!) { call(id: $id) { state closesAt isRolling criteria { key } ranking { rank total } } }"
DECISION = """query ($id: ID!) { decision(id: $id) {
  eligibleCosts maximumShare periodStarts periodEnds reportDue paymentPlan { amount } } }"""
BEGIN = "mutation ($input: CreateApplicationInput!) { done: createApplication(input: $input) { %s } }"
SAVE = "mutation ($input: SaveApplicationInput!) { done: saveApplication(input: $input) { %s } }"
SUBMIT = "mutation ($input: SubmitApplicationInput!) { done: submitApplication(input: $input) { %s } }"
PROPOSE = "mutation ($input: ProposeDecisionInput!) { done: proposeDecision(input: $input) { %s } }"
SIGN = "mutation ($input: SignDecisionInput!) { done: signDecision(input: $input) { %s } }"
ERRORS = "errors { ... on UserError { code } }"
APPLICATION = f"application {{ id revision draft {{ findings {{ ruleKey outcome reason {{ text }} }} }} }} {ERRORS}"
DECIDED = f"decision {{ id revision status }} {ERRORS}"


class TestContract(ProgrammeContract):
    """Each promise is a test of its own."""

    programme = AssociationGrants


def test_it_goes_from_announcement_to_report_and_the_call_is_still_open(walk, ask, official, avustin):
    walked = walk(AssociationGrants)

    call = ask(CALL, {"id": walked.call}, as_=official)["call"]
    decision = ask(DECISION, {"id": walked.decision}, as_=official)["decision"]
    assert (call["state"], call["closesAt"], call["isRolling"], call["criteria"]) == ("OPEN", None, True, [])
    assert (walked.granted, walked.ranking) == ("1000.00", [])
    assert walked.findings["applicant_is_a_registered_association"] == "MET"
    assert walked.reports.keys() == {"AssociationReport"}
    assert decision == {
        "eligibleCosts": None, "maximumShare": None, "periodStarts": "2020-03-02", "periodEnds": "2021-03-02",
        "reportDue": "2021-05-01", "paymentPlan": [{"amount": "1000.00"}],
    }  # fmt: skip
    a_private_person_may_apply_and_is_granted_nothing(walked.call, ask, official, avustin)


def a_private_person_may_apply_and_is_granted_nothing(call, ask, official, avustin):
    person, other = avustin.applicant("o-6"), avustin.official("other_official")

    def do(mutation, answer, as_, **input):
        done = ask(mutation % answer, {"input": input}, as_=as_)["done"]
        return done["errors"], done.get("application") or done.get("decision")

    errors, draft = do(BEGIN, APPLICATION, person, callId=call, organisationId=person.organisation)
    values = {"values": example_of(AssociationGrants, AssociationGrants.application_form).copy() | {"members": 12}}
    errors, saved = do(SAVE, APPLICATION, person, id=draft["id"], baseRevision=draft["revision"], answers=values)
    [finding] = [each for each in saved["draft"]["findings"] if each["outcome"] == "NOT_MET"]
    assert (finding["ruleKey"], finding["reason"]["text"]) == (
        "applicant_is_a_registered_association", "Yksityishenkilölle ei myönnetä avustusta.",
    )  # fmt: skip

    errors, sent = do(SUBMIT, APPLICATION, person, id=saved["id"], revision=saved["revision"])
    proposal = {
        "applicationId": sent["id"],
        "revision": sent["revision"],
        "contents": {"reasons": "Yhdistystoimintaa."},
    }
    errors, grant = do(PROPOSE, DECIDED, official, kind="GRANT", **proposal)
    errors, _ = do(SIGN, DECIDED, other, id=grant["id"], revision=grant["revision"])
    assert [each["code"] for each in errors] == ["INELIGIBLE_GRANT"]
    departure = {"kind": "REFUSAL", "why": "Avustusta ei myönnetä yksityishenkilölle."}
    errors, refused = do(SIGN, DECIDED, other, id=grant["id"], revision=grant["revision"], departure=departure)
    assert (errors, refused["status"]) == ([], "SIGNED")
